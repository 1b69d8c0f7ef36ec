exports.fail = (number) => deeper(number);

function deeper(number) {
  return [][number].length; // FAULT
}
