/**
 * Builds the fixture sites, once for all projects that look at them.
 */
import type { TestProject } from 'vitest/node';

import { setup as writeFixtures } from './fixtures.setup.ts';
import { fixtureFile, testFolder } from './folders.ts';
import { runBuild } from './run.ts';

/** A built site: where it lies and where it expects to be served. */
export interface SiteFolder {
  folder: string;
  base: string;
}

/** The sites that every run builds. */
export interface FixtureSites {
  /** The fleet, served from the root, without social pictures and compressed copies. */
  fleet: SiteFolder;
  /** The handful, served from a folder, with everything. */
  handful: SiteFolder;
}

declare module 'vitest' {
  interface ProvidedContext {
    sites: FixtureSites;
  }
}

/** Two projects name this setup and vitest runs it once for each, in one process: the second gets the first's result. */
const memory = globalThis as { fixtureSites?: Promise<FixtureSites> };

/** Vitest's global setup of the site and browser tests. */
export async function setup(project: TestProject): Promise<void> {
  memory.fixtureSites ??= buildSites();
  project.provide('sites', await memory.fixtureSites);
}

async function buildSites(): Promise<FixtureSites> {
  await writeFixtures();
  const [fleet, handful] = await Promise.all([buildSite('fleet', '/'), buildSite('handful', '/atlas/')]);
  return { fleet, handful };
}

async function buildSite(name: 'fleet' | 'handful', base: string): Promise<SiteFolder> {
  const folder = `${testFolder}/${name}`;
  const { exitCode, stdout, stderr } = await runBuild({
    snapshotFile: fixtureFile(name),
    outDir: folder,
    base,
    env: { BUILD_SKIP: name === 'handful' ? '' : 'social,compress' },
  });
  if (exitCode !== 0) {
    throw new Error(`The build of the ${name} ended with exit code ${exitCode}.\n${stdout}\n${stderr}`);
  }
  return { folder, base };
}
