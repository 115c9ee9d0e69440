/** The facts of a page: labels, values, notes beside them. */
import { NOT_RECORDED } from '#domain/words.ts';

import type { Link } from './shared.ts';

/** A fact: a label, its value, and a note beside it. */
export interface Fact {
  label: string;
  value: string;
  /** Where the value leads. */
  href?: string | undefined;
  /** Where the parts of a value lead that has several. */
  links?: readonly Link[] | undefined;
  /** The exact value, for `datetime`. */
  datetime?: string | undefined;
  /** The exact value in words. */
  title?: string | undefined;
  note?: string | undefined;
  /** True where the record holds nothing. */
  missing?: boolean | undefined;
  /** The record's field behind it, for a mark on what is new. */
  field?: string | undefined;
  /** The day of its latest change, where that is not long ago. */
  changed?: string | undefined;
}

/** A fact, or that the record holds nothing. */
export function factOf<Raw>(label: string, value: Raw | null, words: (value: Raw) => string): Fact {
  return value === null ? missingFact(label) : { label, value: words(value) };
}

/** A fact that the record does not hold. */
export function missingFact(label: string, value = NOT_RECORDED): Fact {
  return { label, value, missing: true };
}

/** What a craft's first launch and last end count as, where fields are named: they are parts of its flights. */
export const [FIRST_LAUNCH, LAST_END] = ['first_launch', 'last_end'] as const;

/** A fact with the name of the record's field behind it. */
export function ofField(field: string, fact: Fact): Fact {
  return { ...fact, field };
}
