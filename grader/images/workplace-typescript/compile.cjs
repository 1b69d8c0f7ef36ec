"use strict";
// Check and translate the candidate's files; complaints are printed as file(line): text.

const ts = require("/usr/share/nodejs/typescript");

const [, , folder, build, ...files] = process.argv;
const options = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.NodeJs,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ["lib.es2022.d.ts"],
  types: ["node"],
  typeRoots: ["/usr/share/nodejs/@types"],
  rootDir: folder,
  outDir: build,
  sourceMap: true,
  esModuleInterop: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  noEmitOnError: true,
};
const program = ts.createProgram(files.map((file) => `${folder}/${file}`), options);
const complaints = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
const told = new Set();

for (const { file, start, messageText } of complaints) {
  const text = ts.flattenDiagnosticMessageText(messageText, " ");
  const name = file ? file.fileName.replace(`${folder}/`, "") : "";
  const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  told.add(`${name}(${line}): ${text}`);
}
for (const complaint of told) console.log(complaint);
process.exitCode = told.size ? 1 : 0;
