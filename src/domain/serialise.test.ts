import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { craft, snapshotWith } from '../../tests/fixtures/builders.ts';
import { fleet } from '../../tests/fixtures/fleet.ts';
import { parseSnapshot } from './validate-snapshot.ts';
import { snapshotSchema } from './schema.ts';
import { serialiseSnapshot } from './serialise.ts';

const parse = (text: string) => JSON.parse(text) as unknown;

describe('serialiseSnapshot', () => {
  test('writes rows by id, one space of indent and a final newline', () => {
    const text = serialiseSnapshot(snapshotWith({ spacecraft: [craft({ id: 10 }), craft({ id: 9 })] }));
    expect(text).toMatch(/^\{\n "schema": 3,\n/);
    expect(text.endsWith('\n}\n')).toBe(true);
    expect(text.indexOf('"id": 9,')).toBeLessThan(text.indexOf('"id": 10,'));
  });

  test('writes keys in the order of the format, however they came', () => {
    const text = serialiseSnapshot(fleet);
    expect(serialiseSnapshot(reversedKeys(fleet) as typeof fleet)).toBe(text);
    expect(Object.keys(parse(text) as object)).toEqual(Object.keys(snapshotSchema.shape));
  });

  test('keeps the flights of a craft in the order given', () => {
    const missions = (value: unknown) =>
      parseSnapshot(value).spacecraft.map(({ id, flights }) => [id, ...flights.map(({ mission }) => mission)]);
    const byId = fleet.spacecraft.toSorted((a, b) => a.id - b.id);
    expect(missions(parse(serialiseSnapshot(fleet)))).toEqual(missions({ ...fleet, spacecraft: byId }));
  });

  test('reads back as the same data, and writes that as the same text', () => {
    const rows = fc.shuffledSubarray(fleet.spacecraft);
    fc.assert(
      fc.property(rows, (spacecraft) => {
        const given = { ...fleet, spacecraft };
        const text = serialiseSnapshot(given);
        expect(parse(text)).toEqual({
          ...fleet,
          spacecraft: spacecraft.toSorted((a, b) => a.id - b.id),
        });
        expect(serialiseSnapshot(parse(text) as typeof fleet)).toBe(text);
      }),
      { numRuns: 20 },
    );
  });

  test('leaves what it was given as it was', () => {
    const given = snapshotWith({ spacecraft: [craft({ id: 2 }), craft({ id: 1 })] });
    serialiseSnapshot(given);
    expect(given.spacecraft.map(({ id }) => id)).toEqual([2, 1]);
  });
});

function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, reversedKeys(each)] as const)
      .toReversed(),
  );
}
