/** The shapes of a flight in Launch Library 2's list of flights: with its craft, and in detailed mode with crews and dockings. */
import { z } from 'zod';

import { flightShape } from './shapes-flight.ts';
import { address, agencyListShape, countryShape, day, id, mode, moment } from './shapes-parts.ts';
import { listShape, spacecraftNormalShape } from './shapes.ts';

const upstreamAddress = address.describe('Address at Launch Library 2');

const astronautShape = z
  .strictObject({
    response_mode: mode('list'),
    id: id.nullable().describe('Null for somebody whom the atlas knows from another source'),
    url: upstreamAddress.nullable(),
    name: z.string(),
    agency: agencyListShape.nullable(),
    nationality: z.array(
      countryShape.extend({ name: z.string().nullable() }).meta({ id: 'Nationality', description: 'A country' }),
    ),
  })
  .meta({ id: 'AstronautList', description: 'Somebody who flew, in brief' });

const crewMemberShape = z
  .strictObject({
    id: id.nullable(),
    role: z
      .strictObject({ id: z.int().nonnegative().nullable(), role: z.string(), priority: z.int().nullable() })
      .nullable(),
    astronaut: astronautShape.nullable(),
  })
  .meta({ id: 'AstronautFlight', description: 'Somebody in the crew of a flight' });

const stationMiniShape = z
  .strictObject({ id, url: upstreamAddress, name: z.string() })
  .meta({ id: 'SpaceStationMini', description: 'A space station, in brief' });

const stationShape = z
  .strictObject({
    ...stationMiniShape.shape,
    status: z.strictObject({ id: z.int().nonnegative(), name: z.string() }).nullable(),
    founded: day,
    deorbited: day,
    orbit: z.string().nullable(),
  })
  .meta({ id: 'SpaceStation', description: 'A space station' });

const dockingEventShape = z
  .strictObject({
    id,
    url: upstreamAddress,
    docking: moment,
    departure: moment.describe('Null while the craft is docked, and where it is unknown'),
    docking_location: z.strictObject({ id, name: z.string(), spacestation: stationMiniShape.nullable() }).nullable(),
    space_station_target: stationShape.nullable(),
    flight_vehicle_target: z
      .strictObject({ id, url: upstreamAddress })
      .nullable()
      .describe('The flight of the craft that it docked with'),
  })
  .meta({ id: 'DockingEvent', description: 'A docking during a flight' });

export const spacecraftFlightNormalShape = z
  .strictObject({ ...flightShape.shape, spacecraft: spacecraftNormalShape })
  .meta({ id: 'SpacecraftFlightNormal', description: 'A flight with its spacecraft' });

const crewShape = z.array(crewMemberShape).nullable().describe('Null where it is unknown, [] where nobody was aboard');

export const spacecraftFlightDetailedShape = z
  .strictObject({
    ...spacecraftFlightNormalShape.shape,
    response_mode: mode('detailed'),
    launch_crew: crewShape,
    onboard_crew: crewShape,
    landing_crew: crewShape,
    docking_events: z.array(dockingEventShape).nullable().describe('By docking; null where they are unknown'),
  })
  .meta({ id: 'SpacecraftFlightDetailed', description: 'A flight with its spacecraft, crews and dockings' });

export const spacecraftFlightListShape = listShape(spacecraftFlightDetailedShape).meta({
  id: 'SpacecraftFlightList',
  description: 'A list of flights, or a page of it',
});

export type AstronautFlight = z.infer<typeof crewMemberShape>;
export type DockingEvent = z.infer<typeof dockingEventShape>;
export type SpacecraftFlightNormal = z.infer<typeof spacecraftFlightNormalShape>;
export type SpacecraftFlightDetailed = z.infer<typeof spacecraftFlightDetailedShape>;
/** What detailed mode adds to a flight. */
export type FlightDetailsShape = Pick<
  SpacecraftFlightDetailed,
  'launch_crew' | 'onboard_crew' | 'landing_crew' | 'docking_events'
>;
