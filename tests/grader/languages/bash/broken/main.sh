main() {
  if [[ $# -gt 0 ]]; then
    echo "$@"
  ) # FAULT
}

main "$@"
