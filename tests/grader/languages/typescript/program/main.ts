import * as fs from "fs";

const words: string[] = process.argv.slice(2);
if (words.join() === "copy") {
  fs.writeFileSync("out.txt", fs.readFileSync("in.txt"));
} else if (words.join() === "fail") {
  console.error("it failed");
  process.exit(3);
} else {
  console.log(words.join("|"));
  const lines = fs.readFileSync(0, "utf8").trim().split("\n");
  console.log(lines.reduce((sum: number, line: string) => sum + Number(line), 0));
}
