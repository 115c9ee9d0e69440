import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { publish } from './photos.ts';

const [shown, other, hidden] = ['0', '1', '2'].map((digit) => `${digit.repeat(16)}-320.avif`) as [
  string,
  string,
  string,
];

let folder: string;
const path = (...parts: string[]) => join(folder, ...parts);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publish-test-'));
  mkdirSync(path('from'));
  for (const name of [shown, other, hidden]) writeFileSync(path('from', name), `from ${name}`);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('what is shown is there, whether it was copied before or not; what is not shown is gone', () => {
  mkdirSync(path('to/.run-abc'), { recursive: true });
  writeFileSync(path('to', shown), 'already here');
  writeFileSync(path('to', hidden), 'not to be seen');
  writeFileSync(path('to/index.html'), 'a page');
  writeFileSync(path('to/.run-abc', hidden), 'half');
  publish(new Set([shown, other]), path('from'), path('to'));
  expect(readdirSync(path('to')).toSorted()).toEqual([shown, other, 'index.html'].toSorted());
  expect(readFileSync(path('to', shown), 'utf8')).toBe('already here');
  expect(readFileSync(path('to', other), 'utf8')).toBe(`from ${other}`);
});

test('without a list nothing is there', () => {
  mkdirSync(path('to'));
  writeFileSync(path('to', hidden), 'not to be seen');
  publish(new Set(), null, path('to'));
  expect(readdirSync(path('to'))).toEqual([]);
  publish(new Set(), null, path('nowhere'));
  expect(readdirSync(folder).toSorted()).toEqual(['from', 'to']);
});
