import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { missionPair, missionsInShort } from './mission-pair.ts';

const craft = (name: string, ...missions: (string | null)[]) => ({
  name,
  flights_count: missions.length,
  flights: missions.map((mission) => ({ mission })),
});

describe('missionPair', () => {
  test.each([
    ['one flight', craft('CSM-107', 'Apollo 11'), 'Apollo 11 · CSM-107'],
    ['words that both begin with are said once', craft('Apollo CSM-107', 'Apollo 11'), 'Apollo 11 · CSM-107'],
    [
      'a name within the mission',
      craft('Soyuz 7K-T No.39', 'Soyuz 7K-T No.39 (Soyuz 18a)'),
      'Soyuz 7K-T No.39 (Soyuz 18a)',
    ],
    ['a number alone says nothing', craft('Dragon 2', 'Dragon CRS-1'), 'Dragon CRS-1 · Dragon 2'],
    ['a mission of the same name', craft('Soyuz TMA-08M', 'Soyuz TMA-08M'), 'Soyuz TMA-08M'],
    ['the same but for spaces, case and signs', craft('Progress-MS 27', 'PROGRESS MS-27'), 'Progress-MS 27'],
    ['the word “Mission:”', craft('Heron 3', 'Mission: Dawn'), 'Dawn · Heron 3'],
    ['the same after the word “Mission:”', craft('Heron 3', 'Mission: Heron 3'), 'Heron 3'],
    ['several flights', craft('Discovery', 'STS-128', 'STS-131'), 'Discovery'],
    ['no flight', craft('Hope'), 'Hope'],
    ['a mission that is not known', craft('Hope', null), 'Hope'],
    ['a mission of signs alone', craft('Hope', '–'), 'Hope'],
    ['more flights than are listed', { ...craft('Hope', 'Dawn'), flights_count: 2 }, 'Hope'],
    ['a count that is not known', { ...craft('Hope', 'Dawn'), flights_count: null }, 'Hope'],
  ])('%s', (_, flown, label) => {
    expect(missionPair(flown).label).toBe(label);
  });

  test('its rest is the end of the name', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, mission) => {
        const pair = missionPair(craft(name, mission));
        expect(name.endsWith(pair.rest)).toBe(true);
      }),
    );
  });
});

describe('missionsInShort', () => {
  test.each([
    ['one flight', craft('Heron 3', 'Dawn'), 'Dawn'],
    ['several', craft('Heron 3', 'Dawn', 'Noon', 'Dusk'), 'Dusk and 2 more'],
    ['more than are listed', { ...craft('Heron 3', 'Dawn'), flights_count: 7 }, 'Dawn and 6 more'],
    ['none', craft('Heron 3'), '–'],
    ['none that is listed', { ...craft('Heron 3'), flights_count: 7 }, null],
    ['nobody knows how many', { ...craft('Heron 3'), flights_count: null }, null],
    ['one without a name', craft('Heron 3', 'Dawn', null), null],
  ])('of %s', (_, flown, text) => {
    expect(missionsInShort(flown)).toBe(text);
  });
});
