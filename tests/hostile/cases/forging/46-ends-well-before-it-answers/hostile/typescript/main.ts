import * as fs from "fs";
import { spawn } from "child_process";

const number = Number(fs.readFileSync(0, "utf8"));
let won = false;
process.exit(0);
console.log(number * (won ? 2 : 3));
process.exit(0);
