/** The facts of a flight: one row per fact, by the path of Launch Library 2's field. The order is that of columns. */
import type { Craft } from '../catalogue.ts';
import { outcomes } from '../schema.ts';
import type { FlightRecord } from '../schema.ts';
import type { Fact } from './fact.ts';

/** A flight with the craft that flew it. */
export interface FlightOfCraft {
  craft: Craft;
  flight: FlightRecord;
  /** Place among the flights of the craft in order of launch, from 1. */
  number: number;
}

/** The flights of some craft, each craft's in order of launch. */
export function craftFlightValues(spacecraft: readonly Craft[]): FlightOfCraft[] {
  return spacecraft.flatMap((craft) => craft.flights.map((flight, index) => ({ craft, flight, number: index + 1 })));
}

/** Every fact of a flight. */
export const flightFacts = {
  spacecraft_id: {
    label: 'Craft',
    kind: 'id',
    value: ({ craft }) => craft.id,
    description: 'Id of the spacecraft: a row of spacecraft.',
  },
  flight_number: {
    label: 'Flight',
    kind: 'id',
    value: ({ number }) => number,
    description: 'Place among the craft’s flights in order of launch, from 1. The atlas’s own.',
  },
  spacecraft_name: {
    label: 'Craft',
    kind: 'text',
    value: ({ craft }) => craft.name,
    description: 'Name of the spacecraft.',
  },
  id: {
    label: 'Id',
    kind: 'id',
    value: ({ flight }) => flight.id,
    description: 'Launch Library 2’s id of the spacecraft flight.',
  },
  destination: {
    label: 'Destination',
    kind: 'text',
    value: ({ flight }) => flight.destination,
    description: 'Where it went.',
  },
  launch_id: {
    label: 'Launch id',
    kind: 'text',
    value: ({ flight }) => flight.launch.id,
    description: 'Launch Library 2’s id of the launch.',
  },
  launch_name: {
    label: 'Launch name',
    kind: 'text',
    value: ({ flight }) => flight.launch.name,
    description: 'Name of the launch: rocket, a bar, mission.',
  },
  launch_net: {
    label: 'Launch',
    kind: 'datetime',
    value: ({ flight }) => flight.launch.net,
    description: 'Moment of the launch, UTC.',
    indexed: true,
  },
  launch_mission_name: {
    label: 'Mission',
    kind: 'text',
    value: ({ flight }) => flight.mission,
    description: 'Name of the mission.',
  },
  mission_end: {
    label: 'End',
    kind: 'moment',
    value: ({ flight }) => flight.mission_end,
    description: 'Moment of landing, loss or re-entry, UTC; a date where only the day is known.',
  },
  duration: {
    label: 'Duration',
    kind: 'duration',
    value: ({ flight }) => flight.duration,
    description: 'From launch to the end of the mission.',
  },
  turn_around_time: {
    label: 'On the ground before',
    kind: 'duration',
    value: ({ flight }) => flight.turn_around_time,
    description: 'Time on the ground before this flight.',
  },
  docked: {
    label: 'Docked',
    kind: 'duration',
    value: ({ flight }) => flight.docked,
    description: 'Time docked during this flight; P0D where it docked to nothing. The atlas’s own.',
  },
  outcome: {
    label: 'Outcome',
    kind: 'text',
    value: ({ flight }) => flight.outcome,
    description: `How it ended: ${outcomes.join(', ')}. The atlas’s own, from the records of launch and landing.`,
    indexed: true,
  },
} as const satisfies Record<string, Fact<FlightOfCraft, object>>;
