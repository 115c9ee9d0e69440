/** The table of configurations: one row a configuration. */
import type { Configuration } from '#domain/catalogue.ts';

import { durationColumns, imageColumns } from './column.ts';
import type { Column } from './column.ts';

type Counted = {
  [Field in keyof Configuration]: Configuration[Field] extends number | null ? Field : never;
}[keyof Configuration];

/** A column that holds a whole number of the record as it is. */
function countColumn(name: Counted, description: string, unit?: 'kg'): Column<Configuration> {
  return { name, type: 'integer', description, ...(unit && { unit }), value: (row) => row[name] };
}

/**
 * Its columns.
 *
 * @param address - full address of a configuration's file, from its id
 */
export function configurationColumns(address: (id: number) => string): Column<Configuration>[] {
  return [
    { name: 'id', type: 'integer', description: 'Launch Library 2’s id of the configuration.', value: ({ id }) => id },
    {
      name: 'url',
      type: 'string',
      description: 'Address of its file here, with everything that is known of it.',
      value: ({ id }) => address(id),
    },
    { name: 'name', type: 'string', description: 'Its name.', value: ({ name }) => name },
    {
      name: 'type_id',
      type: 'integer',
      indexed: true,
      description: 'Id of its type.',
      value: ({ type }) => type?.id ?? null,
    },
    {
      name: 'type_name',
      type: 'string',
      description: 'Its type, such as Capsule.',
      value: ({ type }) => type?.name ?? null,
    },
    {
      name: 'agency_id',
      type: 'integer',
      indexed: true,
      description: 'Id of the agency that builds or flies it.',
      value: ({ agency }) => agency?.id ?? null,
    },
    {
      name: 'agency_name',
      type: 'string',
      description: 'Name of the agency.',
      value: ({ agency }) => agency?.name ?? null,
    },
    {
      name: 'agency_abbrev',
      type: 'string',
      description: 'The agency’s abbreviation; may be empty.',
      value: ({ agency }) => agency?.abbrev ?? null,
    },
    {
      name: 'family_ids',
      type: 'array',
      description: 'Ids of its families: a JSON list.',
      value: ({ families }) => families.map(({ id }) => id),
    },
    {
      name: 'family_names',
      type: 'array',
      description: 'Names of its families, in the order of their ids: a JSON list.',
      value: ({ families }) => families.map(({ name }) => name),
    },
    { name: 'in_use', type: 'boolean', description: 'Whether it is in use.', value: ({ in_use }) => in_use },
    {
      name: 'capability',
      type: 'string',
      description: 'What it can do, in the record’s words.',
      value: ({ capability }) => capability,
    },
    {
      name: 'history',
      type: 'string',
      description: 'Its history, in the record’s words; may hold line breaks.',
      value: ({ history }) => history,
    },
    {
      name: 'details',
      type: 'string',
      description: 'More about it, in the record’s words; may hold line breaks.',
      value: ({ details }) => details,
    },
    {
      name: 'maiden_flight',
      type: 'date',
      indexed: true,
      description: 'Day of its first flight.',
      value: ({ maiden_flight }) => maiden_flight,
    },
    { name: 'height', type: 'number', unit: 'm', description: 'Its height.', value: ({ height }) => height },
    { name: 'diameter', type: 'number', unit: 'm', description: 'Its diameter.', value: ({ diameter }) => diameter },
    {
      name: 'human_rated',
      type: 'boolean',
      description: 'Whether it may carry people.',
      value: ({ human_rated }) => human_rated,
    },
    countColumn('crew_capacity', 'How many people it carries.'),
    countColumn('payload_capacity', 'What it carries up.', 'kg'),
    countColumn('payload_return_capacity', 'What it carries back.', 'kg'),
    {
      name: 'flight_life',
      type: 'string',
      description: 'How long it lasts, in the record’s words.',
      value: ({ flight_life }) => flight_life,
    },
    {
      name: 'wiki_link',
      type: 'string',
      description: 'Address of an article about it.',
      value: ({ wiki_link }) => wiki_link,
    },
    {
      name: 'info_link',
      type: 'string',
      description: 'Address of its maker’s or owner’s page.',
      value: ({ info_link }) => info_link,
    },
    ...imageColumns<Configuration>((configuration) => configuration),
    countColumn('spacecraft_flown', 'How many of its craft flew, as the record counts.'),
    countColumn('total_launch_count', 'Launches, as the record counts.'),
    countColumn('successful_launches', 'Launches that succeeded.'),
    countColumn('failed_launches', 'Launches that failed.'),
    countColumn('attempted_landings', 'Landings that were attempted.'),
    countColumn('successful_landings', 'Landings that succeeded.'),
    countColumn('failed_landings', 'Landings that failed.'),
    ...durationColumns<Configuration>(
      'fastest_turnaround',
      'Shortest time on the ground between two flights of one of its craft.',
      ({ fastest_turnaround }) => fastest_turnaround,
    ),
  ];
}
