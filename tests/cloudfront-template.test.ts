/** The CloudFormation template against the table of headers, and the functions that it runs on addresses. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Tags, YAMLSeq } from 'yaml';

import { headerRules, headersFor, FILE_STATUSES } from '#publish/headers.ts';

import { projectFolder } from './support/folders.ts';

type Mappings = Readonly<Record<string, Record<string, Record<string, string>>>>;

type Resources = Readonly<Record<string, { Properties: Record<string, unknown> }>>;

const text = readFileSync(join(projectFolder, 'deploy/s3-cloudfront/template.yaml'), 'utf8');

/** The template's own functions: references to parameters and mappings give their values, conditions are true. */
function tags(parameters: Readonly<Record<string, unknown>>, mappings: Mappings): Tags {
  const items = (sequence: unknown) => (sequence as YAMLSeq).toJSON() as string[];
  return [
    { tag: '!Ref', resolve: (name: string) => parameters[name] ?? { Ref: name } },
    { tag: '!GetAtt', resolve: (name: string) => ({ GetAtt: name }) },
    {
      tag: '!Sub',
      resolve: (value: string) =>
        value.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => (parameters[name] as string | undefined) ?? whole),
    },
    { tag: '!If', collection: 'seq', resolve: (sequence) => items(sequence)[1] },
    {
      tag: '!FindInMap',
      collection: 'seq',
      resolve: (sequence) => {
        const [map = '', key = '', name = ''] = items(sequence);
        return mappings[map]?.[key]?.[name];
      },
    },
    { tag: '!Not', collection: 'seq', resolve: items },
    { tag: '!Equals', collection: 'seq', resolve: items },
  ];
}

/** The resources of the stack for some parameters. */
function readResources(parameters: Readonly<Record<string, unknown>>): Resources {
  const { Mappings } = parse(text, { customTags: tags({}, {}) }) as { Mappings: Mappings };
  return (parse(text, { customTags: tags(parameters, Mappings) }) as { Resources: Resources }).Resources;
}

const codeOf = (name: string) => readResources({})[name]!.Properties['FunctionCode'] as string;
const folderAddresses = codeOf('FolderAddresses');
const immutableFiles = codeOf('ImmutableFiles');

interface Policy {
  SecurityHeadersConfig: {
    ContentSecurityPolicy: { ContentSecurityPolicy: string };
    ContentTypeOptions: object;
    ReferrerPolicy: { ReferrerPolicy: string };
    StrictTransportSecurity: { AccessControlMaxAgeSec: number };
  };
  CorsConfig?: { AccessControlAllowOrigins: { Items: string[] } };
  CustomHeadersConfig: { Items: { Header: string; Value: string }[] };
}

