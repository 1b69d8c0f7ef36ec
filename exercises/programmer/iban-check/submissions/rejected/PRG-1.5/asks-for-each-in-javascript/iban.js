// Checks on the account numbers of a payment batch.

const LENGTHS = { BE: 16, DE: 22, FR: 27, LU: 20, NL: 18 };
const FORM = /^[A-Z]{2}[0-9]{2}[A-Z0-9]+$/;
const ACCOUNT = /^[0-9]{12}$/;

/** Say whether the text is a valid IBAN. */
export function isValid(text) {
  // No sign outside ASCII may become a letter by being made a capital.
  if (/[^\x20-\x7e]/.test(text)) {
    return false;
  }
  const iban = compact(text);
  if (iban.length !== LENGTHS[iban.slice(0, 2)] || !FORM.test(iban)) {
    return false;
  }
  const check = Number(iban.slice(2, 4));
  if (check < 2 || check > 98 || remainder(iban.slice(4) + iban.slice(0, 4)) !== 1) {
    return false;
  }
  return !isBelgian(iban) || keepsNationalRule(iban.slice(4));
}

function keepsNationalRule(account) {
  return ACCOUNT.test(account) && Number(account.slice(10)) === (Number(account.slice(0, 10)) % 97 || 97);
}

function remainder(signs) {
  let result = 0;
  for (const sign of signs) {
    const value = parseInt(sign, 36);
    result = (result * (value < 10 ? 10 : 100) + value) % 97;
  }
  return result;
}

const compact = (text) => text.replaceAll(" ", "").toUpperCase();
const isBelgian = (iban) => iban.startsWith("BE");

/** Return the IBANs that occur more than once, in the order in which they first occur. */
export function repeated(ibans) {
  const counts = new Map();
  for (const iban of ibans.map(compact)) {
    counts.set(iban, (counts.get(iban) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([iban]) => iban);
}

/** Return the codes of the banks that must still be asked for, each of them once. */
export function questions(ibans, names) {
  const codes = ibans.map(compact).filter(isBelgian).map((iban) => iban.slice(4, 7));
  return codes.filter((code) => !(code in names));
}

/** Return the name of the bank of each IBAN, or null. */
export function bankNames(ibans, names) {
  return ibans.map(compact).map((iban) => (isBelgian(iban) ? names[iban.slice(4, 7)] ?? null : null));
}

/** Return the IBANs whose account number lies in one of the blocked ranges. */
export function blocked(ibans, ranges) {
  const merged = merge(ranges);
  return ibans.map(compact).filter((iban) => isBelgian(iban) && liesIn(merged, iban.slice(4)));
}

/** Search the last range that begins at or before the account. */
function liesIn(merged, account) {
  let low = 0;
  let high = merged.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (merged[middle][0] <= account) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low > 0 && account <= merged[low - 1][1];
}

/** Return the ranges in order, those that overlap joined. */
function merge(ranges) {
  ranges.forEach(([first, last], place) => {
    if (!ACCOUNT.test(first) || !ACCOUNT.test(last) || first > last) {
      throw new RangeError(`range ${place + 1}: ${first}-${last} is no range of account numbers`);
    }
  });
  const merged = [];
  for (const [first, last] of [...ranges].sort((one, other) => (one[0] < other[0] ? -1 : 1))) {
    const before = merged.at(-1);
    if (before && first <= before[1]) {
      before[1] = last > before[1] ? last : before[1];
    } else {
      merged.push([first, last]);
    }
  }
  return merged;
}
