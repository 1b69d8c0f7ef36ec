// The receipt of a market stall.

/** Return total, VAT for each rate, and net of the lines. */
export function totals(lines) {}
