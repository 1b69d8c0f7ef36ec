// The receipt of a market stall.

const RATES = [6, 12, 21];

/** Return total, VAT for each rate, and net of the lines. */
export function totals(lines) {
  const sums = new Map();
  lines.forEach((line, place) => {
    const cents = cost(line, place + 1);
    sums.set(line.rate, (sums.get(line.rate) ?? 0) + cents);
  });
  const vat = RATES.filter((rate) => sums.has(rate)).map((rate) => [rate, contained(sums.get(rate), rate)]);
  const total = [...sums.values()].reduce((sum, cents) => sum + cents, 0);
  const taxes = vat.reduce((sum, [, cents]) => sum + cents, 0);
  return {
    total: euros(total),
    vat: vat.map(([rate, cents]) => ({ rate, amount: euros(cents) })),
    net: euros(total - taxes),
  };
}

/** Return the VAT contained in cents, rounded. */
function contained(cents, rate) {
  const whole = Math.floor((cents * rate) / (100 + rate));
  const rest = 2 * ((cents * rate) % (100 + rate)) - (100 + rate);
  return rest > 0 || (rest === 0 && whole % 2 === 1) ? whole + 1 : whole;
}

function euros(cents) {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}

/** Return what a line that keeps the rules costs, in cents. */
function cost({ description, quantity, unit_price: price, rate }, number) {
  if (!description) {
    throw new RangeError(`line ${number}: the description is empty`);
  }
  if (!Number.isInteger(quantity) || quantity < 1) {
    throw new RangeError(`line ${number}: the quantity ${quantity} is none`);
  }
  const found = /^(\d+)(?:\.(\d{1,2}))?$/.exec(price);
  if (!found) {
    throw new RangeError(`line ${number}: the price ${price} is no amount`);
  }
  if (!RATES.includes(rate)) {
    throw new RangeError(`line ${number}: the rate ${rate} is none`);
  }
  return quantity * (Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0")));
}
