/** The table of the explorer: heads that sort, a row per craft, a bar under each row as long as the value sorted by. */
import type { StatusLabel } from '#domain/labels.ts';

import type { Routes } from '../routes.ts';
import type { ExplorerCraft } from './data.ts';
import type { ExplorerResult } from './explorer.ts';
import type { Field } from './fields.ts';
import { Bar, CellText } from './cells.tsx';
import { QueryLink } from './links.tsx';
import type { PageContext } from './page-state.ts';
import { Picker } from './pickers.tsx';
import { parseOrdering, withParams } from './query-params.ts';

/** Columns for which a page has room; a table of more scrolls by itself. */
const MOST_COLUMNS = 8;

/** Fields that people sort upwards first. */
const upwards: readonly string[] = ['id', 'name', 'first_launch'];

/** A column with a head: a field, or the name. */
type HeadColumn = Pick<Field, 'name' | 'label' | 'ordering' | 'numeric'>;

const nameColumn: HeadColumn = { name: 'name', label: 'Name', ordering: 'name', numeric: false };

/** The table, in the box that it is laid out by. */
export function ResultTable({
  caption,
  result,
  ...context
}: PageContext & { caption: string; result: ExplorerResult }) {
  const { columns } = result.display;
  const { params } = context;
  const ordering = parseOrdering(params);
  const sorted = columns.find((field) => field.ordering === ordering?.name) ?? null;
  const barOf = barsBy(sorted, result);
  const scrolls = columns.length > MOST_COLUMNS;
  const region = { tabindex: 0, role: 'region', 'aria-label': 'Table, which scrolls sideways' } as const;
  return (
    <div class="scroll" {...(scrolls ? region : {})}>
      <table class="explorer-table" role="table">
        <caption class="quiet">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader" class="pick">
              <span class="quiet">Compare</span>
            </th>
            {[nameColumn, ...columns].map((column) => (
              <ColumnHead key={column.name} column={column} params={params} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {result.page.rows.map((craft) => (
            <CraftRow key={craft.id} {...context} craft={craft} columns={columns} sorted={sorted} bar={barOf(craft)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The length of each row's bar in per cent of the longest; null for none. */
function barsBy(sorted: Field | null, { all }: ExplorerResult): (craft: ExplorerCraft) => number | null {
  const measure = sorted?.measure;
  if (!measure?.bar) return () => null;
  const longest = all.reduce((most, craft) => Math.max(most, measure.value(craft) ?? 0), 0);
  return (craft) => {
    const value = measure.value(craft) ?? 0;
    return value > 0 ? (value / longest) * 100 : null;
  };
}

function ColumnHead({ column, params }: { column: HeadColumn; params: URLSearchParams }) {
  const { name, label, ordering } = column;
  // Without an ordering the service sorts by id.
  const current = parseOrdering(params) ?? { name: 'id', descending: false };
  const isCurrent = ordering !== null && current.name === ordering;
  const direction = isCurrent ? (current.descending ? 'descending' : 'ascending') : undefined;
  const descending = isCurrent ? !current.descending : !upwards.includes(ordering ?? '');
  return (
    <th
      scope="col"
      role="columnheader"
      class={name === 'name' ? name : classOf(column)}
      data-field={name}
      aria-sort={direction}
      data-sorted={direction}
    >
      {ordering === null ? (
        label
      ) : (
        <QueryLink kind="sort" params={withParams(params, { ordering: `${descending ? '-' : ''}${ordering}` })}>
          {label}
        </QueryLink>
      )}
    </th>
  );
}

type RowProps = PageContext & {
  craft: ExplorerCraft;
  columns: readonly Field[];
  sorted: Field | null;
  bar: number | null;
};

function CraftRow({ craft, columns, sorted, bar, ...context }: RowProps) {
  const { routes } = context;
  return (
    <tr role="row" data-craft={craft.id} data-status={craft.in_space ? 'in-space' : undefined}>
      <td role="cell" class="pick">
        <Picker {...context} craft={craft} />
      </td>
      <th scope="row" role="rowheader" class="name">
        <a href={routes.craft(craft)}>{craft.name}</a>
      </th>
      {columns.map((field, index) => (
        <td
          key={field.name}
          role="cell"
          class={classOf(field)}
          data-field={field.name}
          data-label={field.label}
          data-by={field === sorted ? '' : undefined}
        >
          <FieldCell field={field} craft={craft} routes={routes} />
          {/* In the last cell, from where it reaches over all of them. */}
          {bar !== null && index === columns.length - 1 && <Bar percent={bar} />}
        </td>
      ))}
    </tr>
  );
}

function FieldCell({ field, craft, routes }: { field: Field; craft: ExplorerCraft; routes: Routes }) {
  const cell = field.cell(craft);
  if (cell.status) return <StatusCell {...cell.status} />;
  if (field.name === 'spacecraft_config' && craft.configuration) {
    return <a href={routes.configuration(craft.configuration)}>{cell.text}</a>;
  }
  return <CellText {...cell} />;
}

function StatusCell({ kind, glyph, label }: StatusLabel) {
  return (
    <span class="status" data-status={kind === 'in-space' ? kind : undefined}>
      <span aria-hidden="true">{glyph}</span> {label}
    </span>
  );
}

function classOf({ numeric }: Pick<Field, 'numeric'>): string | undefined {
  return numeric ? 'number' : undefined;
}
