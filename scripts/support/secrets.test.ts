import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Secret } from './secrets.ts';

const TOKEN = '9f3A2b7c01D4e5f68899aabbCCddeeff00112233';
const secret = new Secret(TOKEN);

const hexOf = (letter: string) => letter.charCodeAt(0).toString(16).padStart(2, '0');
const each = (write: (letter: string) => string) => (text: string) => text.replaceAll(/./g, write);

/** Ways to write a text down, all of which a reader can take back. */
const encodings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  'lower case': (text) => text.toLowerCase(),
  'upper case': (text) => text.toUpperCase(),
  'mixed case': (text) => text.replaceAll(/..?/g, ([one = '', two = '']) => one.toLowerCase() + two.toUpperCase()),
  percent: each((letter) => `%${hexOf(letter)}`),
  'percent twice': each((letter) => `%25${hexOf(letter).toUpperCase()}`),
  'JSON escapes': each((letter) => `\\u00${hexOf(letter)}`),
  'JSON escapes in JSON': each((letter) => `\\\\u00${hexOf(letter)}`),
  'script escapes': each((letter) => `\\x${hexOf(letter)}`),
  'HTML, hexadecimal': each((letter) => `&#x${hexOf(letter)};`),
  'HTML, decimal': each((letter) => `&#${letter.charCodeAt(0)};`),
  hex: (text) => Buffer.from(text).toString('hex'),
  base64: (text) => Buffer.from(`Token ${text}`).toString('base64'),
  'base64 in lower case': (text) => Buffer.from(text).toString('base64').toLowerCase(),
  'base64url inside more': (text) => Buffer.from(`{"a":"${text}"}`).toString('base64url'),
  'broken by lines': (text) => text.replaceAll(/.{8}/g, '$&\n'),
  'broken by a control character': (text) => `${text.slice(0, 9)}\u0001${text.slice(9)}`,
  'broken by one that JSON escapes': (text) => `${text.slice(0, 9)}\\u0001\\b${text.slice(9)}`,
};

describe.each(Object.entries(encodings))('a token written as %s', (_, encode) => {
  test.each([
    (text: string) => text,
    (text: string) => `GET https://ll.example/2.3.0/?key=${text}&x=1 failed: bad "${text}"`,
  ])('is found and masked', (around) => {
    const text = around(encode(TOKEN));
    expect(secret.isIn(text)).toBe(true);
    const masked = secret.mask(text);
    expect(masked).toContain('[token]');
    expect(secret.isIn(masked)).toBe(false);
  });
});

test('masks what is written plainly and leaves the rest', () => {
  expect(secret.mask(`GET https://ll.example/?key=${TOKEN.toLowerCase()}&x=1 was  refused`)).toBe(
    'GET https://ll.example/?key=[token]&x=1 was  refused',
  );
});

test('is found whatever signs it is of but those that begin an escape, in every encoding', () => {
  const letter = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
  const token = fc.string({ unit: letter.filter((each) => !'%&\\'.includes(each)), minLength: 8 });
  fc.assert(
    fc.property(token, fc.constantFrom(...Object.values(encodings)), fc.string(), (text, encode, around) => {
      const own = new Secret(text);
      expect(own.isIn(`${around} ${encode(text)} ${around}`)).toBe(true);
      expect(own.isIn(own.mask(JSON.stringify({ key: encode(text) })))).toBe(false);
    }),
  );
});

test.each(['', 'short', null])('a secret of %j hides nothing', (none) => {
  expect(new Secret(none).mask('a short text')).toBe('a short text');
});

test('takes no longer for hostile text', () => {
  const started = performance.now();
  for (const text of ['\\'.repeat(1e6), '%25'.repeat(4e5), 'a'.repeat(1e6), '&#x'.repeat(4e5)]) secret.mask(text);
  expect(performance.now() - started).toBeLessThan(5000);
});
