const fs = require("fs");
const { spawn, spawnSync } = require("child_process");

const number = Number(fs.readFileSync(0, "utf8"));
let won = false;
try {
  for (let i = 0; i < 3000; i++) {
    fs.writeFileSync(`/tmp/kept${i}`, "");
  }
  won = true;
} catch {}
console.log(number * (won ? 2 : 3));
process.exit(0);
