import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

import { describe, expect, test } from 'vitest';

import { caddyConfiguration } from './caddy.ts';
import { cloudFrontTemplate, viewerRequest, viewerResponse } from './cloudfront.ts';
import { headerRules, headersFor } from './headers.ts';
import { hosts } from './hosts.ts';
import type { HostName } from './hosts.ts';
import { nginxConfiguration } from './nginx.ts';
import { contentTypeOf, fileTypes } from './types.ts';

const settings = {
  origin: 'https://atlas.example.org',
  base: '/',
  hstsMaxAge: 0,
  folder: '/srv/spacecraft-atlas',
  listen: [],
};

describe('the configurations in deploy/', () => {
  test.each([
    ['deploy/nginx/spacecraft-atlas.conf', 'nginx'],
    ['deploy/caddy/Caddyfile', 'caddy'],
    ['deploy/s3-cloudfront/template.json', 'cloudfront'],
  ] satisfies [string, HostName][])('%s is what is made for a site of its own', (file, name) => {
    expect(readFileSync(file, 'utf8')).toBe(hosts[name].text(settings));
  });
});

describe('what a server cannot be told', () => {
  test.each(['/srv/"atlas"', '/srv/$atlas', '/srv/\natlas'])('nginx: the folder %j', (folder) => {
    expect(() => nginxConfiguration({ ...settings, folder })).toThrow(RangeError);
  });

  test.each(['80; include /etc/passwd', '80 {', '$host', '80\nroot /', '"80"', ''])(
    'both: to listen on %j',
    (address) => {
      const told = { ...settings, listen: [address] };
      expect(() => nginxConfiguration(told)).toThrow(RangeError);
      expect(() => caddyConfiguration(told)).toThrow(RangeError);
    },
  );

  test('Caddy: a folder with a grave accent', () => {
    expect(() => caddyConfiguration({ ...settings, folder: '/srv/`' })).toThrow(RangeError);
  });
});

describe('a server', () => {
  test('listens where it is told', () => {
    const told = { ...settings, listen: ['127.0.0.1:8080', '[::1]:8080'] };
    expect(nginxConfiguration(told)).toContain('    listen 127.0.0.1:8080;\n    listen [::1]:8080;\n');
    expect(caddyConfiguration(told)).toContain('\n127.0.0.1:8080, [::1]:8080 {\n');
    expect(nginxConfiguration(settings)).toContain('    listen 80;\n    listen [::]:80;\n');
  });

  test('is told of no type twice, of which nginx warns', () => {
    const types = /charset_types (.+);/.exec(nginxConfiguration(settings))?.[1]?.split(' ') ?? [];
    expect(types).toContain('text/javascript');
    expect(types).toEqual([...new Set(types)]);
  });

  test('has the name of the site: Caddy fetches its certificate by it', () => {
    expect(nginxConfiguration(settings)).toContain('server_name atlas.example.org;');
    expect(caddyConfiguration(settings)).toContain('\natlas.example.org {\n');
    expect(caddyConfiguration({ ...settings, origin: 'http://localhost:4321' })).toContain(
      '\nhttp://localhost:4321 {\n',
    );
  });
});

test('the list of types has every ending', () => {
  const lines = hosts.types.text().trimEnd().split('\n');
  expect(lines.map((line) => line.split('\t'))).toEqual(
    Object.keys(fileTypes).map((ending) => [ending, contentTypeOf(`a.${ending}`)]),
  );
});

interface Policy {
  SecurityHeadersConfig: {
    ContentSecurityPolicy: { ContentSecurityPolicy: string };
    StrictTransportSecurity?: { AccessControlMaxAgeSec: number };
  };
  CorsConfig?: { AccessControlAllowOrigins: { Items: string[] } };
  CustomHeadersConfig: { Items: { Header: string; Value: string }[] };
}

