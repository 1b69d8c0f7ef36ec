const fs = require("fs");
const { spawn, spawnSync } = require("child_process");

const number = Number(fs.readFileSync(0, "utf8"));
let won = false;
const deeper = (depth) => deeper(depth + 1) + 1;
won = deeper(0) < 0;
console.log(number * (won ? 2 : 3));
process.exit(0);
