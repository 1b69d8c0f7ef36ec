"use strict";
// What candidate code throws, told in the words of the suite's language.

const { getPrototypeOf } = Object;
const uncurry = Function.prototype.call.bind.bind(Function.prototype.call);
const found = uncurry(RegExp.prototype.exec);
const slice = uncurry(String.prototype.slice);
const has = uncurry(Set.prototype.has);
const Failure = Error;
const text = String;

const NULL = /^Cannot (read|set|access)( private)? (properties|property)|(null|undefined) is not|of (null|undefined)/;
const OWN = new Set([
  "ValueError", "TypeError", "KeyError", "IndexError", "LookupError", "ZeroDivisionError",
  "OverflowError", "ArithmeticError", "AttributeError", "FileNotFoundError", "PermissionError",
  "RecursionError", "NotImplementedError", "TimeoutError", "OSError", "RuntimeError", "StopIteration",
]);
const CODES = {
  __proto__: null, ENOENT: "FileNotFoundError", EACCES: "PermissionError", EPERM: "PermissionError",
  EEXIST: "FileExistsError", EISDIR: "IsADirectoryError", ENOTDIR: "NotADirectoryError",
};

function typeOfKind(name, message) {
  switch (name) {
    case "TypeError": return found(NULL, message) ? "AttributeError" : "TypeError";
    case "ReferenceError": return "NameError";
    case "RangeError":
      if (found(/call stack size/, message)) return "RecursionError";
      return found(/^Division by zero$/, message) ? "ZeroDivisionError" : "ValueError";
    case "Error": case "SyntaxError": case "URIError": case "EvalError": return "ValueError";
  }
  return has(OWN, name) ? name : "";
}

// Return the exception's name over there: that of the nearest class that has one.
function typeOf(error, message) {
  if (!(error instanceof Failure)) return "ValueError";
  if (typeof error.code === "string" && CODES[error.code]) return CODES[error.code];
  for (let proto = getPrototypeOf(error); proto; proto = getPrototypeOf(proto)) {
    const name = typeOfKind(proto.constructor?.name, message);
    if (name) return name;
  }
  return "ValueError";
}

// Return [file, line] of the innermost frame in the candidate's own files.
function whereOf(error, place) {
  const match = found(place, `${error?.stack}`);
  return match ? [match[1], +match[2]] : [];
}

function safely(get, otherwise) {
  try {
    return get();
  } catch {
    return otherwise;
  }
}

// Return what is told of something that was thrown; `at` is true while a module is loaded.
function describe(error, place, loading) {
  const said = safely(() => slice(text(error instanceof Failure ? error.message : error), 0, 2000), "");
  const broken = loading && safely(() => error instanceof SyntaxError, false);
  return {
    __proto__: null,
    type: broken ? "SyntaxError" : safely(() => typeOf(error, said), "ValueError"),
    text: said,
    where: safely(() => whereOf(error, place), []),
  };
}

module.exports = { describe };
