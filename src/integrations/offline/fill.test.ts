import { describe, expect, test } from 'vitest';

import { addressesIn, FillError, fillFigures, fillFiles } from './fill.ts';

describe('fillFigures', () => {
  test('puts each figure in its place, as text', () => {
    expect(fillFigures('<p>(<span data-fill="size"></span>)</p>', { size: '<1 MB' })).toBe('<p>(&lt;1 MB)</p>');
  });

  test('refuses a place without a figure, and a figure without a place', () => {
    expect(() => fillFigures('<span data-fill="size"></span>', {})).toThrow(FillError);
    expect(() => fillFigures('<p></p>', { size: '1' })).toThrow('no place for size');
  });
});

describe('fillFiles', () => {
  test('lists the files', () => {
    expect(fillFiles('<ul class="file-list"></ul>', [{ href: '/a$&.js', label: 'a&b' }])).toBe(
      '<ul class="file-list"><li><a href="/a$&amp;.js">a&amp;b</a></li></ul>',
    );
  });

  test('refuses a page without a list', () => {
    expect(() => fillFiles('<ul></ul>', [])).toThrow(FillError);
  });
});

describe('addressesIn', () => {
  test.each([
    ['a link', '<a href="/x/a.html#top">', ['/x/a.html']],
    [
      'a picture in several sizes',
      '<img src="/x/b.png" srcset="/x/c.png 1x, /x/d.png 2x">',
      ['/x/b.png', '/x/c.png', '1x', '/x/d.png', '2x'],
    ],
    ['a picture for sharing', '<meta content="https://example.org/x/e.png">', ['/x/e.png']],
    ['a form', '<form action="/x/f.html?q=1">', ['/x/f.html']],
    ['a sentence', '<p>/x/g.js</p>', []],
    ['a picture in a drawing', '<svg><image href="/x/h.svg" width="1"/></svg>', []],
  ])('of %s', (_, html, expected) => {
    expect([...addressesIn(html, 'https://example.org')]).toEqual(expected);
  });
});
