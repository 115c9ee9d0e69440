/**
 * What the explorer shows of a craft: its facts and those of its configuration, under the facts' names, with what a
 * column of the table, an axis of the plot and a column of the CSV need.
 */
import type { CellValue, CsvColumn } from '#api/csv.ts';
import { facetList, labelOf } from '#domain/facets.ts';
import { craftColumns, factColumn } from '#domain/facts/columns.ts';
import type { TableColumn } from '#domain/facts/columns.ts';
import { configurationFacts } from '#domain/facts/configuration.ts';
import { craftFacts } from '#domain/facts/craft.ts';
import { isNumeric, numberOf } from '#domain/facts/fact.ts';
import type { Facts } from '#domain/facts/fact.ts';
import { factKinds } from '#domain/facts/kinds.ts';
import type { Scale } from '#domain/facts/kinds.ts';
import { capitalize, formatList, NOT_RECORDED } from '#domain/labels.ts';

import type { ExplorerCraft } from './data.ts';

/** What makes a field a number: something to sort by, to draw a bar of, to put on an axis. */
interface Measure {
  /** Null where it is not known; durations and moments in seconds. */
  value: (craft: ExplorerCraft) => number | null;
  scale: Scale;
  /** A value in a sentence. */
  format: (value: number) => string;
  /** True for what can be as long as a bar. */
  bar: boolean;
}

/** A fact as the explorer shows it. */
export interface Field extends TableColumn<ExplorerCraft> {
  measure: Measure | null;
  /** Name of the ordering; null for a field that cannot be sorted by. */
  ordering: string | null;
  /** Columns of the CSV beside id and name. */
  csv: readonly CsvColumn<ExplorerCraft>[];
}

/** Whose facts they are, and what begins the names of their columns in files. */
interface Source {
  facts: Facts<never>;
  valuesOf: (craft: ExplorerCraft) => object | null;
  prefix: string;
}

const sources: readonly Source[] = [
  { facts: craftFacts, valuesOf: (craft) => craft, prefix: '' },
  { facts: configurationFacts, valuesOf: ({ configuration }) => configuration, prefix: 'spacecraft_config_' },
];

function fieldsOf({ facts, valuesOf, prefix }: Source, wanted: readonly string[]): Field[] {
  return Object.entries(facts)
    .filter(([, { browser }]) => browser !== undefined && wanted.includes(browser))
    .map(([name, fact]): Field => {
      const { label, labelBesideCraft = label, noun = ['', ''], kind } = fact;
      const table = facts as Facts<object>;
      const number = factKinds[kind].number;
      const column = factColumn(table, name);
      return {
        ...column,
        label: labelBesideCraft,
        cell: (craft) => {
          const values = valuesOf(craft);
          return values ? column.cell(values) : { text: NOT_RECORDED, missing: true };
        },
        measure: number
          ? {
              value: (craft) => {
                const values = valuesOf(craft);
                return values && numberOf(table, name, values);
              },
              scale: number.scale,
              format: (value) => number.inSentence(value, noun),
              bar: number.scale !== 'time',
            }
          : null,
        ordering: isNumeric(fact) || name === 'id' ? name : null,
        csv: kind === 'id' ? [] : [{ name: `${prefix}${name}`, value: (craft) => csvValue(valuesOf(craft), name) }],
      };
    });
}

/** A value as a file has it. */
function csvValue(values: object | null, name: string): CellValue {
  return (values as Readonly<Record<string, CellValue>> | null)?.[name] ?? null;
}

/** The column of a facet: the craft's values by name. */
function facetField({ name: facet, singular, several, parameter, column = facet }: (typeof facetList)[number]): Field {
  const valuesOf = ({ facets }: ExplorerCraft) => facets[facet];
  const ids = (craft: ExplorerCraft) => valuesOf(craft).map(({ id }) => id);
  const names = (craft: ExplorerCraft) => valuesOf(craft).map(({ name }) => name);
  return {
    name: parameter,
    label: capitalize(singular),
    numeric: false,
    cell: (craft) => {
      if (facet === 'status') return craftColumns.status.cell(craft);
      const text = formatList(valuesOf(craft).map((value) => labelOf(facet, value)));
      return text === '' ? { text: NOT_RECORDED, missing: true } : { text };
    },
    measure: null,
    ordering: null,
    csv: several
      ? [
          { name: `${column}_ids`, value: ids },
          { name: `${column}_names`, value: names },
        ]
      : [
          { name: `${column}_id`, value: (craft) => ids(craft)[0] ?? null },
          { name: `${column}_name`, value: (craft) => names(craft)[0] ?? null },
          ...(facet === 'status' ? [{ name: 'in_space', value: ({ in_space }: ExplorerCraft) => in_space }] : []),
        ],
  };
}

const facetFields = facetList.map(facetField);

/** Every field that a comparison tells; those that are columns of the explorer among them. */
export const comparedFields: readonly Field[] = fieldsFor(['column', 'comparison']).filter(({ name }) => name !== 'id');

/** Every column but the name, which each row begins with. */
export const fields: readonly Field[] = fieldsFor(['column']);

/** Serial number and the facets first, then what a craft did, then what it is. */
function fieldsFor(wanted: readonly string[]): Field[] {
  const [ofCraft = [], ofConfiguration = []] = sources.map((source) => fieldsOf(source, wanted));
  const first = ofCraft.filter(({ name }) => name === 'id' || name === 'serial_number');
  return [...first, ...facetFields, ...ofCraft.filter((field) => !first.includes(field)), ...ofConfiguration];
}

/** A column by its name; undefined for a text that is the name of none. */
export function findField(name: string): Field | undefined {
  return fields.find((field) => field.name === name);
}

/** The columns where nobody chose others. */
export const defaultColumns: readonly string[] = [
  'spacecraft_config',
  'status',
  'flights_count',
  'time_in_space',
  'time_docked',
  'first_launch',
];

/** The columns of a file with some fields: id and name always, then those of each field. */
export function csvColumns(columns: readonly Field[]): CsvColumn<ExplorerCraft>[] {
  return [
    { name: 'id', value: ({ id }) => id },
    { name: 'name', value: ({ name }) => name },
    ...columns.flatMap(({ csv }) => csv),
  ];
}
