import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { flight } from '../../tests/fixtures/builders.ts';
import { snapshots } from '../../tests/support/snapshot-arbitrary.ts';
import { craftOf, twoSnapshots } from '../../tests/support/two-snapshots.ts';
import {
  applyDifference,
  diffSnapshots,
  entryOf,
  headline,
  historySchema,
  isEmpty,
  serialiseHistory,
} from './changes.ts';
import type { ImageRecord, Snapshot, SpacecraftRecord } from './schema.ts';

function withCraft(...spacecraft: SpacecraftRecord[]): Snapshot {
  const [snapshot] = twoSnapshots();
  return { ...snapshot, source: { ...snapshot.source, count: spacecraft.length }, spacecraft };
}

const withImage = (image: ImageRecord): Snapshot => ({ ...withCraft(), images: [image] });
const inSpace: SpacecraftRecord = { ...craftOf(1, 'Heron'), in_space: true, time_in_space: 'P1D', time_docked: 'P0D' };

/** The details of the first snapshot that the second knows as well, without the moments of reading. */
function known(snapshot: Snapshot, other: Snapshot) {
  const craft = new Map(other.spacecraft.map((each) => [each.id, each]));
  return snapshot.spacecraft.flatMap(({ id, flights }) =>
    flights.map(({ details }, index) =>
      details && craft.get(id)?.flights[index]?.details ? { ...details, as_of: '' } : null,
    ),
  );
}

describe('a difference', () => {
  test('makes the new snapshot of the old one', () => {
    fc.assert(
      fc.property(snapshots, snapshots, (old, next) => {
        const made = applyDifference(old, diffSnapshots(old, next));
        expect(isEmpty(diffSnapshots(made, next))).toBe(true);
        // Times that grow in space, and details that one of the two lacks, are no changes.
        const unknown = (craft: SpacecraftRecord) => {
          const flights = craft.flights.map((each) => ({ ...each, details: null }));
          return { ...craft, flights };
        };
        const still = (snapshot: Snapshot) => ({
          ...snapshot,
          source: null,
          spacecraft: snapshot.spacecraft.filter((craft) => !craft.in_space).map(unknown),
        });
        expect(still(made)).toEqual(still(next));
        expect(known(made, next)).toEqual(known(next, made));
      }),
    );
  });

  test('is empty between a snapshot and itself, whatever the order of its rows', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const turned = { ...snapshot, spacecraft: snapshot.spacecraft.toReversed() };
        expect(isEmpty(diffSnapshots(snapshot, turned))).toBe(true);
      }),
    );
  });

  test('makes an entry that the history takes', () => {
    fc.assert(
      fc.property(snapshots, snapshots, (old, next) => {
        const history = { schema: 1 as const, entries: [entryOf(diffSnapshots(old, next), '2030-01-01T00:00:00Z')] };
        expect(historySchema.parse(JSON.parse(serialiseHistory(history)))).toEqual(history);
      }),
    );
  });

  test('cannot be applied to a snapshot that lacks what it changes', () => {
    const difference = diffSnapshots(withCraft(craftOf(1, 'Heron')), withCraft(craftOf(1, 'Stork')));
    expect(() => applyDifference(withCraft(), difference)).toThrow('changes spacecraft 1');
  });
});

describe('what is a change', () => {
  const running = flight({
    id: 1,
    mission: null,
    net: null,
    destination: null,
    mission_end: null,
    duration: 'P1D',
    outcome: null,
  });
  const flying = { ...inSpace, flights: [running] };

  test.each<[string, SpacecraftRecord, Partial<SpacecraftRecord>, string[]]>([
    ['time that grows in space is none', inSpace, { time_in_space: 'P2D', time_docked: 'PT1S' }, []],
    ['time that shrinks in space is one', inSpace, { time_in_space: 'PT1H' }, ['time_in_space']],
    [
      'time that is written down at last is one',
      { ...inSpace, time_docked: null },
      { time_docked: 'P1D' },
      ['time_docked'],
    ],
    ['time on the ground is one', craftOf(1, 'Heron'), { time_in_space: 'P2D' }, ['time_in_space']],
    [
      'a return is one, with its times',
      inSpace,
      { in_space: false, time_in_space: 'P3D' },
      ['in_space', 'time_in_space'],
    ],
    ['the moment of reading is none', inSpace, { as_of: '2031-01-01T00:00:00Z' }, []],
    ['the duration of a running flight is none', flying, { flights: [{ ...running, duration: 'P9D' }] }, []],
    ['the end of a flight is one', flying, { flights: [{ ...running, mission_end: '2030-01-01' }] }, ['flights']],
    ['a new flight is one', flying, { flights: [running, { ...running, id: 2 }] }, ['flights']],
  ])('%s', (_, old, change, fields) => {
    const { changed } = diffSnapshots(withCraft(old), withCraft({ ...old, ...change }));
    expect(changed.flatMap((row) => Object.keys(row.fields))).toEqual(fields);
  });

  test('gives the old and the new value, whole', () => {
    const { changed } = diffSnapshots(withCraft(inSpace), withCraft({ ...inSpace, flights_count: 2 }));
    expect(changed).toEqual([{ part: 'spacecraft', id: 1, name: 'Heron 1', fields: { flights_count: [1, 2] } }]);
  });

  const image: ImageRecord = {
    id: 1,
    name: '',
    image_url: 'https://a-prod.nyc3.digitaloceanspaces.com/media/1.jpeg',
    thumbnail_url: null,
    credit: null,
    license: null,
    single_use: null,
    variants: [],
  };

  test.each([
    ['https://a-dev.nyc3.digitaloceanspaces.com/media/1.jpeg', 0],
    ['https://a-prod.nyc3.digitaloceanspaces.com/media/2.jpeg', 1],
    ['https://pictures.example/media/1.jpeg', 1],
  ])('a picture that is at %s now: %i', (address, count) => {
    const { changed } = diffSnapshots(withImage(image), withImage({ ...image, image_url: address }));
    expect(changed).toHaveLength(count);
  });
});

describe('a headline', () => {
  const old = withCraft(craftOf(1, 'Heron'), craftOf(2, 'Heron'), craftOf(3, 'Heron'), craftOf(4, 'Heron'));
  test.each([
    ['Nothing changed', old],
    ['1 changed: Stork 1', withCraft(craftOf(1, 'Stork'), ...old.spacecraft.slice(1))],
    [
      '1 changed, 1 new, 1 gone: Ibis 9, Heron 4, Stork 1',
      withCraft(craftOf(1, 'Stork'), ...old.spacecraft.slice(1, 3), craftOf(9, 'Ibis')),
    ],
    ['4 gone: Heron 1, Heron 2, Heron 3 and 1 more', withCraft()],
    ['1 new: status Retired', { ...old, statuses: [{ id: 2, name: 'Retired' }] }],
  ])('%s', (line, next) => {
    expect(headline(diffSnapshots(old, next))).toBe(line);
  });
});
