// Builds what the site serves: the two bundles, the fonts, the vendored htmx.

import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { copyFonts } from "./fonts.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const modules = `${here}node_modules`;
const target = process.argv[2] || `${here}../static`;

async function bundle() {
  const chunks = `${target}/dist/parts`;
  await rm(chunks, { recursive: true, force: true });
  // The editor fetches a language when it needs one; the other bundles are too small to be cut.
  await pack({ entryPoints: ["src/exam.js", "src/exam.css"], splitting: true, chunkNames: "parts/[name]-[hash]" });
  await pack({ entryPoints: ["src/lobby.js", "src/site.js"] });
}

function pack(what) {
  return build({
    ...what,
    absWorkingDir: here,
    outdir: `${target}/dist`,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome110", "firefox115", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "info",
  });
}

/** The bundle holds MIT code: its notices travel with it. */
async function notices() {
  const lock = JSON.parse(await readFile(`${here}package-lock.json`, "utf8"));
  const shipped = Object.entries(lock.packages).filter(([path, entry]) => path && !entry.dev && !entry.optional);
  const parts = [];
  for (const [path, entry] of shipped) {
    const licence = await readFile(`${here}${path}/LICENSE`, "utf8");
    parts.push(`${path.replace("node_modules/", "")} ${entry.version} (${entry.license})\n\n${licence.trim()}\n`);
  }
  await mkdir(`${target}/dist`, { recursive: true });
  await writeFile(`${target}/dist/LICENSES.txt`, parts.join(`\n${"-".repeat(72)}\n\n`));
}

/** What this was built from, so that a change without a build is noticed without Node. */
async function sources() {
  const names = (await readdir(`${here}src`)).map((name) => `src/${name}`);
  const lines = ["build.mjs", "fonts.mjs", "package-lock.json", ...names].sort().map(async (name) => {
    const digest = createHash("sha256").update(await readFile(`${here}${name}`)).digest("hex");
    return `${digest}  ${name}\n`;
  });
  await mkdir(`${target}/dist`, { recursive: true });
  await writeFile(`${target}/dist/SOURCES.txt`, (await Promise.all(lines)).join(""));
}

async function vendor() {
  const { version } = JSON.parse(await readFile(`${modules}/htmx.org/package.json`, "utf8"));
  await mkdir(`${target}/vendor`, { recursive: true });
  const script = await readFile(`${modules}/htmx.org/dist/htmx.min.js`, "utf8");
  // The map is not served: a browser's tools would ask for it in vain.
  await writeFile(`${target}/vendor/htmx-${version}.min.js`, script.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));
  await copyFile(`${modules}/htmx.org/LICENSE`, `${target}/vendor/htmx-LICENSE.txt`);
}

await Promise.all([copyFonts(modules, `${target}/fonts`), bundle(), notices(), sources(), vendor()]);
