import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { madeUpCraft } from '../../tests/support/made-up-names.ts';
import { madeUpQueries, mistype } from '../../tests/support/made-up-queries.ts';
import { fold } from './fold.ts';
import { createMatcher } from './matcher.ts';
import type { Hit, MatchRow } from './matcher.ts';
import { compareByName } from '#domain/compare.ts';

/** Missions by the name of the craft. */
const missions: Readonly<Record<string, readonly string[]>> = {
  'Apollo Endeavour CSM-112': ['Apollo 15'],
  'Apollo CSM-017': ['Apollo 4'],
  'Space Shuttle Endeavour': ['STS-49', 'STS-61', 'STS-134'],
  'Crew Dragon Endeavour': ['SpX-DM2', 'Crew-8'],
  'Ship 31': ['Integrated Flight Test 6'],
};

const rows: MatchRow[] = [
  ['Soyuz MS-28', '11F732 #759', 'Soyuz MS'],
  ['Soyuz MS-29', '11F732 #760', 'Soyuz MS'],
  ['Soyuz MS-02', 'Soyuz MS 11F732A48 #732', 'Soyuz MS'],
  ['Soyuz TMA-8', 'Soyuz TMA 11F732A17 #218', 'Soyuz TMA'],
  ['Soyuz TMA-08M', 'Soyuz TMA-M 11F732A47 #708', 'Soyuz TMA-M'],
  ['Soyuz TMA-18M', 'Soyuz TMA-M 11F732A47 #718', 'Soyuz TMA-M'],
  ['Soyuz 9', 'Soyuz 7K-OK 11F615 #17', 'Soyuz'],
  ['Soyuz 7K-T No.39', 'Soyuz 7K-T 11F615A8 #39', 'Soyuz'],
  ['Progress MS-01', 'MS-01 (No.431)', 'Progress-MS'],
  ['Progress MS-12', 'MS-12 (No.442)', 'Progress-MS'],
  ['Progress-MS 28', null, 'Progress-MS'],
  ['Tianzhou-7', '7', 'Tianzhou'],
  ['Tianzhou-10', '10', 'Tianzhou'],
  ['Gemini SC7', '7', 'Gemini'],
  ['Mercury No.11', '11', 'Mercury'],
  ['Cygnus CRS NG-21 (S.S. Francis R. “Dick” Scobee)', null, 'Cygnus Enhanced'],
  ['Cygnus CRS NG-24 (S.S. Steven R. Nagel)', null, 'Cygnus Enhanced'],
  ['Crew Dragon Endeavour', 'C206', 'Crew Dragon 2'],
  ['Crew Dragon Endurance', 'C210', 'Crew Dragon 2'],
  ['Crew Dragon C205', 'C205', 'Crew Dragon 2'],
  ['Crew Dragon', 'TBD', 'Crew Dragon 2'],
  ['DragonFly', 'C201', 'Crew Dragon 2'],
  ['Space Shuttle Endeavour', 'OV-105', 'Space Shuttle'],
  ['Space Shuttle Columbia', 'OV-102', 'Space Shuttle'],
  ['Apollo Endeavour CSM-112', 'CSM-112', 'Apollo Command/Service Module'],
  ['Apollo CSM-017', 'CSM-017', 'Apollo Command/Service Module'],
  ['Vostok-1K No.1', 'Vostok-1K No.1', 'Vostok'],
  ['ATV-5 Georges Lemaître', 'ATV-005', 'Automated Transfer Vehicle (ATV)'],
  ['Ship 31', 'S31', 'Starship V1'],
].map(([name, serial, configuration], index) => ({
  id: index + 1,
  name: name as string,
  serial: serial ?? null,
  missions: missions[name as string] ?? [],
  configuration: configuration ?? null,
}));
const matcher = createMatcher(rows.toSorted(compareByName));
const namesOf = (hits: readonly Hit<MatchRow>[]) => hits.map(({ row }) => row.name);
const bold = ({ row, name }: Hit<MatchRow>) => name.map(([start, end]) => row.name.slice(start, end));