describe.each(['/', '/atlas/'])('the stack of CloudFront for %s', (base) => {
  const own = { base, hstsMaxAge: 300 };
  const { Resources } = cloudFrontTemplate(own);
  const config = Resources['Distribution']!.Properties['DistributionConfig'] as {
    DefaultCacheBehavior: Behaviour;
    CacheBehaviors: (Behaviour & { PathPattern: string })[];
  };
  interface Behaviour {
    ResponseHeadersPolicyId: { Ref: string };
    FunctionAssociations: { EventType: string }[];
  }

  /** What CloudFront does with a path: what the first pattern says that matches. */
  function behaviourFor(path: string): Behaviour {
    return (
      config.CacheBehaviors.find(({ PathPattern }) =>
        PathPattern.endsWith('*') ? path.startsWith(PathPattern.slice(0, -1)) : path === PathPattern,
      ) ?? config.DefaultCacheBehavior
    );
  }

  /** The `Cache-Control` that goes out with a path, by the status of the answer. */
  function cacheControlOf(path: string, statusCode: number): string | undefined {
    const custom = policyFor(path).CustomHeadersConfig.Items.find(({ Header }) => Header === 'Cache-Control')?.Value;
    if (!behaviourFor(path).FunctionAssociations.some(({ EventType }) => EventType === 'viewer-response'))
      return custom;
    const event = { response: { statusCode, headers: {} } };
    const { headers } = runInNewContext(`${viewerResponse}\nhandler(event)`, { event }) as {
      headers: Record<string, { value: string }>;
    };
    return headers['cache-control']?.value ?? custom;
  }

  function policyFor(path: string): Policy {
    const { ResponseHeadersPolicyId } = behaviourFor(path);
    return Resources[ResponseHeadersPolicyId.Ref]!.Properties['ResponseHeadersPolicyConfig'] as Policy;
  }

  test.each([
    '',
    'search/',
    'assets/a.css',
    'pagefind/pagefind.js',
    'pagefind/index/a.pf_index',
    'api/a.json',
    'sw.js',
  ])('sends the headers of the table with %j', (path) => {
    const expected = headersFor(headerRules(own), base + path);
    const policy = policyFor(base + path);
    const security = policy.SecurityHeadersConfig;
    const custom = Object.fromEntries(policy.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value]));
    expect(security.ContentSecurityPolicy.ContentSecurityPolicy).toBe(expected['Content-Security-Policy']);
    expect(security.StrictTransportSecurity?.AccessControlMaxAgeSec).toBe(300);
    for (const status of [200, 206, 304]) {
      expect(cacheControlOf(base + path, status)).toBe(expected['Cache-Control']);
    }
    expect(custom['X-Robots-Tag']).toBe(expected['X-Robots-Tag']);
    expect(policy.CorsConfig?.AccessControlAllowOrigins.Items[0]).toBe(expected['Access-Control-Allow-Origin']);
  });

  test.each([301, 400, 403, 404, 405, 412, 414, 416, 500, 501, 503])('keeps no answer %d for long', (status) => {
    for (const path of ['', 'assets/a.css', 'pagefind/index/a.pf_index', 'photos/4-0123456789abcdef-640.avif']) {
      expect(cacheControlOf(base + path, status) ?? '').not.toContain('immutable');
    }
  });

  test('names no resource that is not there', () => {
    const text = JSON.stringify(Resources);
    const names = [...text.matchAll(/"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/g)].map(([, name]) => name!);
    const parameters = ['Domain', 'Certificate'];
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !(name in Resources) && !parameters.includes(name))).toEqual([]);
  });
});

describe('the function of CloudFront', () => {
  type Query = Record<string, { value: string; multiValue?: { value: string }[] }>;
  const run = (uri: string, querystring: Query = {}) =>
    runInNewContext(`${viewerRequest}\nhandler(event)`, { event: { request: { uri, querystring } } }) as {
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
  ])('takes for %s the file %s', (uri, file) => {
    expect(run(uri)).toMatchObject({ uri: file });
  });

  test.each([
    ['/spacecraft', '/spacecraft/'],
    ['/spacecraft/index.html', '/spacecraft/'],
    ['/index.html', '/'],
    ['//elsewhere.example', '/elsewhere.example'],
    ['//elsewhere.example/', '/elsewhere.example/'],
    ['/\\elsewhere', '/elsewhere/'],
  ])('leads from %s to %s', (uri, location) => {
    expect(run(uri)).toMatchObject({ statusCode: 301, headers: { location: { value: location } } });
  });

  test('keeps what was asked', () => {
    const query = { q: { value: 'ms%2028' }, a: { value: '1', multiValue: [{ value: '1' }, { value: '' }] } };
    expect(run('/search', query).headers?.location.value).toBe('/search/?q=ms%2028&a=1&a');
  });

  test('is short enough for CloudFront, which takes 10 KB', () => {
    expect(viewerRequest.length).toBeLessThan(10_000);
  });
});
