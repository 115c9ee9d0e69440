import { describe, expect, test } from 'vitest';

import { contextOf } from '../../tests/fixtures/context.ts';

import { citations } from './citation.ts';

const formsOf = (title: string) =>
  Object.fromEntries(
    citations(contextOf(), {
      id: 'spacecraft-1',
      title,
      address: 'https://atlas.example/spacecraft/1/',
      date: '2026-02-03',
      note: 'Snapshot',
    }).map(({ label, text }) => [label, text]),
  );

describe('a name with signs that mean something elsewhere', () => {
  test.each([
    ['50% & #7_{a} $x ~^\\', String.raw`50\% \& \#7\_\{a\} \$x \textasciitilde{}\textasciicircum{}\textbackslash{}`],
    ['Союз “MS”', 'Союз “MS”'],
  ])('%s is text in BibTeX', (title, expected) => {
    expect(formsOf(title)['BibTeX']).toContain(` title = {${expected}},\n`);
  });

  test.each([
    ['A|B', 'A&#124;B'],
    ['{{evil}} [[x]]', '&#123;&#123;evil&#125;&#125; &#91;&#91;x&#93;&#93;'],
    ["<nowiki> '''b''' a=b &amp;", '&#60;nowiki&#62; &#39;&#39;&#39;b&#39;&#39;&#39; a&#61;b &#38;amp;'],
  ])('%s is text in a wiki', (title, expected) => {
    expect(formsOf(title)['Wiki']).toContain(`|title=${expected} |website=`);
  });

  test('is text in CSL-JSON', () => {
    const title = '"\\ </script>';
    expect(JSON.parse(formsOf(title)['CSL-JSON'] ?? '')).toMatchObject([{ title }]);
  });
});