describe('finds by mission', () => {
  test.for<[string, string, string[]]>([
    ['apollo 15', 'Apollo Endeavour CSM-112', ['Apollo 15']],
    ['Apollo15', 'Apollo Endeavour CSM-112', ['Apollo15']],
    ['sts 61', 'Space Shuttle Endeavour', ['STS-61']],
    ['crew-8', 'Crew Dragon Endeavour', ['Crew-8']],
    ['flight test', 'Ship 31', ['Flight Test']],
    ['apolo 15', 'Apollo Endeavour CSM-112', ['Apollo 15']],
  ])('%s is flown by %s', ([query, name, parts]) => {
    const [hit] = matcher.match(query);
    const { text = '', ranges = [] } = hit?.mission ?? {};
    const bare = (part: string) => part.replaceAll(/[ -]/g, '');
    expect(hit).toMatchObject({ row: { name }, name: [], serial: [] });
    expect(ranges.map(([start, end]) => bare(text.slice(start, end)))).toEqual(parts.map(bare));
  });

  test('each craft once, with the mission that matches best', () => {
    const hits = matcher.match('sts');
    expect(hits.map(({ row, mission }) => [row.name, mission?.text])).toEqual([['Space Shuttle Endeavour', 'STS-49']]);
  });

  test('right after a name that is exactly the same', () => {
    const same = createMatcher([
      { id: 1, name: 'Dawn 12', serial: null, missions: [], configuration: null },
      { id: 2, name: 'Heron', serial: 'Dawn', missions: [], configuration: null },
      { id: 3, name: 'Crane', serial: null, missions: ['Dawn'], configuration: null },
      { id: 4, name: 'Dawn', serial: null, missions: [], configuration: null },
    ]);
    expect(namesOf(same.match('Dawn'))).toEqual(['Dawn', 'Crane', 'Heron', 'Dawn 12']);
  });

  test('offers the mission of the nearest number', () => {
    expect(matcher.match('apollo 16')).toEqual([]);
    expect(matcher.nearest('apollo 16')).toContain('Apollo 15');
  });
});

describe('finds exactly', () => {
  test.for<[string, string[]]>([
    ['ms28', ['Progress-MS 28', 'Soyuz MS-28']],
    ['MS 28', ['Progress-MS 28', 'Soyuz MS-28']],
    ['soyuz ms28', ['Soyuz MS-28']],
    ['soyuzms28', ['Soyuz MS-28']],
    ['ms-028', ['Progress-MS 28', 'Soyuz MS-28']],
    ['tma 8m', ['Soyuz TMA-08M']],
    ['TMA-8M', ['Soyuz TMA-08M']],
    ['tma8m', ['Soyuz TMA-08M']],
    ['soyuz tma 8m', ['Soyuz TMA-08M']],
    ['soyuz tma 8', ['Soyuz TMA-8', 'Soyuz TMA-08M']],
    ['progress ms-1', ['Progress MS-01']],
    ['tianzhou 7', ['Tianzhou-7']],
    ['ng 21', ['Cygnus CRS NG-21 (S.S. Francis R. “Dick” Scobee)']],
    ['ss steven', ['Cygnus CRS NG-24 (S.S. Steven R. Nagel)']],
    ['c206', ['Crew Dragon Endeavour']],
    ['ov105', ['Space Shuttle Endeavour']],
    ['ov 105', ['Space Shuttle Endeavour']],
    ['708', ['Soyuz TMA-08M']],
    ['no.39', ['Soyuz 7K-T No.39']],
    ['endeavour', ['Apollo Endeavour CSM-112', 'Crew Dragon Endeavour', 'Space Shuttle Endeavour']],
    ['endevour', ['Apollo Endeavour CSM-112', 'Crew Dragon Endeavour', 'Space Shuttle Endeavour']],
    ['endeavor', ['Apollo Endeavour CSM-112', 'Crew Dragon Endeavour', 'Space Shuttle Endeavour']],
    ['deavour', ['Apollo Endeavour CSM-112', 'Crew Dragon Endeavour', 'Space Shuttle Endeavour']],
    ['endeavour shuttle', ['Space Shuttle Endeavour']],
    ['shutle endaevour', ['Space Shuttle Endeavour']],
    ['endurence', ['Crew Dragon Endurance']],
    ['dragon fly', ['DragonFly']],
    ['lemaitre', ['ATV-5 Georges Lemaître']],
    ['Lemaître', ['ATV-5 Georges Lemaître']],
    ['LEMAI\u0302TRE', ['ATV-5 Georges Lemaître']],
    ['Восток', ['Vostok-1K No.1']],
    ['Прогресс МС-28', ['Progress-MS 28']],
    ['Тяньчжоу', ['Tianzhou-7', 'Tianzhou-10']],
    ['soyzu-ms28', ['Soyuz MS-28']],
    ['tianzou7', ['Tianzhou-7']],
    ['starship', ['Ship 31']],
    ['starship v1', ['Ship 31']],
    ['dragon 2', ['Crew Dragon', 'Crew Dragon C205', 'Crew Dragon Endeavour', 'Crew Dragon Endurance', 'DragonFly']],
    ['crew-2', []],
    ['crewdragon endurance', ['Crew Dragon Endurance']],
    ['Soyuz MX-28', ['Soyuz MS-28']],
    ['mercury 1', []],
    ['enterprize', []],
    ['ms30', []],
    ['ov106', []],
    ['nasa', []],
    ['?!', []],
    ['  ', []],
    ['', []],
  ])('%s', ([query, names]) => {
    expect(namesOf(matcher.match(query))).toEqual(names);
  });
});

