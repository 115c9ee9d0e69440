/** The facts of a space station: one row per fact, by Launch Library 2's name of the field. The order is that of columns. */
import type { Station } from '../dockings.ts';
import type { Fact } from './fact.ts';

/** Every fact of a space station. */
export const stationFacts = {
  id: {
    label: 'Id',
    kind: 'id',
    value: ({ id }) => id,
    description: 'Launch Library 2’s id of the space station.',
  },
  name: {
    label: 'Name',
    kind: 'text',
    value: ({ name }) => name,
    description: 'Name of the space station.',
  },
  status_name: {
    label: 'Status',
    kind: 'text',
    value: ({ status }) => status,
    description: 'Status of the space station.',
  },
  founded: {
    label: 'Founded',
    kind: 'date',
    value: ({ founded }) => founded,
    description: 'Day on which its first part was launched.',
  },
  deorbited: {
    label: 'Deorbited',
    kind: 'date',
    value: ({ deorbited }) => deorbited,
    description: 'Day on which it was deorbited.',
  },
  orbit: {
    label: 'Orbit',
    kind: 'text',
    value: ({ orbit }) => orbit,
    description: 'Orbit of the space station.',
  },
  flights_count: {
    label: 'Flights',
    kind: 'count',
    value: ({ flights }) => flights.length,
    description: 'Flights that were bound for it or docked there.',
  },
  dockings_count: {
    label: 'Dockings',
    kind: 'count',
    value: ({ dockings }) => dockings.length,
    description: 'Dockings at it: rows of dockings, the doubtful ones included.',
  },
} as const satisfies Record<string, Fact<Station, object>>;
