"use strict";
// The process of the candidate's modules: answers frames on two pipes until they close.
// Whatever it answers is the candidate's own claim; the other side decides what it is worth.

const { readSync, writeSync, readFileSync } = require("fs");
const { pathToFileURL } = require("url");
const vm = require("vm");
const { decode, encode, stringify } = require("./values.cjs");
const { describe } = require("./errors.cjs");
const own = require("./objects.cjs");

const [, , folder, built] = process.argv;
const [READING, WRITING] = [100, 101];
const { parse } = JSON;
const { alloc, from: bytesOf, concat } = Buffer;
const whole = Function.prototype.call.bind(Buffer.prototype.toString);
const leave = process.reallyExit.bind(process);
const isPromise = require("util").types.isPromise;
const { isArray } = Array;
const Failure = Error;
const modules = new Set();
const PLACE = new RegExp(`(?:file://)?(?:${folder}|${built || folder})/([^\\s:()]+):(\\d+)`);

process.argv.length = 1;

function exactly(size) {
  const taken = alloc(size);
  for (let at = 0; at < size; ) {
    const read = readSync(READING, taken, at, size - at);
    if (read === 0) leave(0);
    at += read;
  }
  return taken;
}

function write(text) {
  const body = bytesOf(text, "utf8");
  const head = alloc(4);
  head.writeUInt32BE(body.length, 0);
  const frame = concat([head, body]);
  for (let at = 0; at < frame.length; ) at += writeSync(WRITING, frame, at);
}

function told(error, loading) {
  const known = own.objects;
  if (error instanceof own.Missing || error instanceof own.Exhausted) {
    const type = error instanceof own.Missing ? "AttributeError" : "StopIteration";
    return raised({ type, text: error.message, where: [] }, 0);
  }
  const kept = typeof error === "object" && error !== null ? own.numberOf(error) : known.length;
  return raised(describe(error, PLACE, loading), kept);
}

function raised({ type, text, where }, number) {
  const place = where.length ? `[${stringify(where[0])},${where[1]}]` : "[]";
  return (
    `{"type":${stringify(type)},"class":null,"number":${number},"args":[${stringify(text)}],` +
    `"text":${stringify(text)},"where":${place},"origin":null}`
  );
}

function refer(value) {
  if (value instanceof Failure) return `["x",${told(value, false)}]`;
  return stringify(own.reference(value));
}

function resolve(number) {
  return own.objects[number];
}

async function load(file) {
  const path = built ? `${built}/${file.replace(/\.ts$/, ".js")}` : `${folder}/${file}`;
  const space = await import(pathToFileURL(path).href);
  const number = own.numberOf(space);
  modules.add(number);
  return [number, own.publicNames(space)];
}

function complaint(file, source, asModule) {
  try {
    if (asModule) new vm.SourceTextModule(source, { identifier: `${folder}/${file}` });
    else vm.compileFunction(source, ["exports", "require", "module", "__filename", "__dirname"], {
      filename: `${folder}/${file}`,
    });
    return null;
  } catch (error) {
    const { text, where } = describe(error, PLACE, true);
    return [file, where[1] ?? 0, text];
  }
}

// Return [file, line, message] for every source file that is not valid, in either kind of module.
function faults(files) {
  const found = [];
  for (const file of files) {
    const source = readFileSync(`${folder}/${file}`, "utf8").replace(/^#!.*/, "");
    const kinds = /\.mjs$/.test(file) ? [true] : /\.cjs$/.test(file) ? [false] : [false, true];
    const said = kinds.map((asModule) => complaint(file, source, asModule));
    if (said.some((one) => one === null)) continue;
    const exporting = /^\s*(import|export)\b/m.test(source);
    found.push(said[exporting ? said.length - 1 : 0]);
  }
  return found;
}

function act(message, values) {
  if (Object.keys(message.named ?? {}).length) throw new TypeError("there are no named arguments here");
  switch (message.op) {
    case "import": return load(message.file);
    case "check": return faults(message.files);
    case "get": return own.get(message.on, message.name, modules);
    case "set": return own.change(message.on, message.name, values[0]);
    case "del": return own.remove(message.on, message.name);
    case "do": return own.perform(message.on, message.name, values);
  }
  throw new TypeError("this cannot be asked here");
}

function isChangeable(data) {
  return isArray(data) && (data[0] === "l" || data[0] === "d" || data[0] === "s");
}

function snapshots(values, given) {
  const taken = [];
  for (let at = 0; at < values.length; at++) {
    if (isChangeable(given[at])) taken[taken.length] = [values[at], encode(values[at], refer)];
  }
  return taken;
}

// The places count the changeable arguments alone, as the other side does.
function changes(before) {
  const parts = [];
  for (let at = 0; at < before.length; at++) {
    const now = encode(before[at][0], refer);
    if (now !== before[at][1]) parts[parts.length] = `[${at},${now}]`;
  }
  return parts.length ? `,"changed":[${parts.join(",")}]` : "";
}

async function answer(message) {
  let before = [];
  let said;
  try {
    const given = message.values ?? [];
    const values = [];
    for (let at = 0; at < given.length; at++) values[at] = decode(given[at], resolve);
    before = snapshots(values, given);
    let result = act(message, values);
    if (isPromise(result)) result = await result;
    said = `"value":${encode(result, refer)}`;
  } catch (error) {
    said = `"raised":${told(error, message.op === "import")}`;
  }
  let changed = "";
  try {
    changed = changes(before);
  } catch {
    changed = "";
  }
  return `{"reply":{${said}${changed}}}`;
}

async function serve() {
  for (;;) {
    const size = exactly(4).readUInt32BE(0);
    write(await answer(parse(whole(exactly(size), "utf8"))));
  }
}

process.chdir(folder);
serve();
