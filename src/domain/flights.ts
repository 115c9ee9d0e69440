/** The flights of a craft, with what follows from their records: dates as exact as is known, outcomes, slips. */
import type { Crew } from './crews.ts';
import type { FlightAdditions } from './curated.ts';
import { destinationOf } from './destinations.ts';
import { dockingsOf } from './flight-dockings.ts';
import type { FlightDocking } from './flight-dockings.ts';
import { durationSecondsOrNull } from './durations.ts';
import type { FlightReferences } from './flight-references.ts';
import { outcomesOf } from './flight-outcomes.ts';
import type { CraftFacts } from './flight-outcomes.ts';
import { checkTimes } from './flight-slips.ts';
import { landingTypeOf } from './launch-labels.ts';
import { launchDate, withoutMidnight } from './launch-dates.ts';
import type { FlightRecord, Outcome } from './schema.ts';

/** A flight: its record, without slips, and what follows from it. */
export interface Flight extends FlightRecord {
  references: FlightReferences;
  /** Who was aboard, or is to be; null where nothing is known. */
  crew: Crew | null;
  /** Its dockings; null where they were not read. */
  dockings: readonly FlightDocking[] | null;
  /** A curated note. */
  note: string | null;
  /** Whether it got where it was bound for, as far as that is curated. */
  reached: boolean | null;
  /** Date of the launch, as exact as its precision; what pages say, where `launch.net` is for machines. */
  launchDate: string | null;
  /** Date of the end, as exact as is known. */
  endDate: string | null;
}

export interface JoinedFlights {
  /** All flights of the record, in its order. */
  all: readonly Flight[];
  /** Those whose launch had begun when the record was read. */
  begun: readonly Flight[];
  /** Those whose launch had not begun. */
  planned: readonly Flight[];
  /** Values that cannot be, in sentences. */
  slips: readonly string[];
}

/** What the flights of all craft are joined with. */
export interface FlightJoins {
  referencesOf: (flight: FlightRecord) => FlightReferences;
  crewOf: (flight: FlightRecord, outcome: Outcome | null, curated: FlightAdditions['crew']) => Crew | null;
  additionsTo: (flight: FlightRecord) => FlightAdditions | undefined;
}

/** The flights of a craft's record. */
export function joinFlights(
  records: readonly FlightRecord[],
  craft: CraftFacts,
  { referencesOf, crewOf, additionsTo }: FlightJoins,
): JoinedFlights {
  const outcomes = outcomesOf(records, craft);
  const slips: string[] = [];
  const all = records.map((record, index): Flight => {
    const ruled = outcomes[index] ?? null;
    const outcome = ruled === 'planned' ? ruled : (record.outcome ?? ruled);
    const { launched, mission_end, duration, ...checked } = checkFlight({ ...record, outcome }, index);
    slips.push(...checked.slips);
    const added = additionsTo(record);
    const references = referencesOf(record);
    return {
      ...record,
      mission_end,
      duration,
      outcome,
      references: withCuratedNames(references, added),
      crew: crewOf(record, outcome, added?.crew ?? []),
      dockings: dockingsOf(references.details),
      note: added?.note ?? null,
      reached: added?.reached ?? null,
      launchDate: launched,
      endDate: mission_end && withoutMidnight(mission_end),
    };
  });
  return {
    all,
    begun: all.filter(({ outcome }) => outcome !== 'planned'),
    planned: all.filter(({ outcome }) => outcome === 'planned'),
    slips,
  };
}

/** The references of a flight, with the curated launch and landing where the record has none. */
function withCuratedNames(references: FlightReferences, added: FlightAdditions | undefined): FlightReferences {
  if (!added) return references;
  const { launch, landing } = added;
  return {
    ...references,
    launcher: references.launcher ?? launcherNamed(launch?.vehicle ?? null),
    pad: references.pad ?? padNamed(launch?.pad ?? null, launch?.site ?? null),
    landingType: references.landingType ?? landingTypeOf(landing?.landing_type ?? null),
    landingLocation: references.landingLocation ?? named(landing?.place ?? null),
  };
}

function launcherNamed(name: string | null): FlightReferences['launcher'] {
  return name === null ? null : { id: null, name, full_name: name, variant: '', families: [] };
}

/** A site without a known pad stands for both. */
function padNamed(pad: string | null, site: string | null): FlightReferences['pad'] {
  const name = pad ?? site;
  if (name === null) return null;
  const location = site === null ? null : { id: null, name: site, country: null };
  return { id: null, name, location, country: null, latitude: null, longitude: null };
}

function named(name: string | null): FlightReferences['landingLocation'] {
  return name === null ? null : { id: null, name };
}

/** A flight's record without values that cannot be, which count as unknown. */
export function withoutSlips(record: FlightRecord): FlightRecord {
  const { mission_end, duration } = checkFlight(record, 0);
  return { ...record, mission_end, duration };
}

function checkFlight({ launch, mission, mission_end, duration, outcome }: FlightRecord, index: number) {
  const launched = launchDateOf({ launch, outcome });
  const name = `Flight ${index + 1}${mission === null ? '' : `, ${mission},`}`;
  return { launched, ...checkTimes(name, launched, mission_end, duration) };
}

/** Date of a flight's launch, as exact as its precision. */
export function launchDateOf({ launch, outcome }: Pick<FlightRecord, 'launch' | 'outcome'>): string | null {
  return launchDate(launch.net, launch.net_precision, outcome === 'planned');
}

/** Outcomes of flights whose launch put them on their way. */
const underWay: readonly (Outcome | null)[] = ['landed', 'deorbited', 'in flight'];

/** Shorter than the way to any orbit, in seconds. */
const SHORTEST_ASCENT = 480;

/**
 * Whether a flight reached its destination; null where nothing tells. A curated fact comes first. Bound for and reached
 * are two facts: only a docking on the way to a station, or an orbit that the launch itself leads to, shows that it got
 * there.
 */
export function hasReached({ destination, docked, duration, outcome, reached }: Flight): boolean | null {
  if (destination === null) return null;
  if (reached !== null) return reached;
  if (outcome === 'aborted' || outcome === 'planned') return false;
  const seconds = durationSecondsOrNull(duration);
  const { orbit, stationId, suborbital } = destinationOf(destination);
  // An Apollo docks with its lunar module whether or not it gets to the Moon.
  if (stationId !== null && durationSecondsOrNull(docked)) return true;
  if (outcome === 'lost' && !suborbital && seconds !== null && seconds < SHORTEST_ASCENT) return false;
  return orbit && underWay.includes(outcome) ? true : null;
}

/** Whether a flight left the pad: one that ended at the moment of its launch did not. */
export function leftThePad({ launch, mission_end }: FlightRecord): boolean {
  return mission_end === null || mission_end !== launch.net;
}
