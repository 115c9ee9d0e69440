import { describe, expect, test } from 'vitest';

import * as records from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';

import { craftEntity, datasetEntity, listEntity, scriptText, structuredData } from './json-ld.ts';

const context = contextOf({
  spacecraft: [records.craft({ id: 4, name: 'Hermes', serial_number: 'H-1' }), records.craft({ id: 5, name: 'Iris' })],
});
const origin = 'https://atlas.example';
const page = { title: 'Hermes · Site', description: 'A craft.', address: '/spacecraft/hermes-4/' };

describe('structuredData', () => {
  test('of a page with a way to it: the page and its breadcrumbs', () => {
    const crumbs = [
      { label: 'Site', href: '/' },
      { label: 'Spacecraft', href: '/spacecraft/' },
    ];
    expect(structuredData(context, page, crumbs, 'Hermes')).toEqual({
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'WebPage',
          '@id': `${origin}/spacecraft/hermes-4/`,
          url: `${origin}/spacecraft/hermes-4/`,
          name: 'Hermes · Site',
          description: 'A craft.',
          inLanguage: 'en',
          isPartOf: { '@id': `${origin}/#site` },
          breadcrumb: {
            '@type': 'BreadcrumbList',
            itemListElement: [
              { '@type': 'ListItem', position: 1, name: 'Site', item: `${origin}/` },
              { '@type': 'ListItem', position: 2, name: 'Spacecraft', item: `${origin}/spacecraft/` },
              { '@type': 'ListItem', position: 3, name: 'Hermes', item: `${origin}/spacecraft/hermes-4/` },
            ],
          },
        },
      ],
    });
  });

  test('of the home page: the page and the site, without breadcrumbs', () => {
    const data = structuredData(context, { ...page, address: context.routes.home });
    expect(data['@graph']).toHaveLength(2);
    expect(data['@graph'][1]).toMatchObject({ '@type': 'WebSite', '@id': `${origin}/#site`, url: `${origin}/` });
  });

  test('names what the page is about', () => {
    const about = listEntity(context, 'Craft', [], 0);
    expect(structuredData(context, { ...page, about })['@graph'][0]).toMatchObject({ mainEntity: about });
  });
});

describe('craftEntity', () => {
  test('claims what the record says, under the permanent address', () => {
    const craft = context.catalogue.spacecraft[0]!;
    expect(craftEntity(context, craft, 'https://api.example/1/')).toMatchObject({
      '@type': 'Thing',
      '@id': `${origin}/spacecraft/${craft.id}/`,
      additionalType: 'https://www.wikidata.org/wiki/Q40218',
      name: craft.name,
      identifier: [
        { '@type': 'PropertyValue', propertyID: 'Launch Library 2 spacecraft id', value: craft.id },
        { '@type': 'PropertyValue', propertyID: 'Serial number', value: craft.serial_number },
      ],
      subjectOf: { '@type': 'WebPage', url: 'https://api.example/1/' },
    });
  });

  test('has no serial number where none is known', () => {
    const craft = context.catalogue.spacecraft[1]!;
    expect(craftEntity(context, craft, 'https://api.example/1/')).toMatchObject({ identifier: [{ value: craft.id }] });
  });
});

test('listEntity numbers its rows and says how many there are in all', () => {
  const rows = [
    { label: 'One', href: '/spacecraft/one-1/' },
    { label: 'Two', href: '/spacecraft/two-2/' },
  ];
  expect(listEntity(context, 'Craft', rows, 96)).toEqual({
    '@type': 'ItemList',
    name: 'Craft',
    numberOfItems: 96,
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: 'One', url: `${origin}/spacecraft/one-1/` },
      { '@type': 'ListItem', position: 2, name: 'Two', url: `${origin}/spacecraft/two-2/` },
    ],
  });
});

describe('datasetEntity', () => {
  const facts = {
    name: 'n',
    description: 'd',
    api: 'https://api.example/',
    changed: '2026-02-03T04:05:06Z',
    downloads: [],
  };

  test('covers the days from the first launch to the last', () => {
    const launches = ['1961-04-12T06:07:00Z', '2026-01-01T00:00:00Z'] as const;
    expect(datasetEntity(context, { ...facts, launches })).toMatchObject({ temporalCoverage: '1961-04-12/2026-01-01' });
  });

  test('names the files that hold it', () => {
    const downloads = [{ name: 'a.csv', description: 'A table.', address: '/api/a.csv', type: 'text/csv' }];
    expect(datasetEntity(context, { ...facts, launches: null, downloads })).toMatchObject({
      distribution: [
        {
          '@type': 'DataDownload',
          name: 'a.csv',
          description: 'A table.',
          contentUrl: `${origin}/api/a.csv`,
          encodingFormat: 'text/csv',
        },
      ],
    });
  });

  test('claims no time where no launch is known, and no licence', () => {
    const dataset = datasetEntity(context, { ...facts, launches: null });
    expect(Object.keys(dataset)).not.toEqual(expect.arrayContaining(['temporalCoverage']));
    expect(Object.keys(dataset)).not.toEqual(expect.arrayContaining(['license']));
  });
});

test('scriptText cannot end its element, and stays the same data', () => {
  const data = { name: '</script><!--<script>' };
  expect(scriptText(data)).not.toContain('<');
  expect(JSON.parse(scriptText(data))).toEqual(data);
});
