/**
 * The settings of the site: what it is called, where it is served, what it is built from. The one place for them.
 */
import { dirname, join, resolve } from 'node:path';

import { createRoutes } from './routes.ts';

/** A setting that cannot be used; the message names the variable and what it takes. */
export class SettingsError extends Error {
  override name = 'SettingsError' as const;
}

/** Steps of the build that can be left out. */
const buildSteps = ['social', 'offline', 'compress'] as const;

/** A step of the build that can be left out: the social pictures, the edition for reading offline, compressed files. */
export type BuildStep = (typeof buildSteps)[number];

/** What the environment decides. */
export interface Settings {
  /** Scheme, host and port, without a final slash. */
  origin: string;
  /** Folder the site is served under, with a slash at both ends. */
  base: string;
  /** Absolute path of the folder that the build fills. */
  outDir: string;
  /** Absolute path of the snapshot. */
  snapshotFile: string;
  /** Absolute paths of lists of photographs: the one beside the snapshot, and the bundled one. The first that is there counts. */
  photoLists: readonly string[];
  /** A `tag:` URI (RFC 4151) with which the ids in feeds and calendar begin; it ends in a sign that parts. */
  feedId: string;
  /** Seconds for which browsers that were here use https alone; 0 for no such promise. */
  hstsMaxAge: number;
  /** Steps that the build leaves out. */
  skip: ReadonlySet<BuildStep>;
  /** Whether the worker of saved copies is to remove them and itself: the way out of a worker that does harm. */
  offlineKill: boolean;
}

/**
 * The settings in an environment.
 *
 * @param env - environment variables; an empty one counts as absent
 * @param root - folder against which relative paths are resolved
 * @throws SettingsError when a variable cannot be used
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, root: string): Settings {
  const snapshotFile = resolve(root, env['SNAPSHOT_FILE'] || 'src/data/snapshot.json');
  const origin = readOrigin(env['SITE_URL'] || 'http://localhost:4321');
  const base = readBase(env['BASE_PATH'] || '/');
  return {
    origin,
    base,
    feedId: readFeedId(env['FEED_ID'] || `tag:${new URL(origin).hostname},2026:${base.slice(1)}`),
    outDir: resolve(root, env['OUT_DIR'] || 'dist'),
    snapshotFile,
    photoLists: [join(dirname(snapshotFile), 'photos.json'), resolve(root, 'src/data/photos.json')],
    hstsMaxAge: readMaxAge(env['HSTS_MAX_AGE'] || '0', origin),
    skip: readSteps(env['BUILD_SKIP'] || ''),
    offlineKill: readSwitch('OFFLINE_KILL', env['OFFLINE_KILL'] || '0'),
  };
}

function readOrigin(text: string): string {
  const url = URL.parse(text);
  const plain =
    url &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    !url.search &&
    !url.hash &&
    !url.username &&
    !url.password;
  if (!plain) {
    throw new SettingsError(
      `SITE_URL is "${text}"; expected an origin such as https://example.org, without a path (that is BASE_PATH)`,
    );
  }
  if (!HOST_NAME.test(url.hostname)) {
    throw new SettingsError(
      `SITE_URL is "${text}"; ${url.hostname} is no host name: expected letters, digits and hyphens between full stops, or an IP address`,
    );
  }
  return url.origin;
}

/** A name of labels, as RFC 1123 has it, or an IP address. Other signs have a meaning in the configurations of hosts. */
const HOST_NAME = /^(?:(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?|\[[\da-f:.]+\])$/;

function readBase(text: string): string {
  const segments = text.split('/').filter(Boolean);
  if (!segments.every((segment) => /^[\w.~-]+$/.test(segment) && !/^\.+$/.test(segment))) {
    throw new SettingsError(
      `BASE_PATH is "${text}"; expected a folder such as /atlas/, of letters, digits, and the signs . _ ~ -`,
    );
  }
  return segments.length === 0 ? '/' : `/${segments.join('/')}/`;
}

function readFeedId(text: string): string {
  if (!/^tag:[\w.@[\]:-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[\w.~/-]*$/.test(text)) {
    throw new SettingsError(
      `FEED_ID is "${text}"; expected a tag: URI such as tag:example.org,2026:atlas, of a name and a date on which it is yours`,
    );
  }
  return /[:/]$/.test(text) ? text : `${text}/`;
}

function readMaxAge(text: string, origin: string): number {
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : null;
  if (seconds === null) {
    throw new SettingsError(`HSTS_MAX_AGE is "${text}"; expected seconds, such as 300 or 31536000`);
  }
  if (seconds > 0 && !origin.startsWith('https:')) {
    throw new SettingsError(
      `HSTS_MAX_AGE is "${text}", a promise to use https alone, but SITE_URL is ${origin}; expected an address with https`,
    );
  }
  return seconds;
}

function readSteps(text: string): ReadonlySet<BuildStep> {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const steps = names.flatMap((name) => buildSteps.filter((step) => step === name));
  if (steps.length < names.length) {
    throw new SettingsError(
      `BUILD_SKIP is "${text}"; expected steps of the build, separated by commas: ${buildSteps.join(', ')}`,
    );
  }
  return new Set(steps);
}

function readSwitch(name: string, text: string): boolean {
  if (text !== '0' && text !== '1') throw new SettingsError(`${name} is "${text}"; expected 1 for on, or 0 for off`);
  return text === '1';
}

/** The settings of this site; its name stands nowhere else. */
export const site = {
  name: 'Spacecraft Atlas',
  /** Where there is little room: under an icon, in breadcrumbs. */
  shortName: 'Atlas',
  /** Craft on one page of a list. */
  pageSize: 48,
  /** Colours of the paper, for what stands around the pages. */
  colours: { day: '#f5f6f2', night: '#0c131b' },
  ...readSettings(process.env, process.cwd()),
} as const;

/** The addresses of this site. */
export const routes = createRoutes(site.base);
