import { describe, expect, test } from 'vitest';

import { markLabel } from './label.ts';
import { createMatcher } from './matcher.ts';
import type { NameRow } from './names.ts';

const row = (name: string, flights: number, missions: readonly string[]): NameRow => ({
  id: 1,
  name,
  serial: null,
  missions,
  configuration: null,
  status: null,
  facets: {},
  inSpace: false,
  flights,
  year: null,
});

function labelOf(found: NameRow, query: string) {
  const [hit] = createMatcher([found]).match(query);
  const { label, mission } = markLabel(hit!, (text) => `[${text}]`);
  return [label.join(''), mission.join('')];
}

describe('a craft that was found', () => {
  test.each([
    [
      'by its only mission',
      row('Apollo Columbia CSM-107', 1, ['Apollo 11']),
      'apollo 11',
      '[Apollo 11] · Columbia CSM-107',
      '',
    ],
    [
      'by its name, of which the beginning is not said',
      row('Apollo Columbia CSM-107', 1, ['Apollo 11']),
      'columbia',
      'Apollo 11 · [Columbia] CSM-107',
      '',
    ],
    ['by what is not said', row('Apollo CSM-107', 1, ['Apollo 11']), 'apollo csm', 'Apollo 11 · [CSM]-107', ''],
    ['by one of several missions', row('Discovery', 39, ['STS-41-D', 'STS-128']), 'sts 128', 'Discovery', '[STS-128]'],
    ['by its name alone', row('Discovery', 39, ['STS-41-D']), 'disc', '[Disc]overy', ''],
    [
      'by a mission that begins with its name',
      row('Soyuz No.39', 1, ['Soyuz No.39 (18a)']),
      '18a',
      'Soyuz No.39 ([18a])',
      '',
    ],
  ])('%s', (_, found, query, label, mission) => {
    expect(labelOf(found, query)).toEqual([label, mission]);
  });
});
