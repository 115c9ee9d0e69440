/** The facts of a flight: one row per fact, by the path of Launch Library 2's field. The order is that of columns. */
import type { FlightOfCraft } from '../craft-flights.ts';
import { outcomes } from '../schema.ts';
import type { Fact } from './fact.ts';

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
  launch_designator: {
    label: 'COSPAR designator',
    kind: 'text',
    value: ({ flight }) => flight.launch.launch_designator,
    description: 'COSPAR designator of the launch, such as 1969-059.',
    indexed: true,
  },
  launch_status_name: {
    label: 'Launch status',
    kind: 'text',
    value: ({ flight }) => flight.references.status?.name ?? null,
    description: 'Status of the launch.',
  },
  launch_net: {
    label: 'Launch',
    kind: 'datetime',
    value: ({ flight }) => flight.launch.net,
    description: 'Moment of the launch, UTC; as exact as launch_net_precision_name says.',
    indexed: true,
  },
  launch_net_precision_name: {
    label: 'Precision',
    kind: 'text',
    value: ({ flight }) => flight.references.precision?.name ?? null,
    description: 'How exact the moment of the launch is.',
  },
  launch_rocket_configuration_full_name: {
    label: 'Launch vehicle',
    kind: 'text',
    value: ({ flight }) => flight.references.launcher?.full_name ?? null,
    description: 'Launch vehicle, with its variant.',
    indexed: true,
  },
  launch_launch_service_provider_name: {
    label: 'Launch provider',
    kind: 'text',
    value: ({ flight }) => flight.references.provider?.name ?? null,
    description: 'Agency that launched it.',
  },
  launch_pad_name: {
    label: 'Launch pad',
    kind: 'text',
    value: ({ flight }) => flight.references.pad?.name ?? null,
    description: 'Launch pad; it means little without its location.',
  },
  launch_pad_location_name: {
    label: 'Launch site',
    kind: 'text',
    value: ({ flight }) => flight.references.pad?.location?.name ?? null,
    description: 'Location of the launch pad.',
    indexed: true,
  },
  launch_pad_country_name: {
    label: 'Country of the pad',
    kind: 'text',
    value: ({ flight: { references } }) =>
      references.pad?.country?.name ?? references.pad?.location?.country?.name ?? null,
    description: 'Country of the launch pad, else of its location.',
  },
  launch_pad_latitude: {
    label: 'Latitude of the pad',
    kind: 'degrees',
    value: ({ flight }) => flight.references.pad?.latitude ?? null,
    description: 'Latitude of the launch pad in degrees.',
  },
  launch_pad_longitude: {
    label: 'Longitude of the pad',
    kind: 'degrees',
    value: ({ flight }) => flight.references.pad?.longitude ?? null,
    description: 'Longitude of the launch pad in degrees.',
  },
  launch_mission_type: {
    label: 'Type of mission',
    kind: 'text',
    value: ({ flight }) => flight.launch.mission?.type ?? null,
    description: 'Type of the mission.',
  },
  launch_mission_orbit_name: {
    label: 'Orbit',
    kind: 'text',
    value: ({ flight }) => flight.references.orbit?.name ?? null,
    description: 'Orbit of the mission.',
  },
  launch_failreason: {
    label: 'Reason of failure',
    kind: 'prose',
    value: ({ flight }) => flight.launch.failreason,
    description: 'Why the launch failed.',
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
  landing_success: {
    label: 'Landing succeeded',
    kind: 'boolean',
    value: ({ flight }) => flight.landing?.success ?? null,
    description: 'Whether the landing succeeded.',
  },
  landing_type_name: {
    label: 'Landing',
    kind: 'text',
    value: ({ flight }) => flight.references.landingType?.name ?? null,
    description: 'Type of the landing.',
  },
  landing_location_name: {
    label: 'Landing location',
    kind: 'text',
    value: ({ flight }) => flight.references.landingLocation?.name ?? null,
    description: 'Where it landed.',
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
