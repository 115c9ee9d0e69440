/** The files that pages show drawings from. */
import type { SiteContext } from '#context.ts';
import { axisLabels, axisUnits, chequers } from '#domain/axis.ts';
import { drawingNamed, figureOf, person } from '#drawings/drawings.ts';
import { drawingFile, rulerFile, standFile } from '#drawings/files.ts';

import { createPlate, plateOf } from './plate.ts';
import type { Plate } from './plate.ts';
import { allTicks, axisOf, snapshotAt } from './shared.ts';

/** Labels of the year ruler for which there is room on a narrow screen. */
const RULER_LABELS = 8;

/** The ruler of years on every page. */
export function yearRulerFile(context: SiteContext): string {
  const axis = axisOf(context);
  return rulerFile({
    ticks: allTicks(context),
    units: axisUnits(axis),
    fields: chequers(axis, RULER_LABELS),
    labels: axisLabels(axis, RULER_LABELS),
    now: snapshotAt(context),
  });
}

/** Every drawing that a page may show on its own, by name, and the person. */
export function drawingFiles({ catalogue }: SiteContext): Map<string, string> {
  const figures = catalogue.configurations.map((each) => figureOf({ ...each, type: each.type?.name ?? null }));
  return new Map([
    [person.name, drawingFile('person', person)],
    ...figures.map((figure) => [figure.name, drawingFile('craft', figure)] as const),
  ]);
}

/** The plate of every configuration by its id, and that of the page that is not there. */
export function plateFiles(context: SiteContext): Map<string, string> {
  const lost = lostPlate(context);
  return new Map([
    ...context.catalogue.configurations.map((each) => [String(each.id), standFile(plateOf(context, each))] as const),
    ...(lost ? [['mercury', standFile(lost)] as const] : []),
  ]);
}

/** The craft that stayed on its pad, for the page that is not there. */
export function lostPlate(context: SiteContext): Plate | null {
  const mercury = drawingNamed('mercury');
  return mercury && createPlate(context, { id: 'mercury', name: 'Mercury', height: null }, [mercury]);
}
