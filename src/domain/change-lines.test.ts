import { describe, expect, test } from 'vitest';

import { flight } from '../../tests/fixtures/builders.ts';
import { after, predecessor, sentences } from '../../tests/fixtures/successors.ts';
import { linesOf, sentenceOf } from './change-lines.ts';
import { diffSnapshots, entryOf, recordKinds } from './changes.ts';
import type { HistoryEntry } from './changes.ts';
import { parseSnapshot } from './validate-snapshot.ts';
import { fieldChange, quotable } from './field-changes.ts';
import type { NameOf } from './field-changes.ts';
import { flightChanges, flightFieldText } from './flight-changes.ts';
import type { FlightDetailsRecord } from './schema-details.ts';
import { snapshotSchema } from './schema.ts';
import type { FlightRecord, SnapshotPart } from './schema.ts';

const nameOf: NameOf = (part, id) => after[part].find((row) => row.id === id)?.name ?? null;
const nobody: NameOf = () => null;
const plainly = (text: string) => text.replaceAll('\u00a0', ' ');
const told = (entry: HistoryEntry, names = nameOf) => linesOf(entry, names).map((line) => plainly(sentenceOf(line)));
const entry = (more: Partial<HistoryEntry>): HistoryEntry => ({
  at: '2026-01-01T00:00:00Z',
  added: [],
  removed: [],
  changed: [],
  ...more,
});

describe('two snapshots', () => {
  test('give exactly these sentences', () => {
    const [old, next] = [parseSnapshot(predecessor), parseSnapshot(after)];
    expect(told(entryOf(diffSnapshots(old, next), next.source.fetched_at))).toEqual(sentences);
  });

  test('give none without a change', () => {
    expect(told(entryOf(diffSnapshots(predecessor, predecessor), '2026-01-01T00:00:00Z'))).toEqual([]);
  });
});

describe('a line', () => {
  test('knows its record and its fields, and stands behind a note', () => {
    const craft = { kind: 'spacecraft' as const, id: 7 };
    const lines = linesOf(
      entry({
        note: 'All new.',
        changed: [{ ...craft, name: 'Heron', fields: { flights_count: [4, 5], in_space: [false, true] } }],
      }),
      nameOf,
    );
    expect(lines).toEqual([
      { key: 'note', record: null, before: '', after: 'All new.', fields: [] },
      {
        key: 'spacecraft/7',
        record: { ...craft, name: 'Heron' },
        before: '',
        after: ': flights 4 → 5; now in space',
        fields: ['flights_count', 'in_space'],
      },
    ]);
  });

  test('holds no control character, no half of a letter and no line break, and no long text', () => {
    const name = `A\u0000b\ud83d\n\tc\uFFFE ${'x'.repeat(500)}`;
    const [line] = told(entry({ added: [{ kind: 'spacecraft', id: 1, name }] }));
    expect(line).toMatch(/^A b\uFFFD c x+… joined$/);
    expect(line!.length).toBeLessThan(100);
    expect(told(entry({ added: [{ kind: 'spacecraft', id: 1, name: '\u0007' }] }))).toEqual(['record 1 joined']);
  });
});

describe('a field', () => {
  const change = (part: SnapshotPart, field: string, old: unknown, next: unknown) =>
    plainly(fieldChange(part, field, [old, next], nobody));

  test('of every part has its words', () => {
    const parts = Object.keys(recordKinds) as SnapshotPart[];
    for (const part of parts) {
      for (const field of Object.keys(snapshotSchema.shape[part].element.shape)) {
        if (field === 'id') continue;
        // Values that no field takes: the label alone is left.
        const words = change(part, field, {}, {});
        expect(words).toMatch(/^[A-Za-z ]+ changed$/);
        expect(words).not.toContain('_');
      }
    }
  });

  test.each<[string, SnapshotPart, string, unknown, unknown, string]>([
    ['that no format knows any more', 'spacecraft', 'wing_span', 1, 2, 'wing span changed'],
    ['that every object has', 'spacecraft', 'constructor', 1, 2, 'constructor changed'],
    ['with a value of another kind', 'spacecraft', 'time_in_space', '3d', 'P4D', 'time in space changed'],
    ['whose words are the same', 'spacecraft', 'time_in_space', 'PT1S', 'PT1.5S', 'time in space changed'],
    ['that refers to what is gone', 'spacecraft', 'status', 1, null, 'status record 1 → not recorded'],
    ['of no words', 'spacecraft', 'as_of', '2026', '2027', ''],
    ['that is a link', 'configurations', 'wiki_link', null, 'https://a.example/', 'link to Wikipedia added'],
  ])('%s', (_, part, field, old, next, words) => {
    expect(change(part, field, old, next)).toBe(words);
  });
});

