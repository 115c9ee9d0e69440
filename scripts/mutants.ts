/**
 * `npm run test:mutants`: plants each deliberate fault of `tests/mutants/mutants.ts` in a copy of the project, and shows
 * that a test fails.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { mutants } from '../tests/mutants/mutants.ts';
import type { Mutant } from '../tests/mutants/mutants.ts';
import { createProgram } from './support/arguments.ts';

const copy = '.cache/mutants';
const parts = [
  '.github',
  'bench',
  'deploy',
  'docs',
  'public',
  'scripts',
  'src',
  'tests',
  'astro.config.mjs',
  'package.json',
];
const files = ['package-lock.json', 'tsconfig.json', 'vitest.config.ts', 'README.md', 'CONTRIBUTING.md'];

createProgram('npm run test:mutants --')
  .description('Plants deliberate faults one by one in a copy of the project, and shows that a test fails for each.')
  .parse();

rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
for (const part of [...parts, ...files]) cpSync(part, join(copy, part), { recursive: true });
symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));

const survivors = mutants.filter((mutant) => !isKilled(mutant));
console.log(`${mutants.length - survivors.length} of ${mutants.length} faults were found.`);
process.exitCode = survivors.length === 0 ? 0 : 1;

/** Whether the tests of a fault pass without it and fail with it. */
function isKilled(mutant: Mutant): boolean {
  const file = join(copy, mutant.file);
  const text = readFileSync(file, 'utf8');
  if (text.split(mutant.code).length !== 2) {
    console.log(`  not planted: ${mutant.fault}: ${mutant.file} must hold this once: ${mutant.code}`);
    return false;
  }
  writeFileSync(
    file,
    text.replace(mutant.code, () => mutant.mutant),
  );
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', mutant.project, '--bail', '1', ...mutant.tests.split(' ')],
    { cwd: copy, stdio: 'ignore' },
  );
  writeFileSync(file, text);
  console.log(`  ${status === 0 ? 'NOT FOUND' : 'found'}: ${mutant.fault}`);
  return status !== 0;
}
