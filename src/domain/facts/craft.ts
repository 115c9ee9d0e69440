/**
 * The facts of a craft: one row per fact, by Launch Library 2's name of the field where it has one. The order is that of
 * pages, of the explorer's columns and of comparisons. Ships to the browser.
 */
import type { Craft } from '../catalogue.ts';
import { destinationOf } from '../destinations.ts';
import { durationSecondsOrNull } from '../durations.ts';
import { NO_DOCKING, NOT_RECORDED, statusLabel } from '../labels.ts';
import { valuesOf } from './fact.ts';
import type { BrowserName, Fact, ValuesOf } from './fact.ts';
import type { Named } from './kinds.ts';

/** The values of a craft that decide how others are told. */
export interface CraftContext {
  status: Pick<Named, 'name'> | null;
  flights_count: number | null;
  time_in_space: string | null;
  time_docked: string | null;
  fastest_turnaround: string | null;
  first_launch: string | null;
  /** True where a time in space of zero stands for one that nobody wrote down. */
  unwritten: boolean;
}

const NOT_FLOWN = 'not flown';

const hasFlown = ({ flights_count, first_launch }: CraftContext) => flights_count !== 0 || first_launch !== null;

/** Seconds in space; null where they are not recorded. */
const secondsInSpace = ({ time_in_space, unwritten }: CraftContext) =>
  unwritten ? null : durationSecondsOrNull(time_in_space);

/** Seconds docked; null where no docking is recorded. */
const secondsDocked = ({ time_docked }: CraftContext) => durationSecondsOrNull(time_docked) || null;

/** Why a craft has no flight to tell of; undefined where it flew. */
function withoutFlight(craft: CraftContext): string | undefined {
  return hasFlown(craft) ? undefined : NOT_FLOWN;
}

/** Why a craft has no turnaround. */
function withoutTurnaround(craft: CraftContext): string {
  if (craft.flights_count === 0) return NOT_FLOWN;
  if (craft.flights_count === 1) return craft.status?.name === 'Single Use' ? 'flies once' : 'flew once';
  return NOT_RECORDED;
}

