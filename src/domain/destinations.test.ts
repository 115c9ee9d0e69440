import { describe, expect, test } from 'vitest';

import { boundFor, destinationOf, knownDestinations, unknownDestinations } from './destinations.ts';

test.for([
  ['International Space Station', 'International Space Station', 4],
  ['ISS', 'International Space Station', 4],
  [' the international   space station ', 'International Space Station', 4],
  ['Chinese Space Station', 'Tiangong', 18],
  ['Tiangong space station', 'Tiangong', 18],
  ['CSS', 'Tiangong', 18],
  ['Tiangong 1', 'Tiangong-1', 7],
  ['TIANGONG-2', 'Tiangong-2', 8],
  ['Mir', 'Mir', 5],
  ['Mir Space Station', 'Mir', 5],
  ['Salyut-7', 'Salyut 7', 15],
  ['salyut 4', 'Salyut 4', 12],
  ['Skylab', 'Skylab', 6],
  ['LEO', 'Low Earth Orbit', null],
  ['Low-Earth orbit', 'Low Earth Orbit', null],
  ['Sub-orbital', 'Suborbital', null],
  ['suborbital', 'Suborbital', null],
  ['Lunar Orbit', 'Moon', null],
  ['The Moon', 'Moon', null],
  // Not in the table: itself.
  [' Planet Nine ', 'Planet Nine', null],
  ['The', 'The', null],
  ['', '', null],
] as const)('%j means %s', ([text, name, stationId]) => {
  expect(destinationOf(text)).toMatchObject({ name, stationId });
});

describe('the slug of a destination', () => {
  test.for([
    ['ISS', 'international-space-station'],
    ['Planet Nine', 'planet-nine'],
    ['planet  NINE', 'planet-nine'],
    ['火星', '706b-661f'],
    ['金星', '91d1-661f'],
    ['', 'unnamed'],
    ['../../etc/passwd?a=1#b', 'etc-passwd-a-1-b'],
  ] as const)('of %j is %s', ([text, slug]) => {
    expect(destinationOf(text).slug).toBe(slug);
  });

  test('belongs to one row of the table, whatever its variants', () => {
    const meanings = knownDestinations.flatMap(({ name, variants }) =>
      [name, ...variants].map((text) => [text, destinationOf(text).name, name] as const),
    );
    expect(meanings.filter(([, meant, name]) => meant !== name)).toEqual([]);
  });
});

test.for([
  ['Moon', 'bound for the Moon'],
  ['lunar orbit', 'bound for the Moon'],
  ['Suborbital', 'on a suborbital flight'],
  ['leo', 'bound for low Earth orbit'],
  ['ISS', 'bound for the International Space Station'],
  ['Mir', 'bound for Mir'],
  ['Planet Nine', 'bound for Planet Nine'],
] as const)('%s in a sentence is “%s”', ([text, phrase]) => {
  expect(boundFor(text)).toBe(phrase);
});

test('a refresh is told of each destination that the table does not know', () => {
  const texts = ['ISS', null, 'Planet Nine', 'Mir', 'Planet Nine ', 'Atlantis'];
  expect(unknownDestinations(texts)).toEqual(['Planet Nine', 'Atlantis']);
  expect(unknownDestinations([])).toEqual([]);
});
