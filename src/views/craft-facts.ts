/** The facts on a craft's page: its own, and those of its configuration. */
import type { SiteContext } from '#context.ts';
import type { Configuration, Craft } from '#domain/catalogue.ts';
import { formatDate, yearOf } from '#domain/dates.ts';
import { configurationFacts, configurationValues } from '#domain/facts/configuration.ts';
import { craftFacts, craftValues } from '#domain/facts/craft.ts';
import type { Flight } from '#domain/flights.ts';
import { isMassSimulator } from '#domain/sentences.ts';
import { formatList, NONE_RECORDED, NOT_RECORDED, outcomeLabels } from '#domain/labels.ts';
import { failureReason, landingText, orbitName, otherProvider, siteName, vehicleName } from '#domain/launch-labels.ts';

import { crewLines } from './crew.ts';
import { pageFacts } from './facts.ts';
import type { FactExtras, RecordFact } from './facts.ts';
import { formatRank } from './rankings.ts';
import { configurationLink, facetLink } from './shared.ts';

/** The facts of a craft, in the order of its page. */
export function factsOfCraft(context: SiteContext, craft: Craft): RecordFact[] {
  const values = craftValues(craft);
  const [only] = craft.flights;
  const single = craft.flights.length === 1;
  const own = pageFacts(craftFacts, 'page', values, {
    flights_count: { note: formatRank(context, 'flights', craft) },
    mission_ends_count: { note: endsNote(craft) },
    time_in_space: {
      note: craft.in_space ? `when read, ${formatDate(craft.as_of)}` : formatRank(context, 'timeInSpace', craft),
    },
    time_docked: { note: formatRank(context, 'timeDocked', craft) },
    fastest_turnaround: { note: formatRank(context, 'turnaround', craft) },
    first_launch: single ? { label: 'Launch' } : { note: craft.firstFlight?.mission ?? undefined },
    last_end: lastEnd(craft),
  });
  const listed = own.filter(({ name, value }) => {
    if (name === 'mission' || name === 'destination') return single;
    return name !== 'last_end' || value !== 'not flown';
  });
  const noted = listed.map(({ note, ...fact }) => (fact.missing ? fact : { ...fact, note }));
  const { ofLaunch, ofLanding } = only && single ? factsOfFlight(only, craft) : { ofLaunch: [], ofLanding: [] };
  const crew = only && single ? crewFacts(context, only) : [];
  const isEnd = ({ name }: RecordFact) => name === 'last_end';
  return [
    ...crew,
    ...noted.filter((fact) => !isEnd(fact)),
    ...ofLaunch,
    ...noted.filter(isEnd),
    ...ofLanding,
    ...ofConfiguration(context, craft),
  ];
}

/** What is known of the only flight of a craft, which has no table of flights; what is not known is left out. */
function factsOfFlight(flight: Flight, { configuration }: Craft): Record<'ofLaunch' | 'ofLanding', RecordFact[]> {
  const { references, launch } = flight;
  const fact = (name: string, label: string, value: string | null) => (value === null ? [] : [{ name, label, value }]);
  return {
    ofLaunch: [
      ...fact('vehicle', 'Launch vehicle', vehicleName(references)),
      ...fact('provider', 'Launched by', otherProvider(flight, configuration?.agency ?? null)),
      ...fact('site', 'Launch site', siteName(references)),
      ...fact('orbit', 'Orbit', orbitName(references)),
      ...fact('designator', 'COSPAR designator', launch.launch_designator),
      ...fact('failure', 'Launch failure', failureReason(flight)),
    ],
    ofLanding: fact('landing', 'Return', landingText(flight)),
  };
}

/** The crew of an only flight, each name with its role. */
function crewFacts(context: SiteContext, flight: Flight): RecordFact[] {
  return crewLines(context, flight).map(({ label, members }) => ({
    name: 'crew',
    label: label === 'Crew' ? label : `Crew ${label.toLowerCase()}`,
    ...(members.length === 0
      ? { value: NONE_RECORDED, missing: true }
      : {
          value: members.map((member) => member.label).join(', '),
          links: members.map(({ role, ...link }) => ({ ...link, ...(role !== null && { note: role }) })),
        }),
  }));
}

function endsNote({ flights_count, mission_ends_count, in_space }: Craft): string | undefined {
  return in_space && (flights_count ?? 0) - (mission_ends_count ?? 0) === 1 ? 'one goes on' : undefined;
}

/** How the last flight ended decides what its end is called. */
function lastEnd({ lastFlight, flights_count, flights }: Craft): FactExtras {
  const { only, last } = lastFlight?.outcome ? outcomeLabels[lastFlight.outcome] : { only: 'End', last: 'Last end' };
  const single = flights.length === 1;
  const label = single || flights_count === 1 ? only : last;
  if (lastFlight?.outcome === 'in flight') {
    return { label, value: 'still in space when read', missing: true, datetime: undefined };
  }
  return { label, note: single ? undefined : (lastFlight?.mission ?? undefined) };
}

function ofConfiguration(context: SiteContext, { configuration }: Craft): RecordFact[] {
  const { label } = craftFacts.spacecraft_config;
  const name = 'spacecraft_config';
  if (!configuration) return [{ name, label, value: NOT_RECORDED, missing: true }];
  const { type, agency, families, maiden_flight } = configuration;
  const links = families.map((family) => facetLink(context, 'family', family));
  const facts = pageFacts(configurationFacts, 'craftPage', configurationValues(configuration), {
    crew_capacity: { label: 'Crew capacity', ...(isMassSimulator(configuration) && { value: '–', missing: true }) },
    type: { href: type ? facetLink(context, 'type', type).href : undefined },
    family: {
      label: links.length > 1 ? 'Families' : 'Family',
      value: links.map((link) => link.label).join(', '),
      links,
    },
    agency: {
      href: agency ? facetLink(context, 'agency', agency).href : undefined,
      note: agency ? countriesOf(agency) : undefined,
    },
  });
  return [
    {
      name,
      label,
      value: configuration.name,
      href: configurationLink(context, configuration).href,
      note: maiden_flight ? `first flown in ${yearOf(maiden_flight)}` : undefined,
    },
    ...facts.filter(({ name: fact }) => fact !== 'family' || links.length > 0),
  ];
}

function countriesOf({ country }: NonNullable<Configuration['agency']>): string {
  return formatList(country.slice(0, 2).map(({ name }) => name)) + (country.length > 2 ? ' and others' : '');
}
