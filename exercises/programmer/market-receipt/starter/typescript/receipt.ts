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

/** Return total, VAT for each rate, and net of the lines. */
export function totals(lines: Line[]): Receipt {
  return { total: "", vat: [], net: "" };
}
