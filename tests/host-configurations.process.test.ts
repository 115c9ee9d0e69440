/** The configurations in `deploy/` against the tables of headers and of types, without the hosts' own programs. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { byHeader, headerRules, headersFor } from '#publish/headers.ts';
import { contentTypeOf, fileTypes } from '#publish/types.ts';

import project from '../package.json' with { type: 'json' };
import { projectFolder } from './support/folders.ts';
import { runScript } from './support/run.ts';
import { enableAll, HSTS_MAX_AGE, readConfiguration } from './support/hosts.ts';

const endings = Object.keys(fileTypes);

/** An address that each rule decides, so that a new rule needs no new row here, beside pages that none does. */
function addressesOf(base: string): string[] {
  const patterns = headerRules({ base, hstsMaxAge: 0 }).map(({ pattern }) => pattern);
  return [...patterns.map((pattern) => pattern.replace('*', 'x')), ...patterns, `${base}about/`, `${base}searching/`]
    .map((address) => address.replace('*', ''))
    .filter((address) => !address.endsWith('/page/'));
}

/** The headers that nginx sends with an address: those of the server whose map gives a value. */
function nginxHeaders(configuration: string, address: string, status = 200): Record<string, string> {
  const uri = address.endsWith('/') ? `${address}index.html` : address;
  const maps = new Map(
    [...configuration.matchAll(/^map (.+) \$(\w+) \{\n([^}]*)\}/gm)].map(([, source = '', name, lines = '']) => {
      const subject = source.includes('$status') ? `${status} ${uri}` : uri;
      const rows = [...lines.matchAll(/^ {4}"~(.*)" "(.*)";$/gm)];
      return [`$${name}`, rows.find(([, expression = '']) => new RegExp(expression).test(subject))?.[2] ?? ''];
    }),
  );
  const headers = [...configuration.matchAll(/^ {4}add_header (\S+) (.+) always;$/gm)].map(
    ([, name = '', value = '']) => [name, maps.get(value) ?? value.replaceAll('"', '')],
  );
  return Object.fromEntries(headers.filter(([, value]) => value !== '')) as Record<string, string>;
}

/** The headers that Caddy sends with an address: it applies each directive whose matcher names the address. */
function caddyHeaders(configuration: string, address: string): Record<string, string> {
  const isMatch = (pattern: string) =>
    pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : pattern === address;
  const matchers = new Map(
    [...configuration.matchAll(/^\s*@(\w+) (?:path (.+)|\{\n\s*path (.+)\n\s*not path (.+)\n[^}]*\})$/gm)].map(
      ([, name, one, several, except]) => [
        `@${name}`,
        (one ?? several ?? '').split(' ').some(isMatch) && !(except ?? '').split(' ').some(isMatch),
      ],
    ),
  );
  const headers: Record<string, string> = {};
  const set = (line: string) => {
    const [, name, value = ''] = /^\s*([A-Z][\w-]+) (.+)$/.exec(line) ?? [];
    if (name !== undefined) headers[name] = value.replaceAll('"', '');
  };
  const [route = ''] = configuration.split('handle_errors {');
  for (const [, matcher = '', block, line] of route.matchAll(/^\t{3}header (\S+) (?:\{\n([^}]*)\}|(.+))$/gm)) {
    if (matchers.get(matcher) ?? isMatch(matcher)) for (const each of block?.split('\n') ?? [line ?? '']) set(each);
  }
  return headers;
}

