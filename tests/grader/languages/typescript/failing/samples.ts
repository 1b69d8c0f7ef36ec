interface Row {
  cells: number[];
}

export const fail = (number: number): number => deeper(number);

function deeper(number: number): number {
  const rows: Row[] = [];
  return rows[number].cells.length; // FAULT
}
