"use strict";
// The objects of candidate code that the other side knows by number, and what may be done to them.

const { isClass } = require("./values.cjs");

const { apply, construct, deleteProperty, set } = Reflect;
const { getPrototypeOf, hasOwn, keys } = Object;
const FUNCTIONS = 1;
const uncurry = Function.prototype.call.bind.bind(Function.prototype.call);
const replace = uncurry(String.prototype.replace);
const upper = uncurry(String.prototype.toUpperCase);
const [iterator, text] = [Symbol.iterator, String];

class Missing extends Error {}

const objects = [null, null]; // the first number names what all functions have in common
const numbers = new Map();
const [find, keep] = [Map.prototype.get.bind(numbers), Map.prototype.set.bind(numbers)];

// Return the names by which the suite's `snake_case` may be written here.
function spellings(name) {
  const camel = replace(name, /(?<=.)_+([a-z0-9])/g, (_all, letter) => upper(letter));
  return [name, camel, replace(camel, /^[a-z]/, upper)];
}

function numberOf(value) {
  let number = find(value);
  if (number === undefined) {
    number = objects.length;
    objects[number] = value;
    keep(value, number);
  }
  return number;
}

function specialsOf(proto) {
  const specials = ["__str__"];
  if (proto === null) return specials;
  if (typeof proto[iterator] === "function") specials[specials.length] = "__iter__";
  if (typeof proto.next === "function") specials[specials.length] = "__next__";
  if (typeof proto.equals === "function") specials[specials.length] = "__eq__";
  return specials;
}

const told = new Set();
const [isTold, tell] = [Set.prototype.has.bind(told), Set.prototype.add.bind(told)];

function description(kind, proto) {
  const n = numberOf(kind);
  if (isTold(n)) return { n };
  tell(n);
  const name = text(kind.name || "object");
  return { n, name, module: "candidate", bases: [], specials: specialsOf(proto), meta: [] };
}

// Return how something that is no plain data is spoken of.
function reference(value) {
  if (isClass(value)) return ["C", description(value, value.prototype)];
  if (typeof value === "function") {
    const kind = isTold(FUNCTIONS)
      ? { n: FUNCTIONS }
      : { n: FUNCTIONS, name: "function", module: "builtins", bases: [], specials: ["__call__"], meta: [] };
    tell(FUNCTIONS);
    return ["h", numberOf(value), kind];
  }
  const proto = getPrototypeOf(value);
  return ["h", numberOf(value), description(proto ?? value, proto)];
}

const bound = new Map();

function bind(number, name, method, target) {
  const key = `${number} ${name}`;
  let known = bound.get(key);
  if (known === undefined || known.method !== method) {
    const call = (...values) => apply(method, target, values);
    known = { method, call };
    bound.set(key, known);
  }
  return known.call;
}

function lookUp(target, name) {
  for (const spelling of spellings(name)) {
    if (target !== null && spelling in target) return spelling;
  }
  return null;
}

// What a module offers: its names, else those of what it exports by default.
function lookUpExport(space, name) {
  const whole = space.default;
  for (const spelling of spellings(name)) {
    if (spelling !== "default" && hasOwn(space, spelling)) return space[spelling];
    if (whole === undefined || whole === null) continue;
    if (typeof whole === "object" && spelling in whole) return whole[spelling];
    if (typeof whole !== "function") continue;
    if (whole.name === spelling) return whole;
    if (hasOwn(whole, spelling) && spelling !== "name") return whole[spelling];
  }
  throw new Missing(`there is no ${name}`);
}

function get(number, name, modules) {
  const target = objects[number];
  if (modules.has(number)) return lookUpExport(target, name);
  const spelling = lookUp(target, name);
  if (spelling === null) throw new Missing(`there is no ${name}`);
  const found = target[spelling];
  return typeof found === "function" && !isClass(found) ? bind(number, name, found, target) : found;
}

function change(number, name, value) {
  const target = objects[number];
  set(target, lookUp(target, name) ?? spellings(name)[1], value);
}

function remove(number, name) {
  deleteProperty(objects[number], lookUp(objects[number], name) ?? name);
}

class Exhausted extends Error {}

function perform(number, name, values) {
  const target = objects[number];
  switch (name) {
    case "__call__":
      return isClass(target) ? construct(target, values) : apply(target, undefined, values);
    case "__str__": return text(target);
    case "__repr__": return text(target);
    case "__eq__": return target.equals(values[0]) === true;
    case "__iter__": return target[iterator]();
    case "__next__": {
      const step = target.next();
      if (step.done) throw new Exhausted("");
      return step.value;
    }
  }
  throw new TypeError(`${name} is nothing that this language does`);
}

function publicNames(space) {
  const whole = space.default;
  const inside = typeof whole === "object" && whole !== null ? keys(whole) : [];
  return [...keys(space), ...inside].filter((name) => name !== "default");
}

module.exports = {
  Exhausted, Missing, change, get, numberOf, objects, perform, publicNames, reference, remove,
};
