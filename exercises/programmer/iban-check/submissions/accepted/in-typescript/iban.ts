// Checks on the account numbers of a payment batch.

type Names = Record<string, string | null>;
type Range = [first: string, last: string];

const LENGTHS = new Map([["BE", 16], ["DE", 22], ["FR", 27], ["LU", 20], ["NL", 18]]);
const TWELVE_DIGITS = /^[0-9]{12}$/;

class Iban {
  readonly text: string;

  constructor(text: string) {
    this.text = text.split(" ").join("").toUpperCase();
  }

  get country(): string {
    return this.text.slice(0, 2);
  }

  get account(): string {
    return this.text.slice(4);
  }

  get bank(): string | null {
    return this.country === "BE" ? this.account.slice(0, 3) : null;
  }

  isValid(): boolean {
    const known = LENGTHS.get(this.country) === this.text.length;
    return known && /^..(0[2-9]|[1-8]\d|9[0-8])[A-Z0-9]+$/.test(this.text) &&
      this.remainder() === 1n && (this.country !== "BE" || this.keepsNationalRule());
  }

  private remainder(): bigint {
    const moved = this.account + this.text.slice(0, 4);
    return BigInt([...moved].map((sign) => parseInt(sign, 36)).join("")) % 97n;
  }

  private keepsNationalRule(): boolean {
    const rest = Number(this.account.slice(0, 10)) % 97 || 97;
    return TWELVE_DIGITS.test(this.account) && Number(this.account.slice(10)) === rest;
  }
}

/** Say whether the text is a valid IBAN. */
export function isValid(text: string): boolean {
  return /^[ -~]*$/.test(text) && new Iban(text).isValid();
}

/** Return the IBANs that occur more than once, in the order in which they first occur. */
export function repeated(ibans: string[]): string[] {
  const again = new Map<string, boolean>();
  for (const iban of ibans) {
    const { text } = new Iban(iban);
    again.set(text, again.has(text));
  }
  return Array.from(again.keys()).filter((text) => again.get(text));
}

/** Return the codes of the banks that must still be asked for, each of them once. */
export function questions(ibans: string[], names: Names): string[] {
  const seen = new Set<string | null>([...Object.keys(names), null]);
  const found: string[] = [];
  for (const iban of ibans) {
    const { bank } = new Iban(iban);
    if (!seen.has(bank)) {
      seen.add(bank);
      found.push(bank as string);
    }
  }
  return found;
}

/** Return the name of the bank of each IBAN, or null. */
export function bankNames(ibans: string[], names: Names): (string | null)[] {
  return ibans.map((iban) => names[new Iban(iban).bank ?? ""] ?? null);
}

/** Return the IBANs whose account number lies in one of the blocked ranges. */
export function blocked(ibans: string[], ranges: Range[]): string[] {
  ranges.forEach(check);
  const batch = ibans.map((text) => new Iban(text)).filter((iban) => iban.country === "BE");
  const ordered = [...ranges].sort(([one], [other]) => (one < other ? -1 : 1));
  const found = new Set<string>();
  let next = 0;
  let reach = "";
  // Both are walked through once, in the order of the account numbers.
  for (const { account } of [...batch].sort((one, other) => (one.account < other.account ? -1 : 1))) {
    while (next < ordered.length && ordered[next][0] <= account) {
      reach = ordered[next][1] > reach ? ordered[next][1] : reach;
      next++;
    }
    if (account <= reach) {
      found.add(account);
    }
  }
  return batch.filter(({ account }) => found.has(account)).map(({ text }) => text);
}

function check([first, last]: Range, place: number): void {
  if (!TWELVE_DIGITS.test(first) || !TWELVE_DIGITS.test(last) || first > last) {
    throw new RangeError(`range ${place + 1}: ${first}-${last} is no range of account numbers`);
  }
}
