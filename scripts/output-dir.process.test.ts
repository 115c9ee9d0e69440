import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import {
  checkProject,
  checkOutputDir,
  makeStagingDir,
  resolveOutputDir,
  diskErrorIn,
  OutputDirError,
} from './output-dir.ts';

const mark = JSON.stringify({
  snapshot: { sha256: '0'.repeat(64) },
  source: { version: '1.0.0', revision: null },
  packages: { astro: '1.0.0', pagefind: '1.0.0' },
});

let folder: string;
let root: string;
let target: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'target-')));
  root = join(folder, 'project');
  target = join(folder, 'site');
  mkdirSync(join(root, 'src'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function put(path: string, content = '') {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

const check = () => {
  checkOutputDir(target, root);
};

describe('a folder to build into', () => {
  test('may be missing, empty, or an earlier build with its manifest', () => {
    check();
    mkdirSync(target);
    check();
    put('site/build.json', mark);
    put('site.manifest.txt');
    check();
  });

  test.each<[string, () => void]>([
    [
      'another website, with a manifest of whatever kind beside it',
      () => {
        put('site/index.html');
        put('site/404.html');
        put('site.manifest.txt');
      },
    ],
    [
      'another website with a build.json of its own',
      () => {
        put('site/build.json', '{"snapshot": {"sha256": "1"}, "packages": {}}');
        put('site.manifest.txt');
      },
    ],
    [
      'a build.json that is no JSON',
      () => {
        put('site/build.json', '{');
        put('site.manifest.txt');
      },
    ],
    [
      'a copy of a site, which others may have added to',
      () => {
        put('site/build.json', mark);
      },
    ],
    [
      'a hidden file',
      () => {
        put('site/.gitkeep');
      },
    ],
  ])('may not hold %s', (_, fill) => {
    fill();
    expect(check).toThrow(OutputDirError);
    expect(check).toThrow(/holds files and is not an earlier build: .*build\.json.*site\.manifest\.txt/);
  });

  test.each(['src', '.github', 'deploy', 'bench', '.ci'])('cannot be in %s of the project', (own) => {
    target = join(root, own, 'new');
    expect(check).toThrow(`is in the project’s own folder ${own}`);
  });
});

describe('a path through links', () => {
  test('leads to where it really is, however much of it is not there yet', () => {
    symlinkSync(join(root, 'src'), join(folder, 'link'));
    symlinkSync('link', join(folder, 'link to a link'));
    for (const path of ['link/new', 'link/new/deep/site', 'link to a link/new', 'link']) {
      target = resolveOutputDir(join(folder, path));
      expect(target).toBe(join(root, 'src', path.replace(/^[^/]+\/?/, '')).replace(/\/$/, ''));
      expect(check).toThrow('is in the project’s own folder src');
    }
    symlinkSync(root, join(folder, 'to the project'));
    expect(resolveOutputDir(join(folder, 'to the project'))).toBe(root);
  });

  test('to a missing folder is refused', () => {
    symlinkSync(join(folder, 'nothing'), join(folder, 'dangling'));
    for (const path of ['dangling', 'dangling/site', 'dangling/a/b']) {
      expect(() => resolveOutputDir(join(folder, path))).toThrow(/dangling, a broken link/);
    }
  });
});

const canMount = process.geteuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0;

describe.skipIf(!canMount)('a mounted volume (needs the right to mount)', () => {
  afterEach(() => {
    execFileSync('umount', [target]);
  });

  test.each([
    ['of its own', ['-t', 'tmpfs', 'tmpfs']],
    ['on the same disk', ['--bind', '.']],
  ])('%s is refused before anything is built', (_, args) => {
    target = join(folder, 'a site, mounted');
    mkdirSync(target);
    execFileSync('mount', [...args, target], { cwd: root });
    expect(check).toThrow(`${target}, a mounted volume, which`);
    expect(check).toThrow(`such as ${join(target, 'site')}.`);
    target = join(target, 'site');
    check();
    target = dirname(target);
  });
});

test('a folder that may be written to in one that may not is told from one that may not itself', () => {
  mkdirSync(target, { mode: 0o777 });
  chmodSync(folder, 0o555);
  const error = asOrdinaryUser(() =>
    caught(() => {
      makeStagingDir(target, `${target}.atlas-new`);
    }),
  );
  chmodSync(folder, 0o755);
  expect(error).toBeInstanceOf(OutputDirError);
  expect((error as Error).message).toBe(
    `A new site is made beside the old one, and ${folder} cannot be written to: permission is denied. Allow it, or set OUT_DIR to a folder in ${target}, such as ${join(target, 'site')}.`,
  );
  expect(readdirSync(folder).toSorted()).toEqual(['project', 'site']);
});

describe('what the file system refuses', () => {
  const error = (code: string, path?: string) => Object.assign(new Error(code), { code, path });

  test.each([
    ['EBUSY', '/srv/site', 'The site cannot be written to /srv/site: it is mounted or in use. OUT_DIR'],
    ['ENOSPC', '/srv/site.atlas-new/a', 'The site cannot be written to /srv/site: the disk is full. OUT_DIR'],
    ['EROFS', undefined, 'The site cannot be written to /srv/site: the file system is read-only. OUT_DIR'],
    ['EROFS', '/app/.cache', '/app/.cache cannot be written: the file system is read-only. A build works in'],
  ])('%s at %s', (code, path, sentence) => {
    const refusal = diskErrorIn(new Error('outside', { cause: error(code, path) }), '/srv/site');
    expect(refusal?.message).toContain(sentence);
  });

  test('a file of the project that is missing is a fault of the program', () => {
    expect(diskErrorIn(error('ENOENT', '/app/src/a.ts'), '/srv/site')).toBeNull();
  });
});

test.each(['a#b', 'a?b', 'a*b', 'a"b'])('a project in a folder named %s cannot be built', (name) => {
  expect(() => {
    checkProject(`/home/${name}`);
  }).toThrow(`/home/${name}, and the bundler cannot handle a path with ${name[1] ?? ''} in it`);
});

test.each(['a b', 'a%b', 'é', "a'b", 'a[b]', 'a&b'])('a project in a folder named %s can', (name) => {
  checkProject(`/home/${name}`);
});

function caught(run: () => void): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}

/** Permissions bind everybody but root. */
function asOrdinaryUser<Result>(run: () => Result): Result {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid?.(65_534);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}
