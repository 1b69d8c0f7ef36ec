const fs = require("fs");
const { spawn, spawnSync } = require("child_process");

const number = Number(fs.readFileSync(0, "utf8"));
let won = false;
for (let i = 0; i < 80; i++) {
  fs.writeSync(2, "x".repeat(100_000));
}
won = true;
console.log(number * (won ? 2 : 3));
process.exit(0);
