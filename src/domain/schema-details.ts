/** Who was aboard a flight and where it docked, and the records that these refer to. */
import { z } from 'zod';

import { code, countrySchema, day, id, line, listUpTo, momentText, most, name, priority } from './schema-values.ts';

/** Somebody who flew; nothing is held of a person that is not about flights. */
export const astronautSchema = z.strictObject({
  id,
  name,
  nationality: listUpTo(most.countries, countrySchema),
  agency: z.strictObject({ id, name, abbrev: line }).nullable(),
});

/** What somebody is aboard: commander, pilot, passenger. LL2 calls its name `role`. */
export const astronautRoleSchema = z.strictObject({ id: code, name, priority: priority.nullable() });

export const spaceStationSchema = z.strictObject({
  id,
  name,
  status: z.strictObject({ id: code, name }).nullable(),
  /** Day on which its first part was launched. */
  founded: day.nullable(),
  deorbited: day.nullable(),
  orbit: line.nullable(),
});

/** A port of a station, or a place at another craft. */
export const dockingLocationSchema = z.strictObject({ id, name, space_station: id.nullable() });

/** Somebody in a crew. */
export const crewMemberSchema = z.strictObject({
  /** LL2's id of the place in this crew. */
  id: id.nullable(),
  role: code.nullable(),
  astronaut: id.nullable(),
});

export const dockingEventSchema = z.strictObject({
  id,
  docking: momentText.nullable(),
  /** Null while the craft is docked, and where it is not known. */
  departure: momentText.nullable(),
  docking_location: id.nullable(),
  /** What it docked with: a station, another craft's flight or a payload, of which this holds the station's id. */
  space_station_target: id.nullable(),
  /** LL2's id of the flight of the other craft. */
  flight_vehicle_target: id.nullable(),
});

/** What only LL2's list of flights holds, and only in its detailed mode. */
export const flightDetailsSchema = z.strictObject({
  /** Moment at which this was read. */
  as_of: momentText,
  launch_crew: listUpTo(most.crew, crewMemberSchema),
  onboard_crew: listUpTo(most.crew, crewMemberSchema),
  landing_crew: listUpTo(most.crew, crewMemberSchema),
  /** By docking. */
  docking_events: listUpTo(most.dockings, dockingEventSchema),
});

export type AstronautRecord = z.infer<typeof astronautSchema>;
export type AstronautRoleRecord = z.infer<typeof astronautRoleSchema>;
export type SpaceStationRecord = z.infer<typeof spaceStationSchema>;
export type DockingLocationRecord = z.infer<typeof dockingLocationSchema>;
export type CrewMemberRecord = z.infer<typeof crewMemberSchema>;
export type DockingEventRecord = z.infer<typeof dockingEventSchema>;
export type FlightDetailsRecord = z.infer<typeof flightDetailsSchema>;
