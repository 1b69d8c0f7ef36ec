# Compare the log of the badge readers with the rights: badges.sh RIGHTS LOG [MOMENT ...].

main() {
  return 0
}

main "$@"
