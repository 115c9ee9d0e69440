/** Flights in Launch Library 2's shape: launch, landing and what they refer to, nested as LL2 nests them. */
import type { FlightReferences } from '../domain/flight-references.ts';
import type { Flight } from '../domain/flights.ts';

import { serializeImage } from './ll2-image.ts';
import type { FlightShape } from './shapes-flight.ts';

/** Address of a record at the API that the snapshot was taken from. */
export type Upstream = (resource: string, id: number | string) => string;

/**
 * A flight, without the craft that LL2 repeats in it.
 *
 * @param address - of a flight, by its id
 */
export function serializeFlight(flight: Flight, address: (id: number) => string, upstream: Upstream): FlightShape {
  const { id, destination, mission_end, landing, references, duration, turn_around_time } = flight;
  return {
    response_mode: 'normal',
    id,
    url: id === null ? null : address(id),
    destination,
    mission_end,
    launch: serializeLaunch(flight, upstream),
    landing: landing && {
      ...landing,
      type: references.landingType,
      landing_location: references.landingLocation,
    },
    duration,
    turn_around_time,
  };
}

function serializeLaunch({ launch, mission, references }: Flight, upstream: Upstream): FlightShape['launch'] {
  const { provider, launcher, programs } = references;
  return {
    id: launch.id,
    url: launch.id === null ? null : upstream('launches', encodeURIComponent(launch.id)),
    name: launch.name,
    launch_designator: launch.launch_designator,
    status: references.status,
    net: launch.net,
    net_precision: references.precision,
    window_start: launch.window_start,
    window_end: launch.window_end,
    failreason: launch.failreason,
    launch_service_provider: provider && {
      response_mode: 'list',
      url: upstream('agencies', provider.id),
      ...provider,
    },
    rocket: launcher && {
      configuration: {
        response_mode: 'list',
        url: launcher.id === null ? null : upstream('launcher_configurations', launcher.id),
        ...launcher,
      },
    },
    mission:
      mission === null && launch.mission === null
        ? null
        : {
            name: mission,
            type: launch.mission?.type ?? null,
            description: launch.mission?.description ?? null,
            orbit: references.orbit,
          },
    pad: serializePad(references.pad, upstream),
    program: programs.map(({ id, ...program }) => ({
      response_mode: 'list',
      id,
      url: upstream('programs', id),
      ...program,
      image: serializeImage(program.image),
    })),
  };
}

function serializePad(pad: FlightReferences['pad'], upstream: Upstream): FlightShape['launch']['pad'] {
  if (!pad) return null;
  const { id, location, ...rest } = pad;
  return {
    id,
    url: id === null ? null : upstream('pads', id),
    ...rest,
    location: location && {
      response_mode: 'list',
      url: location.id === null ? null : upstream('locations', location.id),
      ...location,
    },
  };
}
