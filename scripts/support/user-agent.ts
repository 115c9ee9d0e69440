/** The header `User-Agent`. */
import project from '../../package.json' with { type: 'json' };

/**
 * The header `User-Agent`: Launch Library 2 asks its callers to be identifiable.
 *
 * @param siteUrl - address of the site; null where none is set
 */
export function userAgent(siteUrl: string | null): string {
  return `${project.name}/${project.version} (${siteUrl === null ? 'a site of spacecraft pages' : `+${siteUrl}`})`;
}
