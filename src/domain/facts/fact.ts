/**
 * A fact of a record: one row of a table per fact, from which pages, lists, the explorer, comparisons, CSV, the database
 * and the history of changes follow. Values are derived once from the catalogue; what formats them knows values alone,
 * so that it also runs in the browser.
 */
import { NOT_RECORDED } from '../labels.ts';
import { factKinds } from './kinds.ts';
import type { KindName, KindValues } from './kinds.ts';

/**
 * A fact of one kind.
 *
 * @typeParam Subject - what the value is derived from, when the catalogue is there
 * @typeParam Values - the values of the record's facts that its other rules look at
 */
export interface FactOfKind<Subject, Values, Name extends KindName> {
  label: string;
  kind: Name;
  /** As the record has it; null where it has nothing. */
  value: (subject: Subject) => KindValues[Name] | null;
  /** What the dictionary of columns says; none for a fact that is no column. */
  description?: string;
  /** True where the database keeps an index of it. */
  indexed?: true;
  /** What the browser has it for: a column of the explorer and a row of the comparison, that row alone, or to know it. */
  browser?: 'column' | 'comparison' | 'value';
  /** True for what the record's own page lists. */
  page?: true;
  /** True for what the page of each craft lists about its configuration. */
  craftPage?: true;
  /** The label beside facts of a craft, where the usual one would say something else there. */
  labelBesideCraft?: string;
  /** Singular and plural of what is counted. */
  noun?: readonly [one: string, several: string];
  /** A value as pages write it, where that is not how its kind is written. */
  format?: (value: KindValues[Name]) => string;
  /** The words in place of a value, where they are more than "not recorded"; undefined where there is a value. */
  absent?: (values: Values) => string | undefined;
  /** The number to sort and to plot by, where it is not that of the value; null where it is unknown. */
  number?: (values: Values) => number | null;
}

/** A fact of a record. */
export type Fact<Subject, Values> = { [Name in KindName]: FactOfKind<Subject, Values, Name> }[KindName];

/** A table of facts, whatever their values are derived from. */
export type Facts<Values> = Readonly<Record<string, Fact<never, Values>>>;

type AnyFacts = Readonly<Record<string, { kind: KindName; browser?: string }>>;

/** The values of a record, by the names of its facts. */
export type ValuesOf<Table extends AnyFacts> = {
  [Name in keyof Table]: KindValues[Table[Name]['kind']] | null;
};

/** Names of the facts that the browser knows. */
export type BrowserName<Table extends AnyFacts> = {
  [Name in keyof Table]: Table[Name] extends { browser: string } ? Name : never;
}[keyof Table];

/** A value as a page shows it. */
export interface FormattedValue {
  text: string;
  /** For `<time datetime>`. */
  exact?: string | undefined;
  /** In full, where the words cut it. */
  full?: string | undefined;
  /** True where the record holds nothing. */
  missing?: boolean | undefined;
}

/** Derives all values of a record in one pass. */
export function valuesOf<Subject, Table extends Readonly<Record<string, Fact<Subject, never>>>>(
  facts: Table,
  subject: Subject,
): ValuesOf<Table> {
  const values = Object.entries(facts).map(([name, fact]) => [name, fact.value(subject)]);
  return Object.fromEntries(values) as ValuesOf<Table>;
}

/** A value on a page; what stands in its place where there is none. */
export function formatFact<Values extends object>(facts: Facts<Values>, name: string, values: Values): FormattedValue {
  return formatted(factOf(facts, name), name, values, false);
}

/** A value in a cell of a table; what stands in its place where there is none. */
export function formatCell<Values extends object>(facts: Facts<Values>, name: string, values: Values): FormattedValue {
  return formatted(factOf(facts, name), name, values, true);
}

function formatted<Values extends object>(
  row: Fact<never, Values>,
  name: string,
  values: Values,
  inCell: boolean,
): FormattedValue {
  // The kind of a row and the kind of its values go together; TypeScript cannot follow that through a union.
  const fact = row as FactOfKind<never, Values, 'text'>;
  const kind = factKinds[fact.kind];
  const value = (values as Readonly<Record<string, string | null>>)[name] ?? null;
  const exact = value === null ? undefined : (kind.machine?.(value) ?? undefined);
  const absent = fact.absent?.(values);
  if (absent !== undefined) return { text: absent, missing: true, exact };
  const format = fact.format ?? (inCell ? kind.formatCell : undefined) ?? kind.format;
  const words = value === null ? '' : format(value);
  if (value === null || words === '') return { text: NOT_RECORDED, missing: true };
  return { text: words, exact, full: kind.formatExactly?.(value) };
}

/** Whether a fact can be sorted by and plotted. */
export function isNumeric({ kind }: { kind: KindName }): boolean {
  return factKinds[kind].number !== undefined;
}

/** A fact's number (durations and moments in seconds); null where it is unknown or no number. */
export function numberOf<Values extends object>(facts: Facts<Values>, name: string, values: Values): number | null {
  const fact = factOf(facts, name) as FactOfKind<never, Values, 'text'>;
  if (fact.number) return fact.number(values);
  const value = (values as Readonly<Record<string, string | null>>)[name] ?? null;
  return value === null ? null : (factKinds[fact.kind].number?.of(value) ?? null);
}

function factOf<Values>(facts: Facts<Values>, name: string): Fact<never, Values> {
  const fact = facts[name];
  if (!fact) throw new TypeError(`There is no fact ${name}.`);
  return fact;
}