/** Every fact of a craft. */
export const craftFacts = {
  id: {
    label: 'Id',
    kind: 'id',
    browser: 'column',
    value: ({ id }) => id,
    description: 'Launch Library 2’s id of the spacecraft.',
  },
  name: { label: 'Name', kind: 'text', browser: 'value', value: ({ name }) => name, description: 'Its name.' },
  serial_number: {
    label: 'Serial number',
    kind: 'text',
    browser: 'column',
    value: ({ serial_number }) => serial_number,
    description: 'Its serial number, in whatever form its builders use.',
  },
  spacecraft_config: {
    label: 'Configuration',
    kind: 'reference',
    value: ({ configuration }) => configuration,
    description: 'Name of its configuration.',
    indexed: true,
  },
  status: {
    label: 'Status',
    kind: 'reference',
    value: ({ status }) => status,
    format: ({ name }) => statusLabel(name).label,
    description: 'Its status, such as Active or Retired.',
    indexed: true,
  },
  is_placeholder: {
    label: 'Placeholder',
    kind: 'boolean',
    browser: 'value',
    value: ({ is_placeholder }) => is_placeholder,
    description: 'Whether the record stands for a craft that is not yet named.',
  },
  in_space: {
    label: 'In space',
    kind: 'boolean',
    browser: 'value',
    value: ({ in_space }) => in_space,
    description: 'Whether it was in space when its record was read.',
    indexed: true,
  },
  flights_count: {
    label: 'Flights',
    kind: 'count',
    browser: 'column',
    page: true,
    noun: ['flight', 'flights'],
    value: ({ flights_count }) => flights_count,
    description: 'How often it was launched.',
    indexed: true,
  },
  mission_ends_count: {
    label: 'Missions ended',
    kind: 'count',
    browser: 'column',
    page: true,
    noun: ['mission ended', 'missions ended'],
    value: ({ mission_ends_count }) => mission_ends_count,
    description: 'How many of its missions ended; fewer than flights while it is up.',
    indexed: true,
  },
  mission: {
    label: 'Mission',
    kind: 'text',
    page: true,
    value: ({ flights }) => (flights.length === 1 ? (flights[0]?.mission ?? null) : null),
  },
  latest_mission: {
    label: 'Latest mission',
    kind: 'text',
    browser: 'column',
    value: ({ lastFlight }) => lastFlight?.mission ?? null,
    absent: withoutFlight,
  },
  latest_designator: {
    label: 'Latest designator',
    kind: 'text',
    browser: 'column',
    value: ({ lastFlight }) => lastFlight?.launch.launch_designator ?? null,
    absent: withoutFlight,
  },
  destination: {
    label: 'Destination',
    kind: 'text',
    page: true,
    value: ({ flights: [flight, ...others] }) =>
      flight?.destination && others.length === 0 ? destinationOf(flight.destination).name : null,
  },
  time_in_space: {
    label: 'Time in space',
    kind: 'duration',
    browser: 'column',
    page: true,
    value: ({ time_in_space }) => time_in_space,
    number: secondsInSpace,
    absent: (craft) => (craft.unwritten ? NOT_RECORDED : secondsInSpace(craft) === 0 ? 'none' : undefined),
    description: 'Time in space over all flights. P0D on a craft that flew means that nobody wrote the time down.',
  },
  time_docked: {
    label: 'Time docked',
    kind: 'duration',
    browser: 'column',
    page: true,
    value: ({ time_docked }) => time_docked,
    number: secondsDocked,
    absent: (craft) => (craft.time_docked !== null && secondsDocked(craft) === null ? NO_DOCKING : undefined),
    description: 'Time docked over all flights. P0D where no docking is recorded.',
  },
  fastest_turnaround: {
    label: 'Fastest turnaround',
    kind: 'duration',
    browser: 'column',
    page: true,
    value: ({ fastest_turnaround }) => fastest_turnaround,
    absent: (craft) => (craft.fastest_turnaround === null ? withoutTurnaround(craft) : undefined),
    description: 'Shortest time on the ground between two flights.',
  },
  first_launch: {
    label: 'First launch',
    kind: 'moment',
    browser: 'column',
    page: true,
    value: ({ firstLaunch }) => firstLaunch,
    absent: withoutFlight,
  },
  last_end: {
    label: 'Last end',
    kind: 'moment',
    page: true,
    value: ({ lastFlight }) => lastFlight?.endDate ?? null,
    absent: withoutFlight,
  },
  description: {
    label: 'Description',
    kind: 'prose',
    value: ({ description }) => description,
    description: 'The record’s description; may hold line breaks.',
  },
  image: { label: 'Picture', kind: 'picture', value: ({ image }) => image, description: 'its picture' },
  as_of: {
    label: 'Date of reading',
    kind: 'moment',
    value: ({ as_of }) => as_of,
    description: 'When its record was read: a UTC time, a date, or a year where no more is known. The atlas’s own.',
  },
  counts_from: {
    label: 'Counts',
    kind: 'text',
    value: ({ counts_from }) => counts_from,
    description: 'Where its counts and times come from: record, or flights where they are worked out. The atlas’s own.',
  },
  doubts: {
    label: 'Doubts',
    kind: 'sentences',
    value: ({ doubts }) => doubts,
    description: 'What is doubtful about the record: a JSON list of sentences. The atlas’s own.',
  },
} as const satisfies Record<string, Fact<Craft, CraftContext>>;

export type CraftFactName = keyof typeof craftFacts;

/** Names of the facts of a craft that the browser knows. */
export type BrowserCraftFactName = BrowserName<typeof craftFacts>;

/** All values of a craft. */
export type CraftValues = ValuesOf<typeof craftFacts> & CraftContext;

/** Derives all values of a craft. */
export function craftValues(craft: Craft): CraftValues {
  const unwritten = craft.seconds.time_in_space === 0 && craft.timeInSpace === null;
  return { ...valuesOf(craftFacts, craft), unwritten };
}
