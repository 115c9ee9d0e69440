/** The table of flights: one row a flight of a craft. */
import type { Craft } from '#domain/catalogue.ts';
import type { FlightRecord } from '#domain/schema.ts';
import { outcomes } from '#domain/schema.ts';

import { durationColumns } from './column.ts';
import type { Column } from './column.ts';

/** A flight with the craft that flew it. */
export interface FlightRow {
  craft: Craft;
  flight: FlightRecord;
  /** Place among the flights of the craft, from 1. */
  number: number;
}

/** The flights of some craft, each craft's in order of launch. */
export function flightRows(spacecraft: readonly Craft[]): FlightRow[] {
  return spacecraft.flatMap((craft) => craft.flights.map((flight, index) => ({ craft, flight, number: index + 1 })));
}

/** Its columns. */
export const flightColumns: readonly Column<FlightRow>[] = [
  {
    name: 'spacecraft_id',
    type: 'integer',
    description: 'Id of the spacecraft: a row of spacecraft.',
    value: ({ craft }) => craft.id,
  },
  {
    name: 'flight_number',
    type: 'integer',
    description: 'Place among the craft’s flights in order of launch, from 1. The atlas’s own.',
    value: ({ number }) => number,
  },
  {
    name: 'spacecraft_name',
    type: 'string',
    description: 'Name of the spacecraft.',
    value: ({ craft }) => craft.name,
  },
  {
    name: 'id',
    type: 'integer',
    description: 'Launch Library 2’s id of the spacecraft flight.',
    value: ({ flight }) => flight.id,
  },
  {
    name: 'destination',
    type: 'string',
    description: 'Where it went.',
    value: ({ flight }) => flight.destination,
  },
  {
    name: 'launch_id',
    type: 'string',
    description: 'Launch Library 2’s id of the launch.',
    value: ({ flight }) => flight.launch.id,
  },
  {
    name: 'launch_name',
    type: 'string',
    description: 'Name of the launch: rocket, a bar, mission.',
    value: ({ flight }) => flight.launch.name,
  },
  {
    name: 'launch_net',
    type: 'datetime',
    indexed: true,
    description: 'Moment of the launch, UTC.',
    value: ({ flight }) => flight.launch.net,
  },
  {
    name: 'launch_mission_name',
    type: 'string',
    description: 'Name of the mission.',
    value: ({ flight }) => flight.mission,
  },
  {
    name: 'mission_end',
    type: 'string',
    description: 'Moment of landing, loss or re-entry, UTC; a date where only the day is known.',
    value: ({ flight }) => flight.mission_end,
  },
  ...durationColumns<FlightRow>('duration', 'From launch to the end of the mission.', ({ flight }) => flight.duration),
  ...durationColumns<FlightRow>(
    'turn_around_time',
    'Time on the ground before this flight.',
    ({ flight }) => flight.turn_around_time,
  ),
  ...durationColumns<FlightRow>(
    'docked',
    'Time docked during this flight; P0D where it docked to nothing. The atlas’s own.',
    ({ flight }) => flight.docked,
  ),
  {
    name: 'outcome',
    type: 'string',
    indexed: true,
    description: `How it ended: ${outcomes.join(', ')}. The atlas’s own, from the records of launch and landing.`,
    value: ({ flight }) => flight.outcome,
  },
];
