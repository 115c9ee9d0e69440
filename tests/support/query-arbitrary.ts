/** Snapshots with many equal and missing values, and questions about them, sound and senseless. */
import fc from 'fast-check';

import { upstreamOrderingNames } from '#domain/orderings.ts';
import type { Snapshot } from '#domain/schema.ts';

import { agency, configuration, craft, snapshotWith } from '../fixtures/builders.ts';

const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const NAMES = [
  'Heron 1',
  'heron 1',
  'Heron-2 “Ada”',
  'Straße 5',
  'ΣΊΣΥΦΟΣ',
  '100% _new_',
  'Öre',
  'a,b',
  'Ĳssel ŉ',
  '🚀',
];
const name = fc.constantFrom(...NAMES);
const duration = nullable(fc.constantFrom('P0D', 'PT90M', 'P1D', 'PT25H', 'P1DT0.5S', 'P100D', 'P99DT23H'));
const count = nullable(fc.integer({ min: 0, max: 3 }));
const STATUSES = [1, 2, 3, 4];
const CONFIGURATIONS = [1, 2, 3, 12];

/** A snapshot of up to forty craft. */
export const someSnapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    spacecraft: fc.uniqueArray(
      fc
        .record({
          id: fc.integer({ min: 1, max: 300 }),
          name,
          in_space: fc.boolean(),
          is_placeholder: fc.boolean(),
          time_in_space: duration,
          time_docked: duration,
          flights_count: count,
          mission_ends_count: count,
          status: nullable(fc.constantFrom(1, 2, 3)),
          spacecraft_config: nullable(fc.constantFrom(1, 2, 3)),
        })
        .map((fields) => craft(fields)),
      { selector: ({ id }) => id, maxLength: 40 },
    ),
    configurations: fc
      .tuple(
        ...CONFIGURATIONS.map((id) =>
          fc.record({
            id: fc.constant(id),
            name: fc.constantFrom(...NAMES, 'Progress-MS', 'Progress M-UM', 'Progress-M (modified)', 'Crew Dragon 2'),
            in_use: fc.boolean(),
            human_rated: nullable(fc.boolean()),
            agency: nullable(fc.constantFrom(5, 6)),
          }),
        ),
      )
      .map((list) => list.map((fields) => configuration(fields))),
  })
  .map(({ spacecraft, configurations }) =>
    snapshotWith({
      spacecraft,
      configurations,
      agencies: [agency({ id: 5, name: 'Heron Works', abbrev: 'HW' }), agency({ id: 6, name: 'Öre & Co' })],
    }),
  );

const junk = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', ' ', '%', '%zz', '%ff', '\0', 'null', '__proto__', 'constructor', '1e1', '１', '1_0', '-0', '+1'),
);
const around = fc.constantFrom('', '', '', ' ', '\u00a0', '\t');
const padded = (value: fc.Arbitrary<string>) =>
  fc.tuple(around, value, around).map(([before, text, after]) => before + text + after);
const wholeNumber = fc.oneof(
  fc.integer({ min: -2, max: 45 }).map(String),
  fc.constantFrom('+3', '007', '99', '100', '101', '5.0', '99999999999999999999', '0x5', '3 4'),
);
const yesOrNo = fc.constantFrom('true', 'false', 'True', 'FALSE', '1', '0', 'yes', ' true', 'null');
const choice = (ids: readonly number[]) =>
  padded(fc.oneof(fc.constantFrom(...ids.map(String)), fc.constantFrom('0', '-1', '99', '1,2', '1.0', '1e0', 'x')));
const term = fc.constantFrom(
  'her',
  'HERON',
  'heron 1',
  'straß',
  'STRASSE',
  'σίσυφος',
  '%',
  '_',
  '“Ada"',
  'ör',
  'ĳ',
  'h',
);
const ordering = fc.constantFrom(
  ...[...upstreamOrderingNames.map((key) => key.replaceAll('-', '_')), 'name', 'status', 'toString'],
);
const orderings = fc
  .array(padded(fc.tuple(fc.constantFrom('', '-', '--', '- '), ordering).map(([sign, field]) => sign + field)), {
    maxLength: 4,
  })
  .map((terms) => terms.join(','));

/** What a client may sensibly give as a parameter's value. */
const values: Readonly<Record<string, fc.Arbitrary<string>>> = {
  in_space: yesOrNo,
  is_placeholder: yesOrNo,
  human_rated: yesOrNo,
  in_use: yesOrNo,
  name: padded(name),
  status: choice(STATUSES),
  spacecraft_config: choice(CONFIGURATIONS),
  agency: choice([5, 6]),
  search: fc
    .array(fc.tuple(term, fc.constantFrom(' ', ',', ', ', '\u3000', '\0')), { maxLength: 3 })
    .map((terms) => terms.flat().join('')),
  ordering: orderings,
  limit: padded(wholeNumber),
  offset: padded(wholeNumber),
  mode: fc.constantFrom('normal', 'detailed', '', 'list', 'Normal'),
  format: fc.constantFrom('json', 'json', '', 'api', 'JSON'),
};

const pair: fc.Arbitrary<[string, string]> = fc.oneof(
  // Errors hide all else: most questions should have an answer.
  { weight: 12, arbitrary: named(['in_space', 'is_placeholder', 'search', 'ordering', 'limit', 'offset', 'name']) },
  { weight: 4, arbitrary: named(['human_rated', 'in_use', 'status', 'spacecraft_config', 'agency']) },
  { weight: 1, arbitrary: named(['mode', 'format']) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...Object.keys(values)), junk) },
  { weight: 1, arbitrary: fc.tuple(junk, junk) },
);

function named(names: readonly string[]): fc.Arbitrary<[string, string]> {
  return fc.constantFrom(...names).chain((key) => fc.tuple(fc.constant(key), values[key] ?? junk));
}

const encoders: Readonly<Record<string, (text: string) => string>> = {
  whole: (text) => encodeURIComponent(text.toWellFormed()),
  form: (text) => new URLSearchParams({ '': text }).toString().slice(1),
  // As someone types it: what would end or cut the query is escaped, the rest is the client's business.
  typed: (text) => text.toWellFormed().replaceAll(/[#&=+%]/g, encodeURIComponent),
};

/** A query string without its question mark, as a client sends it after parsing by `URL`. */
export const someQuestion: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(pair, { maxLength: 6 }),
    fc.constantFrom(...Object.keys(encoders)),
    fc.constantFrom('', '', '', '&', '&&x', '&=', '&limit', '&%zz=%'),
  )
  .map(([pairs, encoder, tail]) => {
    const encode = encoders[encoder]!;
    const query = pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&') + tail;
    const url = new URL('http://host.example/');
    url.search = query;
    return url.search.slice(1);
  });
