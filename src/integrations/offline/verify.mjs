/**
 * Checks a copy of the atlas against the manifest in it, and names each file that is damaged, missing or extra.
 *
 *     node verify.mjs            checks the folder that this file lies in
 *     node verify.mjs FOLDER     checks another: an unpacked edition, or a mirror of the site
 *
 * Needs Node 18 or later and nothing else. Ends with 0 where the copy is whole, 1 where it is not, 2 where there is no
 * manifest to check it against. Files that a manifest never lists are passed over: itself, the compressed twins (.br, .gz)
 * of listed files, and what tells a host how to serve them (_headers, _redirects).
 */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const MANIFEST = 'offline/manifest.json';

const folder = resolve(process.argv[2] ?? dirname(fileURLToPath(import.meta.url)));

let manifest;
try {
  manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
  if (!Array.isArray(manifest.files)) throw new TypeError('it lists no files');
} catch (error) {
  console.error(`There is nothing to check ${folder} against: its ${MANIFEST} cannot be read (${error.message}).`);
  process.exit(2);
}

const listed = new Map(manifest.files.map((file) => [file.path, file]));
const found = [];
const walk = (below) => {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below + entry.name;
    if (entry.isDirectory()) walk(`${path}/`);
    else found.push(path);
  }
};
walk('');

const hashOf = async (path) => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, path.split('/').join(sep))), hash);
  return hash.digest('hex');
};

const wrong = { damaged: [], missing: [], extra: [] };
const here = new Set(found);
for (const [path, { sha256 }] of listed) {
  if (!here.has(path)) wrong.missing.push(path);
  else if ((await hashOf(path).catch((error) => error.code)) !== sha256) wrong.damaged.push(path);
}
const known = (path) => path === MANIFEST || listed.has(path) || /^_(?:headers|redirects)$/.test(path);
wrong.extra = found.filter((path) => !known(path) && !known(path.replace(/\.(?:br|gz)$/, '')));

for (const [what, paths] of Object.entries(wrong)) {
  for (const path of paths.sort()) console.log(`${what}: ${path}`);
}
const count = Object.values(wrong).flat().length;
const date = String(manifest.snapshot).slice(0, 10);
if (count === 0) {
  console.log(`All ${listed.size} files are as they were published, with the data of ${date}.`);
} else {
  console.error(`This copy of ${listed.size} files, with the data of ${date}, is not whole: ${count} differ.`);
  process.exitCode = 1;
}
