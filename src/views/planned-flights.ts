/** The flights of a craft that are planned: as exact as they are known, and apart from those that have begun. */
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatDate, machineDate, timeOfDay } from '#domain/dates.ts';
import type { Flight } from '#domain/flights.ts';
import { locationName, vehicleName } from '#domain/launch-labels.ts';

import { crewLines } from './crew.ts';
import type { CrewLine } from './crew.ts';

/** A planned flight in a line: `Crew-13, planned for March 2027, Falcon 9, Cape Canaveral`. */
export interface PlannedFlight {
  mission: string;
  /** Null where no date is known. */
  date: { text: string; exact: string | undefined } | null;
  /** Launch vehicle and site, as far as they are known. */
  details: readonly string[];
  crew: readonly CrewLine[];
}

/** The planned flights of a craft, in order of launch; null where there are none. */
export function plannedFlights(
  context: SiteContext,
  { plannedFlights: flights }: Craft,
): { next: PlannedFlight; others: readonly PlannedFlight[] } | null {
  const [next, ...others] = flights.map((flight) => plannedFlight(context, flight));
  return next ? { next, others } : null;
}

function plannedFlight(context: SiteContext, flight: Flight): PlannedFlight {
  const { mission, launchDate, references } = flight;
  return {
    mission: mission ?? 'a mission without a name',
    date: launchDate === null ? null : { text: formatPlan(launchDate), exact: machineDate(launchDate) ?? undefined },
    details: [vehicleName(references), locationName(references)].filter((each) => each !== null),
    crew: crewLines(context, flight),
  };
}

function formatPlan(date: string): string {
  const time = timeOfDay(date);
  return time === null ? formatDate(date) : `${formatDate(date)}, ${time} UTC`;
}