describe('flights', () => {
  const [one, two, three, four] = [1, 2, 3, 4].map((id) => flight({ id, mission: `Day ${id}` })) as [
    FlightRecord,
    FlightRecord,
    FlightRecord,
    FlightRecord,
  ];
  const nameless = flight({ id: null, mission: null });

  test.each<[string, FlightRecord[], FlightRecord[], string[]]>([
    ['that are the same', [one, two], [one, two], []],
    ['of which only a number changed', [nameless], [{ ...nameless, id: 4 }], []],
    ['one more', [one], [one, two], ['Day 2 added to its flights']],
    ['one less', [one, two], [two], ['Day 1 removed from its flights']],
    ['many more', [], [one, two, three, four], ['4 flights added']],
    ['renamed', [one], [{ ...one, mission: 'Night' }], ['Night (mission Day 1 → Night)']],
    [
      'found by the launch',
      [{ ...nameless, launch: { ...one.launch, id: 'x' } }],
      [{ ...nameless, launch: { ...one.launch, id: 'x' }, destination: null }],
      ['flight without a name (destination Low Earth Orbit → not recorded)'],
    ],
    [
      'found by the mission',
      [{ ...one, id: null }],
      [{ ...one, docked: 'P1D' }],
      ['Day 1 (docked not recorded → 1 day)'],
    ],
    [
      'told to the second where that is all',
      [one],
      [{ ...one, duration: 'P10DT1S' }],
      ['Day 1 (duration 10 days → 10 days 1 s)'],
    ],
  ])('%s', (_, old, next, expected) => {
    const words = flightChanges(old, next).map((each) => [each.mission, each.words].filter(Boolean).join(' '));
    expect(words.map(plainly)).toEqual(expected);
  });
});

describe('crews and dockings', () => {
  const member = (astronaut: number, role: number | null = null) => ({ id: astronaut, role, astronaut });
  const three = [member(1, 1), member(2), member(3)];
  const docking = {
    ...{ id: 7, docking: '2026-03-01T06:00:00Z', departure: null, docking_location: 2 },
    ...{ space_station_target: 4, flight_vehicle_target: null },
  };
  const known: FlightDetailsRecord = {
    as_of: '2026-01-01T00:00:00Z',
    ...{ launch_crew: three, onboard_crew: [], landing_crew: three, docking_events: [docking] },
  };
  const four = [...three, member(4)];
  test.each<[string, Partial<FlightDetailsRecord>, string[]]>([
    ['the moment of reading is no change', { as_of: '2026-02-01T00:00:00Z' }, []],
    [
      'nor is the order of a crew, nor its ids',
      { launch_crew: three.toReversed().map((each) => ({ ...each, id: null })) },
      [],
    ],
    ['nor a doll', { launch_crew: [...three, member(9, 20)] }, []],
    ['a larger crew, up and down', { launch_crew: four, landing_crew: four }, ['crew 3 → 4']],
    ['another one of the same size', { launch_crew: four.slice(1), landing_crew: four.slice(1) }, ['crew changed']],
    ['another role', { launch_crew: [member(1, 2), ...three.slice(1)] }, ['crew changed']],
    ['a crew that comes down larger', { landing_crew: four }, ['landing crew 3 → 4']],
    ['a crew aboard', { onboard_crew: three }, ['crew aboard 0 → 3']],
    ['one docking more', { docking_events: [docking, { ...docking, id: 8 }] }, ['dockings 1 → 2']],
    [
      'a departure',
      { docking_events: [{ ...docking, departure: '2026-03-08T06:00:00Z' }] },
      ['undocked 8 March 2026, 06:00'],
    ],
    ['another port', { docking_events: [{ ...docking, docking_location: 19 }] }, ['dockings changed']],
    ['a docking for another', { docking_events: [{ ...docking, id: 9 }] }, ['dockings changed']],
  ])('%s', (_, change, expected) => {
    const [old, next] = [flight({ details: known }), flight({ details: { ...known, ...change } })];
    expect(flightFieldText(old, next).map(plainly)).toEqual(expected);
    expect(flightFieldText(flight(), next)).toEqual([]);
    expect(flightFieldText(old, flight())).toEqual([]);
  });
});

describe('a text in a sentence', () => {
  test.each([
    ['a\r\n\tb', 'a b'],
    ['\ud800', '\uFFFD'],
    [' \u0001 ', ''],
    ['👩‍🚀', '👩‍🚀'],
  ])('%j', (text, expected) => {
    expect(quotable(text)).toBe(expected);
  });
});
