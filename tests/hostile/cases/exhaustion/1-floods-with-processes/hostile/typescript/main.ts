import * as fs from "fs";
import { spawn } from "child_process";

const number = Number(fs.readFileSync(0, "utf8"));
let won = false;
try {
  for (let i = 0; i < 120; i++) {
    spawn("sleep", ["2"]).on("error", () => {});
  }
} catch {}
won = fs.readdirSync("/proc").filter((name) => /^[0-9]+$/.test(name)).length > 110;
console.log(number * (won ? 2 : 3));
process.exit(0);
