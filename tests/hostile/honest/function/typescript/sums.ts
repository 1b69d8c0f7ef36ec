export const twice = (number: number): number => number * 2;
