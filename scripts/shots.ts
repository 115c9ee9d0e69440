/** `npm run shots`: builds the site of the bundled snapshot, and makes of its home page the picture in the README. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { z } from 'zod';

import { findChromium } from '../tests/support/chromium.ts';
import { runBuild } from '../tests/support/run.ts';
import { serveSite } from '../tests/support/server.ts';
import { createProgram } from './support/arguments.ts';

const SNAPSHOT = 'src/data/snapshot.json';
const PICTURE = 'docs/home.png';
const snapshotSchema = z.object({ source: z.object({ fetched_at: z.string() }) });
const VIEWPORT = { width: 1280, height: 960 } as const;

createProgram('npm run shots --')
  .description(`Makes ${PICTURE} anew from the bundled snapshot. Needs a Chromium, as the browser tests do.`)
  .parse();

const folder = mkdtempSync(join(tmpdir(), 'shots-'));
try {
  await sharp(await shootHome(join(folder, 'site')))
    .png({ palette: true, effort: 10 })
    .toFile(PICTURE);
  console.log(`Wrote ${PICTURE}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Builds a site into a folder. @returns its home page as a reader sees it on the day of the data */
async function shootHome(site: string): Promise<Buffer> {
  const found = await findChromium(process.env);
  if (found === null) throw new Error('There is no Chromium here. Install one, or name one in the variable CHROMIUM.');
  const { exitCode, stderr } = await runBuild({ snapshotFile: SNAPSHOT, outDir: site });
  if (exitCode !== 0) throw new Error(stderr);
  const { source } = snapshotSchema.parse(JSON.parse(readFileSync(SNAPSHOT, 'utf8')));
  const server = await serveSite(site, '/');
  const env = { ...(process.env as Record<string, string>), ...found.env };
  const browser = await chromium.launch({ executablePath: found.executablePath, env });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: 'light', reducedMotion: 'reduce' });
    // Later, the page would say how old its data is.
    await page.clock.setFixedTime(source.fetched_at);
    await page.goto(server.address, { waitUntil: 'networkidle' });
    return await page.screenshot();
  } finally {
    await browser.close();
    await server.close();
  }
}
