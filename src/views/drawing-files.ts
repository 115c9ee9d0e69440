/** The files that pages show drawings from. */
import { catalogue } from '#data/catalogue.ts';
import { drawingNamed, figureOf, person } from '#drawings/drawings.ts';
import { drawingFile, standFile } from '#drawings/files.ts';

import { createPlate, plateOf } from './plate.ts';
import type { Plate } from './plate.ts';

/** Every drawing that a page may show by itself, by name, and the person. */
export function drawingFiles(): Map<string, string> {
  const figures = catalogue.configurations.map((each) => figureOf({ ...each, type: each.type?.name ?? null }));
  return new Map([
    [person.name, drawingFile('person', person)],
    ...figures.map((figure) => [figure.name, drawingFile('craft', figure)] as const),
  ]);
}

/** The plate of every configuration by its id, and that of the page that is not there. */
export function plateFiles(): Map<string, string> {
  const lost = lostPlate();
  return new Map([
    ...catalogue.configurations.map((each) => [String(each.id), standFile(plateOf(each))] as const),
    ...(lost ? [['mercury', standFile(lost)] as const] : []),
  ]);
}

/** The craft that stayed on its pad, for the page that is not there. */
export function lostPlate(): Plate | null {
  const mercury = drawingNamed('mercury');
  return mercury && createPlate({ id: 'mercury', name: 'Mercury', height: null }, [mercury]);
}
