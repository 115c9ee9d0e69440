/**
 * The columns of the tables of craft. The lists, the explorer and the search page each have their own markup; label,
 * value and alignment of a column come from here. Ships to the browser.
 */
import { inSpaceLabel, statusLabel } from '../labels.ts';
import type { StatusLabel } from '../labels.ts';
import { craftFacts } from './craft.ts';
import type { CraftContext, CraftValues } from './craft.ts';
import { formatCell } from './fact.ts';
import type { Facts, FormattedValue } from './fact.ts';
import { factKinds } from './kinds.ts';
import type { Named } from './kinds.ts';

/** A value in a cell of a table. */
export interface TableCell extends FormattedValue {
  /** Noun after a number, for a narrow screen, where the column has no head. */
  unit?: string | undefined;
  /** Label and glyph of a status. */
  status?: StatusLabel | undefined;
}

/** A column of a table. */
export interface TableColumn<Values, Name extends string = string> {
  /** Name of the fact. */
  name: Name;
  label: string;
  /** True for numbers that are compared digit by digit, so that they are aligned at the end. */
  numeric: boolean;
  cell: (values: Values) => TableCell;
}

/** The values that the shared columns of craft look at. */
export type CraftColumnValues = CraftContext &
  Pick<CraftValues, 'name' | 'serial_number' | 'in_space'> & { spacecraft_config: Pick<Named, 'name'> | null };

/** The column of a fact. */
export function factColumn<Values extends object, Name extends string>(
  facts: Facts<Values>,
  name: Name,
): TableColumn<Values, Name> {
  const fact = facts[name];
  if (!fact) throw new TypeError(`There is no fact ${name}.`);
  const { label, kind, noun } = fact;
  const scale = factKinds[kind].number?.scale;
  return {
    name,
    label,
    numeric: scale !== undefined && scale !== 'time',
    cell: (values) => {
      const cell = formatCell(facts, name, values);
      return noun && !cell.missing ? { ...cell, unit: cell.text === '1' ? noun[0] : noun[1] } : cell;
    },
  };
}

const column = <Name extends keyof CraftColumnValues>(name: Name): TableColumn<CraftColumnValues, Name> =>
  factColumn(craftFacts, name);

/** The columns that tables of craft share, by name of the fact. */
export const craftColumns = {
  name: column('name'),
  spacecraft_config: column('spacecraft_config'),
  serial_number: column('serial_number'),
  first_launch: column('first_launch'),
  status: { ...column('status'), cell: statusCell },
  flights_count: column('flights_count'),
  time_in_space: column('time_in_space'),
} as const satisfies Partial<Record<keyof CraftColumnValues, TableColumn<CraftColumnValues>>>;

export type CraftColumnName = keyof typeof craftColumns;

/** The status of a craft; that it is in space comes first. */
function statusCell({ in_space, status }: Pick<CraftColumnValues, 'in_space' | 'status'>): TableCell {
  const label = in_space ? inSpaceLabel : statusLabel(status?.name ?? null);
  return { text: label.label, status: label };
}
