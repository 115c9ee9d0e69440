import { describe, expect, test } from 'vitest';

import { flight } from '../../tests/fixtures/builders.ts';
import { fieldHistory, newFields, newFlights, referredAt } from './record-history.ts';
import type { FieldChange } from './record-history.ts';

const now = '2026-03-01T12:00:00Z';
const change = (at: string, old: unknown, next: unknown): FieldChange => ({ at, old, next });

describe('new fields of a record', () => {
  test.each([
    ['at the moment of the snapshot', now, true],
    ['30 days before to the second', '2026-01-30T12:00:00Z', true],
    ['a second earlier', '2026-01-30T11:59:59Z', false],
  ])('are those that changed %s: %s', (_, at, expected) => {
    expect(newFields(new Map([['status', [change(at, 1, 2)]]]), now).has('status')).toBe(expected);
  });

  test('come with their latest change', () => {
    const changes = [change('2020-01-01T00:00:00Z', 1, 2), change('2026-02-20T00:00:00Z', 2, 3)];
    expect([...newFields(new Map([['status', changes]]), now)]).toEqual([['status', '2026-02-20T00:00:00Z']]);
    expect(newFields(undefined, now).size).toBe(0);
  });
});

describe('new flights of a craft', () => {
  const [one, two] = [flight({ id: 1 }), flight({ id: 2, net: '2002-01-22T00:00:00Z', mission_end: '2002-02-01' })];
  const old = '2025-01-01T00:00:00Z';
  const lately = '2026-02-20T00:00:00Z';

  test.each([
    ['none without a change', [], [one], null],
    ['none where the change is old', [change(old, [], [one])], [one], null],
    ['none where the history holds something else', [change(lately, 'x', [one])], [one], null],
    [
      'one that was added',
      [change(lately, [one], [one, two])],
      [one, two],
      { rows: [1], firstLaunch: false, lastEnd: true },
    ],
    ['the first of all', [change(lately, [], [one])], [one], { rows: [0], firstLaunch: true, lastEnd: true }],
    [
      'one that reads otherwise, and not one of which a number changed',
      [
        change(
          lately,
          [
            { ...one, docked: 'P1D' },
            { ...two, launch: { ...two.launch, id: 'x' } },
          ],
          [one, two],
        ),
      ],
      [one, two],
      { rows: [0], firstLaunch: false, lastEnd: false },
    ],
    [
      'all since the first of several changes',
      [change(old, [], [one]), change('2026-02-10T00:00:00Z', [one], [one, two]), change(lately, [one, two], [one])],
      [one],
      { rows: [], firstLaunch: false, lastEnd: false },
    ],
  ])('%s', (_, changes, flights, expected) => {
    const found = newFlights(changes, flights, now);
    expect(found && { rows: [...found.rows], firstLaunch: found.firstLaunch, lastEnd: found.lastEnd }).toEqual(
      expected,
    );
    if (found) expect(found.at).toBe(lately);
  });
});

describe('what a field referred to', () => {
  const changes = [change('2025-02-01T00:00:00Z', 1, 2), change('2025-03-01T00:00:00Z', 2, null)];

  test.each([
    ['before the first change', '2025-01-01T00:00:00Z', [1]],
    ['at a change: the old and the new', '2025-02-01T00:00:00Z', [1, 2]],
    ['between two', '2025-02-15T00:00:00Z', [2]],
    ['at a change to nothing: the old', '2025-03-01T00:00:00Z', [2]],
    ['behind the last: what the snapshot says', '2025-04-01T00:00:00Z', [7]],
  ])('%s', (_, at, expected) => {
    expect(referredAt(changes, 7, at)).toEqual(expected);
  });

  test('is the last that is known where the record is gone, and nothing where nothing is', () => {
    expect(referredAt([change('2025-02-01T00:00:00Z', 1, 2)], null, '2025-04-01T00:00:00Z')).toEqual([2]);
    expect(referredAt(undefined, null, '2025-04-01T00:00:00Z')).toEqual([]);
    expect(referredAt(undefined, 3, '2025-04-01T00:00:00Z')).toEqual([3]);
  });
});

test('the changes of a field stand by record and field, oldest first', () => {
  const entry = (at: string, fields: Record<string, [number, number]>) => ({
    at,
    added: [],
    removed: [],
    changed: [{ kind: 'spacecraft' as const, id: 7, name: 'Heron', fields }],
  });
  const found = fieldHistory([
    entry('2025-01-01T00:00:00Z', { status: [1, 2] }),
    entry(now, { status: [2, 3], image: [1, 2] }),
  ]);
  expect(
    found
      .get('spacecraft/7')
      ?.get('status')
      ?.map(({ next }) => next),
  ).toEqual([2, 3]);
  expect(found.get('spacecraft/7')?.get('image')).toHaveLength(1);
});
