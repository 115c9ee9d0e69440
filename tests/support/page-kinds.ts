/**
 * One address of each kind of page: what is checked on every kind is checked on these.
 */
import type { Page } from 'playwright-core';

import { facets } from '#domain/facets.ts';
import type { Routes } from '#routes.ts';

import { gone } from '../fixtures/fleet-history.ts';
import { sharedLaunch } from '../fixtures/fleet-launches.ts';
import { fleet } from '../fixtures/fleet.ts';
import { ids } from '../fixtures/special-craft.ts';

const craftOf = (id: number) => fleet.spacecraft.find((craft) => craft.id === id)!;

/** Each kind of page, and where to find one. */
export const pageKinds: Record<string, (routes: Routes) => string> = {
  'the home page': (routes) => routes.home,
  'the list by name': (routes) => routes.spacecraft,
  'the last page of an ordering': (routes) => routes.page(routes.spacecraftBy('time-in-space', 'descending'), 3),
  'a craft with many flights': (routes) => routes.craft(craftOf(ids.manyFlights)),
  'a craft with one flight': (routes) => routes.craft(craftOf(ids.oneFlight)),
  'a craft of which nothing is known': (routes) => routes.craft(craftOf(ids.allUnknown)),
  'a craft in space': (routes) => routes.craft(craftOf(ids.inSpace)),
  'a craft with a name of one long word': (routes) => routes.craft(craftOf(46)),
  'a craft that is no longer listed': (routes) => routes.permalink(gone.id),
  'the list of configurations': (routes) => routes.configurations,
  'the configurations by height': (routes) => routes.configurationsByHeight,
  'a configuration': (routes) => routes.configuration({ id: 1, name: 'Heron' }),
  'a configuration with a photograph': (routes) => routes.configuration({ id: 2, name: 'Heron Cargo' }),
  'a configuration of which nothing is known': (routes) => routes.configuration({ id: 4, name: 'Bare' }),
  'the list of statuses': (routes) => routes.facet(facets.status),
  'a status': (routes) => routes.facetValue(facets.status, { id: 2, name: 'Retired' }),
  'a family without craft of its own': (routes) => routes.facetValue(facets.family, { id: 4, name: 'Tigers' }),
  'a launch of two craft': (routes) => routes.launch('cospar', sharedLaunch.launch_designator),
  'the list of launch sites': (routes) => routes.facet(facets.launch_site),
  'a destination': (routes) => routes.facetValue(facets.destination, { id: 'mir', name: 'Mir' }),
  'the craft in space': (routes) => routes.inSpace,
  'a craft whose crews changed': (routes) => routes.craft(craftOf(270)),
  'a craft that docked at a station': (routes) => routes.craft(craftOf(303)),
  'the list of people': (routes) => routes.people,
  'a person with many flights': (routes) => routes.person({ segment: 'ada-reed-301' }),
  'a person with a name of another alphabet': (routes) => routes.person({ segment: 'unnamed-304' }),
  'the people in space': (routes) => routes.peopleInSpace,
  'the people in space on a day': (routes) => routes.peopleInSpaceOn('1967-02-16'),
  'the people in space on a day that is none': (routes) => routes.peopleInSpaceOn('1967-02-30'),
  'the list of stations': (routes) => routes.stations,
  'a station with doubtful dockings': (routes) => routes.station({ id: 4, name: 'International Space Station' }),
  'a station without flights': (routes) => routes.station({ id: 99, name: 'Heron’s <i>Nest</i>' }),
  'the placeholders': (routes) => routes.placeholders,
  'the timeline': (routes) => routes.timeline,
  'the records': (routes) => routes.records,
  'the statistics': (routes) => routes.statistics,
  'the latest changes': (routes) => routes.changes,
  'the changes of a year': (routes) => routes.changesOf(2025),
  'the search page': (routes) => routes.search,
  'the search page with a query': (routes) => routes.searchFor('heron'),
  'the explorer': (routes) => routes.explore,
  'the explorer with a question': (routes) =>
    routes.exploreFor({ search: 'heron', status: '2', ordering: '-time_docked', limit: '10', offset: '10' }),
  'the explorer with every column': (routes) =>
    routes.exploreFor({
      columns:
        'id,serial_number,spacecraft_config,family,agency,type,status,first_launch,flights_count,mission_ends_count,time_docked,time_in_space,fastest_turnaround,height,crew_capacity',
      limit: '100',
      ordering: '-flights_count',
    }),
  'the explorer as a plot': (routes) => routes.exploreFor({ view: 'plot' }),
  'the explorer without a result': (routes) => routes.exploreFor({ search: 'nothing like it', type: '1' }),
  'the explorer with a mistake in its address': (routes) => routes.exploreFor({ status: '99' }),
  'the comparison without craft': (routes) => routes.compare,
  'the comparison of six craft': (routes) => routes.compareOf([3, 4, 6, 9, 19, 46, 999]),
  'the pictures and their rights': (routes) => routes.photos,
  'the page about the site': (routes) => routes.about,
  'the page about the data': (routes) => routes.data,
  'the columns of the tables': (routes) => routes.dataColumns,
  'the page on reading offline': (routes) => routes.offline,
  'the list of files': (routes) => routes.offlineFiles,
  'the page that is not there': (routes) => routes.notFound,
};

export const pageKindNames = Object.keys(pageKinds);

/** Waits until the script of a page that one fills has done so; at once where there is none. */
export async function filled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isSearching = location.search.includes('q=') && document.querySelector('.search-live:empty') !== null;
    const isChoosing = document.querySelector('people-in-space:not([data-ready])') !== null;
    return (
      document.querySelector('.plain-ways, .explorer-view:empty, .search-plain') === null && !isSearching && !isChoosing
    );
  });
}