describe('while the query is typed', () => {
  test.for<[string, string[]]>([
    ['ms2', ['Soyuz MS-02', 'Progress-MS 28', 'Soyuz MS-28', 'Soyuz MS-29']],
    ['ms-0', ['Progress MS-01', 'Soyuz MS-02']],
    ['csm 01', ['Apollo CSM-017']],
    ['tma-0', ['Soyuz TMA-08M']],
    ['endeav', ['Apollo Endeavour CSM-112', 'Crew Dragon Endeavour', 'Space Shuttle Endeavour']],
    ['endaev', ['Apollo Endeavour CSM-112', 'Crew Dragon Endeavour', 'Space Shuttle Endeavour']],
    ['soyuz m', ['Soyuz MS-02', 'Soyuz MS-28', 'Soyuz MS-29', 'Soyuz TMA-08M', 'Soyuz TMA-18M']],
    ['crew dragon e', ['Crew Dragon Endeavour', 'Crew Dragon Endurance']],
  ])('%s', ([query, names]) => {
    expect(namesOf(matcher.match(query, { typing: true }))).toEqual(names);
  });
});

describe('order', () => {
  test('puts the exact name first, then names that hold it', () => {
    expect(namesOf(matcher.match('crew dragon')).slice(0, 2)).toEqual(['Crew Dragon', 'Crew Dragon C205']);
  });

  test('puts exact serial numbers before numbers in names', () => {
    expect(namesOf(matcher.match('7')).slice(0, 2)).toEqual(['Gemini SC7', 'Tianzhou-7']);
  });

  test('keeps equals in the order of the rows', () => {
    const same = createMatcher([
      { id: 9, name: 'Hermes 10', serial: null, missions: [], configuration: null },
      { id: 7, name: 'Hermes 2', serial: null, missions: [], configuration: null },
      { id: 3, name: 'Hermes 2', serial: null, missions: [], configuration: null },
    ]);
    expect(same.match('hermes').map(({ row }) => row.id)).toEqual([9, 7, 3]);
  });
});

describe('what matched', () => {
  test.for<[string, string[]]>([
    ['ms28', ['MS 28']],
    ['tma 8', ['TMA-8']],
    ['tma 8m', ['TMA-08M']],
    ['endevour shuttle', ['Shuttle Endeavour']],
    ['deavour', ['deavour']],
    ['lemaitre', ['Lemaître']],
    ['Союз 9', ['Soyuz 9']],
    ['crew endurance', ['Crew', 'Endurance']],
    ['c206', []],
  ])('%s', ([query, parts]) => {
    expect(bold(matcher.match(query)[0] as Hit<MatchRow>)).toEqual(parts);
  });

  test('says where in the serial number', () => {
    const [hit] = matcher.match('ov');
    expect(hit?.serial).toEqual([[0, 2]]);
  });
});

