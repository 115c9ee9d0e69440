/** How to cite a craft's page: as text, and in the formats of reference managers and wikis. */
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatDate } from '#domain/dates.ts';
import { quotable } from '#domain/field-changes.ts';

/** A citation in the usual formats, each with its name. */
export type Citation = readonly { label: string; text: string }[];

/** Digits of the snapshot's hash in a citation: enough to distinguish any two snapshots. */
const SHORT_HASH = 12;

/** The citations of a craft's page: its permanent address, and the snapshot by date and hash. */
export function citationOf(context: SiteContext, craft: Craft): Citation {
  const { catalogue, routes, site, snapshotHash } = context;
  const date = catalogue.source.fetched_at.slice(0, 10);
  const snapshot = `Snapshot of ${plain(formatDate(date))}, sha256 ${snapshotHash.slice(0, SHORT_HASH)}`;
  return citations(context, {
    id: `spacecraft-${craft.id}`,
    // Names in the data may be long and may hold any letter.
    title: quotable(craft.name, 200),
    address: site.origin + routes.permalink(craft.id),
    date,
    note: `${snapshot}, of Launch Library 2 by The Space Devs`,
  });
}

/** What a citation names. */
interface Source {
  id: string;
  title: string;
  address: string;
  /** `2026-08-23`. */
  date: string;
  note: string;
}

/** A source in each form. */
export function citations({ site }: SiteContext, { id, title, address, date, note }: Source): Citation {
  const [year = '', month = '', day = ''] = date.split('-');
  const csl = {
    id,
    type: 'webpage',
    title,
    'container-title': site.name,
    issued: { 'date-parts': [[Number(year), Number(month), Number(day)]] },
    URL: address,
    note,
  };
  return [
    { label: 'Text', text: `“${title}”. ${site.name}, ${year}. ${note}. ${address}` },
    {
      label: 'BibTeX',
      text: `@misc{${id},\n title = {${forBibtex(title)}},\n howpublished = {${site.name}},\n year = {${year}},\n url = {${address}},\n note = {${note}}\n}`,
    },
    { label: 'CSL-JSON', text: JSON.stringify([csl]) },
    {
      label: 'Wiki',
      text: `{{cite web |title=${forWiki(title)} |website=${site.name} |url=${address} |date=${date} |id=${note}}}`,
    },
  ];
}

const bibtex: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text with the signs that LaTeX takes for commands written as text. */
function forBibtex(text: string): string {
  return text.replaceAll(/[\\~^&%$#_{}]/g, (sign) => bibtex[sign] ?? `\\${sign}`);
}

/** Text with the signs that a wiki takes for its own written as references. */
function forWiki(text: string): string {
  return text.replaceAll(/[|[\]{}<>=&']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
