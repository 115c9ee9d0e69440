/**
 * Names of countries by ISO 3166-1 alpha-3 code, in Launch Library 2's words where it has them: for curated people, of whom
 * the code alone is written down.
 */
const names: Readonly<Record<string, string>> = {
  AFG: 'Afghanistan',
  ARE: 'United Arab Emirates',
  ARM: 'Armenia',
  AUS: 'Australia',
  AUT: 'Austria',
  BEL: 'Belgium',
  BGR: 'Bulgaria',
  BLR: 'Belarus',
  BRA: 'Brazil',
  CAN: 'Canada',
  CHE: 'Switzerland',
  CHN: 'China',
  CUB: 'Cuba',
  CZE: 'Czechia',
  DEU: 'Germany',
  DNK: 'Denmark',
  ESP: 'Spain',
  FRA: 'France',
  GBR: 'United Kingdom',
  HUN: 'Hungary',
  IND: 'India',
  IRN: 'Iran',
  ISR: 'Israel',
  ITA: 'Italy',
  JPN: 'Japan',
  KAZ: 'Kazakhstan',
  KGZ: 'Kyrgyzstan',
  KOR: 'South Korea',
  MEX: 'Mexico',
  MLT: 'Malta',
  MNG: 'Mongolia',
  MYS: 'Malaysia',
  NLD: 'Netherlands',
  NOR: 'Norway',
  POL: 'Poland',
  PRT: 'Portugal',
  ROU: 'Romania',
  RUS: 'Russia',
  SAU: 'Saudi Arabia',
  SVK: 'Slovakia',
  SWE: 'Sweden',
  SYR: 'Syria',
  TUR: 'Turkey',
  UKR: 'Ukraine',
  USA: 'United States of America',
  VNM: 'Vietnam',
  ZAF: 'South Africa',
};

/** The name of a country; null for a code that is not in the table. */
export function countryName(code: string): string | null {
  return Object.hasOwn(names, code) ? (names[code] ?? null) : null;
}
