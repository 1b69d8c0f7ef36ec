import assert from "node:assert/strict";
import test from "node:test";
import { Folder, nameFault } from "../src/folder.js";

test("a folder keeps the order of its files when one is renamed", () => {
  const folder = new Folder({ "a.py": "1", "b.py": "2", "c.py": "3" });
  folder.rename("b.py", "x.py");
  assert.deepEqual(folder.names(), ["a.py", "x.py", "c.py"]);
});

test("line ends are those of the editor, so that opening a file changes nothing", () => {
  assert.equal(new Folder({ "a.py": "x\r\ny\rz\n" }).text("a.py"), "x\ny\nz\n");
});

test("half a character is sent and kept as the sign for what cannot be read", () => {
  const folder = new Folder({ "a.py": "" });
  folder.write("a.py", "\ud800 and 😀 whole \udc00");
  assert.deepEqual(folder.snapshot(), { "a.py": "\ufffd and 😀 whole \ufffd" });
});

test("listeners hear what kind of change it was and who made it", () => {
  const heard = [];
  const folder = new Folder({ "a.py": "", "b.py": "" });
  folder.onChange((kind, source) => heard.push([kind, source]));
  folder.write("a.py", "x", "editor");
  folder.write("a.py", "x", "editor");
  folder.merge({ "a.py": "y", "b.py": null }, "restore");
  folder.replace({ "a.py": "" }, "reset");
  assert.deepEqual(heard, [["edit", "editor"], ["restore", null], ["reset", null]]);
  assert.deepEqual(folder.snapshot(), { "a.py": "" });
});

test("a name that a folder cannot have is refused with its reason", () => {
  for (const name of ["", "../x.py", "a b.py", "noending", ".hidden", "x/y.py", "a".repeat(70) + ".py"]) {
    assert.equal(nameFault(name, []), "name_bad", name);
  }
  assert.equal(nameFault("Main.py", ["main.py"]), "name_taken");
  assert.equal(nameFault("test_main.py", ["main.py"]), "");
});
