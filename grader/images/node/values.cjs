"use strict";
// Plain data as tagged JSON text, as shared/values.py has it. Everything of the language that
// is used here is taken before candidate code is loaded, so that code which changes the
// built-in objects changes no answer but its own.

const { stringify } = JSON;
const { isArray } = Array;
const { create, defineProperty, getPrototypeOf, getOwnPropertyNames, keys } = Object;
const { getOwnPropertyDescriptor } = Object;
const { isFinite, isInteger, isSafeInteger } = Number;
const uncurry = Function.prototype.call.bind.bind(Function.prototype.call);
const forEachSet = uncurry(Set.prototype.forEach);
const forEachMap = uncurry(Map.prototype.forEach);
const textOfDate = uncurry(Date.prototype.toISOString);
const textOfBig = uncurry(BigInt.prototype.toString);
const sourceOf = uncurry(Function.prototype.toString);
const matches = uncurry(RegExp.prototype.test);
const base64 = uncurry(Buffer.prototype.toString);
const join = uncurry(Array.prototype.join);
const bytesOf = Buffer.from;
const { isView } = ArrayBuffer;
const [PlainObject, List, PlainSet, PlainMap, PlainDate, Failure] = [
  Object.prototype, Array.prototype, Set, Map, Date, Error,
];
const Big = BigInt;
const Bytes = Uint8Array;
const Dataview = DataView;

const DEEPEST = 100;
const CLASS = /^class\b/;

function isClass(value) {
  return typeof value === "function" && matches(CLASS, sourceOf(value));
}

// Whether an object is data and nothing else: its class adds no methods and no accessors.
function isData(value) {
  for (let proto = getPrototypeOf(value); proto !== PlainObject; proto = getPrototypeOf(proto)) {
    if (proto === null) return true;
    const names = getOwnPropertyNames(proto);
    if (names.length > 1 || names[0] !== "constructor") return false;
    if (!isClass(getOwnPropertyDescriptor(proto, "constructor").value)) return false;
  }
  return true;
}

function encodeNumber(value) {
  if (isInteger(value)) return isSafeInteger(value) ? `${value || 0}` : encodeBig(Big(value));
  if (isFinite(value)) return `${value}`;
  return value > 0 ? '["f","inf"]' : value < 0 ? '["f","-inf"]' : '["f","nan"]';
}

function encodeBig(value) {
  if (value > -9007199254740992n && value < 9007199254740992n) return textOfBig(value);
  return value < 0n ? `["i","-0x${textOfBig(-value, 16)}"]` : `["i","0x${textOfBig(value, 16)}"]`;
}

function isPlain(value) {
  return value === null || (typeof value !== "object" && typeof value !== "function");
}

function encodeMap(value, into) {
  const pairs = [];
  let plain = true;
  forEachMap(value, (item, key) => {
    plain = plain && isPlain(key);
    pairs[pairs.length] = [into(key), into(item)];
  });
  const parts = [];
  for (let at = 0; at < pairs.length; at++) {
    const pair = `[${pairs[at][0]},${pairs[at][1]}]`;
    parts[at] = plain ? pair : `["l",${pair}]`;
  }
  return `["${plain ? "d" : "l"}",[${join(parts, ",")}]]`;
}

function encodeSet(value, into) {
  const parts = [];
  let plain = true;
  forEachSet(value, (item) => {
    plain = plain && isPlain(item);
    parts[parts.length] = into(item);
  });
  return `["${plain ? "s" : "l"}",[${join(parts, ",")}]]`;
}

function encodeList(value, into) {
  const parts = [];
  for (let at = 0; at < value.length; at++) parts[at] = into(value[at]);
  return `["l",[${join(parts, ",")}]]`;
}

function encodeObject(value, into) {
  const names = keys(value);
  const parts = [];
  for (let at = 0; at < names.length; at++) {
    parts[at] = `[${stringify(names[at])},${into(value[names[at]])}]`;
  }
  return `["d",[${join(parts, ",")}]]`;
}

// Return the JSON text of a value; `refer` writes what is not plain data.
function encode(value, refer, depth = 0) {
  switch (typeof value) {
    case "undefined": return "null";
    case "boolean": return value ? "true" : "false";
    case "number": return encodeNumber(value);
    case "bigint": return encodeBig(value);
    case "string": return stringify(value);
    case "symbol": throw new TypeError("a symbol cannot be given back");
    case "function": return refer(value);
  }
  if (value === null) return "null";
  if (depth > DEEPEST) throw new TypeError(`a value is nested more than ${DEEPEST} deep`);
  const into = (inner) => encode(inner, refer, depth + 1);
  if (isArray(value)) return encodeList(value, into);
  if (value instanceof Bytes) return `["b",${stringify(base64(bytesOf(value), "base64"))}]`;
  if (isView(value) && !(value instanceof Dataview)) return encodeList(value, into);
  if (value instanceof PlainMap) return encodeMap(value, into);
  if (value instanceof PlainSet) return encodeSet(value, into);
  if (value instanceof PlainDate) return `["dt",${stringify(textOfDate(value))},0]`;
  if (value instanceof Failure) return refer(value);
  return isData(value) ? encodeObject(value, into) : refer(value);
}

function decodeItems(items, resolve) {
  const made = [];
  for (let at = 0; at < items.length; at++) made[at] = decode(items[at], resolve);
  return made;
}

function decodeMap(pairs, resolve) {
  const made = [];
  let plain = true;
  for (let at = 0; at < pairs.length; at++) {
    const key = decode(pairs[at][0], resolve);
    plain = plain && typeof key === "string";
    made[at] = [key, decode(pairs[at][1], resolve)];
  }
  if (!plain) return new PlainMap(made);
  const found = {};
  const rest = { enumerable: true, configurable: true, writable: true };
  for (let at = 0; at < made.length; at++) {
    if (made[at][0] === "__proto__") defineProperty(found, "__proto__", { ...rest, value: made[at][1] });
    else found[made[at][0]] = made[at][1];
  }
  return found;
}

function bigOf(text) {
  return text[0] === "-" ? -Big(text.slice(1)) : Big(text);
}

const NAMES = {
  __proto__: null, c: "a complex number", D: "a decimal", F: "a fraction", da: "a date",
  ti: "a time of day", td: "a span of time", p: "a function of the suite", r: "a range",
};

// Return the value of decoded JSON; `resolve` finds the objects that stayed here.
function decode(data, resolve) {
  if (!isArray(data)) return data;
  switch (data[0]) {
    case "l": case "t": case "dq": return decodeItems(data[1], resolve);
    case "s": case "fs": return new PlainSet(decodeItems(data[1], resolve));
    case "d": return decodeMap(data[1], resolve);
    case "i": return bigOf(data[1]);
    case "f": return data[1] === "nan" ? NaN : data[1] === "inf" ? Infinity : -Infinity;
    case "b": case "ba": return bytesOf(data[1], "base64");
    case "dt": return new PlainDate(data[1]);
    case "h": return resolve(data[1]);
  }
  throw new TypeError(`${NAMES[data[0]] ?? "this kind of value"} cannot be given to this language`);
}

module.exports = { create, decode, encode, isClass, List, stringify };
