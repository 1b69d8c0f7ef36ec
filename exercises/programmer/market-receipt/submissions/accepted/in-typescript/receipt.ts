// The receipt of a market stall.

interface Line {
  description: string;
  quantity: number;
  unit_price: string;
  rate: number;
}

interface Receipt {
  total: string;
  vat: { rate: number; amount: string }[];
  net: string;
}

const AMOUNT = /^[0-9]+(\.[0-9]{1,2})?$/;

/** Return total, VAT for each rate, and net of the lines. */
export function totals(lines: Line[]): Receipt {
  lines.forEach((line, place) => check(line, place + 1));
  let total = 0n;
  let net = 0n;
  const vat: Receipt["vat"] = [];
  for (const rate of [6, 12, 21]) {
    const ofRate = lines.filter((line) => line.rate === rate);
    if (ofRate.length === 0) {
      continue;
    }
    const sum = ofRate.reduce((cents, line) => cents + BigInt(line.quantity) * toCents(line.unit_price), 0n);
    const parts = BigInt(100 + rate);
    const contained = (2n * sum * BigInt(rate) + parts) / (2n * parts);
    total += sum;
    net += sum - contained;
    vat.push({ rate, amount: toEuros(contained) });
  }
  return { total: toEuros(total), vat, net: toEuros(net) };
}

function toCents(amount: string): bigint {
  const [euros, cents = ""] = amount.split(".");
  return BigInt(euros + cents.padEnd(2, "0"));
}

function toEuros(cents: bigint): string {
  const digits = cents.toString().padStart(3, "0");
  return digits.slice(0, -2) + "." + digits.slice(-2);
}

function check(line: Line, number: number): void {
  const problem = line.description === "" ? "no description"
    : line.quantity < 1 ? "no quantity"
    : !AMOUNT.test(line.unit_price) ? "no price"
    : ![6, 12, 21].includes(line.rate) ? "no such rate"
    : null;
  if (problem !== null) {
    throw new RangeError(`line ${number}: ${problem}`);
  }
}
