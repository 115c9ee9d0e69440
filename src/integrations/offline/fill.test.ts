import { describe, expect, test } from 'vitest';

import { FillError, fillFigures, fillFiles, unlinked } from './fill.ts';

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

describe('unlinked', () => {
  test('is what no page names where crawlers look', () => {
    const pages = [
      '<a href="/x/a.html#top">',
      '<img src="/x/b.png" srcset="/x/c.png 1x, /x/d.png 2x">',
      '<meta content="https://example.org/x/e.png">',
      '<form action="/x/f.html?q=1">',
      '<p>/x/g.js</p>',
      '<svg><image href="/x/h.svg" width="1"/></svg>',
    ];
    const paths = ['a.html', 'b.png', 'c.png', 'd.png', 'e.png', 'f.html', 'g.js', 'h.svg'];
    expect(unlinked(paths, pages, (path) => `/x/${path}`, 'https://example.org')).toEqual(['g.js', 'h.svg']);
  });
});
