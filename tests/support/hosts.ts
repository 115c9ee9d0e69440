/** Real servers with the configurations of `deploy/`, each on a free port of this machine. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { Miniflare } from 'miniflare';

import { projectFolder, testFolder } from './folders.ts';
import type { HostPrograms } from './host-programs.ts';
import type { SiteFolder } from './sites.setup.ts';

/** A server that listens. */
export interface RunningHost {
  /** Scheme, host and port, without a final slash. */
  origin: string;
  close: () => Promise<void>;
}

/** Milliseconds that a server may take to answer. */
const startTimeout = 15_000;

/** The seconds of `Strict-Transport-Security`, whose lines the configurations have behind a #. */
export const HSTS_MAX_AGE = 300;

/** What replaces the placeholders of a configuration. */
export interface Placeholders {
  host: string;
  base: string;
  folder: string;
}

/** A configuration of `deploy/` whose placeholders are replaced as `deploy/README.md` says. */
export function readConfiguration(file: string, { host, base, folder }: Placeholders): string {
  return readFileSync(join(projectFolder, 'deploy', file), 'utf8')
    .replaceAll('ATLAS_HOST', host)
    .replaceAll('ATLAS_BASE', base.slice(0, -1))
    .replaceAll('ATLAS_FOLDER', folder);
}

/** Removes the # from the line of `Strict-Transport-Security` and from the block of the query service. */
export function enableAll(configuration: string, service = '127.0.0.1:4321'): string {
  return configuration
    .replaceAll(/^(\s*)#(?=add_header|Strict-|location|handle|[@}\t]| {4}\S)/gm, '$1')
    .replace(/^ {4}#(?= {4})/gm, '    ')
    .replace('127.0.0.1:4321', service);
}

/** Starts nginx. @param service - host and port of a query service */
export async function startNginx(programs: HostPrograms, site: SiteFolder, service?: string): Promise<RunningHost> {
  const folder = workFolder('nginx', site);
  const port = await freePort();
  const own = join(folder, 'site.conf');
  const configuration = enableAll(readConfiguration('nginx/spacecraft-atlas.conf', placeholdersOf(site)), service);
  writeFileSync(own, configuration.replace(/listen 80;\s+listen \[::\]:80;/, `listen 127.0.0.1:${port};`));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const main = join(folder, 'nginx.conf');
  writeFileSync(
    main,
    `load_module ${programs.brotliModule};
daemon off;
pid ${folder}/nginx.pid;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  include ${own};
}
`,
  );
  return run(spawn(programs.nginx, ['-p', folder, '-c', main, '-e', 'stderr']), `http://127.0.0.1:${port}`);
}

/** Starts Caddy. @param service - host and port of a query service */
export async function startCaddy(programs: HostPrograms, site: SiteFolder, service?: string): Promise<RunningHost> {
  const folder = workFolder('caddy', site);
  const origin = `http://127.0.0.1:${await freePort()}`;
  const file = join(folder, 'Caddyfile');
  const configuration = enableAll(
    readConfiguration('caddy/Caddyfile', { ...placeholdersOf(site), host: origin }),
    service,
  );
  writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n\n${configuration}`);
  const env = { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder };
  return run(spawn(programs.caddy, ['run', '--adapter', 'caddyfile', '--config', file], { env }), origin);
}

/** Starts Cloudflare's own runtime on the site's folder, which reads `_headers` and `_redirects` there. */
export async function startCloudflare(site: SiteFolder): Promise<RunningHost> {
  const folder = workFolder('cloudflare', site);
  cpSync(site.folder, join(folder, site.base), { recursive: true });
  if (site.base !== '/') {
    for (const name of ['_headers', '_redirects', '404.html']) cpSync(join(site.folder, name), join(folder, name));
  }
  const server = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.js', contents: 'export default { fetch: () => new Response(null) }' }],
    compatibilityDate: '2026-04-01',
    cf: false,
    host: '127.0.0.1',
    port: 0,
    assets: {
      directory: folder,
      binding: 'ASSETS',
      routerConfig: { has_user_worker: false },
      assetConfig: { html_handling: 'force-trailing-slash', not_found_handling: '404-page' },
    },
  });
  const url = await server.ready;
  return { origin: url.origin, close: () => server.dispose() };
}

function placeholdersOf({ folder, base }: SiteFolder): Placeholders {
  return { host: 'atlas.example', base, folder };
}

function workFolder(name: string, { base }: SiteFolder): string {
  const folder = join(testFolder, 'hosts', `${name}${base.replaceAll('/', '-')}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Waits until a server answers. @throws Error with what it said when it ends or says nothing */
async function run(child: ChildProcess, origin: string): Promise<RunningHost> {
  let said = '';
  const listen = (text: string) => {
    said += text;
  };
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', listen);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const close = async () => {
    child.kill();
    await ended;
  };
  const end = Date.now() + startTimeout;
  while (Date.now() < end && child.exitCode === null) {
    const answered = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (answered) return { origin, close };
    await setTimeout(50);
  }
  await close();
  throw new Error(`The server did not start.\n${said}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
