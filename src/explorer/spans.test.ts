import { brotliCompressSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { personSegment } from '#domain/crews.ts';

import { randomNumbers } from '../../tests/support/expected-crews.ts';
import { createRoutes } from '../routes.ts';
import { spanRows, spansHeading } from './span-rows.ts';
import { addDays, decodeSpans, encodeSpans, lastConfirmedBefore, readDay, spansOn } from './spans.ts';
import type { Span, Spans } from './spans.ts';

const person = (name: string, id: number | null = null) => ({ id, name, segment: personSegment({ id, name }) });
const craft = (id: number, label = `Craft ${id}`) => ({ id, name: `Craft ${id}`, label });

const spans: Spans = {
  until: '2026-02-03',
  spans: [
    {
      people: [person('Yuri', 7)],
      up: craft(1),
      down: craft(1),
      first: '1961-04-12',
      last: '1961-04-12',
      end: 'landed',
    },
    {
      people: [person('Ada'), person('Bela', 8)],
      up: craft(2, 'Two'),
      down: craft(3),
      first: '1969-12-30',
      last: '1970-01-02',
      end: 'landed',
    },
    { people: [person('Ada')], up: craft(4), down: null, first: '1971-01-01', last: '1971-01-01', end: 'unknown' },
    { people: [person('Carl')], up: craft(5), down: null, first: '1986-01-28', last: '1986-01-28', end: 'lost' },
    { people: [person('Dora')], up: null, down: craft(5), first: '1990-02-01', last: '1990-02-01', end: 'landed' },
    { people: [person('Bela', 8)], up: craft(6), down: null, first: '2025-12-01', last: '2026-01-05', end: 'in space' },
  ],
};

describe('the file of spans', () => {
  test('gives back what was put into it, also as text', () => {
    expect(decodeSpans(JSON.parse(JSON.stringify(encodeSpans(spans))))).toEqual(spans);
  });

  test('names craft and people once', () => {
    const file = encodeSpans(spans);
    expect(file.people).toEqual([['Yuri', 7], ['Ada'], ['Bela', 8], ['Carl'], ['Dora']]);
    expect(file.craft).toHaveLength(6);
  });

  test.each([
    null,
    'text',
    [],
    {},
    { spans: [], craft: [], people: [] },
    { spans: 1, craft: [], people: [], until: '' },
  ])('is not %o', (file) => {
    expect(() => decodeSpans(file)).toThrow(TypeError);
  });

  test('takes at most 12 KB for 700 people on 900 flights', () => {
    const file = JSON.stringify(encodeSpans(manySpans(700, 900)));
    expect(brotliCompressSync(file).length).toBeLessThanOrEqual(12_000);
  });
});

/** As in Launch Library 2 in 2026, two in five flights have a crew, and craft of one kind have a name and a number. */
function manySpans(people: number, flights: number): Spans {
  const random = randomNumbers(1);
  const syllables = 'an bo chi del er fo gri ha iv jo ko li mar ny ov pet ro ski ta ur'.split(' ');
  const word = () => Array.from({ length: 2 + random(2) }, () => syllables[random(syllables.length)]).join('');
  const everyone = Array.from({ length: people }, (_, id) => person(`${word()} ${word()}`, id + 1));
  const rows = Array.from({ length: (flights * 2) / 5 }, (_, index): Span => {
    const crew = new Set(
      Array.from({ length: 1 + random(7) }, () => everyone[(2 * index + random(80)) % people] ?? person('Nobody')),
    );
    const first = addDays('1961-04-12', index * 65 + random(60));
    const [up, down] = [index, index + (index % 7 === 0 ? 1 : 0)].map((place) => craft(place, `Soyuz ${place}`));
    return {
      people: [...crew],
      up: up ?? null,
      down: down ?? null,
      first,
      last: addDays(first, random(200)),
      end: 'landed',
    };
  });
  return { spans: rows, until: '2026-02-03' };
}

describe('a day', () => {
  test.each([
    ['1961-04-12', ['Yuri']],
    ['1961-04-13', []],
    ['1969-12-29', []],
    ['1969-12-30', ['Ada', 'Bela']],
    ['1970-01-02', ['Ada', 'Bela']],
    ['1971-01-02', []],
    ['2026-02-03', []],
  ])('%s has those aboard', (day, names) => {
    expect(spansOn(spans, day).flatMap(({ people }) => people.map(({ name }) => name))).toEqual(names);
  });

  test('after the last reading of a craft has its crew apart', () => {
    expect(lastConfirmedBefore(spans, '2026-02-03').map(({ people }) => people[0]?.name)).toEqual(['Bela']);
    expect(lastConfirmedBefore(spans, '2026-01-05')).toEqual([]);
  });

  test.each([
    ['1969-07-20', '1969-07-20'],
    ['1961-01-01', '1961-01-01'],
    ['2026-02-03', '2026-02-03'],
    ['1960-12-31', null],
    ['2026-02-04', null],
    ['2023-02-30', null],
    ['2024-02-29', '2024-02-29'],
    ['2024-13-01', null],
    ['20 July 1969', null],
    ['1969-7-20', null],
    ['+001969-07-20', null],
    ['', null],
  ])('is read from “%s” as %s', (text, day) => {
    expect(readDay(text, spans.until)).toBe(day);
  });

  test.each([
    ['1969-12-31', 1, '1970-01-01'],
    ['1972-03-01', -1, '1972-02-29'],
  ])('%s and %i is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });
});

describe('the rows', () => {
  const rows = spanRows(createRoutes('/'), spans.spans).map((row) => ({
    ...row,
    launch: plain(row.launch),
    end: plain(row.end),
  }));

  test('lead to the person and the craft', () => {
    expect(rows[2]).toEqual({
      name: { text: 'Bela', href: '/people/bela-8/' },
      up: { text: 'Two', href: '/spacecraft/craft-2-2/' },
      launch: '30 Dec 1969',
      down: { text: 'Craft 3', href: '/spacecraft/craft-3-3/' },
      end: '2 Jan 1970',
    });
  });

  test.each([
    ['whose end is unknown', 3, { down: { text: 'unknown', href: null }, end: 'unknown' }],
    ['who were lost', 4, { down: { text: '–', href: null }, end: '28 Jan 1986' }],
    ['whose launch is unknown', 5, { up: { text: 'unknown', href: null }, launch: 'unknown' }],
    ['who are up', 6, { down: { text: '–', href: null }, end: 'in space as of 5 Jan 2026' }],
  ])('of those %s say so', (_, index, expected) => {
    expect(rows[index]).toMatchObject(expected);
  });

  test('are counted by people in the heading', () => {
    expect(plain(spansHeading('1969-07-20', []))).toBe('In space on 20 July 1969: nobody');
    expect(plain(spansHeading('1969-07-20', rows.slice(1, 4)))).toBe('In space on 20 July 1969: 2 people');
    expect(plain(spansHeading('1969-07-20', rows.slice(0, 1)))).toBe('In space on 20 July 1969: 1 person');
  });
});

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
