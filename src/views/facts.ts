/** A fact: a label, its value, and a note beside it. */
export interface Fact {
  label: string;
  value: string;
  /** Where the value leads. */
  href?: string | undefined;
  /** The exact value, for `datetime`. */
  datetime?: string | undefined;
  /** The exact value in words. */
  title?: string | undefined;
  note?: string | undefined;
  /** True where the record holds nothing. */
  missing?: boolean | undefined;
}
