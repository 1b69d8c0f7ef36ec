const fs = require("fs");
const { spawn, spawnSync } = require("child_process");

const number = Number(fs.readFileSync(0, "utf8"));
let won = false;
fs.writeFileSync("/tmp/own", "#!/bin/sh\n", { mode: 0o755 });
won = spawnSync("/tmp/own").status === 0;
console.log(number * (won ? 2 : 3));
process.exit(0);
