while (($# == 0)); do :; done
