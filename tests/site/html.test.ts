import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';

import { openSite } from '../support/built-site.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // A name of 255 characters makes a long title: the record's name is not ours to cut.
    'long-title': 'off',
    // Astro writes the doctype in upper case, the redirects as well; HTML does not care.
    'doctype-style': 'off',
    // White space at the end of a line and quotes are the form of a text that no person writes.
    'no-trailing-whitespace': 'off',
    'attr-quotes': 'off',
    // `<table role="table">` keeps its meaning in browsers that drop it from rows laid out as a grid.
    'no-redundant-role': 'off',
    // A decade's address is its name: /timeline/#1960s. HTML asks of an id only that it has no white space.
    'valid-id': ['error', { relaxed: true }],
  },
});

/** The further pages of other lists hold rows of the list by name, under the heading of their first page. */
const isFurtherPage = (address: string) => address.includes('/page/') && !address.includes('/spacecraft/page/');

describe.each(['fleet', 'handful'] as const)('the HTML of the %s', (name) => {
  const site = openSite(name);

  test('is valid, redirects included', async () => {
    const findings = new Map<string, string[]>();
    for (const address of site.addresses.filter((each) => !isFurtherPage(each))) {
      const report = await validator.validateString(site.page(address).html, address);
      for (const { messages } of report.results) {
        for (const { ruleId, message } of messages) {
          const finding = `${ruleId}: ${message}`;
          findings.set(finding, [...(findings.get(finding) ?? []), address]);
        }
      }
    }
    const describeFindings = [...findings].map(
      ([finding, found]) => `${finding} (${found.length}, such as ${found[0]})`,
    );
    expect(site.addresses.length).toBeGreaterThan(30);
    expect(describeFindings).toEqual([]);
  });

  test('ends where the document ends', () => {
    const wrong = site.addresses.filter((address) => !site.page(address).html.trimEnd().endsWith('</html>'));
    expect(wrong).toEqual([]);
  });
});
