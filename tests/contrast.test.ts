import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { colours } from '#drawings/colours.ts';
import { site } from '#site.ts';

import { contrast } from './support/colours.ts';
import { projectFolder } from './support/folders.ts';

const css = readFileSync(join(projectFolder, 'src/styles/tokens.css'), 'utf8');

/** A token in both schemes; one that is another by `var()` is followed. */
function token(name: string): { day: string; night: string } {
  if (name === 'line') return { day: colours.line[0], night: colours.line[1] };
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1]?.trim() ?? '';
  const alias = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (alias !== undefined) return token(alias);
  const [day, night] = splitSchemes(value).map(colourOf);
  if (day === undefined || night === undefined) throw new Error(`--${name} is no colour for two schemes: "${value}".`);
  return { day, night };
}

function splitSchemes(value: string): string[] {
  const both = /^light-dark\((.+)\)$/s.exec(value)?.[1];
  return both === undefined ? [value, value] : both.split(',').map((part) => part.trim());
}

/** A colour as digits; a step of the palette is looked up. */
function colourOf(text: string): string | undefined {
  const alias = /^var\(--([\w-]+)\)$/.exec(text)?.[1];
  if (alias !== undefined) return colourOf(new RegExp(`--${alias}:\\s*([^;]+);`).exec(css)?.[1]?.trim() ?? '');
  return /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text) ? text : undefined;
}

const TEXT = 4.5;
const CONTROL = 3;

describe('contrast', () => {
  test.each([
    ['#000', '#fff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#141b22', '#f5f6f2', 15.99],
    ['#0c131b', '#f2b24c', 10],
  ])('of %s and %s is %d', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 2);
    expect(contrast(other, one)).toBeCloseTo(expected, 2);
  });
});

describe.each(['paper', 'sheet', 'wash', 'now-wash'])('on %s', (ground) => {
  test.each([
    ['ink', TEXT],
    ['ink-2', TEXT],
    ['ink-3', TEXT],
    ['now', TEXT],
    ['control', CONTROL],
    ['line', CONTROL],
  ] as const)('%s can be told apart in both schemes', (name, needed) => {
    for (const scheme of ['day', 'night'] as const) {
      expect(contrast(token(name)[scheme], token(ground)[scheme])).toBeGreaterThanOrEqual(needed);
    }
  });
});

test('drawings as files have the colours of the tokens that they share', () => {
  const shared = ['paper', 'rule', 'ink', 'ink-3', 'now'] as const;
  for (const name of shared) expect(colours[name], name).toEqual([token(name).day, token(name).night]);
  expect(colours.hull).toEqual([token('sheet').day, token('sheet').night]);
});

test('what stands around the pages has the colour of the paper', () => {
  expect(site.colours).toEqual(token('paper'));
});

test('the icon has the colours of the tokens, by day and by night', () => {
  const [day = '', night = ''] = readFileSync(join(projectFolder, 'public/favicon.svg'), 'utf8').split('@media');
  for (const [scheme, text] of [
    ['day', day],
    ['night', night],
  ] as const) {
    const used = new Set(text.match(/#[0-9a-f]{6}/g));
    expect(used, scheme).toEqual(new Set(['paper', 'ink', 'now'].map((name) => token(name)[scheme])));
  }
});