describe.each(['/', '/atlas/'])('the configurations for %s', (base) => {
  const rules = headerRules({ base, hstsMaxAge: HSTS_MAX_AGE });
  const placeholders = { host: 'atlas.example', base, folder: '/srv/site' };
  const nginx = enableAll(readConfiguration('nginx/spacecraft-atlas.conf', placeholders));
  const caddy = enableAll(readConfiguration('caddy/Caddyfile', placeholders));

  test.each(addressesOf(base))('send the headers of the table with %s', (address) => {
    expect(nginxHeaders(nginx, address)).toEqual(headersFor(rules, address));
    expect(caddyHeaders(caddy, address)).toEqual(headersFor(rules, address));
  });

  test('of nginx let no error be cached for long', () => {
    const { name, values } = byHeader(rules).find((header) => header.name === 'Cache-Control')!;
    for (const { pattern } of values) {
      for (const status of [301, 404, 412, 416, 500, 503]) {
        expect(nginxHeaders(nginx, pattern.replace('*', 'x'), status)[name]).not.toContain('immutable');
      }
    }
  });

  test('have no placeholder left', () => {
    expect(nginx + caddy).not.toMatch(/^[^#\n]*ATLAS_/m);
  });
});

describe('the types of files', () => {
  const read = (file: string) => readFileSync(join(projectFolder, 'deploy', file), 'utf8');

  test('are those of the table in each configuration', () => {
    const expected = Object.fromEntries(endings.map((ending) => [ending, contentTypeOf(`.${ending}`)]));
    const caddy = [
      ...read('caddy/Caddyfile').matchAll(/@(\w+) path \*\.\1\n\t*header @\1 Content-Type "?([^"\n]+)"?$/gm),
    ];
    expect(Object.fromEntries(caddy.map(([, ending, type]) => [ending, type]))).toEqual(expected);
    const s3 = read('s3-cloudfront/content-types.tsv').trimEnd().split('\n');
    expect(Object.fromEntries(s3.map((line) => line.split('\t')))).toEqual(expected);

    const nginx = read('nginx/spacecraft-atlas.conf');
    const [, charsetTypes = ''] = /charset_types (.+);/.exec(nginx) ?? [];
    const withCharset = new Set(['text/html', ...charsetTypes.split(' ')]);
    const types = [.../types \{\n([^}]*)\}/.exec(nginx)![1]!.matchAll(/^\s+(\S+) (.+);$/gm)].flatMap(
      ([, type = '', names = '']) =>
        names.split(' ').map((ending) => [ending, withCharset.has(type) ? `${type}; charset=utf-8` : type]),
    );
    expect(Object.fromEntries(types)).toEqual(expected);
  });
});

test.each([
  ['nginx/README.md', 'nginx/spacecraft-atlas.conf'],
  ['caddy/README.md', 'caddy/Caddyfile'],
])('the command in %s replaces the placeholders', (readme, file) => {
  const [command = ''] = /^ {4}sed .+$/m.exec(readFileSync(join(projectFolder, 'deploy', readme), 'utf8')) ?? [];
  const [sed = ''] = command.split(' > ');
  const placeholders = { host: 'your.example', base: '/', folder: '/srv/spacecraft-atlas' };
  expect(execFileSync('bash', ['-c', sed], { cwd: projectFolder, encoding: 'utf8' })).toBe(
    readConfiguration(file, placeholders),
  );
});

describe('the units of systemd', () => {
  const folder = join(projectFolder, 'deploy/systemd');
  const commands = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^ExecStart=-?(.+)$/gm)].map(([, command = '']) => command),
  );
  const own = commands.filter((command) => !command.startsWith('rsync '));

  test.each(own)('run a command of the project with options that it has: %s', async (command) => {
    const [, name = ''] = /^npm run --silent (\w+)/.exec(command) ?? [];
    const scripts: Readonly<Record<string, string>> = project.scripts;
    const [, script = ''] = /(scripts\/[\w-]+\.ts)/.exec(scripts[name] ?? command) ?? [];
    const [, options = ''] = /(?:\.ts| --) (.*)$/.exec(command) ?? [];
    const { exitCode, stdout } = await runScript(script, {}, ['--help']);
    expect(exitCode).toBe(0);
    for (const option of options.split(' ').filter((each) => each.startsWith('--'))) expect(stdout).toContain(option);
  });

  test('refresh the site in the order of the recipe', () => {
    const steps = own.flatMap((command) => /^npm run --silent (\w+)/.exec(command)?.[1] ?? []);
    expect(steps).toEqual(['snapshot', 'photos', 'build']);
  });
});
