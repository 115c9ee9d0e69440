/** The table of spacecraft: one row a craft. */
import type { Craft } from '#domain/catalogue.ts';

import { durationColumns, imageColumns } from './column.ts';
import type { Column } from './column.ts';

/**
 * Its columns.
 *
 * @param address - full address of a craft's file, from its id
 */
export function spacecraftColumns(address: (id: number) => string): Column<Craft>[] {
  return [
    { name: 'id', type: 'integer', description: 'Launch Library 2’s id of the spacecraft.', value: ({ id }) => id },
    {
      name: 'url',
      type: 'string',
      description: 'Address of its file here, with everything that is known of it.',
      value: ({ id }) => address(id),
    },
    { name: 'name', type: 'string', description: 'Its name.', value: ({ name }) => name },
    {
      name: 'serial_number',
      type: 'string',
      description: 'Its serial number, in whatever form its builders use.',
      value: ({ serial_number }) => serial_number,
    },
    {
      name: 'is_placeholder',
      type: 'boolean',
      description: 'Whether the record stands for a craft that is not yet named.',
      value: ({ is_placeholder }) => is_placeholder,
    },
    {
      name: 'in_space',
      type: 'boolean',
      indexed: true,
      description: 'Whether it was in space when its record was read.',
      value: ({ in_space }) => in_space,
    },
    ...durationColumns<Craft>(
      'time_in_space',
      'Time in space over all flights. P0D on a craft that flew means that nobody wrote the time down.',
      ({ time_in_space }) => time_in_space,
    ),
    ...durationColumns<Craft>(
      'time_docked',
      'Time docked over all flights. P0D where no docking is recorded.',
      ({ time_docked }) => time_docked,
    ),
    {
      name: 'flights_count',
      type: 'integer',
      indexed: true,
      description: 'How often it was launched.',
      value: ({ flights_count }) => flights_count,
    },
    {
      name: 'mission_ends_count',
      type: 'integer',
      indexed: true,
      description: 'How many of its missions ended; fewer than flights while it is up.',
      value: ({ mission_ends_count }) => mission_ends_count,
    },
    {
      name: 'status_id',
      type: 'integer',
      indexed: true,
      description: 'Id of its status.',
      value: ({ status }) => status?.id ?? null,
    },
    {
      name: 'status_name',
      type: 'string',
      description: 'Its status, such as Active or Retired.',
      value: ({ status }) => status?.name ?? null,
    },
    {
      name: 'description',
      type: 'string',
      description: 'The record’s description; may hold line breaks.',
      value: ({ description }) => description,
    },
    {
      name: 'spacecraft_config_id',
      type: 'integer',
      indexed: true,
      description: 'Id of its configuration: a row of configurations.',
      value: ({ configuration }) => configuration?.id ?? null,
    },
    {
      name: 'spacecraft_config_name',
      type: 'string',
      description: 'Name of its configuration.',
      value: ({ configuration }) => configuration?.name ?? null,
    },
    ...imageColumns<Craft>((craft) => craft),
    ...durationColumns<Craft>(
      'fastest_turnaround',
      'Shortest time on the ground between two flights.',
      ({ fastest_turnaround }) => fastest_turnaround,
    ),
    {
      name: 'as_of',
      type: 'string',
      description: 'When its record was read: a UTC time, a date, or a year where no more is known. The atlas’s own.',
      value: ({ as_of }) => as_of,
    },
    {
      name: 'counts_from',
      type: 'string',
      description:
        'Where its counts and times come from: record, or flights where they are worked out. The atlas’s own.',
      value: ({ counts_from }) => counts_from,
    },
    {
      name: 'doubts',
      type: 'array',
      description: 'What is doubtful about the record: a JSON list of sentences. The atlas’s own.',
      value: ({ doubts }) => doubts,
    },
  ];
}
