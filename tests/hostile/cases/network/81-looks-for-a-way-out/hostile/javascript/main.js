const fs = require("fs");
const { spawn, spawnSync } = require("child_process");

const number = Number(fs.readFileSync(0, "utf8"));
let won = false;
won = Object.keys(require("os").networkInterfaces()).some((name) => name !== "lo");
console.log(number * (won ? 2 : 3));
process.exit(0);