describe('nothing found', () => {
  test.for<[string, string[]]>([
    ['enterprize', ['Endurance', 'Endeavour']],
    ['soyuz ms-31', ['Soyuz MS-29', 'Soyuz MS-28', 'Soyuz MS-02']],
    ['xyzzy', []],
  ])('nearest to %s', ([query, nearest]) => {
    expect(matcher.nearest(query)).toEqual(nearest);
  });

  test.for<[string, string | null]>([
    ['endevour', 'Endeavour'],
    ['deavour', 'Endeavour'],
    ['Союз', 'soyuz'],
    ['МС-28', 'ms28'],
    ['moonlight', null],
    ['endeav', null],
    ['ms29', null],
  ])('corrected: %s', ([query, corrected]) => {
    expect(matcher.correct(query)).toBe(corrected);
  });
});

describe('properties', () => {
  const many = madeUpCraft(600).map(({ id, name, serial_number, configuration }) => ({
    id,
    name,
    serial: serial_number,
    missions: [],
    configuration: configuration?.name ?? null,
  }));
  const large = createMatcher(many.toSorted(compareByName));
  const row = fc.constantFrom(...many);

  test('any name finds itself first, any serial number a craft that has it', () => {
    for (const { name, serial } of many) {
      expect(large.match(name)[0]?.row.name).toBe(name);
      if (serial) expect(large.match(serial)[0]?.row.serial).toBe(serial);
    }
  });

  test('any text that is a name finds itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        fc.pre(name.trim() === name && name !== '');
        const single = createMatcher([{ id: 1, name, serial: null, missions: [], configuration: null }]);
        expect(single.match(name)).toHaveLength(1);
      }),
    );
  });

  test('a name without case, accents, hyphens, spaces and zeros finds itself first', () => {
    fc.assert(
      fc.property(row, ({ name }) => {
        expect(fold(large.match(fold(name).text)[0]?.row.name ?? '').text).toBe(fold(name).text);
      }),
    );
  });

  test('a long word with a typing error finds its craft, in the name and in others', () => {
    const place = fc.tuple(row, fc.nat(), fc.nat(), fc.nat(), fc.constantFrom('drop', 'double', 'swap', 'replace'));
    fc.assert(
      fc.property(place, ([{ name }, which, where, letter, kind]) => {
        const words = fold(name).runs.filter(({ number, text }) => !number && text.length > 5);
        fc.pre(words.length > 0);
        const word = (words[which % words.length] as { text: string }).text;
        const at = 1 + (where % (word.length - 2));
        const typed = mistype(word, at, kind, String.fromCharCode(97 + (letter % 26)));
        expect(namesOf(large.match(typed)).some((each) => fold(each).text.includes(word))).toBe(true);
      }),
    );
  });

  test('ranges lie in the name, in order, without overlaps', () => {
    fc.assert(
      fc.property(row, fc.nat(8), fc.nat(8), ({ name }, from, length) => {
        for (const hit of large.match(name.slice(from, from + length), { typing: true })) {
          let last = 0;
          for (const [start, end] of hit.name) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(hit.row.name.length);
        }
      }),
    );
  });

  test('no query breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (query, typing) => {
        large.match(query, { typing });
        large.nearest(query);
        large.correct(query);
      }),
      { numRuns: 40 },
    );
  });
});

test('the first hit is a right one for 99 of 100 queries', () => {
  const craft = madeUpCraft(600, 3).map(({ id, name, serial_number, flights }) => ({
    id,
    name,
    serial: serial_number,
    missions: flights.flatMap(({ mission }) => (mission === null || mission === name ? [] : mission)),
    configuration: null,
  }));
  const large = createMatcher(craft.toSorted(compareByName));
  const wrong: string[] = [];
  let asked = 0;
  // The names of all craft are alike; queries for every other one cost half.
  for (const { text, isRight } of madeUpQueries(craft.filter((_, index) => index % 2 === 0))) {
    asked++;
    const first = large.match(text)[0]?.row;
    if (!first || !isRight(first)) wrong.push(`${text} → ${first?.name}`);
  }
  expect(asked).toBeGreaterThan(2000);
  expect(wrong.length / asked, wrong.slice(0, 20).join('\n')).toBeLessThan(0.01);
});
