/**
 * The facts of a configuration: one row per fact, by Launch Library 2's name of the field. The order is that of pages,
 * of the explorer's columns and of comparisons. Ships to the browser.
 */
import type { Configuration } from '../catalogue.ts';
import { typeLabel, uncapitalize } from '../labels.ts';
import { valuesOf } from './fact.ts';
import type { BrowserName, Fact, ValuesOf } from './fact.ts';

/** Every fact of a configuration. */
export const configurationFacts = {
  id: {
    label: 'Id',
    kind: 'id',
    browser: 'value',
    value: ({ id }) => id,
    description: 'Launch Library 2’s id of the configuration.',
  },
  name: { label: 'Name', kind: 'text', browser: 'value', value: ({ name }) => name, description: 'Its name.' },
  type: {
    label: 'Type',
    kind: 'reference',
    craftPage: true,
    value: ({ type }) => type,
    format: ({ name }) => typeLabel(name),
    description: 'Its type, such as Capsule.',
    indexed: true,
  },
  family: {
    label: 'Family',
    kind: 'references',
    craftPage: true,
    value: ({ families }) => families,
    description: 'its families',
  },
  agency: {
    label: 'Agency',
    kind: 'reference',
    craftPage: true,
    value: ({ agency }) => agency,
    description: 'Name of the agency that builds or flies it.',
    indexed: true,
  },
  agency_abbrev: {
    label: 'Agency’s abbreviation',
    kind: 'text',
    value: ({ agency }) => agency?.abbrev ?? null,
    description: 'The agency’s abbreviation; may be empty.',
  },
  in_use: {
    label: 'In use',
    kind: 'boolean',
    browser: 'comparison',
    value: ({ in_use }) => in_use,
    description: 'Whether it is in use.',
  },
  capability: {
    label: 'Capability',
    kind: 'prose',
    value: ({ capability }) => capability,
    description: 'What it can do, in the record’s words.',
  },
  history: {
    label: 'History',
    kind: 'prose',
    value: ({ history }) => history,
    description: 'Its history, in the record’s words; may hold line breaks.',
  },
  details: {
    label: 'Details',
    kind: 'prose',
    value: ({ details }) => details,
    description: 'More about it, in the record’s words; may hold line breaks.',
  },
  height: {
    label: 'Height',
    kind: 'metres',
    browser: 'column',
    page: true,
    craftPage: true,
    value: ({ height }) => height,
    description: 'Its height.',
  },
  diameter: {
    label: 'Diameter',
    kind: 'metres',
    browser: 'comparison',
    page: true,
    craftPage: true,
    value: ({ diameter }) => diameter,
    description: 'Its diameter.',
  },
  crew_capacity: {
    label: 'Crew',
    kind: 'people',
    browser: 'column',
    page: true,
    craftPage: true,
    noun: ['person', 'people'],
    value: ({ crew_capacity }) => crew_capacity,
    description: 'How many people it carries.',
  },
  human_rated: {
    label: 'Rated for people',
    kind: 'boolean',
    browser: 'comparison',
    value: ({ human_rated }) => human_rated,
    description: 'Whether it may carry people.',
  },
  payload_capacity: {
    label: 'Payload',
    kind: 'kilograms',
    browser: 'comparison',
    page: true,
    craftPage: true,
    value: ({ payload_capacity }) => payload_capacity,
    description: 'What it carries up.',
  },
  payload_return_capacity: {
    label: 'Payload returned',
    kind: 'kilograms',
    browser: 'comparison',
    page: true,
    value: ({ payload_return_capacity }) => payload_return_capacity,
    description: 'What it carries back.',
  },
  flight_life: {
    label: 'Flight life',
    kind: 'text',
    page: true,
    value: ({ flight_life }) => flight_life,
    format: uncapitalize,
    description: 'How long it lasts, in the record’s words.',
  },
  maiden_flight: {
    label: 'First flight',
    kind: 'date',
    browser: 'comparison',
    page: true,
    labelBesideCraft: 'First flight of its kind',
    value: ({ maiden_flight }) => maiden_flight,
    description: 'Day of its first flight.',
    indexed: true,
  },
  wiki_link: {
    label: 'Wikipedia',
    kind: 'url',
    value: ({ wiki_link }) => wiki_link,
    description: 'Address of an article about it.',
  },
  info_link: {
    label: 'Its maker or owner',
    kind: 'url',
    value: ({ info_link }) => info_link,
    description: 'Address of its maker’s or owner’s page.',
  },
  image: { label: 'Picture', kind: 'picture', value: ({ image }) => image, description: 'its picture' },
  spacecraft_flown: {
    label: 'Craft flown',
    kind: 'count',
    page: true,
    value: ({ spacecraft_flown }) => spacecraft_flown,
    description: 'How many of its craft flew, as the record counts.',
  },
  total_launch_count: {
    label: 'Launches',
    kind: 'count',
    page: true,
    value: ({ total_launch_count }) => total_launch_count,
    description: 'Launches, as the record counts.',
  },
  successful_launches: {
    label: 'Launches that succeeded',
    kind: 'count',
    value: ({ successful_launches }) => successful_launches,
    description: 'Launches that succeeded.',
  },
  failed_launches: {
    label: 'Launches that failed',
    kind: 'count',
    value: ({ failed_launches }) => failed_launches,
    description: 'Launches that failed.',
  },
  attempted_landings: {
    label: 'Landings tried',
    kind: 'count',
    page: true,
    value: ({ attempted_landings }) => attempted_landings,
    description: 'Landings that were attempted.',
  },
  successful_landings: {
    label: 'Landings that succeeded',
    kind: 'count',
    value: ({ successful_landings }) => successful_landings,
    description: 'Landings that succeeded.',
  },
  failed_landings: {
    label: 'Landings that failed',
    kind: 'count',
    value: ({ failed_landings }) => failed_landings,
    description: 'Landings that failed.',
  },
  fastest_turnaround: {
    label: 'Fastest turnaround',
    kind: 'duration',
    page: true,
    value: ({ fastest_turnaround }) => fastest_turnaround,
    description: 'Shortest time on the ground between two flights of one of its craft.',
  },
} as const satisfies Record<string, Fact<Configuration, object>>;

/** Names of the facts of a configuration that the browser knows. */
export type BrowserConfigurationFactName = BrowserName<typeof configurationFacts>;

/** All values of a configuration. */
export type ConfigurationValues = ValuesOf<typeof configurationFacts>;

/** Derives all values of a configuration. */
export function configurationValues(configuration: Configuration): ConfigurationValues {
  return valuesOf(configurationFacts, configuration);
}
