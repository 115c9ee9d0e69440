/** The facts of a page: labels, values, notes beside them. */
import { formatFact } from '#domain/facts/fact.ts';
import type { Facts } from '#domain/facts/fact.ts';

import type { Link } from './shared.ts';

/** A fact on a page: a label, its value, and a note beside it. */
export interface PageFact {
  /** Of a record's fact its name, for a mark on what is new and for those who choose some of them. */
  name?: string;
  label: string;
  value: string;
  /** Where the value leads. */
  href?: string | undefined;
  /** Where the parts of a value lead that has several. */
  links?: readonly (Link & { note?: string })[] | undefined;
  /** The exact value, for `datetime`. */
  datetime?: string | undefined;
  /** The exact value as text. */
  title?: string | undefined;
  note?: string | undefined;
  /** True where the record has no value. */
  missing?: boolean | undefined;
  /** The day of its latest change, where that is not long ago. */
  changed?: string | undefined;
}

/** A fact of a record. */
export type RecordFact = PageFact & { name: string };

/** What a page adds to a fact: a note, a link, another label. */
export type FactExtras = Partial<Omit<PageFact, 'name' | 'changed'>>;

/**
 * The facts that a page lists, in the order of their table.
 *
 * @param place - the page that lists them
 * @param extras - what the page adds to some of them
 */
export function pageFacts<Values extends object>(
  facts: Facts<Values>,
  place: 'page' | 'craftPage',
  values: Values,
  extras: Readonly<Record<string, FactExtras | undefined>>,
): RecordFact[] {
  return Object.entries(facts)
    .filter(([, fact]) => fact[place])
    .map(([name, { label }]) => {
      const { text, exact, full, missing } = formatFact(facts, name, values);
      return { name, label, value: text, datetime: exact, title: full, missing, ...extras[name] };
    });
}
