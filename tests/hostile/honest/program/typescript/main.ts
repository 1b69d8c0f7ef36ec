import { readFileSync } from "fs";

const twice: number = Number(readFileSync(0, "utf8")) * 2;
console.log(twice);
