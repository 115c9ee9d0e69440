import { describe, expect, test } from 'vitest';

import { agency, configuration, craft, family, flight, image, snapshotWith } from '../../tests/fixtures/builders.ts';
import { fleet } from '../../tests/fixtures/fleet.ts';
import { SnapshotError, parseSnapshot, nestsTooDeep, formatProblem, formatValue } from './validate-snapshot.ts';
import type { Snapshot } from './schema.ts';

/** What the check says about a value, a sentence each. */
function complaints(value: unknown): string[] {
  try {
    parseSnapshot(value);
  } catch (error) {
    if (error instanceof SnapshotError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

/** A snapshot of one craft with these fields, some of which may be wrong. */
function withCraft(fields: Record<string, unknown>): Snapshot {
  const endeavour = { ...craft({ id: 40, name: 'Endeavour' }), ...fields };
  return snapshotWith({ spacecraft: [endeavour] });
}

test('a sound snapshot passes and comes back as it was', () => {
  expect(parseSnapshot(fleet)).toEqual(fleet);
});

describe('a mistake in a field names the record, the field, what was expected and what was found', () => {
  test.each([
    [{ flights_count: -1 }, 'flights_count: expected a count, a whole number of 0 or more, got -1'],
    [{ flights_count: 1.5 }, 'flights_count: expected a whole number, got 1.5'],
    [{ flights_count: '3' }, 'flights_count: expected a number, got "3"'],
    [{ time_in_space: '3 days' }, 'time_in_space: expected an ISO 8601 duration such as P12DT3H4M5S, got "3 days"'],
    [{ time_docked: 'P1W' }, 'time_docked: expected an ISO 8601 duration such as P12DT3H4M5S, got "P1W"'],
    [{ in_space: 'yes' }, 'in_space: expected true or false, got "yes"'],
    [{ flights: {} }, 'flights: expected a list, got an object'],
    [{ description: null }, 'description: expected a text, got null'],
    [{ serial_number: '' }, 'serial_number: expected a text that is not empty, got ""'],
    [{ counts_from: 'hearsay' }, 'counts_from: expected one of "record", "flights", got "hearsay"'],
    [
      { as_of: 'today' },
      'as_of: expected a UTC time, a date or a year: the moment at which the record was read, got "today"',
    ],
    [{ colour: 'red' }, 'colour: this field is not known to the format of the snapshot; remove it'],
    [
      { flights: [flight({ net: '1992-05-07 23:40' })] },
      'flights[0].launch.net: expected a UTC time such as 2026-08-23T01:31:13Z, got "1992-05-07 23:40"',
    ],
    [
      { flights: [flight(), flight({ mission_end: '1992' })] },
      'flights[1].mission_end: expected a UTC time such as 2026-08-23T01:31:13Z, or a date where only the day is known, got "1992"',
    ],
    [
      { flights: [{ ...flight(), crew: 2 }] },
      'flights[0].crew: this field is not known to the format of the snapshot; remove it',
    ],
  ])('%j', (fields, complaint) => {
    expect(complaints(withCraft(fields))).toEqual([`spacecraft 40 (Endeavour), ${complaint}`]);
  });

  test('a field that is not there', () => {
    expect(complaints(withCraft({ status: undefined }))).toEqual([
      'spacecraft 40 (Endeavour), status: expected a number, got nothing',
    ]);
  });

  test('an id that is none: the row is named by its place', () => {
    expect(complaints(withCraft({ id: 0 }))).toEqual([
      'spacecraft 0 (Endeavour), id: expected an id, a whole number above 0, got 0',
    ]);
    expect(complaints(withCraft({ id: 'x' }))).toEqual([
      'spacecraft, row 1 (Endeavour), id: expected a number, got "x"',
    ]);
  });

  test('an empty name', () => {
    expect(complaints(withCraft({ name: '' }))).toEqual([
      'spacecraft 40, name: expected a text that is not empty, got ""',
    ]);
  });

  test('a row that is no record at all', () => {
    expect(complaints({ ...snapshotWith(), spacecraft: [null] })).toEqual([
      'spacecraft, row 1: expected an object, got null',
    ]);
  });

  test('all mistakes are told, not only the first', () => {
    expect(complaints(withCraft({ flights_count: -1, mission_ends_count: -2, colour: 1 }))).toHaveLength(3);
  });
});

describe('a mistake in the file as a whole', () => {
  test.each([
    [null, 'the snapshot: expected an object, got null'],
    [[], 'the snapshot: expected an object, got a list of 0'],
    ['hello', 'the snapshot: expected an object, got "hello"'],
  ])('%j is no snapshot', (value, complaint) => {
    expect(complaints(value)).toEqual([complaint]);
  });

  test('another version of the format', () => {
    expect(complaints({ ...snapshotWith(), schema: 4 })).toEqual([
      'the snapshot, schema: expected 3, the format that this version reads, got 4',
    ]);
  });

  test('a part that is not known', () => {
    expect(complaints({ ...snapshotWith(), rockets: [] })).toEqual([
      'the snapshot, rockets: this field is not known to the format of the snapshot; remove it',
    ]);
  });

  test('no craft at all', () => {
    expect(complaints(snapshotWith({ spacecraft: [] }))).toEqual([
      'the snapshot, spacecraft: expected at least one spacecraft, got none',
    ]);
  });

  test('a count that does not agree with the craft that are there', () => {
    const given = snapshotWith({ spacecraft: [craft({ id: 1 })] });
    const claim = (count: number, complete: boolean) =>
      complaints({ ...given, source: { ...given.source, count, complete } });
    expect(claim(2, true)).toEqual(['the snapshot, source.complete: says that all 2 spacecraft are here, but 1 are']);
    expect(claim(0, false)).toEqual([
      'the snapshot, source.count: expected at least the 1 spacecraft that are here, got 0',
    ]);
    expect(claim(2, false)).toEqual([]);
  });
});

describe('an id', () => {
  test('that occurs twice', () => {
    const spacecraft = [craft({ id: 7, name: 'One' }), craft({ id: 7, name: 'Other' })];
    expect(complaints(snapshotWith({ spacecraft }))).toEqual([
      'spacecraft 7 (Other), id: the id 7 occurs twice; expected it once',
    ]);
  });

  test('may occur in two parts', () => {
    expect(complaints(snapshotWith({ agencies: [agency({ id: 1 })], families: [family({ id: 1 })] }))).toEqual([]);
  });
});

describe('a reference that leads nowhere', () => {
  test.each([
    ['spacecraft 5 (X), status', 'status', 'statuses', { spacecraft: [craft({ id: 5, name: 'X', status: 99 })] }],
    [
      'spacecraft 5 (X), spacecraft_config',
      'configuration',
      'configurations',
      { spacecraft: [craft({ id: 5, name: 'X', spacecraft_config: 99 })] },
    ],
    ['spacecraft 5 (X), image', 'image', 'images', { spacecraft: [craft({ id: 5, name: 'X', image: 99 })] }],
    [
      'configurations 5 (X), type',
      'type',
      'types',
      { configurations: [configuration({ id: 5, name: 'X', type: 99 })] },
    ],
    [
      'configurations 5 (X), agency',
      'agency',
      'agencies',
      { configurations: [configuration({ id: 5, name: 'X', agency: 99 })] },
    ],
    [
      'configurations 5 (X), family[1]',
      'family',
      'families',
      { configurations: [configuration({ id: 5, name: 'X', family: [1, 99] })], families: [family({ id: 1 })] },
    ],
    ['agencies 5 (X), type', 'type of agency', 'agency_types', { agencies: [agency({ id: 5, name: 'X', type: 99 })] }],
    ['agencies 5 (X), logo', 'image', 'images', { agencies: [agency({ id: 5, name: 'X', logo: 99 })] }],
    [
      'families 5 (X), manufacturer',
      'agency',
      'agencies',
      { families: [family({ id: 5, name: 'X', manufacturer: 99 })] },
    ],
    ['families 5 (X), parent', 'family', 'families', { families: [family({ id: 5, name: 'X', parent: 99 })] }],
    ['images 5 (X), license', 'licence', 'licences', { images: [image({ id: 5, name: 'X', license: 99 })] }],
  ] as const)('%s', (place, thing, part, parts) => {
    const given = snapshotWith({
      spacecraft: [craft({ id: 1, spacecraft_config: null })],
      ...(parts as unknown as Partial<Snapshot>),
    });
    expect(complaints(given)).toEqual([
      `${place}: expected the id of ${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing} in "${part}", got 99, which is not there`,
    ]);
  });
});

describe('formatValue', () => {
  test.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [[1, 2], 'a list of 2'],
    [{ a: 1 }, 'an object'],
    ['a "b"', '"a \\"b\\""'],
    [0, '0'],
    [true, 'true'],
  ])('%j', (value, words) => {
    expect(formatValue(value)).toBe(words);
  });

  test('is never longer than a line', () => {
    expect(formatValue('x'.repeat(500))).toHaveLength(79);
  });
});

describe('what no page could show', () => {
  const flown = (net: string | null) => flight({ id: 1, net });

  test.each([
    [
      'flights out of order',
      [flown('1992-05-07T23:40:00Z'), flown(null), flown('1991-05-07T23:40:00Z')],
      'flights[2].launch.net',
    ],
    ['a launch in another age', [flown('9999-12-31T23:59:59Z')], 'flights[0].launch.net'],
  ])('%s', (_, flights, path) => {
    expect(complaints(withCraft({ flights }))).toEqual([
      expect.stringContaining(`spacecraft 40 (Endeavour), ${path}: expected`),
    ]);
  });

  test.each([
    [{ time_in_space: 'P99999999D' }, 'time_in_space'],
    [{ flights_count: 9_007_199_254_740_991 }, 'flights_count'],
    [{ serial_number: 'a\u0000b' }, 'serial_number'],
    [{ description: '\ud83d' }, 'description'],
  ])('%j', (fields, path) => {
    expect(complaints(withCraft(fields))).toEqual([expect.stringContaining(`(Endeavour), ${path}: expected`)]);
  });
});

test('a value that nests too deep is told from a wide one', () => {
  const deep = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;
  expect([nestsTooDeep(deep(50)), nestsTooDeep(deep(51)), nestsTooDeep(deep(100_000))]).toEqual([false, true, true]);
  expect(nestsTooDeep(Array.from({ length: 200_000 }, () => [{ a: 1 }]))).toBe(false);
});
