/** Preloaded into a measured program: writes what it took to the file in BENCH_USAGE. */
import { writeFileSync } from 'node:fs';

const file = process.env['BENCH_USAGE'];

process.on('exit', () => {
  if (file === undefined) return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    file,
    JSON.stringify({ cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMegabytes: maxRSS / 1024 }),
  );
});
