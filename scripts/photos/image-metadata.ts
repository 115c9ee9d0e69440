/** Credit and licence as metadata of a file: EXIF for image viewers, XMP for search engines and all scripts. */
import type { Exif } from 'sharp';

import { escapeHtml } from '#domain/html.ts';

/** Credit and licence of a picture. */
export interface Rights {
  credit: string | null;
  license: { id: number; name: string; link: string | null } | null;
}

/** Credit and licence in one line; empty where both are unknown. */
export function formatRights({ credit, license }: Rights): string {
  return [credit, license?.name, license?.link].filter(Boolean).join(', ');
}

/** EXIF allows only ASCII. */
export function exifOf(rights: Rights): Exif {
  const entries = { Artist: rights.credit ?? '', Copyright: formatRights(rights) };
  const known = Object.entries(entries).map(([key, value]) => [key, protectBracket(ascii(value))] as const);
  return { IFD0: Object.fromEntries(known.filter(([, value]) => value !== '')) };
}

/** libvips drops a bracket at the end of a text, as its own type annotation; a space protects it. */
function protectBracket(text: string): string {
  return text.endsWith(')') ? `${text} ` : text;
}

/** XMP: Dublin Core for creator and rights, and the address of the licence. */
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

/** Transliterates to ASCII, independent of the locale. */
function ascii(text: string): string {
  return replacements.reduce((done, [from, to]) => done.replace(from, to), text.normalize('NFKD')).trim();
}

function xml(text: string): string {
  return escapeHtml(text.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' '));
}
