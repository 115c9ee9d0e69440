import { describe, expect, test } from 'vitest';

import { destinationOf, knownDestinations, unknownDestinations } from './destinations.ts';
import { toDestination } from './labels.ts';

test.for([
  ['International Space Station', 'International Space Station', true],
  ['ISS', 'International Space Station', true],
  [' the international   space station ', 'International Space Station', true],
  ['Chinese Space Station', 'Tiangong', true],
  ['Tiangong space station', 'Tiangong', true],
  ['CSS', 'Tiangong', true],
  ['Tiangong 1', 'Tiangong-1', true],
  ['TIANGONG-2', 'Tiangong-2', true],
  ['Mir', 'Mir', true],
  ['Mir Space Station', 'Mir', true],
  ['Salyut-7', 'Salyut 7', true],
  ['salyut 4', 'Salyut 4', true],
  ['Skylab', 'Skylab', true],
  ['LEO', 'Low Earth Orbit', false],
  ['Low-Earth orbit', 'Low Earth Orbit', false],
  ['Sub-orbital', 'Suborbital', false],
  ['suborbital', 'Suborbital', false],
  ['Lunar Orbit', 'Moon', false],
  ['The Moon', 'Moon', false],
  // Not in the table: itself.
  [' Planet Nine ', 'Planet Nine', false],
  ['The', 'The', false],
  ['', '', false],
] as const)('%j means %s', ([text, name, station]) => {
  expect(destinationOf(text)).toMatchObject({ name, station });
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
  ['Moon', 'to the Moon and back'],
  ['lunar orbit', 'to the Moon and back'],
  ['Suborbital', 'on a suborbital path'],
  ['leo', 'to low Earth orbit'],
  ['ISS', 'to the International Space Station'],
  ['Mir', 'to Mir'],
  ['Planet Nine', 'to Planet Nine'],
] as const)('%s in a sentence is “%s”', ([text, phrase]) => {
  expect(toDestination(text)).toBe(phrase);
});

test('a refresh is told of each destination that the table does not know', () => {
  const texts = ['ISS', null, 'Planet Nine', 'Mir', 'Planet Nine ', 'Atlantis'];
  expect(unknownDestinations(texts)).toEqual(['Planet Nine', 'Atlantis']);
  expect(unknownDestinations([])).toEqual([]);
});
