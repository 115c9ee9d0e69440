/** Deliberate faults, each with the tests that must fail when it is planted: they show that the tests have teeth. */

/** A fault. */
export interface Mutant {
  /** What is wrong with it, in a sentence. */
  fault: string;
  file: string;
  /** A part of the file that it has once. */
  code: string;
  /** What takes its place. */
  mutant: string;
  project: 'unit' | 'processes' | 'site';
  tests: string;
}

export const mutants: readonly Mutant[] = [
  {
    fault: 'planned flights count as begun',
    file: 'src/domain/flights.ts',
    code: "begun: all.filter(({ outcome }) => outcome !== 'planned'),",
    mutant: 'begun: all,',
    project: 'unit',
    tests: 'src/views/planned-flights.test.ts',
  },
  {
    fault: 'a launch known to the month has a day',
    file: 'src/domain/launch-dates.ts',
    code: '[7, (net) => net.slice(0, 7)],',
    mutant: '[7, (net) => net.slice(0, 10)],',
    project: 'unit',
    tests: 'src/domain/launch-dates.test.ts',
  },
  {
    fault: 'an ordering puts unknown values first',
    file: 'src/domain/orderings.ts',
    code: 'if (left === null) return 1;',
    mutant: 'if (left === null) return -1;',
    project: 'unit',
    tests: 'src/domain/orderings.test.ts',
  },
  {
    fault: 'descending orderings turn ties round as well',
    file: 'src/domain/orderings.ts',
    code: 'if (left === right) return a.id - b.id;',
    mutant: 'if (left === right) return sign * (a.id - b.id);',
    project: 'unit',
    tests: 'src/domain/orderings.test.ts',
  },
  {
    fault: 'an ordering of the atlas takes precedence over that of Launch Library 2',
    file: 'src/explorer/resource.ts',
    code: '{ ...ownOrderings(craft), ...upstream.orderings }',
    mutant: '{ ...upstream.orderings, ...ownOrderings(craft) }',
    project: 'unit',
    tests: 'src/explorer/explorer.test.ts',
  },
  {
    fault: 'an ordering of the atlas widens the LL2-compatible service',
    file: 'src/domain/orderings.ts',
    code: "key: 'fastest_turnaround',",
    mutant: "key: 'fastest_turnaround',\n    upstream: true,",
    project: 'unit',
    tests: 'src/domain/orderings.test.ts',
  },
  {
    fault: 'a time in space that nobody wrote down counts as zero',
    file: 'src/domain/catalogue.ts',
    code: 'seconds.time_in_space === 0 && flew ? null : seconds.time_in_space',
    mutant: 'seconds.time_in_space',
    project: 'unit',
    tests: 'src/domain/catalogue.test.ts src/domain/facts',
  },
  {
    fault: 'a time docked of zero is a number',
    file: 'src/domain/facts/craft.ts',
    code: 'durationSecondsOrNull(time_docked) || null',
    mutant: 'durationSecondsOrNull(time_docked)',
    project: 'unit',
    tests: 'src/domain/facts',
  },
  {
    fault: 'sums that differ by more than a minute agree',
    file: 'src/domain/consistency.ts',
    code: 'export const TOLERANCE = 60;',
    mutant: 'export const TOLERANCE = 6000;',
    project: 'unit',
    tests: 'src/domain/consistency.test.ts',
  },
  {
    fault: 'restricted licences are recognised last',
    file: 'src/domain/licences.ts',
    code: "[/^(?=.*\\b(?:cc|by)\\b).*\\b(?:nc|nd)\\b/, 'ccRestricted'],",
    mutant: '',
    project: 'unit',
    tests: 'src/domain/licences.test.ts',
  },
  {
    fault: 'a page of the query service has as many rows as were asked for',
    file: 'src/domain/query.ts',
    code: 'Math.min(limit, MAX_LIMIT)',
    mutant: 'limit',
    project: 'unit',
    tests: 'src/domain/query.test.ts',
  },
  {
    fault: 'a duration of zero is written in seconds',
    file: 'src/domain/durations.ts',
    code: "return 'P0D';",
    mutant: "return 'PT0S';",
    project: 'unit',
    tests: 'src/domain/durations.test.ts',
  },
  {
    fault: 'the explorer’s file changes the text of durations',
    file: 'src/explorer/codec.ts',
    code: 'return isoDuration(seconds) === text ? seconds : text;',
    mutant: 'return seconds;',
    project: 'unit',
    tests: 'src/explorer/codec.test.ts',
  },
  {
    fault: 'a lone line feed in a field breaks CSV',
    file: 'src/api/csv.ts',
    code: '/[",\\r\\n]/',
    mutant: '/[",]/',
    project: 'unit',
    tests: 'src/api/csv.test.ts',
  },
  {
    fault: 'quotes reach an attribute as they are',
    file: 'src/domain/html.ts',
    code: '/[&<>"\']/g',
    mutant: '/[&<>]/g',
    project: 'unit',
    tests: 'src/api/feeds.test.ts src/domain',
  },
  {
    fault: 'a decade’s address has an id',
    file: 'src/routes.ts',
    code: 'withoutId ? slugOf(name) : segmentOf({ id, name })',
    mutant: 'segmentOf({ id, name })',
    project: 'unit',
    tests: 'src/routes.test.ts',
  },
  {
    fault: 'a craft of two families is in one of them',
    file: 'src/domain/facets.ts',
    code: 'valuesOf: (craft) => craft.configuration?.families ?? [],',
    mutant: 'valuesOf: (craft) => (craft.configuration?.families ?? []).slice(0, 1),',
    project: 'site',
    tests: 'tests/site/lists.test.ts',
  },
  {
    fault: 'a facet is in no menu',
    file: 'src/views/facet-index.ts',
    code: "(name) => name !== 'configuration' &&",
    mutant: "(name) => name !== 'configuration' && name !== 'type' &&",
    project: 'site',
    tests: 'tests/site/facets.test.ts',
  },
  {
    fault: 'articles follow spelling',
    file: 'src/domain/labels.ts',
    code: "soundsLikeVowel(word) ? 'an' : 'a'",
    mutant: "/^[aeiou]/i.test(word) ? 'an' : 'a'",
    project: 'unit',
    tests: 'src/domain/labels.test.ts',
  },
  {
    fault: 'a configuration that failed its check loses its last good version',
    file: 'scripts/snapshot/assemble.ts',
    code: '.filter((id) => all || failed.includes(id))',
    mutant: '.filter((id) => all && failed.includes(id))',
    project: 'processes',
    tests: 'scripts/snapshot/refresh.process.test.ts',
  },
  {
    fault: 'a reference that failed its check loses its last good version',
    file: 'scripts/snapshot/resolve-references.ts',
    code: 'this.#fetched(part, id) ?? this.#lastGood(part, id)',
    mutant: 'this.#fetched(part, id)',
    project: 'processes',
    tests: 'scripts/snapshot/refresh.process.test.ts',
  },
  {
    fault: 'a flight without usable crews is requested in every run',
    file: 'scripts/snapshot/details-plan.ts',
    code: 'asOf === null && !missed.has(id)',
    mutant: 'asOf === null',
    project: 'unit',
    tests: 'scripts/snapshot/details-plan.test.ts',
  },
  {
    fault: 'crews that are fetched for the first time are a change of their flights',
    file: 'scripts/snapshot/first-details.ts',
    code: '{ ...flight, details: null, docked: isFirst ? was.docked : flight.docked }',
    mutant: 'flight',
    project: 'unit',
    tests: 'scripts/snapshot/first-details.test.ts',
  },
  {
    fault: 'a photograph lies on its side',
    file: 'scripts/photos/encoder.ts',
    code: '    .autoOrient()\n',
    mutant: '',
    project: 'processes',
    tests: 'scripts/photos/encoder.process.test.ts',
  },
];
