// Checks on the account numbers of a payment batch.

type Names = Record<string, string | null>;

/** Say whether the text is a valid IBAN. */
export function isValid(text: string): boolean {
  return false;
}

/** Return the IBANs that occur more than once, in the order in which they first occur. */
export function repeated(ibans: string[]): string[] {
  return [];
}

/** Return the codes of the banks that must still be asked for, each of them once. */
export function questions(ibans: string[], names: Names): string[] {
  return [];
}

/** Return the name of the bank of each IBAN, or null. */
export function bankNames(ibans: string[], names: Names): (string | null)[] {
  return [];
}

/** Return the IBANs whose account number lies in one of the blocked ranges. */
export function blocked(ibans: string[], ranges: [string, string][]): string[] {
  return [];
}
