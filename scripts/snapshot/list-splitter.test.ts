import fc from 'fast-check';
import { expect, test } from 'vitest';

import { ListSplitter } from './list-splitter.ts';

function split(
  bytes: Uint8Array,
  sizes: readonly number[] = [],
): { records: string[]; envelope: string; mark: boolean } {
  const records: string[] = [];
  const splitter = new ListSplitter({
    onRecord: (text) => records.push(text),
    refuse: (what) => {
      throw new RangeError(what);
    },
  });
  let start = 0;
  for (const size of [...sizes, bytes.length]) {
    splitter.push(bytes.subarray(start, start + size));
    start += size;
  }
  const envelope = splitter.end();
  return { records, envelope, mark: splitter.hasByteOrderMark };
}

test('takes any list apart, however it arrives', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 6 }),
      fc.jsonValue({ maxDepth: 2 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }),
      fc.constantFrom(undefined, 1),
      fc.boolean(),
      (results, other, sizes, indent, mark) => {
        const page = { count: 3, other: [other], 'a "results": [': ['x', [1]], results, after: { results: [other] } };
        const bytes = Buffer.from((mark ? '\ufeff' : '') + JSON.stringify(page, null, indent));
        const got = split(bytes, sizes);
        expect(got.records.map((text) => JSON.parse(text) as unknown)).toEqual(JSON.parse(JSON.stringify(results)));
        expect(JSON.parse(got.envelope)).toEqual(JSON.parse(JSON.stringify({ ...page, results: [] })));
        expect(got.mark).toBe(mark);
      },
    ),
  );
});

test.each(['', '{', '<html>', '[1,2]', '{"results":[', '{"results":[{"a":1},{"b"', '{"results":[]'])(
  'leaves the judgement of "%s" to JSON.parse',
  (text) => {
    const { records, envelope } = split(Buffer.from(text));
    expect(records.length).toBeLessThan(2);
    if (text !== '[1,2]') expect(() => JSON.parse(envelope) as unknown).toThrow(SyntaxError);
  },
);

test('hands on what stands where a record should be', () => {
  expect(split(Buffer.from('{"results":[1,,2]}')).records).toEqual(['1', '', '2']);
});

test.each([
  ['a record of tiny values', `{"results":[[${'{},'.repeat(200_000)}1]]}`, /a record of more than 100000 values/],
  ['an envelope of tiny values', `{"other":[${'[],'.repeat(200_000)}1]}`, /more than 100000 values/],
  ['a deep record', `{"results":[${'{"a":'.repeat(20_000)}`, /nested more than 64 deep/],
  ['a deep envelope', '['.repeat(20_000), /nested more than 64 deep/],
])('refuses %s', (_, text, message) => {
  expect(() =>
    split(
      Buffer.from(text),
      Array.from({ length: 100 }, () => 1000),
    ),
  ).toThrow(message);
});

test('counts the values of each record alone, and those in texts not at all', () => {
  const record = `{"text":"${'{[,'.repeat(100_000)}","list":[${'1,'.repeat(60_000)}1]}`;
  expect(split(Buffer.from(`{"results":[${record},${record}]}`)).records).toEqual([record, record]);
});

test('looks for its list in time that grows with the answer, however small its pieces', () => {
  const text = `{"text":"${'x'.repeat(2_000_000)}","lists":{${'"a":[],'.repeat(30_000)}"b":1},"results":[1]}`;
  const started = performance.now();
  expect(
    split(
      Buffer.from(text),
      Array.from({ length: 200_000 }, () => 10),
    ).records,
  ).toEqual(['1']);
  expect(performance.now() - started).toBeLessThan(5000);
});
