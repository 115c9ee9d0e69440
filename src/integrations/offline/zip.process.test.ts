import { execFileSync } from 'node:child_process';

import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import { zipOf } from './zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('zipOf', () => {
  test('holds the files, by path', () => {
    const files = new Map([
      ['b.txt', bytes('b'.repeat(1000))],
      ['a/c.png', bytes('c'.repeat(1000))],
      ['a/b.html', bytes('')],
    ]);
    const zip = zipOf(files, '2026-08-24T10:00:00Z');
    expect(Object.entries(unzipSync(zip))).toEqual(
      [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([path, content]) => [path, Uint8Array.from(content)]),
    );
    // The text is deflated; what is compressed already is stored.
    expect(zip.length).toBeGreaterThan(1000);
    expect(zip.length).toBeLessThan(1600);
  });

  test('has the same bytes in whatever order the files come', () => {
    const rows: [string, Uint8Array][] = [
      ['a', bytes('1')],
      ['b', bytes('2')],
    ];
    expect(zipOf(new Map(rows), '2026-08-24')).toEqual(zipOf(new Map(rows.toReversed()), '2026-08-24'));
  });

  test('has the same bytes in every time zone, also where midnight is not there', () => {
    const code = `import { zipOf } from './src/integrations/offline/zip.ts';
      console.log(Buffer.from(zipOf(new Map([['a', new Uint8Array(9)]]), '2018-11-04T00:00:00Z')).toString('hex'));`;
    const inZone = (TZ: string) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', code], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
    const zones = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo'].map(inZone);
    expect(new Set(zones).size).toBe(1);
    // 4 November 2018, 12:00, as the format writes it.
    expect(zones[0]).toContain('0060644d');
  });
});
