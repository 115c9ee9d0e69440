/**
 * The programs of hosts that the tests run: nginx with its module for brotli, and Caddy. Those of the system, else those
 * of Debian's packages, unpacked inside the project: nothing is installed.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { projectFolder } from './folders.ts';

/** Where the programs are. */
export interface HostPrograms {
  nginx: string;
  /** The module of nginx that sends copies compressed with brotli. */
  brotliModule: string;
  caddy: string;
}

const PACKAGES = ['nginx', 'nginx-common', 'libnginx-mod-http-brotli-static', 'caddy'];

const MODULE = 'usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Milliseconds that a step of fetching packages may take. */
const maxWait = 60_000;

/** The programs, or in a sentence why there are none. */
export function findHostPrograms(): HostPrograms | string {
  const system = programsIn('/', (name) => onPath(name));
  if (system) return system;
  if (!onPath('apt-get') || !onPath('dpkg-deb')) return 'nginx and Caddy are not here, and no Debian to take them from';
  const folder = join(projectFolder, 'node_modules/.cache/host-programs');
  try {
    if (!existsSync(folder)) fetchPackages(folder);
    const programs = programsIn(folder, (name) => [`usr/sbin/${name}`, `usr/bin/${name}`].map(inside).find(isProgram));
    if (!programs) return 'Debian’s packages of nginx and Caddy do not hold their programs';
    execFileSync(programs.nginx, ['-v'], { stdio: 'ignore' });
    execFileSync(programs.caddy, ['version'], { stdio: 'ignore' });
    return programs;
  } catch (error) {
    return `Debian’s packages of nginx and Caddy cannot be had: ${(error as Error).message.split('\n')[0]}`;
  }

  function inside(path: string): string {
    return join(folder, path);
  }
}

function programsIn(root: string, find: (name: string) => string | undefined): HostPrograms | null {
  const nginx = find('nginx');
  const caddy = find('caddy');
  const brotliModule = join(root, MODULE);
  return nginx && caddy && existsSync(brotliModule) ? { nginx, caddy, brotliModule } : null;
}

/** Unpacks the packages into a folder, which takes its name only once it is whole. */
function fetchPackages(folder: string): void {
  const work = `${folder}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    try {
      download(work);
    } catch (error) {
      // A fresh system has no list of packages, and only root can update it.
      if (process.getuid?.() !== 0) throw error;
      apt(work, 'update');
      download(work);
    }
    const files = readdirSync(work).filter((name) => name.endsWith('.deb'));
    for (const file of files) execFileSync('dpkg-deb', ['-x', file, '.'], { cwd: work, stdio: 'ignore' });
    renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function download(folder: string): void {
  apt(folder, 'download', ...PACKAGES);
}

function apt(folder: string, ...args: string[]): void {
  const options = ['-o', 'Acquire::http::Timeout=10', '-o', 'Acquire::Retries=1', '-qq'];
  execFileSync('apt-get', [...options, ...args], { cwd: folder, stdio: 'ignore', timeout: maxWait });
}

/** A program on the path; the folders of system programs are on that of root alone. */
function onPath(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'].filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
