/** Creative Commons licences in every spelling that somebody may type: what forbids re-hosting is never read as open. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { allowsRehosting, licenceKindOf } from './licences.ts';

type Part = 'by' | 'sa' | 'nc' | 'nd';

/** The words of the deeds, by language. */
const languages: readonly Record<Part, string>[] = [
  { by: 'BY', sa: 'SA', nc: 'NC', nd: 'ND' },
  { by: 'Attribution', sa: 'ShareAlike', nc: 'NonCommercial', nd: 'NoDerivatives' },
  { by: 'Attribution', sa: 'Share Alike', nc: 'Non-Commercial', nd: 'No-Derivs' },
  { by: 'Attribution', sa: 'Share-Alike', nc: 'Noncommercial', nd: 'No Derivative Works' },
  {
    by: 'Namensnennung',
    sa: 'Weitergabe unter gleichen Bedingungen',
    nc: 'Nicht-kommerziell',
    nd: 'Keine Bearbeitungen',
  },
  {
    by: 'Attribution',
    sa: 'Partage dans les Mêmes Conditions',
    nc: 'Pas d’Utilisation Commerciale',
    nd: 'Pas de Modification',
  },
  { by: 'Atribución', sa: 'CompartirIgual', nc: 'NoComercial', nd: 'SinDerivadas' },
  { by: 'Reconocimiento', sa: 'CompartirIgual', nc: 'NoComercial', nd: 'SinObraDerivada' },
  { by: 'Attribuzione', sa: 'Condividi allo stesso modo', nc: 'Non commerciale', nd: 'Non opere derivate' },
  { by: 'Atribuição', sa: 'CompartilhaIgual', nc: 'NãoComercial', nd: 'SemDerivações' },
  { by: 'Naamsvermelding', sa: 'GelijkDelen', nc: 'NietCommercieel', nd: 'GeenAfgeleideWerken' },
];

const open: readonly Part[][] = [['by'], ['by', 'sa']];
const restricted: readonly Part[][] = [
  ['by', 'nc'],
  ['by', 'nd'],
  ['by', 'nc', 'sa'],
  ['by', 'nc', 'nd'],
  ['nc'],
  ['nd'],
  ['nc', 'sa'],
  ['nd', 'nc'],
];

const separator = fc.constantFrom(' ', '-', '_', ' - ', ' – ', '‑', '/', ', ', '  ');
const version = fc.constantFrom('', '1.0', '2.0', '2.1', '2.5', '3.0', '4.0', '4', 'v3.0');
const port = fc.constantFrom(
  ...['', 'IGO', 'International', 'Unported', 'Generic', 'DE', 'us', 'NZ', 'IN', 'Germany', 'Puerto Rico'],
);
const suffix = fc.constantFrom('', 'License', 'Licence', 'Public License');
const spelling = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => text.normalize('NFD'),
  (text: string) => ` ${text.replace(/(?<=[a-z]{3})(?=[a-z])/, '\u00ad')}`,
);

/** Names of licences with given parts, in their usual order. */
const nameOf = (forms: readonly Part[][]) =>
  fc
    .record({
      parts: fc.constantFrom(...forms),
      language: fc.constantFrom(...languages),
      prefix: fc.constantFrom('CC', 'Creative Commons', 'cc'),
      ...{ separator, version, port, suffix, spelling },
    })
    .map((name) => {
      const parts = name.parts.map((part) => name.language[part]).join(name.separator);
      return {
        parts: name.parts,
        text: name.spelling(
          [`${name.prefix}${name.separator}${parts}`, name.version, name.port, name.suffix].join(' '),
        ),
      };
    });

test('an open form is known in every spelling', () => {
  fc.assert(
    fc.property(nameOf(open), ({ parts, text }) => {
      expect([text, licenceKindOf(text)]).toEqual([text, parts.includes('sa') ? 'ccBySa' : 'ccBy']);
    }),
  );
});

test('a restricted form is known in every spelling', () => {
  fc.assert(
    fc.property(nameOf(restricted), ({ text }) => {
      expect([text, licenceKindOf(text)]).toEqual([text, 'ccRestricted']);
    }),
  );
});

test('a restriction anywhere in an open name closes it, whatever the order', () => {
  const restriction = fc.constantFrom(...languages.flatMap(({ nc, nd }) => [nc, nd, `(${nc})`, `-${nd}`]));
  fc.assert(
    fc.property(nameOf(open), restriction, fc.nat(), ({ text }, word, at) => {
      const tokens = text.trim().split(/(?<=\d|\s)\s+|\s+(?=\d)/);
      tokens.splice(at % (tokens.length + 1), 0, word);
      expect([tokens.join(' '), allowsRehosting(tokens.join(' '))]).toEqual([tokens.join(' '), false]);
    }),
  );
});

test('one word too many closes a name: what is not known as a whole is not open', () => {
  const word = fc.constantFrom('not', 'until 2030', 'XX', 'GFDL', 'sampling', 'editorial', 'only', '*', '非営利', 'НК');
  fc.assert(
    fc.property(nameOf(open), word, fc.boolean(), ({ text }, more, before) => {
      expect(allowsRehosting(before ? `${more} ${text}` : `${text} ${more}`)).toBe(false);
    }),
  );
});

describe('the full names of the deeds', () => {
  test.each([
    ['Attribution 4.0 International (CC BY 4.0)', 'unrecognised'],
    ['Creative Commons Attribution 4.0 International (CC BY 4.0)', 'ccBy'],
    ['Creative Commons Attribution-ShareAlike 3.0 IGO (CC BY-SA 3.0 IGO)', 'ccBySa'],
    ['Creative Commons Attribution 4.0 International (CC BY-NC 4.0)', 'ccRestricted'],
    ['CC BY 2.0 UK: Scotland', 'ccBy'],
    ['CC BY-SA 2.0 England & Wales', 'ccBySa'],
    ['CC BY 4.0 (CC BY-SA 4.0)', 'unrecognised'],
    ['CC0 1.0 Universal (CC0 1.0) Public Domain Dedication', 'cc0'],
    ['CC-0', 'cc0'],
    ['Zero', 'unrecognised'],
    ['CC BY 4.0 SA', 'unrecognised'],
    ['CC BY NC', 'ccRestricted'],
    ['CC BY 4.0 ND', 'ccRestricted'],
    ['CC NC BY 2.0', 'ccRestricted'],
    ['BY-NC', 'ccRestricted'],
    ['Attribution-NonCommercial', 'ccRestricted'],
    ['Attribution', 'unrecognised'],
    ['CC BYNC 4.0', 'unrecognised'],
    ['CC BY 4.0 XX', 'unrecognised'],
    ['CC ВY 4.0', 'unrecognised'],
  ] as const)('“%s” is %s', (name, kind) => {
    expect(licenceKindOf(name)).toBe(kind);
  });
});
