import { brotliCompressSync, gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fleet } from '../../tests/fixtures/fleet.ts';
import { craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { someCraft } from '../../tests/support/craft-arbitrary.ts';
import { explorerData, explorerSnapshot } from '../../tests/support/explorer.ts';
import { someSnapshot } from '../../tests/support/query-arbitrary.ts';
import { encodeExplorer, decodeExplorer } from './codec.ts';

const throughFile = (data: Parameters<typeof encodeExplorer>[0]) =>
  decodeExplorer(JSON.parse(JSON.stringify(encodeExplorer(data))));

describe('the explorer’s file', () => {
  test('gives back what was put in: the fleet', () => {
    const data = explorerData(fleet);
    expect(data.craft).toHaveLength(120);
    expect(throughFile(data)).toEqual(data);
  });

  test('gives back what was put in: any snapshot, any flights', () => {
    fc.assert(
      fc.property(someSnapshot, (each) => {
        const data = explorerData(each);
        expect(throughFile(data)).toEqual(data);
      }),
    );
    fc.assert(
      fc.property(someCraft, (spacecraft) => {
        const data = explorerData(snapshotWith({ spacecraft }));
        expect(throughFile(data)).toEqual(data);
      }),
    );
  });

  test.each(['P0D', 'PT0S', 'P1D', 'P1DT0H', 'PT90M', 'PT1H30M', 'P1DT0.5S', 'PT1.0S', 'P001D'])(
    'keeps the text of a duration: %s',
    (text) => {
      const data = explorerData(snapshotWith({ spacecraft: [craft({ id: 1, time_in_space: text })] }));
      expect(throughFile(data).craft[0]!.time_in_space).toBe(text);
    },
  );

  test('has at most 25 KB, compressed, for 600 craft', () => {
    const text = JSON.stringify(encodeExplorer(explorerData(explorerSnapshot(600))));
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(25_000);
  });

  test('has at most 16 KB, compressed by Brotli, for 607 craft of whose launches everything is known', () => {
    const text = JSON.stringify(encodeExplorer(explorerData(explorerSnapshot(607))));
    expect(brotliCompressSync(text).length).toBeLessThanOrEqual(16 * 1024);
  });

  test.each([
    ['1961-001', '1961-001'],
    ['1961-123', '1961-123'],
    // Not of the year of the launch, and in no proper form.
    ['1962-001', '1962-001'],
    ['1961-1', '1961-1'],
    ['1961-NaN', '1961-NaN'],
    ['1961-1e1', '1961-1e1'],
    ['', ''],
    [null, null],
  ])('keeps a designator as it is: %j', (launch_designator, expected) => {
    const flights = [flight({ net: '1961-04-12T06:07:00Z', mission: 'Vostok', launch: { launch_designator } })];
    const data = explorerData(snapshotWith({ spacecraft: [craft({ id: 1, name: 'Vostok', flights })] }));
    expect(throughFile(data).craft[0]).toMatchObject({ latest_designator: expected, latest_mission: 'Vostok' });
  });

  test.each([null, 'x', [], {}, { axis: [1, 2] }, { axis: [1, 2], craft: { id: [] } }])(
    'is told from something else: %j',
    (other) => {
      expect(() => decodeExplorer(other)).toThrow(TypeError);
    },
  );
});
