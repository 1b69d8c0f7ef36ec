import * as fs from "fs";
import { spawn } from "child_process";

const number = Number(fs.readFileSync(0, "utf8"));
let won = false;
const kept: Buffer[] = [];
for (let i = 0; i < 150; i++) {
  kept.push(Buffer.alloc(4_000_000, 1));
}
won = kept.length === 150;
console.log(number * (won ? 2 : 3));
process.exit(0);
