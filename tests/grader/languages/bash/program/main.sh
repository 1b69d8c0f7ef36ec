#!/usr/bin/env bash
set -eu

if [[ "$*" == copy ]]; then
  cp in.txt out.txt
elif [[ "$*" == fail ]]; then
  echo "it failed" >&2
  exit 3
else
  (IFS='|' && printf '%s\n' "$*")
  sum=0
  while read -r number; do
    sum=$((sum + number))
  done
  echo "$sum"
fi
