import { describe, expect, test } from 'vitest';

import { allowsRehosting, licenceKindOf, licenceKinds } from './licences.ts';
import type { LicenceKindName } from './licences.ts';

const cases: [LicenceKindName, string[]][] = [
  ['nasa', ['NASA Image and Media Guidelines', 'nasa  image and media guidelines ']],
  ['publicDomain', ['Public Domain', 'Public Domain Mark 1.0', 'PD-USGov-NASA', 'PD']],
  ['cc0', ['CC0', 'CC0 1.0', 'CC0 1.0 Universal', 'CC Zero', 'Creative Commons Zero 1.0', 'CC-0'.replace('-', '')]],
  ['ccBy', ['CC BY', 'CC BY 2.0', 'CC-BY-4.0', 'CC BY 3.0 IGO', 'Creative Commons Attribution 4.0 International']],
  ['ccBySa', ['CC BY-SA 2.0', 'CC BY-SA 3.0 IGO', 'CC-BY-SA 4.0', 'Creative Commons Attribution-ShareAlike 4.0']],
  [
    'ccRestricted',
    [
      'CC BY-NC 2.0',
      'CC BY-ND 2.0',
      'CC BY-NC-ND 2.0',
      'CC BY-NC-SA 4.0',
      'Creative Commons Attribution-NonCommercial 2.0',
      'Creative Commons Attribution-NoDerivs 2.0 Generic',
      'Creative Commons Attribution-Non Commercial-No Derivatives 4.0',
    ],
  ],
  ['esa', ['ESA Standard Licence', 'ESA Standard License']],
  ['unknown', ['Unknown', '', ' ']],
  [
    'unrecognised',
    [
      'Fair use',
      'All rights reserved',
      'Not in the public domain',
      'Public domain, perhaps',
      'CC',
      'CC BY 4.0 until sold',
      'CC BYE 4.0',
      'NASA',
      'GODL-India',
      'CC BY-SA-XX 1.0',
    ],
  ],
];

describe.each(cases)('the kind %s', (kind, names) => {
  test.each(names)('“%s”', (name) => {
    expect(licenceKindOf(name)).toBe(kind);
  });
});

test('every kind has a case and a reason', () => {
  expect(cases.map(([kind]) => kind).toSorted()).toEqual(Object.keys(licenceKinds).toSorted());
  for (const { reason } of Object.values(licenceKinds)) expect(reason).toMatch(/^[A-Z].*\.$/);
});

test('a picture without a licence may not be shown', () => {
  expect(licenceKindOf(null)).toBe('unknown');
  expect(allowsRehosting(null)).toBe(false);
  expect(allowsRehosting('CC BY 4.0')).toBe(true);
});
