/** Which commit the sources of a build are. */
import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';

/** What a build is made from, but for the data, which has a hash of its own. */
export const SOURCES = ['astro.config.mjs', 'package.json', 'package-lock.json', 'public', 'scripts', 'src'] as const;

/** In git's words: all but the data. */
const DATA = ':(exclude)src/data/*.json';

/**
 * The commit of a project's sources; null where there is no repository of the project's own, or the sources differ from
 * that commit.
 *
 * @param root - folder of the project
 */
export function sourceRevision(root: string): string | null {
  try {
    const [top = '', revision = ''] = git(root, 'rev-parse', '--show-toplevel', 'HEAD').split('\n');
    if (realpathSync(top) !== realpathSync(root)) return null;
    return git(root, 'status', '--porcelain', '--', ...SOURCES, DATA) === '' ? revision : null;
  } catch {
    // No git, no repository, no commit yet: an archive of the sources builds as well.
    return null;
  }
}

function git(root: string, ...args: string[]): string {
  // A build only reads: it leaves git's own notes as they are.
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0' };
  return execFileSync('git', args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
