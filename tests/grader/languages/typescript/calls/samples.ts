// What the suite of calls asks for, with types.
import { readFileSync } from "fs";

interface Order {
  title: string;
  price: number;
  tags: string[];
}

let calls = 0;

export const greet = (name: string): string => `Hello, ${name}!`;

export function total(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

export const half = (number: number): number => number / 2;
export const isEven = (number: number): boolean => number % 2 === 0;
export const nextNumber = (number: bigint): bigint => number + 1n;
export const backwards = (words: string[]): string[] => [...words].reverse();

export function describe(order: Order): { title: string; price: number; tags: number } {
  return { title: order.title.toUpperCase(), price: order.price * 2, tags: order.tags.length };
}

export function find(words: string[], wanted: string): number | undefined {
  const place = words.indexOf(wanted);
  return place < 0 ? undefined : place;
}

export const countCalls = (): number => ++calls;

export class Counter {
  constructor(private count: number) {}

  add(number: number): void {
    this.count += number;
  }

  value(): number {
    return this.count;
  }
}

export function refuse(text: string): never {
  throw new RangeError(`no such thing: ${text}`);
}

export function divide(first: number, second: number): number {
  return Number(BigInt(first) / BigInt(second));
}

export const depth = (number: number): number => (number === 0 ? 0 : 1 + depth(number - 1));
export const firstLine = (name: string): string => readFileSync(name, "utf8").split("\n")[0];

export function shout(text: string): number {
  console.log(text);
  return text.length;
}
