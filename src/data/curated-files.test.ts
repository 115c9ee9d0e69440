import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { curatedTables, nothingCurated } from '#domain/curated.ts';

import { handfulCurated } from '../../tests/fixtures/handful-curated.ts';

import { CuratedFileError, readCurated } from './curated-files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'curated-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let number = 0;
/** A folder of tables, by name and text. */
function tables(files: Readonly<Record<string, string | Buffer>>): string {
  const own = join(folder, String(number++));
  mkdirSync(own);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(own, `${name}.csv`), text);
  return own;
}

/** What is said of a folder of tables; the empty text where nothing is wrong. */
function complaint(files: Readonly<Record<string, string | Buffer>>): string {
  try {
    readCurated(tables(files));
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(CuratedFileError);
    return (error as Error).message;
  }
}

const FLIGHT = 'spacecraft_id,launch_day';
const people = 'name,countries,ll2_id\nAda Reed,USA|FRA,\nBela Sedge,,7\n';

test('reads every table: empty cells are unknown, quotes and line ends of any kind are fine', () => {
  const curated = readCurated(
    tables({
      people: `\uFEFF${people.replaceAll('\n', '\r\n')}\r\n`,
      crews: `${FLIGHT},name,role,up,down,source\n1,1969-07-16,Ada Reed,,yes,no,gcat\n`,
      ends: `${FLIGHT},mission_end,overrules,source\n1,1969-07-16,1969-07-24,"it has ""midnight""",gcat\n`,
      notes: `${FLIGHT},note,source\n1,1969-07-16,"One, two",memory\n`,
      reached: `${FLIGHT},reached,source\n1,1969-07-16,no,page\n`,
      launches: `${FLIGHT},vehicle,pad,site,source\n1,1969-07-16,Saturn V,,"Kennedy Space Center, USA",gcat\n`,
      landings: `${FLIGHT},landing,place,source\n1,1969-07-16,splashdown,,gcat\n2,1969-07-16,,Moon,gcat\n`,
      heights: 'configuration_id,height_of,source\n14,the launch stack,ll2-launch\n',
    }),
  );
  const flight = { spacecraft_id: 1, launch_day: '1969-07-16' };
  expect(curated).toEqual({
    people: [
      { name: 'Ada Reed', countries: ['USA', 'FRA'], ll2_id: null },
      { name: 'Bela Sedge', countries: [], ll2_id: 7 },
    ],
    crews: [{ ...flight, name: 'Ada Reed', role: null, up: true, down: false, source: 'gcat' }],
    ends: [{ ...flight, mission_end: '1969-07-24', overrules: 'it has "midnight"', source: 'gcat' }],
    notes: [{ ...flight, note: 'One, two', source: 'memory' }],
    reached: [{ ...flight, reached: false, source: 'page' }],
    launches: [{ ...flight, vehicle: 'Saturn V', pad: null, site: 'Kennedy Space Center, USA', source: 'gcat' }],
    landings: [
      { ...flight, landing_type: 3, place: null, source: 'gcat' },
      { ...flight, spacecraft_id: 2, landing_type: null, place: 'Moon', source: 'gcat' },
    ],
    heights: [{ configuration_id: 14, height_of: 'the launch stack', source: 'll2-launch' }],
  });
});

test('a folder that is missing or empty has tables without a row', () => {
  expect(readCurated(join(folder, 'nowhere'))).toEqual(nothingCurated);
  expect(readCurated(tables({}))).toEqual(nothingCurated);
  expect(Object.keys(nothingCurated)).toEqual(curatedTables);
});

describe('a wrong row is refused with file, line and reason', () => {
  const notes = `${FLIGHT},note,source\n1,1969-07-16,Good,gcat\n`;
  test.for([
    ['no day', { notes: `${notes}2,16 July,Bad,gcat\n` }, 'notes.csv, line 3: launch_day: expected a date such as'],
    [
      'no id',
      { notes: `${notes}Columbia,1969-07-16,Bad,gcat\n` },
      'notes.csv, line 3: spacecraft_id: expected a number, got "Columbia"',
    ],
    [
      'an empty note',
      { notes: `${notes}2,1969-07-16,,gcat\n` },
      'notes.csv, line 3: note: expected a text that is not empty',
    ],
    [
      'an unknown source',
      { notes: `${notes}2,1969-07-16,Bad,somebody\n` },
      'notes.csv, line 3: source: expected one of "ll2-launch"',
    ],
    [
      'the same fact twice',
      { notes: `${notes}\n1,1969-07-16,Again,gcat\n` },
      'line 4: spacecraft 1, launched 1969-07-16 is in line 2 already',
    ],
    ['a cell too few', { notes: `${notes}2,1969-07-16,Bad\n` }, /notes\.csv cannot be read: .*line 3/],
    ['a quote that is not closed', { notes: `${notes}2,1969-07-16,"Bad,gcat\n` }, /notes\.csv cannot be read: .*line/i],
    [
      'a column too many',
      { notes: `${FLIGHT},note,source,by\n1,1969-07-16,Good,gcat,me\n` },
      'line 2: the column by is not known',
    ],
    ['a column that is missing', { notes: `${FLIGHT},note\n1,1969-07-16,Good\n` }, 'line 2: source: expected'],
    [
      'an end that is no date',
      { ends: `${FLIGHT},mission_end,overrules,source\n1,1969-07-16,soon,,gcat\n` },
      'ends.csv, line 2: mission_end: expected a UTC time',
    ],
    [
      'neither yes nor no',
      { reached: `${FLIGHT},reached,source\n1,1969-07-16,true,gcat\n` },
      'reached.csv, line 2: reached: expected one of "yes", "no"',
    ],
    [
      'an unknown landing',
      { landings: `${FLIGHT},landing,place,source\n1,1969-07-16,bounced,,gcat\n` },
      'landings.csv, line 2: landing: expected one of "splashdown"',
    ],
    [
      'a country that is none',
      { people: `${people}Cora,Ruritania,\n` },
      'people.csv, line 4: countries: expected country codes',
    ],
    [
      'somebody without a row of people',
      { people, crews: `${FLIGHT},name,role,up,down,source\n1,1969-07-16,Nobody,,yes,no,gcat\n` },
      'crews.csv, spacecraft 1, launched 1969-07-16: "Nobody" has no row in people.csv',
    ],
    [
      'two people of one address',
      { people: `${people}Ada  Reed,,\n` },
      'people.csv: "Ada  Reed" and "Ada Reed" would have one address, ada-reed',
    ],
    [
      'control characters',
      { notes: `${notes}2,1969-07-16,B\u0000d,gcat\n` },
      'line 3: note: expected a text without control characters',
    ],
    ['bytes that are no text', { notes: Buffer.from([0xff, 0xfe, 0x00, 0x22]) }, 'notes.csv'],
  ] as const)('%s', ([, files, expected]) => {
    expect(complaint(files)).toMatch(
      typeof expected === 'string' ? new RegExp(expected.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')) : expected,
    );
  });
});

test('the tables of the fixture can be read', () => {
  expect(complaint(handfulCurated)).toBe('');
});
