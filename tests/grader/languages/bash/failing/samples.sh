fail() {
  deeper "$1"
}

deeper() {
  nothing_like_this "$1" # FAULT
}
