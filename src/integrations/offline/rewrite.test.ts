import { describe, expect, test } from 'vitest';

import { betweenFiles } from './addresses.ts';
import { rewritePage } from './rewrite.ts';

const between = betweenFiles({
  origin: 'https://example.org',
  base: '/',
  has: (path) => ['index.html', 'a/index.html', 'x.css', 'x.png', 'x2.png'].includes(path),
});
const insertions = {
  home: 'https://example.org/',
  note: (page: string) => `<p>${page}</p>`,
  scripts: () => ['assets/one.js', 'assets/two.js'],
};
const rewrite = (html: string) => rewritePage(html, 'a/index.html', between, insertions);
const body = async (html: string) => (await rewrite(html)).html;

describe('rewritePage', () => {
  test.each([
    ['a link', '<a class=x href="/">up</a>', '<a class="x" href="../index.html">up</a>'],
    ['a form', '<form action="/a/"></form>', '<form action="../a/index.html"></form>'],
    ['a picture', '<img src="/x.png" alt="&quot;a&quot;">', '<img src="../x.png" alt="&quot;a&quot;">'],
    ['pictures of several sizes', '<img srcset="/x.png 1x, /x2.png 2x">', '<img srcset="../x.png 1x, ../x2.png 2x">'],
    ['a style sheet', '<link rel="stylesheet" href="/x.css">', '<link rel="stylesheet" href="../x.css">'],
    [
      'the roots that scripts read',
      '<html lang="en" data-root="/">',
      '<html lang="en" data-root="../" data-home="https://example.org/">',
    ],
    ['a drawing that uses a part of itself', '<svg><use xlink:href="#a"/></svg>', '<svg><use xlink:href="#a"/></svg>'],
  ])('rewrites %s', async (_, html, expected) => {
    expect(await body(html)).toBe(expected);
  });

  test.each([
    ['a module', '<script type="module" src="/assets/x.js"></script>'],
    ['a module inside the page', '<script type="module">alert("<b>")</script>'],
    ['a plain script', '<script src="/x.js" defer></script>'],
    ['the manifest', '<link rel="manifest" href="/manifest.webmanifest">'],
    ['the search of the address bar', '<link rel="search" href="/opensearch.xml">'],
    ['what is loaded ahead', '<link rel="modulepreload" href="/assets/x.js">'],
    ['a policy', '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'],
    ['what works online alone', '<div data-online>a <div>b</div><!-- c --> <a href="/">d</a></div>'],
    ['an element without an end that does', '<img data-online src="/x.png">'],
  ])('leaves out %s', async (_, html) => {
    expect(await body(`<p>before</p>${html}<p>after</p>`)).toBe('<p>before</p><p>after</p>');
  });

  test('keeps all else byte for byte', async () => {
    const html =
      '<!DOCTYPE html><META charset=utf-8><!-- a --><script type="application/ld+json">{"a":"<b href=\'/\'>"}</script>' +
      '<p  title=\'/\'>&nbsp;a &amp; b < c<br/>\r\n<code>href="/"</code><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>';
    expect(await body(html)).toBe(html);
  });

  test('puts its note at the end of the first header, and its scripts at the end of the body', async () => {
    const html = '<html><body><header>a</header><main><header>b</header></main></body></html>';
    expect(await body(html)).toBe(
      '<html data-home="https://example.org/"><body><header>a<p>a/index.html</p></header><main><header>b</header></main>' +
        '<script src="../assets/one.js"></script><script src="../assets/two.js"></script></body></html>',
    );
  });

  test('tells which elements a page has, for its scripts', async () => {
    const seen: string[][] = [];
    const scripts = (elements: ReadonlySet<string>) => {
      seen.push([...elements]);
      return [];
    };
    await rewritePage('<body><search-box><i data-online><b></b></i></search-box></body>', 'a/index.html', between, {
      ...insertions,
      scripts,
    });
    expect(seen).toEqual([['body', 'search-box']]);
  });

  test('reads what the full-text search reads', async () => {
    const html =
      '<body><p>no</p><main data-pagefind-body><h1>Soyuz\n <small>T</small></h1><dl><dt>Flights</dt><dd>2 &amp; more</dd></dl>' +
      '<nav data-pagefind-ignore>not <nav>this</nav> or this</nav><p>last</p></main><p>no</p></body>';
    expect(await rewrite(html)).toMatchObject({ heading: 'Soyuz T', text: 'Soyuz T Flights 2 & more last' });
    expect((await rewrite('<main><h1>List</h1></main>')).text).toBeNull();
    const known = await rewrite('<main data-pagefind-body><h1 data-title="Apollo 11 · CSM-107">CSM-107</h1></main>');
    expect(known).toMatchObject({ heading: 'Apollo 11 · CSM-107', text: 'CSM-107' });
  });
});
