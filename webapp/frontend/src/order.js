// Compares the cells of a table: numbers as numbers, the rest as the language sorts it.

const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** The number a cell shows, in the ways the site writes numbers, or null. */
export function asNumber(text) {
  const bare = text.replace(/[\s\u00a0\u202f%€]/g, "").replace("\u2212", "-");
  if (NUMBER.test(bare)) return Number(bare);
  const comma = bare.replace(/\.(?=\d{3}(\D|$))/g, "").replace(",", ".");
  return NUMBER.test(comma) ? Number(comma) : null;
}

/** Return compare(a, b) for the texts of one column; empty ones come last either way. */
export function comparison(texts, language, descending) {
  const filled = texts.filter((text) => text !== "");
  const numeric = filled.length > 0 && filled.every((text) => asNumber(text) !== null);
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const sign = descending ? -1 : 1;
  return (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    return sign * (numeric ? asNumber(a) - asNumber(b) : collator.compare(a, b));
  };
}
