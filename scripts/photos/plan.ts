/** Plans a run: which pictures to fetch, which to skip, and why. */
import { allowsRehosting, licenceKindOf, licenceKinds } from '#domain/licences.ts';
import { pictureKey, shownImageIds } from '#domain/photos.ts';
import type { ImageRecord, LicenceRecord, Snapshot } from '#domain/schema.ts';

import type { LicenceChoice } from './options.ts';
import type { Rights } from './image-metadata.ts';

/** An image record to fetch. */
export interface WantedImage extends Rights {
  id: number;
  /** Address of the original. */
  source: string;
}

/** A picture with all records that show it. */
export interface PlannedPicture {
  /** Where it is fetched from. */
  source: string;
  records: readonly [WantedImage, ...WantedImage[]];
}

/** Why an image record was skipped or failed. */
export interface ImageReason {
  id: number;
  reason: string;
}

export interface PhotoPlan {
  pictures: readonly PlannedPicture[];
  skipped: readonly ImageReason[];
}

/** The command line names a licence that the snapshot does not have. */
export class UnknownLicenceError extends Error {
  override name = 'UnknownLicenceError' as const;
}

/**
 * Plans the pictures of a snapshot.
 *
 * @throws UnknownLicenceError for an unknown licence: a typing error would remove photographs
 */
export function planPhotos(snapshot: Snapshot, choice: LicenceChoice): PhotoPlan {
  const licences = new Map(snapshot.licences.map((licence) => [licence.id, licence]));
  refuseUnknown(choice, snapshot.licences);
  const shown = shownImageIds(snapshot);
  const skipped: ImageReason[] = [];
  const groups = new Map<string, [WantedImage, ...WantedImage[]]>();
  for (const image of snapshot.images.toSorted((a, b) => a.id - b.id)) {
    const licence = image.license === null ? null : (licences.get(image.license) ?? null);
    const reason = shown.has(image.id) ? refusal(licence, choice) : 'no spacecraft and no configuration shows it';
    if (reason !== null) {
      skipped.push({ id: image.id, reason });
      continue;
    }
    const wanted = wantedOf(image, licence);
    const group = groups.get(pictureKey(wanted.source));
    if (group) group.push(wanted);
    else groups.set(pictureKey(wanted.source), [wanted]);
  }
  return { pictures: [...groups.values()].map((records) => ({ source: records[0].source, records })), skipped };
}

function wantedOf({ id, image_url: source, credit }: ImageRecord, licence: LicenceRecord | null): WantedImage {
  const license = licence && { id: licence.id, name: licence.name, link: licence.link };
  return { id, source, credit: credit?.trim() || null, license };
}

/** Why a licence excludes a picture; null where it does not. */
function refusal(licence: LicenceRecord | null, choice: LicenceChoice): string | null {
  const name = licence ? `the licence “${licence.name}”` : 'no licence at all';
  if (choice === 'all') return null;
  if (choice === 'none') return 'no picture is wanted (--licences none)';
  if (choice !== 'plain') return licence && choice.includes(licence.id) ? null : `${name} is not among --licences`;
  if (allowsRehosting(licence?.name ?? null)) return null;
  return `${name}: ${licenceKinds[licenceKindOf(licence?.name ?? null)].reason}`;
}

function refuseUnknown(choice: LicenceChoice, licences: readonly LicenceRecord[]): void {
  if (typeof choice === 'string') return;
  const unknown = choice.filter((id) => !licences.some((licence) => licence.id === id));
  if (unknown.length === 0) return;
  const known = licences.map(({ id, name }) => `${id} (${name})`).join(', ');
  throw new UnknownLicenceError(
    `--licences names ${unknown.join(', ')}, which the snapshot does not have; it has ${known || 'none'}.`,
  );
}
