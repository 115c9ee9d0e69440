/** Pictures in Launch Library 2's shape. */
import type { Image } from '../domain/catalogue.ts';
import type { ImageShape } from './shapes-parts.ts';

/** A picture in LL2's shape. */
export function serializeImage(picture: Image | null): ImageShape | null {
  if (!picture) return null;
  const { id, name, image_url, thumbnail_url, credit, license, single_use, variants } = picture;
  return { id, name, image_url, thumbnail_url, credit, license, single_use, variants };
}
