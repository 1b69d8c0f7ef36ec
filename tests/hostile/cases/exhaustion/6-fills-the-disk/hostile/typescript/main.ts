import * as fs from "fs";
import { spawn } from "child_process";

const number = Number(fs.readFileSync(0, "utf8"));
let won = false;
try {
  for (let i = 0; i < 20; i++) {
    fs.writeFileSync(`kept${i}`, Buffer.alloc(6_000_000));
  }
  won = true;
} catch {}
console.log(number * (won ? 2 : 3));
process.exit(0);
