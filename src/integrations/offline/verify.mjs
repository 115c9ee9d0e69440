/**
 * Checks a copy of the atlas against the manifest in it, and names each file that is damaged, missing or extra.
 *
 *     node verify.mjs            checks the folder that this file lies in
 *     node verify.mjs FOLDER     checks another: an unpacked edition, or a mirror of the site
 *
 * Needs Node 18 or later and nothing else. Ends with 0 where the copy is whole, 1 where it is not, 2 where there is no
 * manifest to check it against. Compressed copies (.br, .gz), which many servers send in the place of a file, are unpacked
 * and checked like it. Not in the manifest are the manifest itself and what tells a host how to serve (_headers,
 * _redirects): of those, only the compressed copies are checked, against the file beside them.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress, createGunzip } from 'node:zlib';

const MANIFEST = 'offline/manifest.json';

const folder = resolve(process.argv[2] ?? dirname(fileURLToPath(import.meta.url)));
const at = (path) => join(folder, path.split('/').join(sep));

/** A path that a manifest may list: below the folder, in one line. */
const isPath = (path) =>
  typeof path === 'string' &&
  !/[\p{Cc}\\]/u.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** A name as it is printed: whatever it holds, it takes one line. */
const inLine = (path) => (/\p{Cc}/u.test(path) ? JSON.stringify(path) : path);

function readManifest() {
  // Reading a pipe would wait for ever.
  if (!statSync(at(MANIFEST)).isFile()) throw new TypeError('it is no file');
  const manifest = JSON.parse(readFileSync(at(MANIFEST), 'utf8'));
  if (!Array.isArray(manifest?.files)) throw new TypeError('it lists no files');
  const listed = new Map();
  for (const [index, file] of manifest.files.entries()) {
    if (!isPath(file?.path)) throw new TypeError(`entry ${index + 1} names no file below the folder`);
    if (!/^[\da-f]{64}$/.test(file.sha256)) throw new TypeError(`entry ${index + 1} has no SHA-256`);
    if (listed.has(file.path)) throw new TypeError(`entry ${index + 1} names a file again`);
    listed.set(file.path, file.sha256);
  }
  return { listed, date: inLine(String(manifest.snapshot).slice(0, 10)) };
}

let listed, date;
const found = [];
const walk = (below) => {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    if (entry.isDirectory()) walk(`${below}${entry.name}/`);
    else found.push(below + entry.name);
  }
};
try {
  ({ listed, date } = readManifest());
  walk('');
} catch (error) {
  const what = listed ? 'a folder in it' : `its ${MANIFEST}`;
  console.error(
    `There is nothing to check ${inLine(folder)} against: ${what} cannot be read (${inLine(error.message)}).`,
  );
  process.exit(2);
}

/** SHA-256 of a file, or of what is packed in it; what went wrong, where it cannot be read. */
const hashOf = async (path, unpack = []) => {
  const hash = createHash('sha256');
  try {
    if (!statSync(at(path)).isFile()) return 'not a file';
    await pipeline(createReadStream(at(path)), ...unpack, hash);
    return hash.digest('hex');
  } catch (error) {
    return error.code;
  }
};

const wrong = { damaged: [], missing: [], extra: [] };
const here = new Set(found);
for (const [path, sha256] of listed) {
  if (!here.has(path)) wrong.missing.push(path);
  else if ((await hashOf(path)) !== sha256) wrong.damaged.push(path);
}
const isUnlisted = (path) => path === MANIFEST || /^_(?:headers|redirects)$/.test(path);
for (const path of found) {
  if (listed.has(path) || isUnlisted(path)) continue;
  const [, original, ending] = /^(.*)\.(br|gz)$/s.exec(path) ?? [];
  if (!listed.has(original) && !(isUnlisted(original ?? '') && here.has(original))) {
    wrong.extra.push(path);
    continue;
  }
  const packed = await hashOf(path, [ending === 'br' ? createBrotliDecompress() : createGunzip()]);
  if (packed !== (listed.get(original) ?? (await hashOf(original)))) wrong.damaged.push(path);
}

for (const [what, paths] of Object.entries(wrong)) {
  for (const path of paths.sort()) console.log(`${what}: ${inLine(path)}`);
}
const count = Object.values(wrong).flat().length;
if (count === 0) {
  console.log(`All ${listed.size} files are as they were published, with the data of ${date}.`);
} else {
  console.error(`This copy of ${listed.size} files, with the data of ${date}, is not whole: ${count} differ.`);
  process.exitCode = 1;
}
