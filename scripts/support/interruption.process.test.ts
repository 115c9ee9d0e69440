/** Nothing is left running when npm is ended, by whatever signal: some it passes on, others not. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';

import { expect, test, vi } from 'vitest';

import { projectFolder } from '../../tests/support/folders.ts';

/** Whether something listens on a port. */
function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Starts a command, and goes on when it has said something. */
async function start(args: readonly string[], sign: RegExp, env: Record<string, string> = {}) {
  const npm = spawn('npm', args, {
    cwd: projectFolder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found = await new Promise<string>((resolve, reject) => {
    let said = '';
    npm.stdout.on('data', (text: Buffer) => {
      said += String(text);
      const [, what] = sign.exec(said) ?? [];
      if (what !== undefined) resolve(what);
    });
    npm.once('exit', () => {
      reject(new Error(`npm ${args.join(' ')} ended and said ${said}`));
    });
  });
  return { npm, found: Number(found) };
}

async function end(npm: ChildProcess, signal: NodeJS.Signals) {
  npm.removeAllListeners('exit');
  npm.kill(signal);
  await once(npm, 'exit');
}

test.each([
  ['SIGTERM', 'mock'],
  ['SIGKILL', 'mock'],
  ['SIGHUP', 'dev'],
] as const)('%s to npm run %s leaves nothing listening', async (signal, name) => {
  const { npm, found: port } = await start(['run', name, '--', '--port', '0'], /127\.0\.0\.1:(\d+)/);
  expect(await isListening(port)).toBe(true);
  await end(npm, signal);
  await vi.waitFor(async () => {
    expect(await isListening(port)).toBe(false);
  }, 20_000);
});

test.each(['SIGTERM', 'SIGKILL'] as const)('%s to npm start while it builds ends the build', async (signal) => {
  const hang = `if (process.argv[1]?.endsWith('build.ts')) { console.log('pid ' + process.pid + '.'); setInterval(() => {}, 1e6); await new Promise(() => {}); }`;
  const { npm, found: pid } = await start(['start', '--', '--port', '0'], /pid (\d+)\./, {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hang)}`,
  });
  expect(alive(pid)).toBe(true);
  await end(npm, signal);
  await vi.waitFor(() => {
    expect(alive(pid)).toBe(false);
  }, 20_000);
});
