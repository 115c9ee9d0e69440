/** The facts of a person: one row per fact, by Launch Library 2's name of the field. The order is that of columns. */
import { isoDuration } from '../durations.ts';
import type { PersonRecord } from '../people.ts';
import type { Fact } from './fact.ts';

/** Every fact of a person: who it is, and what follows from the flights. */
export const personFacts = {
  segment: {
    label: 'Address',
    kind: 'text',
    value: ({ segment }) => segment,
    description: 'Last part of the address of the person’s page: tells people apart. The atlas’s own.',
  },
  id: {
    label: 'Id',
    kind: 'id',
    value: ({ id }) => id,
    description: 'Launch Library 2’s id of the astronaut.',
    indexed: true,
  },
  name: {
    label: 'Name',
    kind: 'text',
    value: ({ name }) => name,
    description: 'Name of the person.',
    indexed: true,
  },
  nationality_names: {
    label: 'Nationality',
    kind: 'sentences',
    value: ({ countries }) => countries.flatMap(({ name }) => name ?? []),
    description: 'Names of the countries: a JSON list.',
  },
  nationality_codes: {
    label: 'Country codes',
    kind: 'sentences',
    value: ({ countries }) => countries.flatMap(({ alpha_3_code }) => alpha_3_code ?? []),
    description: 'ISO 3166-1 alpha-3 codes of the countries: a JSON list.',
  },
  agency_name: {
    label: 'Agency',
    kind: 'text',
    value: ({ agency }) => agency,
    description: 'Name of the agency.',
  },
  flights_count: {
    label: 'Flights',
    kind: 'count',
    value: ({ rides }) => rides.length,
    description: 'Flights in whose crew the person was.',
  },
  in_space: {
    label: 'In space',
    kind: 'boolean',
    value: ({ stays }) => stays.some(({ ongoingAt }) => ongoingAt !== null),
    description: 'Whether the person is in space.',
  },
  first_launch: {
    label: 'First launch',
    kind: 'moment',
    value: ({ stays }) => stays[0]?.from ?? null,
    description: 'Moment of the first launch, UTC; as exact as is known.',
  },
  time_in_space: {
    label: 'Time in space',
    kind: 'duration',
    value: ({ seconds, complete }) => (seconds === 0 && !complete ? null : isoDuration(seconds)),
    description:
      'Sum of the stays whose length is known; the one that goes on counts until its craft’s record was read.',
  },
  time_in_space_complete: {
    label: 'Time in space complete',
    kind: 'boolean',
    value: ({ complete }) => complete,
    description: 'Whether the length of every stay is known.',
  },
} as const satisfies Record<string, Fact<PersonRecord, object>>;
