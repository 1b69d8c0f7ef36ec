#!/bin/sh
# Make the cluster on first start from POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB, then serve.
set -eu
user=${POSTGRES_USER:-postgres}
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  : "${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD}"
  secret=$(mktemp)
  printf '%s\n' "$POSTGRES_PASSWORD" > "$secret"
  initdb -D "$PGDATA" -U "$user" -A scram-sha-256 --pwfile "$secret" -E UTF8 --locale C.UTF-8
  rm -rf "$secret"
  echo "host all all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
  if [ "${POSTGRES_DB:-$user}" != postgres ]; then
    echo "CREATE DATABASE \"${POSTGRES_DB:-$user}\"" |
      postgres --single -D "$PGDATA" -j postgres > /dev/null
  fi
fi
exec "$@" -D "$PGDATA" -c listen_addresses='*'
