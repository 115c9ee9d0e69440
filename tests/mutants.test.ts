/** The list of deliberate faults fits the sources: `npm run test:mutants` plants them, and takes minutes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { mutants } from './mutants/mutants.ts';
import { projectFolder } from './support/folders.ts';
import { typescriptFiles } from './support/imports.ts';

const tests = typescriptFiles(['src', 'scripts', 'tests']).filter((file) => file.endsWith('.test.ts'));

test('there are twenty faults at least, each another one', () => {
  expect(new Set(mutants.map(({ fault }) => fault)).size).toBe(mutants.length);
  expect(mutants.length).toBeGreaterThanOrEqual(20);
});

describe.each(mutants)('the fault "$fault"', ({ file, code, mutant, project, tests: filters }) => {
  test('can be planted: its file has the code exactly once', () => {
    const text = readFileSync(join(projectFolder, file), 'utf8');
    expect(text.split(code)).toHaveLength(2);
    expect(mutant).not.toBe(code);
  });

  test.each(filters.split(' '))('is looked for in tests of its project: %s', (filter) => {
    const found = tests.filter((path) => path.includes(filter));
    const ofProject = found.filter((path) =>
      project === 'site'
        ? path.startsWith('tests/site/')
        : path.endsWith('.process.test.ts') === (project === 'processes'),
    );
    expect(ofProject).not.toEqual([]);
  });
});
