import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';

import { craft, snapshotWith } from '../../tests/fixtures/builders.ts';
import { fleet } from '../../tests/fixtures/fleet.ts';
import { explorerData } from '../../tests/support/explorer.ts';
import { createExplorer } from './explorer.ts';
import { csvDownload } from './downloads.ts';
import { fields } from './fields.ts';
import { parseExplorerParams } from './query-params.ts';

function csvOf(
  of: Parameters<typeof explorerData>[0],
  search: string,
  extent: 'page' | 'all',
): Record<string, string>[] {
  const answer = createExplorer(explorerData(of)).result(parseExplorerParams(search));
  if (!answer.ok) throw new Error('There is no answer.');
  const { text } = csvDownload(answer, extent);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.startsWith('\ufeff')).toBe(true);
  return parse(text, { columns: true, bom: true });
}

describe('a file of comma-separated values', () => {
  const names = ['Plain', 'A, B', 'The "Quoted"', 'Two\r\nlines', ' spaces ', '夢舟', "l'été", 'a=1'];
  const formulas = ['=1+1', '+1', '-2', '@SUM(A1)', '\t=1', '\r=1'];

  test('gives back names with commas, quotes and line breaks; what begins like a formula is a text', () => {
    const spacecraft = [...names, ...formulas].map((name, index) =>
      craft({ id: index + 1, name, serial_number: `${name}!` }),
    );
    const rows = csvOf(snapshotWith({ spacecraft }), '?columns=serial_number&limit=100', 'page');
    const expected = [...names, ...formulas.map((name) => `'${name}`)];
    expect(rows.map(({ name }) => name)).toEqual(expected);
    expect(rows.map((row) => row['serial_number'])).toEqual(expected.map((name) => `${name}!`));
  });

  test('holds the page, or all, in the order that is shown', () => {
    const search = '?search=heron&ordering=-time_docked&limit=10&offset=20';
    const [page, all] = [csvOf(fleet, search, 'page'), csvOf(fleet, search, 'all')];
    expect(page).toHaveLength(10);
    expect(all.slice(20, 30)).toEqual(page);
    expect(all.length).toBeGreaterThan(30);
  });

  test('has the columns that are shown, with the values of the record', () => {
    const [row] = csvOf(fleet, `?name=Old Faithful&columns=${fields.map(({ name }) => name).join(',')}`, 'all');
    expect(row).toEqual({
      id: '3',
      name: 'Old Faithful',
      serial_number: 'H-001',
      spacecraft_config_id: '1',
      spacecraft_config_name: 'Heron',
      status_id: '2',
      status_name: 'Retired',
      in_space: 'false',
      spacecraft_config_agency_id: '10',
      spacecraft_config_agency_name: 'Heron Works',
      spacecraft_config_family_ids: '[1]',
      spacecraft_config_family_names: '["Heron"]',
      spacecraft_config_type_id: '1',
      spacecraft_config_type_name: 'Capsule',
      decade_id: '1970',
      decade_name: '1970s',
      launch_vehicle_ids: '[21]',
      launch_vehicle_names: '["Reed 2 Long"]',
      launch_site_ids: '[41]',
      launch_site_names: '["Marsh Space Centre, Ruritania"]',
      destination_ids: '["low-earth-orbit"]',
      destination_names: '["Low Earth Orbit"]',
      landing_type_ids: '[6]',
      landing_type_names: '["Horizontal Landing"]',
      latest_mission: 'Faithful 39',
      latest_designator: '1983-048',
      first_launch: '1970-03-01',
      flights_count: '39',
      mission_ends_count: '39',
      time_docked: 'P780D',
      time_in_space: 'P1170D',
      fastest_turnaround: 'P100D',
      spacecraft_config_height: '7.5',
      spacecraft_config_crew_capacity: '3',
    });
  });

  test('leaves unknown values empty', () => {
    const [row] = csvOf(fleet, '?name=Blank Page&columns=time_in_space,flights_count,status', 'all');
    expect(row).toMatchObject({ time_in_space: '', flights_count: '', status_id: '', status_name: '' });
  });
});
