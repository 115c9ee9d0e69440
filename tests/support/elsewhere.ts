/** A second copy of the project, in which nothing is kept from earlier builds. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { projectFolder } from './folders.ts';

/** What a build reads, beside the packages. */
const PARTS = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'public', 'scripts', 'src'];

/**
 * Copies the project: the same sources and packages, with nothing of what builds keep.
 *
 * @param folder - where to; what is there is removed
 */
export function copyProject(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  for (const part of PARTS) cpSync(join(projectFolder, part), join(folder, part), { recursive: true });
  for (const name of readdirSync(join(projectFolder, 'node_modules'))) {
    // Packages alone: what begins with a dot was made by builds.
    if (name.startsWith('.')) continue;
    symlinkSync(join(projectFolder, 'node_modules', name), join(folder, 'node_modules', name));
  }
  copyRevision(folder);
}

/** The copy is of the same commit: it looks into the project's own repository. */
function copyRevision(folder: string): void {
  const own = join(projectFolder, '.git');
  if (!existsSync(own)) return;
  const text = statSync(own).isDirectory() ? `gitdir: ${own}\n` : readFileSync(own, 'utf8');
  writeFileSync(join(folder, '.git'), text);
}
