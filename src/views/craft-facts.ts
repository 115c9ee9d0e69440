/** The facts on a craft's page: its own, and those of its configuration. */
import type { Configuration, Craft } from '#domain/catalogue.ts';
import { dateInWords, timeOfDay, yearOf } from '#domain/dates.ts';
import { durationExactly, durationInWords } from '#domain/durations.ts';
import {
  crewInWords,
  kilogramsInWords,
  listInWords,
  metresInWords,
  NO_DOCKING,
  numberInWords,
  outcomes,
  typeLabel,
} from '#domain/words.ts';
import { routes } from '#site.ts';

import { factOf, FIRST_LAUNCH, LAST_END, missingFact, ofField } from './facts.ts';
import type { Fact } from './facts.ts';
import { placeInWords } from './rankings.ts';

const NOT_FLOWN = 'has not flown';

/** The facts of a craft, in the order of its page. */
export function craftFacts(craft: Craft): Fact[] {
  const single = craft.flights.length === 1 ? craft.firstFlight : null;
  return [
    ofField('flights_count', flightsFact(craft)),
    ofField('mission_ends_count', endsFact(craft)),
    ...(single ? [factOf('Mission', single.mission, String), factOf('Destination', single.destination, String)] : []),
    ofField('time_in_space', timeInSpaceFact(craft)),
    ofField('time_docked', timeDockedFact(craft)),
    ofField('fastest_turnaround', turnaroundFact(craft)),
    ...(craft.flights_count === 0 && craft.flights.length === 0
      ? [missingFact('First launch', NOT_FLOWN)]
      : [
          ofField(FIRST_LAUNCH, firstLaunchFact(craft, single !== null)),
          ofField(LAST_END, lastEndFact(craft, single !== null)),
        ]),
    ...configurationFacts(craft.configuration),
  ];
}

function flightsFact(craft: Craft): Fact {
  if (craft.flights_count === null) return missingFact('Flights');
  return { label: 'Flights', value: numberInWords(craft.flights_count), note: placeInWords('flights', craft) };
}

function endsFact(craft: Craft): Fact {
  const ended = craft.mission_ends_count;
  if (ended === null) return missingFact('Missions ended');
  const going = (craft.flights_count ?? 0) - ended;
  const note = craft.in_space && going === 1 ? 'one goes on' : undefined;
  return { label: 'Missions ended', value: numberInWords(ended), note };
}

function timeInSpaceFact(craft: Craft): Fact {
  const label = 'Time in space';
  if (craft.timeInSpace === null) return missingFact(label);
  const exact = craft.time_in_space ?? undefined;
  if (craft.timeInSpace === 0) return { label, value: 'none', datetime: exact };
  return {
    label,
    value: durationInWords(craft.timeInSpace),
    datetime: exact,
    title: durationExactly(craft.timeInSpace),
    note: craft.in_space ? `when read, ${dateInWords(craft.as_of)}` : placeInWords('timeInSpace', craft),
  };
}

function timeDockedFact(craft: Craft): Fact {
  const label = 'Time docked';
  if (craft.seconds.time_docked === null) return missingFact(label);
  const exact = craft.time_docked ?? undefined;
  if (craft.timeDocked === null) return { label, value: NO_DOCKING, datetime: exact, missing: true };
  return {
    label,
    value: durationInWords(craft.timeDocked),
    datetime: exact,
    title: durationExactly(craft.timeDocked),
    note: placeInWords('timeDocked', craft),
  };
}

function turnaroundFact(craft: Craft): Fact {
  const label = 'Fastest turnaround';
  const seconds = craft.seconds.fastest_turnaround;
  if (seconds !== null) {
    return {
      label,
      value: durationInWords(seconds),
      datetime: craft.fastest_turnaround ?? undefined,
      title: durationExactly(seconds),
      note: placeInWords('turnaround', craft),
    };
  }
  if (craft.flights_count === 0) return missingFact(label, NOT_FLOWN);
  if (craft.flights_count === 1) {
    return missingFact(label, craft.status?.name === 'Single Use' ? 'flies once' : 'flew once');
  }
  return missingFact(label);
}

function momentFact(label: string, moment: string | null, note?: string | null): Fact {
  if (moment === null) return missingFact(label);
  const time = timeOfDay(moment);
  return {
    label,
    value: time ? `${dateInWords(moment)}, ${time}` : dateInWords(moment),
    datetime: moment,
    note: note ?? undefined,
  };
}

function firstLaunchFact({ firstFlight }: Craft, single: boolean): Fact {
  return momentFact(
    single ? 'Launch' : 'First launch',
    firstFlight?.launch.net ?? null,
    single ? null : firstFlight?.mission,
  );
}

function lastEndFact({ lastFlight, flights_count }: Craft, single: boolean): Fact {
  const { only, last } = lastFlight?.outcome ? outcomes[lastFlight.outcome] : { only: 'End', last: 'Last end' };
  const label = single || flights_count === 1 ? only : last;
  if (lastFlight?.outcome === 'in flight') return missingFact(label, 'still in space when read');
  return momentFact(label, lastFlight?.mission_end ?? null, single ? null : lastFlight?.mission);
}

function configurationFacts(configuration: Configuration | null): Fact[] {
  if (!configuration) return [missingFact('Configuration')];
  const { type, agency, families, maiden_flight } = configuration;
  return [
    {
      label: 'Configuration',
      value: configuration.name,
      href: routes.configuration(configuration),
      note: maiden_flight ? `first flown in ${yearOf(maiden_flight)}` : undefined,
    },
    linkedFact('Type', type && { ...type, name: typeLabel(type.name) }, type && routes.facetValue('type', type)),
    ...familiesFact(families),
    {
      ...linkedFact('Agency', agency, agency && routes.facetValue('agency', agency)),
      note: agency
        ? listInWords(agency.country.slice(0, 2).map(({ name }) => name)) +
          (agency.country.length > 2 ? ' and others' : '')
        : undefined,
    },
    factOf('Height', configuration.height, metresInWords),
    factOf('Diameter', configuration.diameter, metresInWords),
    factOf('Crew', configuration.crew_capacity, crewInWords),
    factOf('Payload', configuration.payload_capacity, kilogramsInWords),
  ];
}

function familiesFact(families: Configuration['families']): Fact[] {
  const links = families.map((family) => ({ label: family.name, href: routes.facetValue('family', family) }));
  if (links.length === 0) return [];
  return [
    { label: links.length === 1 ? 'Family' : 'Families', value: links.map(({ label }) => label).join(', '), links },
  ];
}

function linkedFact(label: string, value: { name: string } | null, href: string | null): Fact {
  return value && href ? { label, value: value.name, href } : missingFact(label);
}
