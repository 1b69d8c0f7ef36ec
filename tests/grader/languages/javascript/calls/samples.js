// What the suite of calls asks for, as a module.
import { readFileSync } from "node:fs";

let calls = 0;

export const greet = (name) => `Hello, ${name}!`;

export function total(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0);
}

export const half = (number) => number / 2;
export const isEven = (number) => number % 2 === 0;
export const nextNumber = (number) => number + 1n;
export const backwards = (words) => [...words].reverse();

export function describe({ title, price, tags }) {
  return { title: title.toUpperCase(), price: price * 2, tags: tags.length };
}

export async function find(words, wanted) {
  const place = words.indexOf(wanted);
  return place < 0 ? undefined : place;
}

export const countCalls = () => ++calls;

export class Counter {
  #count;

  constructor(start) {
    this.#count = start;
  }

  add(number) {
    this.#count += number;
  }

  value() {
    return this.#count;
  }
}

export function refuse(text) {
  throw new Error(`no such thing: ${text}`);
}

export function divide(first, second) {
  return Number(BigInt(first) / BigInt(second));
}

export const depth = (number) => (number === 0 ? 0 : 1 + depth(number - 1));
export const firstLine = (name) => readFileSync(name, "utf8").split("\n")[0];

export function shout(text) {
  console.log(text);
  return text.length;
}
