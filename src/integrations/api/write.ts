/** Writes every file of the API into a built site, and the index of them all. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { createContents, document } from '#api/contents.ts';
import type { ApiSource } from '#api/contents.ts';
import { dataPackage } from '#api/data-package.ts';
import { apiFileNames, apiFiles, variableOf } from '#api/files.ts';
import { indexFile } from '#api/index-file.ts';
import type { Written, WrittenFiles } from '#api/index-file.ts';
import { apiPath, apiPaths } from '#routes.ts';
import type { ApiFileName } from '#routes.ts';

import { writeDatabase } from './database.ts';
import { writeFiles } from './writer.ts';
import type { FileDigest, WriterFile } from './writer.ts';

interface NamedFile extends WriterFile {
  name: ApiFileName;
  /** In the folder of the API. */
  path: string;
}

/**
 * Writes all files. Those that other steps of the build wrote before are found and put into the index, too.
 *
 * @param folder - folder of the API in the built site
 * @returns what is there now, the index included
 */
export async function writeApi(folder: string, source: ApiSource): Promise<WrittenFiles> {
  const found = new Map<ApiFileName, Map<string, FileDigest>>();
  const note = (name: ApiFileName, path: string, digest: FileDigest) => {
    found.set(name, (found.get(name) ?? new Map<string, FileDigest>()).set(path, digest));
  };
  const write = (files: Iterable<NamedFile>) =>
    writeFiles(files, ({ name, path }, digest) => {
      note(name, path, digest);
    });
  const one = (name: ApiFileName, text: string): NamedFile[] => [
    { name, path: apiPaths[name], file: join(folder, apiPaths[name]), pieces: [text] },
  ];

  const elsewhere = apiFileNames.filter((name) => !apiFiles[name].contents);
  mkdirSync(folder, { recursive: true });
  await writeDatabase(join(folder, apiPaths.database), source.tables, source.facetMembers);
  await write(textFiles(folder, source));
  for (const name of elsewhere) {
    for (const path of await pathsOf(folder, apiPaths[name])) note(name, path, await digestOf(join(folder, path)));
  }
  const { catalogue, title, homepage, address } = source;
  const facts = { title, homepage, source: catalogue.source };
  await write(one('dataPackage', document(dataPackage(source.tables, facts, summed(found)))));
  const schemaAddress = (name: string) => address('schema', name);
  const index = indexFile(catalogue.source, catalogue.spacecraft.length, summed(found), schemaAddress);
  await write(one('index', document(index)));
  return summed(found);
}

function* textFiles(folder: string, source: ApiSource): Generator<NamedFile> {
  const make = createContents(source);
  for (const name of apiFileNames) {
    for (const { value, pieces } of apiFiles[name].contents?.(make) ?? []) {
      const path = apiPath(name, value);
      yield { name, path, file: join(folder, path), pieces };
    }
  }
}

/** Paths that are there of a file or a family of files. */
async function pathsOf(folder: string, path: string): Promise<string[]> {
  const [before = '', after] = path.split(/\{\w+\}/);
  if (after === undefined) return existsSync(join(folder, path)) ? [path] : [];
  const parent = dirname(`${before}x`);
  const names = await readdir(join(folder, parent)).catch(() => []);
  return names.map((name) => `${parent}/${name}`).filter((each) => each.startsWith(before) && each.endsWith(after));
}

async function digestOf(file: string): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function summed(found: ReadonlyMap<ApiFileName, ReadonlyMap<string, FileDigest>>): WrittenFiles {
  return new Map([...found].map(([name, files]) => [name, sumOf(files, variableOf(name) !== null)]));
}

/** What the index says of a file, or of a family of files. */
function sumOf(digests: ReadonlyMap<string, FileDigest>, isFamily: boolean): Written {
  const files = [...digests].map(([path, digest]) => ({ path, ...digest })).sort((a, b) => (a.path < b.path ? -1 : 1));
  const lines = files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
  return {
    files,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    sha256: isFamily ? createHash('sha256').update(lines).digest('hex') : (files[0]?.sha256 ?? ''),
  };
}
