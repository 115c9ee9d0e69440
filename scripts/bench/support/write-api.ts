/**
 * Writes the API of the snapshot in SNAPSHOT_FILE into the folder OUT_DIR names, and says on stdout what it took.
 * `none` as argument writes nothing, to see what the snapshot takes by itself.
 */
import type { WrittenFiles } from '../../../src/api/index-file.ts';
import { source } from '../../../src/api/source.ts';
import { writeApi } from '../../../src/integrations/api/write.ts';
import { site } from '../../../src/site.ts';

const cpu = process.cpuUsage();
const start = performance.now();
const written: WrittenFiles = process.argv[2] === 'none' ? new Map() : await writeApi(site.outDir, source);
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    files: [...written.values()].reduce((sum, { files }) => sum + files.length, 0),
    megabytes: [...written.values()].reduce((sum, { bytes }) => sum + bytes, 0) / 1e6,
  }),
);
