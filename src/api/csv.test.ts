import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { csvOf } from './csv.ts';
import type { CellValue } from './csv.ts';

const column = { name: 'value', value: (row: { value: CellValue }) => row.value };
const cell = (value: CellValue) => csvOf([column], [{ value }]).slice('value\r\n'.length, -'\r\n'.length);

describe('a cell', () => {
  test.each<[string, CellValue, string]>([
    ['a plain text stays as it is', 'Soyuz MS-28', 'Soyuz MS-28'],
    ['an unknown value is nothing', null, ''],
    ['an empty text is a pair of quotes', '', '""'],
    ['zero is not nothing', 0, '0'],
    ['a fraction has a point', 3.9, '3.9'],
    ['yes and no are words', false, 'false'],
    ['a comma is quoted', 'Apollo, CSM', '"Apollo, CSM"'],
    ['a quote is doubled', 'S.S. "Dick" Scobee', '"S.S. ""Dick"" Scobee"'],
    ['a line break is quoted', 'one\ntwo', '"one\ntwo"'],
    ['a carriage return is quoted', 'one\rtwo', '"one\rtwo"'],
    ['an equals sign gets no apostrophe', '=1+1', '=1+1'],
    ['nor do plus, minus and at', '+-@', '+-@'],
    ['a formula with quotes is quoted like any text', '=HYPERLINK("x")', '"=HYPERLINK(""x"")"'],
    ['markup is text', ']]></script>', ']]></script>'],
    ['a list is JSON', [1, 2], '"[1,2]"'],
    ['a list of texts is JSON', ['a "b"'], String.raw`"[""a \""b\""""]"`],
    ['an empty list is JSON', [], '[]'],
    ['space around a text stays', ' a ', ' a '],
  ])('%s', (_, value, expected) => {
    expect(cell(value)).toBe(expected);
  });
});

test('a table without rows is its line of names', () => {
  expect(csvOf([column, { ...column, name: 'other, value' }], [])).toBe('value,"other, value"\r\n');
});

test('another reader finds every text again', () => {
  const text = fc.string({ unit: fc.constantFrom(',', '"', '\n', '\r', "'", '=', ' ', ';', 'é', '🚀', 'a') });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const columns = [0, 1].map((index) => ({
        name: `column ${index}`,
        value: (row: [string, string]) => row[index] ?? null,
      }));
      const read: unknown = parse(csvOf(columns, rows), { fromLine: 2, recordDelimiter: '\r\n' });
      expect(read).toEqual(rows);
    }),
  );
});
