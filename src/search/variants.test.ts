import { expect, test } from 'vitest';

import { nameVariants } from './variants.ts';

test.for<[string, string[]]>([
  ['Soyuz MS-28', ['ms28', 'ms 28']],
  ['Soyuz TMA-08M', ['tma8m', 'tma 8 m', 'tma-8m', 'tma08m', 'tma 08 m']],
  ['Progress-MS 28', ['ms28', 'ms 28', 'ms-28']],
  ['Tianzhou-7', ['tianzhou7', 'tianzhou 7']],
  ['Crew Dragon C206', ['dragonc206', 'dragon c 206', 'dragon-c206']],
  ['CSM-017', ['csm17', 'csm 17', 'csm-17', 'csm017', 'csm 017']],
  ['Space Shuttle Endeavour', []],
  ['7', []],
  ['', []],
])('%s', ([name, variants]) => {
  expect(nameVariants(name)).toEqual(variants);
});
