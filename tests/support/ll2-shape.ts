/** A snapshot's record back in Launch Library 2's normal shape: what shows that nothing was lost on the way in. */
import type { Snapshot } from '#domain/schema.ts';

import { without } from './ll2-records.ts';
import type { Json } from './ll2-records.ts';

/** The normal shape of a spacecraft. @throws RangeError when the snapshot does not hold it */
export function normalShapeOf(snapshot: Snapshot, id: number): Json {
  const craft = snapshot.spacecraft.find((row) => row.id === id);
  if (!craft) throw new RangeError(`there is no spacecraft ${id}`);
  const { status, spacecraft_config, image } = craft;
  return {
    response_mode: 'normal',
    url: `${snapshot.source.api}spacecraft/${id}/`,
    ...without(craft, 'flights', 'as_of', 'counts_from', 'doubts'),
    status: rowOf(snapshot.statuses, status),
    image: imageOf(snapshot, image),
    spacecraft_config: configurationOf(snapshot, spacecraft_config),
  };
}

function configurationOf(snapshot: Snapshot, id: number | null): Json | null {
  const configuration = rowOf(snapshot.configurations, id);
  if (!configuration) return null;
  const { name, type, agency, in_use, image } = configuration;
  return {
    response_mode: 'normal',
    id,
    url: `${snapshot.source.api}spacecraft_configurations/${id}/`,
    name,
    type: rowOf(snapshot.types, type),
    agency: agencyOf(snapshot, agency),
    family: configuration.family,
    in_use,
    image: imageOf(snapshot, image),
  };
}

function agencyOf(snapshot: Snapshot, id: number | null): Json | null {
  const agency = rowOf(snapshot.agencies, id);
  if (!agency) return null;
  const { name, abbrev, type } = agency;
  const url = `${snapshot.source.api}agencies/${id}/`;
  return { response_mode: 'list', id, url, name, abbrev, type: rowOf(snapshot.agency_types, type) };
}

function imageOf(snapshot: Snapshot, id: number | null): Json | null {
  const image = rowOf(snapshot.images, id);
  return image && { ...image, license: rowOf(snapshot.licences, image.license) };
}

function rowOf<Row extends { id: number }>(rows: readonly Row[], id: number | null): Row | null {
  return rows.find((row) => row.id === id) ?? null;
}