describe.each(['/', '/atlas/'])('the stack of CloudFront for %s', (base) => {
  const own = { base, hstsMaxAge: 300 };
  const resources = readResources({ BasePath: base, HstsMaxAge: 300 });
  const config = resources['Distribution']!.Properties['DistributionConfig'] as {
    DefaultCacheBehavior: Behaviour;
    CacheBehaviors: (Behaviour & { PathPattern: string })[];
  };
  interface Behaviour {
    ResponseHeadersPolicyId: { Ref: string };
    FunctionAssociations: { EventType: string }[];
  }

  /** The behaviour of the first pattern that matches an address. */
  function behaviourFor(path: string): Behaviour {
    return (
      config.CacheBehaviors.find(({ PathPattern }) =>
        PathPattern.endsWith('*') ? path.startsWith(PathPattern.slice(0, -1)) : path === PathPattern,
      ) ?? config.DefaultCacheBehavior
    );
  }

  /** The `Cache-Control` of a response, by its status. */
  function cacheControlOf(path: string, statusCode: number): string | undefined {
    const custom = policyFor(path).CustomHeadersConfig.Items.find(({ Header }) => Header === 'Cache-Control')?.Value;
    if (!behaviourFor(path).FunctionAssociations.some(({ EventType }) => EventType === 'viewer-response'))
      return custom;
    const event = { response: { statusCode, headers: {} } };
    const { headers } = runInNewContext(`${immutableFiles}\nhandler(event)`, { event }) as {
      headers: Record<string, { value: string }>;
    };
    return headers['cache-control']?.value ?? custom;
  }

  function policyFor(path: string): Policy {
    const { ResponseHeadersPolicyId } = behaviourFor(path);
    return resources[ResponseHeadersPolicyId.Ref]!.Properties['ResponseHeadersPolicyConfig'] as Policy;
  }

  const patterns = headerRules(own).map(({ pattern }) => pattern.slice(base.length));

  test.each([...patterns.map((pattern) => pattern.replace('*', 'x')), '', 'about/', 'searching/'])(
    'sends the headers of the table with %j',
    (path) => {
      const expected = headersFor(headerRules(own), base + path);
      const policy = policyFor(base + path);
      const security = policy.SecurityHeadersConfig;
      const custom = Object.fromEntries(policy.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value]));
      for (const status of FILE_STATUSES) {
        expect({
          ...custom,
          'Content-Security-Policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
          'Referrer-Policy': security.ReferrerPolicy.ReferrerPolicy,
          'Strict-Transport-Security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}`,
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': cacheControlOf(base + path, status),
          ...(policy.CorsConfig && {
            'Access-Control-Allow-Origin': policy.CorsConfig.AccessControlAllowOrigins.Items.join(),
          }),
        }).toEqual(expected);
      }
      expect(security.ContentTypeOptions).toEqual({ Override: true });
    },
  );

  test.each([301, 400, 403, 404, 405, 412, 414, 416, 500, 501, 503])(
    'lets no error %d be cached for long',
    (status) => {
      for (const path of ['', 'assets/a.css', 'pagefind/index/a.pf_index', 'photos/4-0123456789abcdef-640.avif']) {
        expect(cacheControlOf(base + path, status) ?? '').not.toContain('immutable');
      }
    },
  );

  test('names no resource that does not exist', () => {
    const json = JSON.stringify(resources);
    const names = [...json.matchAll(/"(?:Ref|GetAtt)":"(\w+)(?:\.\w+)?"/g)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !(name in resources) && !['Domain', 'Certificate'].includes(name))).toEqual([]);
    expect(json).not.toMatch(/FindInMap|BasePath/);
  });
});

describe('the function of CloudFront', () => {
  type Query = Record<string, { value: string; multiValue?: { value: string }[] }>;
  const run = (uri: string, querystring: Query = {}) =>
    runInNewContext(`${folderAddresses}\nhandler(event)`, { event: { request: { uri, querystring } } }) as {
      uri?: string;
      statusCode?: number;
      headers?: { location: { value: string } };
    };

  test.each([
    ['/', '/index.html'],
    ['/spacecraft/', '/spacecraft/index.html'],
    ['/assets/a.css', '/assets/a.css'],
    ['/pagefind/wasm.en.pagefind', '/pagefind/wasm.en.pagefind'],
    ['/404.html', '/404.html'],
  ])('%s is the file %s', (uri, file) => {
    expect(run(uri)).toMatchObject({ uri: file });
  });

  test.each([
    ['/spacecraft', '/spacecraft/'],
    ['/spacecraft/index.html', '/spacecraft/'],
    ['/index.html', '/'],
    ['//elsewhere.example', '/elsewhere.example'],
    ['//elsewhere.example/', '/elsewhere.example/'],
    ['/\\elsewhere', '/elsewhere/'],
  ])('%s redirects to %s', (uri, location) => {
    expect(run(uri)).toMatchObject({ statusCode: 301, headers: { location: { value: location } } });
  });

  test('a redirect keeps the query', () => {
    const query = { q: { value: 'ms%2028' }, a: { value: '1', multiValue: [{ value: '1' }, { value: '' }] } };
    expect(run('/search', query).headers?.location.value).toBe('/search/?q=ms%2028&a=1&a');
  });

  test('the code is within the 10 KB that CloudFront accepts', () => {
    expect(folderAddresses.length).toBeLessThan(10_000);
  });
});
