const kept: number[][] = [];
while (process.argv.length === 2) kept.push(new Array(100_000).fill(kept.length));
