# What the suite of calls asks for, in words.

greet() {
  printf 'Hello, %s!\n' "$1"
}

total() {
  local sum=0 number
  for number in "$@"; do
    ((sum += number))
  done
  echo "$sum"
}

backwards() {
  tac <<<"$1"
}

refuse() {
  echo "no such thing: $1" >&2
  return 1
}

firstLine() {
  head -n 1 "$1"
}
