// Copies the fonts the site serves itself, and writes their style sheet.

import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";

const FAMILIES = { "ibm-plex-sans": "IBM Plex Sans", "jetbrains-mono": "JetBrains Mono" };
const SUBSETS = ["latin-ext", "latin"];
const WEIGHTS = [400, 600];

function face(family, file, weight, range) {
  return [
    "@font-face {",
    `  font-family: "${family}";`,
    "  font-style: normal;",
    `  font-weight: ${weight};`,
    "  font-display: swap;",
    `  src: url("${file}") format("woff2");`,
    `  unicode-range: ${range};`,
    "}\n",
  ].join("\n");
}

/** Fill `target` with the woff2 files, their licences and fonts.css. */
export async function copyFonts(modules, target) {
  await mkdir(target, { recursive: true });
  const faces = [];
  for (const [name, family] of Object.entries(FAMILIES)) {
    const source = `${modules}/@fontsource/${name}`;
    const ranges = JSON.parse(await readFile(`${source}/unicode.json`, "utf8"));
    await copyFile(`${source}/LICENSE`, `${target}/${name}-LICENSE.txt`);
    for (const weight of WEIGHTS) {
      for (const subset of SUBSETS) {
        const file = `${name}-${subset}-${weight}-normal.woff2`;
        await copyFile(`${source}/files/${file}`, `${target}/${file}`);
        faces.push(face(family, file, weight, ranges[subset]));
      }
    }
  }
  const heading = "/* The site's own fonts; SIL Open Font License, see the licences beside this file. */\n\n";
  await writeFile(`${target}/fonts.css`, heading + faces.join("\n"));
}
