// Checks on the account numbers of a payment batch.

/** Say whether the text is a valid IBAN. */
export function isValid(text) {}

/** Return the IBANs that occur more than once, in the order in which they first occur. */
export function repeated(ibans) {}

/** Return the codes of the banks that must still be asked for, each of them once. */
export function questions(ibans, names) {}

/** Return the name of the bank of each IBAN, or null. */
export function bankNames(ibans, names) {}

/** Return the IBANs whose account number lies in one of the blocked ranges. */
export function blocked(ibans, ranges) {}
