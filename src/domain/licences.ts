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

/** Countries that Creative Commons wrote licences of their own for, by code and by name. */
const PORTS = `
  am armenia|ar argentina|at austria|au australia|az azerbaijan|be belgium|bg bulgaria|br brazil|ca canada|
  ch switzerland|cl chile|cn china mainland|co colombia|cr costa rica|cz czech republic|de germany|dk denmark|
  ec ecuador|ee estonia|eg egypt|es spain|fi finland|fr france|ge georgia|gr greece|gt guatemala|hk hong kong|
  hr croatia|hu hungary|ie ireland|il israel|in india|it italy|jp japan|kr korea|lu luxembourg|mk macedonia|
  mt malta|mx mexico|my malaysia|ng nigeria|nl netherlands|no norway|nz new zealand|pe peru|ph philippines|
  pl poland|pr puerto rico|pt portugal|ro romania|rs serbia|scotland uk scotland|se sweden|sg singapore|
  si slovenia|th thailand|tw taiwan|ug uganda|uk england & wales|us united states|ve venezuela|vn vietnam|za south africa`
  .split('|')
  .flatMap((port) => {
    const [code = '', ...name] = port.trim().split(' ');
    return [code, name.join(' ')];
  });

/** Version and port of a Creative Commons licence, behind its name. */
const EDITION = `(?: (?:v|version )?\\d(?:\\.\\d)?)?(?: (?:generic|international|unported|igo|universal|${PORTS.join('|')}))?`;

/** A licence that says its name once, or twice: "Attribution 4.0 International (CC BY 4.0)". */
const creativeCommons = (name: string) => new RegExp(`^${name}${EDITION}(?: ${name}${EDITION})?$`);

const patterns: readonly [RegExp, LicenceKindName][] = [
  // First, so that no form below can take what one of its words forbids.
  [/^(?=.*\b(?:cc|by)\b).*\b(?:nc|nd)\b/, 'ccRestricted'],
  [/^(?:unknown|none|not known|)$/, 'unknown'],
  [/^nasa (?:image and media|images and media|media usage|media) guidelines$/, 'nasa'],
  [/^public domain(?: mark)?(?: \d\.\d)?$/, 'publicDomain'],
  [/^pd(?: usgov(?: nasa)?| mark)?(?: \d\.\d)?$/, 'publicDomain'],
  [new RegExp(`^cc0${EDITION}(?: cc0${EDITION})?(?: public domain dedication)?$`), 'cc0'],
  [creativeCommons('cc by'), 'ccBy'],
  [creativeCommons('cc by sa'), 'ccBySa'],
  [/^esa (?:.* )?standard$/, 'esa'],
];

/** The words of Creative Commons, in the languages that its deeds are read in most. */
const words: readonly [RegExp, string][] = [
  [/creative ?commons/g, 'cc'],
  [/\b(?:cc )?(?:cc ?0|cc zero)(?![\w.])/g, 'cc0'],
  [
    /non? ?com+erciale?|nicht ?kommerzielle?|pas d['’]utilisation commerciale|n[aã]o ?comercial|niet ?commercieel/g,
    ' nc ',
  ],
  [/no ?deriv(?:ative)?s?(?: works?)?|keine ?bearbeitung(?:en)?|pas de modifications?/g, ' nd '],
  [/sin ?(?:obras? ?)?derivadas?|non opere derivate|sem ?deriva(?:ções|dos|das)|geen ?afgeleide ?werken/g, ' nd '],
  [/share ?alike|weitergabe unter gleichen bedingungen|partage dans les m[eê]mes conditions|compartir ?igual/g, ' sa '],
  [/condividi allo stesso modo|compartilha ?igual|gelijk ?delen/g, ' sa '],
  [/attribution|namensnennung|atribuci[oó]n|reconocimiento|attribuzione|atribui[cç][aã]o|naamsvermelding/g, ' by '],
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
  const spaced = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\p{Pd}_/,:()\s]+/gu, ' ');
  return words
    .reduce((text, [pattern, word]) => text.replaceAll(pattern, word), spaced)
    .replaceAll(/\b(?:public )?licen[cs]e\b/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
