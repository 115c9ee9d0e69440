/**
 * Loaded before a program that decodes pictures (`node --import`). The C library of most Linux systems keeps for each thread
 * what that thread has freed, so that decoders in four threads hold several pictures' worth of memory that nobody uses.
 * With one heap for all they hold half of it and are no slower. It reads this setting only when a process begins, so the
 * process begins again, under the same id and with the same streams.
 */
const SETTING = 'MALLOC_ARENA_MAX';

if (process.platform === 'linux' && process.env[SETTING] === undefined && process.execve) {
  try {
    process.execve(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
      ...process.env,
      [SETTING]: '1',
    });
  } catch {
    // Where the system does not allow it, the program just takes more memory.
  }
}
