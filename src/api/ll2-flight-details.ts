/** Crews and dockings in Launch Library 2's shape. */
import type { CrewMember } from '../domain/crews.ts';
import type { CrewMemberReferences, DockingEventReferences } from '../domain/flight-references.ts';
import type { Flight } from '../domain/flights.ts';
import type { SpaceStationRecord } from '../domain/schema-details.ts';

import type { Upstream } from './ll2-flight.ts';
import type { AstronautFlight, DockingEvent, FlightDetailsShape } from './shapes-flight-details.ts';

/**
 * The crews and dockings of a flight. LL2's lists stand as they were read; a curated crew is the one that went up and the
 * one that came down. A list of which nothing is known is null.
 */
export function serializeFlightDetails({ crew, references }: Flight, upstream: Upstream): FlightDetailsShape {
  const { details } = references;
  const curated = crew !== null && crew.source !== 'll2' ? crew.members : null;
  const recorded = (list: 'launch_crew' | 'onboard_crew' | 'landing_crew') =>
    details?.[list].map((member) => serializeRecorded(member, upstream)) ?? null;
  const listed = (direction: 'up' | 'down') =>
    curated?.filter((member) => member[direction]).map((member) => serializeCurated(member, upstream));
  return {
    launch_crew: listed('up') ?? recorded('launch_crew'),
    onboard_crew: recorded('onboard_crew'),
    landing_crew: listed('down') ?? recorded('landing_crew'),
    docking_events: details?.docking_events.map((event) => serializeDocking(event, upstream)) ?? null,
  };
}

function serializeRecorded({ id, role, astronaut }: CrewMemberReferences, upstream: Upstream): AstronautFlight {
  const agency = astronaut?.agency ?? null;
  return {
    id,
    role: role && { id: role.id, role: role.name, priority: role.priority },
    astronaut: astronaut && {
      response_mode: 'list',
      id: astronaut.id,
      url: upstream('astronauts', astronaut.id),
      name: astronaut.name,
      agency: agency && { response_mode: 'list', url: upstream('agencies', agency.id), ...agency, type: null },
      nationality: astronaut.nationality,
    },
  };
}

function serializeCurated({ person, role }: CrewMember, upstream: Upstream): AstronautFlight {
  const { id, name, countries } = person;
  return {
    id: null,
    role: role === null ? null : { id: null, role, priority: null },
    astronaut: {
      response_mode: 'list',
      id,
      url: id === null ? null : upstream('astronauts', id),
      name,
      agency: null,
      nationality: countries.map((country) => ({
        id: null,
        ...country,
        alpha_2_code: null,
        nationality_name: null,
        nationality_name_composed: null,
      })),
    },
  };
}

function serializeDocking(event: DockingEventReferences, upstream: Upstream): DockingEvent {
  const { id, docking, departure, docking_location: port, space_station_target: station } = event;
  const target = event.flight_vehicle_target;
  return {
    id,
    url: upstream('docking_events', id),
    docking,
    departure,
    docking_location: port && {
      id: port.id,
      name: port.name,
      spacestation: port.station && stationMini(port.station, upstream),
    },
    space_station_target: station && {
      ...stationMini(station, upstream),
      status: station.status,
      founded: station.founded,
      deorbited: station.deorbited,
      orbit: station.orbit,
    },
    flight_vehicle_target: target === null ? null : { id: target, url: upstream('spacecraft_flights', target) },
  };
}

function stationMini({ id, name }: SpaceStationRecord, upstream: Upstream) {
  return { id, url: upstream('space_stations', id), name };
}
