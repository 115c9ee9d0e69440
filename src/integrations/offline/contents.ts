/** Which files of a built site go where: into the edition for reading offline, into a reader's saved copy. */
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * Every file of a folder and below, as paths in it with slashes, in the order of their code units.
 *
 * @param folder - path of the folder
 */
export function filesOfFolder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

/** Files that are of no use without a server, or that the edition has in another form; each with the reason. */
const excludedPatterns = {
  'Pagefind works under a server alone; the edition has a full text of its own': /^pagefind\//,
  'modules cannot be loaded without a server; the edition has them as one plain script': /^assets\/.*\.js$/,
  'pictures for sharing a link, which no page shows': /^social\//,
  'for search engines and browsers that read from a host': /^(?:robots\.txt|sitemap[^/]*\.xml|opensearch\.xml)$/,
  'only a site can be installed or ask for a file that is not there': /^(?:manifest\.webmanifest|404\.html|sw\.js)$/,
  'for the host and for what watches it': /^(?:_headers|_redirects|health\.json|[^/]*speculationrules\.json)$/,
  'the edition itself, and lists of the site’s own files':
    /^offline\/(?:spacecraft-atlas\.zip|manifest\.json|files\/.*)$/,
  'the same files once more, for hosts that send them so': /\.(?:br|gz)$/,
} as const satisfies Record<string, RegExp>;

/** Whether a file of the site has a place in the edition; pages that lead elsewhere at once are told by their content. */
export function isInEdition(path: string): boolean {
  return Object.values(excludedPatterns).every((pattern) => !pattern.test(path));
}

/** Whether a file is a page that leads elsewhere at once: a permanent address, or that of an earlier name. */
export function leadsElsewhere(content: Buffer): boolean {
  return /<meta http-equiv="refresh"/i.test(content.toString('utf8', 0, 2000));
}
