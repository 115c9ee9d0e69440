/**
 * The orderings of the list of spacecraft: one row an ordering, and what follows from the rows. Ships to the browser and
 * the edge, so it imports nothing.
 */

/** What an ordering looks at. Durations are in seconds; null is unknown. */
export interface OrderedRow {
  id: number;
  flights_count: number | null;
  mission_ends_count: number | null;
  seconds: { time_in_space: number | null; time_docked: number | null; fastest_turnaround: number | null };
}

/** Direction of an ordering. */
export type Direction = 'ascending' | 'descending';

/** The two directions, in the order in which a menu shows them. */
export const directions = ['ascending', 'descending'] as const satisfies readonly Direction[];

interface Ordering {
  /** LL2's name of the field, which is also the name of the fact. */
  key: string;
  /** True where LL2's list has the same ordering. Only those are in the LL2-compatible service and files. */
  upstream?: true;
  /** The ordering in a menu. */
  label: string;
  /** Head of the column that holds the value. */
  column: string;
  /** The ordering in a title: "Spacecraft by …". */
  title: string;
  /** What kind of value it is, which decides how it is written. */
  kind: 'count' | 'duration' | 'id';
  value: (row: OrderedRow) => number | null;
  /** Each direction in directionLabels. */
  directionLabels: Record<Direction, string>;
}

/** Every ordering; the key is its name in an address. */
export const orderings = {
  'flights-count': {
    key: 'flights_count',
    upstream: true,
    label: 'flights',
    column: 'Flights',
    title: 'number of flights',
    kind: 'count',
    value: (row) => row.flights_count,
    directionLabels: { ascending: 'fewest first', descending: 'most first' },
  },
  'mission-ends-count': {
    key: 'mission_ends_count',
    upstream: true,
    label: 'missions ended',
    column: 'Missions ended',
    title: 'missions ended',
    kind: 'count',
    value: (row) => row.mission_ends_count,
    directionLabels: { ascending: 'fewest first', descending: 'most first' },
  },
  'time-in-space': {
    key: 'time_in_space',
    upstream: true,
    label: 'time in space',
    column: 'Time in space',
    title: 'time in space',
    kind: 'duration',
    value: (row) => row.seconds.time_in_space,
    directionLabels: { ascending: 'shortest first', descending: 'longest first' },
  },
  'time-docked': {
    key: 'time_docked',
    upstream: true,
    label: 'time docked',
    column: 'Time docked',
    title: 'time docked',
    kind: 'duration',
    value: (row) => row.seconds.time_docked,
    directionLabels: { ascending: 'shortest first', descending: 'longest first' },
  },
  'fastest-turnaround': {
    key: 'fastest_turnaround',
    label: 'turnaround',
    column: 'Fastest turnaround',
    title: 'fastest turnaround',
    kind: 'duration',
    value: (row) => row.seconds.fastest_turnaround,
    directionLabels: { ascending: 'shortest first', descending: 'longest first' },
  },
  id: {
    key: 'id',
    upstream: true,
    label: 'id',
    column: 'Id',
    title: 'id',
    kind: 'id',
    value: (row) => row.id,
    directionLabels: { ascending: 'lowest first', descending: 'highest first' },
  },
} as const satisfies Record<string, Ordering>;

export type OrderingName = keyof typeof orderings;

/** Names of all orderings, in the order of a menu. */
export const orderingNames = Object.keys(orderings) as OrderingName[];

/** Names of the orderings that LL2's list has, too. */
export const upstreamOrderingNames = orderingNames.filter((name) => (orderings[name] as Ordering).upstream);

/**
 * Comparison for an ordering: by value, then by id ascending in both directions; unknown values last in both.
 *
 * @param name - name of the ordering
 * @param direction - direction of the values
 */
export function compareBy(name: OrderingName, direction: Direction): (a: OrderedRow, b: OrderedRow) => number {
  return compareByValue(orderings[name].value, direction);
}

/**
 * Comparison by any number: by value, then by id ascending in both directions; unknown values last in both.
 *
 * @param value - the number, or null where it is unknown
 */
export function compareByValue<Row extends { id: number }>(
  value: (row: Row) => number | null,
  direction: Direction,
): (a: Row, b: Row) => number {
  const sign = direction === 'ascending' ? 1 : -1;
  return (a, b) => {
    const left = value(a);
    const right = value(b);
    if (left === right) return a.id - b.id;
    if (left === null) return 1;
    if (right === null) return -1;
    return sign * (left - right);
  };
}
