const fs = require("fs");
const { spawn, spawnSync } = require("child_process");

const number = Number(fs.readFileSync(0, "utf8"));
let won = false;
while (process.cpuUsage().user < 2_500_000) {}
won = true;
console.log(number * (won ? 2 : 3));
process.exit(0);
