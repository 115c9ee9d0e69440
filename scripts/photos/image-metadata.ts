/** The rights of a picture as its files carry them: EXIF for every viewer, XMP for search engines and for every script. */
import type { Exif } from 'sharp';

import { escapeHtml } from '#domain/html.ts';

/** Whose a picture is, and under what terms. */
export interface Rights {
  credit: string | null;
  license: { id: number; name: string; link: string | null } | null;
}

/** The rights in one line; empty where nothing is known. */
export function formatRights({ credit, license }: Rights): string {
  return [credit, license?.name, license?.link].filter(Boolean).join(', ');
}

/** EXIF knows ASCII alone. */
export function exifOf(rights: Rights): Exif {
  const entries = { Artist: rights.credit ?? '', Copyright: formatRights(rights) };
  const known = Object.entries(entries).map(([key, value]) => [key, whole(ascii(value))] as const);
  return { IFD0: Object.fromEntries(known.filter(([, value]) => value !== '')) };
}

/** libvips takes a bracket at the end of a text for a note about its type, and drops it: a space keeps it. */
function whole(text: string): string {
  return text.endsWith(')') ? `${text} ` : text;
}

/** XMP as it stands in a file: Dublin Core for maker and rights, and the page of the terms. */
export function xmpOf(rights: Rights): string {
  const { credit, license } = rights;
  const parts = [
    credit && `<dc:creator><rdf:Seq><rdf:li>${xml(credit)}</rdf:li></rdf:Seq></dc:creator>`,
    license &&
      `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${xml(formatRights(rights))}</rdf:li></rdf:Alt></dc:rights>`,
    license?.link && `<xmpRights:WebStatement>${xml(license.link)}</xmpRights:WebStatement>`,
  ];
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    `xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">${parts.filter(Boolean).join('')}` +
    '</rdf:Description></rdf:RDF></x:xmpmeta>'
  );
}

const replacements: readonly [RegExp, string][] = [
  [/©/g, '(c)'],
  [/[‘’]/g, "'"],
  [/[“”]/g, '"'],
  [/[‐-―]/g, '-'],
  [/ß/g, 'ss'],
  [/[øØ]/g, 'o'],
  [/\p{M}/gu, ''],
  [/\s+/g, ' '],
  [/[^\x20-\x7e]/gu, '?'],
];

/** The same in ASCII, without a look at the locale: libraries differ by it. */
function ascii(text: string): string {
  return replacements.reduce((done, [from, to]) => done.replace(from, to), text.normalize('NFKD')).trim();
}

function xml(text: string): string {
  return escapeHtml(text.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' '));
}
