/** The history's lines as sentences of a page. */
import type { Line } from './change-lines.ts';

/** A sentence on a page: about one record, or about several of which the same is to be said. */
export interface Sentence {
  /** The keys of its records, in the order of their names. */
  keys: readonly string[];
  before: string;
  /** The records, each behind what separates it from the one before; none where it is about no record. */
  records: readonly { separator: string; name: string; href: string | null }[];
  after: string;
}

/** Craft of which the same is said are named in one sentence from this number on. */
const FEWEST_TOGETHER = 4;

/** The lines of an entry as sentences. */
export function sentencesOf(lines: readonly Line[]): Sentence[] {
  // Other records have their kind before their name, so each gets its own sentence.
  const groups = Map.groupBy(lines, ({ key, record, after }) => (record?.kind === 'spacecraft' ? after : key));
  return [...groups.values()].flatMap((group) =>
    group.length < FEWEST_TOGETHER ? group.map((line) => sentenceAbout([line])) : [sentenceAbout(group)],
  );
}

function sentenceAbout(group: readonly Line[]): Sentence {
  const [first] = group;
  const last = group.length - 1;
  return {
    keys: group.map(({ key }) => key),
    before: first?.before ?? '',
    records: group.flatMap(({ record, href }, index) =>
      record ? [{ separator: index === 0 ? '' : index === last ? ' and ' : ', ', name: record.name, href }] : [],
    ),
    after: (first?.after ?? '').replace(/^ is /, last > 0 ? ' are ' : ' is '),
  };
}
