const words = process.argv;

function main() {
  if (words) }  // FAULT
}

main();
