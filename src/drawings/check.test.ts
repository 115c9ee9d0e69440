import { describe, expect, test } from 'vitest';

import { drawingFaults } from './check.ts';
import type { Listed } from './check.ts';
import { checkDrawings } from './drawings.ts';

const listed: Listed = { file: 'wren.svg', length_m: 2, width_m: 1, viewBox: [-56, -206, 112, 212] };
const path = '<path class="h" d="M-50 0H50V-200H-50z"/>';
const file = (inner = path, attributes = 'class="craft" viewBox="-56 -206 112 212" data-length-cm="200"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>\n${inner}\n</svg>\n`;

describe('a drawing', () => {
  test('without fault has none', () => {
    expect(drawingFaults(listed, file())).toEqual([]);
  });

  test('may lie on the ground', () => {
    const lying = { ...listed, viewBox: [-106, -106, 212, 112] as const };
    expect(drawingFaults(lying, file(path, 'viewBox="-106 -106 212 112"'))).toEqual([]);
  });

  test('must be there', () => {
    expect(drawingFaults(listed, null)).toEqual(['wren.svg is in the index, but there is no such file.']);
  });

  test.each([
    ['another view box than the index', file(path, 'viewBox="0 0 112 212"'), 'the index says "-56 -206 112 212"'],
    [
      'another length than the index',
      file(path, 'viewBox="-56 -206 112 212" data-length-cm="210"'),
      '210 cm in length',
    ],
    ['a class that no style knows', file('<path class="z" d="M0 0H9"/>'), 'the class "z"'],
    ['a colour of its own', file('<path class="h" fill="red" d="M0 0H9"/>'), 'nothing but paths'],
    ['a style', file(`<path class="h" style="fill:red" d="M0 0H9"/>`), 'nothing but paths'],
    ['an id', file('<path id="a" class="h" d="M0 0H9"/>'), 'nothing but paths'],
    ['a script', file(`${path}<script>alert(1)</script>`), 'nothing but paths'],
    ['a handler on its root', file(path, 'viewBox="-56 -206 112 212" onload="alert(1)"'), 'the attribute onload'],
    ['markup in its path', file('<path class="h" d="M0 0<b/>"/>'), 'nothing but paths'],
    ['text', file(`${path}<text>Wren</text>`), 'nothing but paths'],
    ['something after its end', `${file()}<p>`, 'nothing but paths'],
    ['no path', file(''), 'has no path'],
    ['no svg', '<p></p>', 'does not begin with an svg element'],
    ['too many bytes', file(heavy()), 'a drawing may weigh 3072'],
  ])('may not have %s', (_, text, words) => {
    expect(drawingFaults(listed, text).join('\n')).toContain(words);
  });

  test.each([
    ['too small', { ...listed, length_m: 3 }, 'does not go round a craft 3 m long'],
    ['a hundred times too large', { ...listed, length_m: 0.02 }, 'does not go round'],
    ['beneath the ground', { ...listed, viewBox: [-56, 6, 112, 212] as const }, 'does not stand on the ground'],
  ])('may not have a box that is %s', (_, wrong, words) => {
    const text = file(path, `viewBox="${wrong.viewBox.join(' ')}"`);
    expect(drawingFaults(wrong, text).join('\n')).toContain(words);
  });
});

test('the drawings of the atlas have no fault', () => {
  expect(checkDrawings).not.toThrow();
});

/** Paths that do not compress: the digits of a simple generator. */
function heavy(): string {
  let state = 1;
  const numbers = Array.from({ length: 4000 }, () => (state = (state * 48_271) % 2_147_483_647));
  return `<path class="h" d="M${numbers.join(' ')}"/>`;
}
