/**
 * Which Chromium the browser tests drive: the one that `CHROMIUM` names, the system's, or the one in node_modules.
 */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

import { projectFolder } from './folders.ts';

/** A Chromium that can be started. */
export interface Chromium {
  executablePath: string;
  /** Variables that the browser needs beside those of the tests. */
  env: Record<string, string>;
}

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The package's own list of fonts looks in the system's temporary folder, where it does not find them. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * Looks for a Chromium; null where there is none.
 *
 * @param env - environment variables
 * @throws Error when `CHROMIUM` names no program
 */
export async function findChromium(env: Readonly<Record<string, string | undefined>>): Promise<Chromium | null> {
  const named = env['CHROMIUM'];
  if (named) {
    if (!isProgram(named)) throw new Error(`CHROMIUM is "${named}", which is no program that can be started.`);
    return { executablePath: named, env: {} };
  }
  return systemChromium(env['PATH'] ?? '') ?? (await packagedChromium());
}

function systemChromium(path: string): Chromium | null {
  const candidates = path
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => SYSTEM_NAMES.map((name) => join(folder, name)));
  const executablePath = candidates.find(isProgram);
  return executablePath === undefined ? null : { executablePath, env: {} };
}

/** The Chromium of the package: Linux on x64 alone. It is unpacked once, with the libraries and fonts that it carries. */
async function packagedChromium(): Promise<Chromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const require = createRequire(import.meta.url);
  const packageFolder = join(dirname(require.resolve('@sparticuz/chromium')), '..');
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(projectFolder, `node_modules/.cache/chromium-${version}`);
  if (!existsSync(folder)) await unpack(join(packageFolder, 'bin'), folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

/** The package writes straight into the temporary folder and trusts what lies there, half a file included: so it gets one
 * of its own, which takes its name only once it is whole. */
async function unpack(bin: string, folder: string): Promise<void> {
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  const work = `${folder}.${process.pid}`;
  const temporary = process.env['TMPDIR'];
  mkdirSync(work, { recursive: true });
  try {
    process.env['TMPDIR'] = work;
    await inflate(join(bin, 'al2023.tar.br'));
    await chromium.executablePath();
    writeFileSync(join(work, 'fonts/fonts.conf'), FONTS);
    if (!existsSync(folder)) renameSync(work, folder);
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
    rmSync(work, { recursive: true, force: true });
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
