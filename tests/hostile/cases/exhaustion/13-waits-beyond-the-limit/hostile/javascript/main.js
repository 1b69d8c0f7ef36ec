const fs = require("fs");
const { spawn, spawnSync } = require("child_process");

const number = Number(fs.readFileSync(0, "utf8"));
let won = false;
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 8000);
won = true;
console.log(number * (won ? 2 : 3));
process.exit(0);
