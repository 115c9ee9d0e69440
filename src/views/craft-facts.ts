/** The facts on a craft's page: its own, and those of its configuration. */
import type { Configuration, Craft } from '#domain/catalogue.ts';
import { dateInWords, timeOfDay, yearOf } from '#domain/dates.ts';
import { durationExactly, durationInWords } from '#domain/durations.ts';
import {
  kilogramsInWords,
  listInWords,
  metresInWords,
  NO_DOCKING,
  NOT_RECORDED,
  numberInWords,
  typeLabel,
} from '#domain/words.ts';
import { routes } from '#site.ts';

import type { Fact } from './facts.ts';
import { placeInWords } from './rankings.ts';

/** The facts of a craft, in the order of its page. */
export function craftFacts(craft: Craft): Fact[] {
  const single = craft.flights.length === 1 ? craft.firstFlight : null;
  return [
    flightsFact(craft),
    endsFact(craft),
    ...(single
      ? [
          { label: 'Mission', value: single.mission ?? NOT_RECORDED, missing: single.mission === null },
          { label: 'Destination', value: single.destination ?? NOT_RECORDED, missing: single.destination === null },
        ]
      : []),
    timeInSpaceFact(craft),
    timeDockedFact(craft),
    turnaroundFact(craft),
    momentFact('First launch', craft.firstFlight?.launch.net ?? null, single ? null : craft.firstFlight?.mission),
    lastEndFact(craft, single !== null),
    ...configurationFacts(craft.configuration),
  ];
}

function flightsFact(craft: Craft): Fact {
  if (craft.flights_count === null) return { label: 'Flights', value: NOT_RECORDED, missing: true };
  return { label: 'Flights', value: numberInWords(craft.flights_count), note: placeInWords('flights', craft) };
}

function endsFact(craft: Craft): Fact {
  const ended = craft.mission_ends_count;
  if (ended === null) return { label: 'Missions completed', value: NOT_RECORDED, missing: true };
  const going = (craft.flights_count ?? 0) - ended;
  const note = craft.in_space && going === 1 ? 'one goes on' : undefined;
  return { label: 'Missions completed', value: numberInWords(ended), note };
}

function timeInSpaceFact(craft: Craft): Fact {
  const label = 'Time in space';
  if (craft.timeInSpace === null) return { label, value: NOT_RECORDED, missing: true };
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
  if (craft.seconds.time_docked === null) return { label, value: NOT_RECORDED, missing: true };
  const exact = craft.time_docked ?? undefined;
  if (craft.timeDocked === null) return { label, value: NO_DOCKING, datetime: exact, missing: true };
  return {
    label,
    value: durationInWords(craft.timeDocked),
    datetime: exact,
    title: durationExactly(craft.timeDocked),
    note: craft.in_space ? undefined : placeInWords('timeDocked', craft),
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
  if (craft.flights_count === 0) return { label, value: 'has not flown', missing: true };
  if (craft.flights_count === 1) {
    return { label, value: craft.status?.name === 'Single Use' ? 'flies once' : 'flew once', missing: true };
  }
  return { label, value: NOT_RECORDED, missing: true };
}

function momentFact(label: string, moment: string | null, note?: string | null): Fact {
  if (moment === null) return { label, value: NOT_RECORDED, missing: true };
  const time = timeOfDay(moment);
  return {
    label,
    value: time ? `${dateInWords(moment)}, ${time}` : dateInWords(moment),
    datetime: moment,
    note: note ?? undefined,
  };
}

const endLabels = { landed: 'Landing', lost: 'Loss', deorbited: 'Deorbited', aborted: 'Aborted' } as const;

function lastEndFact(craft: Craft, single: boolean): Fact {
  const last = craft.lastFlight;
  if (last?.outcome === 'in flight') return { label: 'Landing', value: 'still in space when read', missing: true };
  const word = last?.outcome ? endLabels[last.outcome] : 'End';
  const label = single || word === 'Loss' || word === 'Aborted' ? word : `Last ${word.toLowerCase()}`;
  return momentFact(label, last?.mission_end ?? null, single ? null : last?.mission);
}

function configurationFacts(configuration: Configuration | null): Fact[] {
  if (!configuration) return [{ label: 'Configuration', value: NOT_RECORDED, missing: true }];
  const { type, agency, families, maiden_flight } = configuration;
  return [
    {
      label: 'Configuration',
      value: configuration.name,
      href: routes.configuration(configuration),
      note: maiden_flight ? `first flown in ${yearOf(maiden_flight)}` : undefined,
    },
    linkedFact('Type', type && { ...type, name: typeLabel(type.name) }, type && routes.facetValue('type', type)),
    ...families.map((family) => linkedFact('Family', family, routes.facetValue('family', family))),
    {
      ...linkedFact('Agency', agency, agency && routes.facetValue('agency', agency)),
      note: agency
        ? listInWords(agency.country.slice(0, 2).map(({ name }) => name)) +
          (agency.country.length > 2 ? ' and others' : '')
        : undefined,
    },
    measureFact('Height', configuration.height, metresInWords),
    measureFact('Diameter', configuration.diameter, metresInWords),
    measureFact('Crew', configuration.crew_capacity, (crew) => (crew === 0 ? 'none' : `up to ${numberInWords(crew)}`)),
    measureFact('Payload', configuration.payload_capacity, kilogramsInWords),
  ];
}

function linkedFact(label: string, value: { name: string } | null, href: string | null): Fact {
  return value && href ? { label, value: value.name, href } : { label, value: NOT_RECORDED, missing: true };
}

function measureFact(label: string, value: number | null, words: (value: number) => string): Fact {
  return value === null ? { label, value: NOT_RECORDED, missing: true } : { label, value: words(value) };
}
