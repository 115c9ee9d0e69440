import fc from 'fast-check';
import { expect, it } from 'vitest';

import { ListSplitter } from './list-splitter.ts';

function split(
  bytes: Uint8Array,
  sizes: readonly number[] = [],
): { records: string[]; envelope: string; mark: boolean } {
  const records: string[] = [];
  const splitter = new ListSplitter((text) => records.push(text));
  let start = 0;
  for (const size of [...sizes, bytes.length]) {
    splitter.push(bytes.subarray(start, start + size));
    start += size;
  }
  const envelope = splitter.end();
  return { records, envelope, mark: splitter.hasByteOrderMark };
}

it('takes any list apart, however it arrives', () => {
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

it.each(['', '{', '<html>', '[1,2]', '{"results":[', '{"results":[{"a":1},{"b"', '{"results":[]'])(
  'leaves the judgement of "%s" to JSON.parse',
  (text) => {
    const { records, envelope } = split(Buffer.from(text));
    expect(records.length).toBeLessThan(2);
    if (text !== '[1,2]') expect(() => JSON.parse(envelope) as unknown).toThrow(SyntaxError);
  },
);

it('hands on what stands where a record should be', () => {
  expect(split(Buffer.from('{"results":[1,,2]}')).records).toEqual(['1', '', '2']);
});
