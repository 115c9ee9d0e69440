/**
 * Which pictures may be shown from a site of one's own, by the name of their licence: Launch Library 2's ids are its own.
 */

/** A kind of licence: whether it allows re-hosting, and why. */
export interface LicenceKind {
  rehost: boolean;
  /** Why, as a sentence for readers. */
  reason: string;
}

/**
 * Every kind of licence. Only what plainly allows re-hosting on any site, a commercial one included, is marked so; what
 * is not recognised counts as unknown.
 */
export const licenceKinds = {
  nasa: {
    rehost: true,
    reason: 'NASA lets its pictures be used when it is named; few of them are under copyright.',
  },
  publicDomain: { rehost: true, reason: 'A work in the public domain belongs to everybody.' },
  cc0: { rehost: true, reason: 'CC0 gives up every right that can be given up.' },
  ccBy: { rehost: true, reason: 'CC BY allows every use that names the maker and the licence.' },
  ccBySa: {
    rehost: true,
    reason: 'CC BY-SA allows every use that names the maker and the licence, under the same licence.',
  },
  ccRestricted: {
    rehost: false,
    reason: 'A licence with NC or ND forbids commercial use or changed copies; copies of a public site may be either.',
  },
  esa: {
    rehost: false,
    reason: 'ESA’s standard licence allows only the uses that it names.',
  },
  unknown: { rehost: false, reason: 'Nobody wrote down under what terms it may be used.' },
  unrecognised: { rehost: false, reason: 'Its terms are not among those that plainly allow it to be shown here.' },
} as const satisfies Record<string, LicenceKind>;

export type LicenceKindName = keyof typeof licenceKinds;

/** Version and country of a Creative Commons licence, behind its name. */
const EDITION = String.raw`(?: \d\.\d)?(?: (?:generic|international|unported|igo|universal|[a-z]{2}))?`;

const patterns: readonly [RegExp, LicenceKindName][] = [
  [/^(?:unknown|none|not known|)$/, 'unknown'],
  [/^nasa (?:image and media|images and media|media usage|media) guidelines$/, 'nasa'],
  [/^public domain(?: mark)?(?: \d\.\d)?$/, 'publicDomain'],
  [/^pd(?: usgov(?: nasa)?| mark)?(?: \d\.\d)?$/, 'publicDomain'],
  [new RegExp(`^(?:cc )?(?:cc0|cc zero|zero)${EDITION}(?: public domain dedication)?$`), 'cc0'],
  [new RegExp(`^cc by${EDITION}$`), 'ccBy'],
  [new RegExp(`^cc by sa${EDITION}$`), 'ccBySa'],
  [/^cc (?:.* )?(?:nc|nd)\b/, 'ccRestricted'],
  [/^esa (?:.* )?standard$/, 'esa'],
];

/**
 * The kind of a licence, by its name.
 *
 * @param name - as Launch Library 2 writes it; null where a picture has none
 * @example licenceKindOf('CC BY-SA 3.0 IGO') // 'ccBySa'
 */
export function licenceKindOf(name: string | null): LicenceKindName {
  const plain = plainName(name ?? '');
  return patterns.find(([pattern]) => pattern.test(plain))?.[1] ?? 'unrecognised';
}

/** Whether a licence plainly allows that a picture is shown from another site. */
export function allowsRehosting(name: string | null): boolean {
  return licenceKinds[licenceKindOf(name)].rehost;
}

/** A name in lower case, its parts by their usual letters, one space between words. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/creative commons/g, 'cc')
    .replaceAll(/non-? ?commercial/g, 'nc')
    .replaceAll(/no-? ?deriv(?:ative)?s?(?: works)?/g, 'nd')
    .replaceAll(/share-? ?alike/g, 'sa')
    .replaceAll(/\battribution\b/g, 'by')
    .replaceAll(/[-_/,()]+/g, ' ')
    .replaceAll(/\blicen[cs]e\b/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
