/** `npm run check` looks at the project's own files, and not at sites that were built inside the project. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ESLint } from 'eslint';
import { getFileInfo } from 'prettier';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { projectFolder } from './support/folders.ts';

/** A folder that no rule names, as OUT_DIR may. */
const OUT = 'a site of the tests';
const foreign = ['assets/a.js', 'verify.mjs', 'a.ts', 'api/index.json'].map((path) => join(OUT, path));
const own = ['scripts/build.ts', 'src/site.ts', 'tests/checks.process.test.ts', 'vitest.config.ts', 'eslint.config.js'];
const ignorePath = join(projectFolder, '.prettierignore');
const eslint = new ESLint({ cwd: projectFolder });

beforeAll(() => {
  for (const path of foreign) {
    mkdirSync(dirname(join(projectFolder, path)), { recursive: true });
    writeFileSync(join(projectFolder, path), '');
  }
});
afterAll(() => {
  rmSync(join(projectFolder, OUT), { recursive: true });
});

test.each([...foreign.map((path) => [path, true] as const), ...own.map((path) => [path, false] as const)])(
  'Prettier and ESLint pass over %s: %s',
  async (path, isIgnored) => {
    const { ignored } = await getFileInfo(join(projectFolder, path), { ignorePath });
    expect([ignored, await eslint.isPathIgnored(path)]).toEqual([isIgnored, isIgnored]);
  },
);

test('the compiler takes the sources, and no file of that folder', () => {
  const { config } = ts.readConfigFile(join(projectFolder, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, projectFolder);
  const taken = fileNames.map((path) => path.slice(projectFolder.length));
  expect(taken).toEqual(expect.arrayContaining(own.filter((path) => path.endsWith('.ts'))));
  expect(taken.filter((path) => path.startsWith(OUT))).toEqual([]);
});
