const words: string[] = process.argv;

function count(): number {
  return words; // FAULT
}

console.log(count());
