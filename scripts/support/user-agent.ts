/** How the project names itself to the services that it asks. */
import project from '../../package.json' with { type: 'json' };

/**
 * Who is calling, for the header `User-Agent`: Launch Library 2 asks its callers to be identifiable.
 *
 * @param siteUrl - address of the site that is made; null where none is set
 */
export function userAgent(siteUrl: string | null): string {
  return `${project.name}/${project.version} (${siteUrl === null ? 'a site of spacecraft pages' : `+${siteUrl}`})`;
}
