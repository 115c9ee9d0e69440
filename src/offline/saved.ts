/**
 * What a saved copy holds and where it lies; the page that saves, the worker that serves and the build that counts must
 * agree on it. Imports nothing.
 */

/** A file of the site, as its manifest has it. */
export interface ListedFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** What `offline/manifest.json` holds. */
export interface SiteManifest {
  /** Moment of the snapshot, UTC. */
  snapshot: string;
  files: readonly ListedFile[];
}

/** A copy, whole or being saved. */
export interface Copy {
  /** Hash of the manifest that it was saved by: two copies of one version are the same, byte for byte. */
  version: string;
  /** Moment of its snapshot, UTC. */
  snapshot: string;
}

/** Files that a saved copy is without; each with the reason. */
const notSaved = {
  'another form of the same pages': /^offline\/spacecraft-atlas\.zip$/,
  'pictures for sharing a link, which no page shows': /^social\//,
  'a stale worker could never be replaced': /^sw\.js$/,
  'for what runs elsewhere: a host, a search engine, a monitor, a person who checks a copy':
    /^(?:robots\.txt|sitemap[^/]*\.xml|health\.json|verify\.mjs)$/,
} as const satisfies Record<string, RegExp>;

/** Whether a file of the site belongs to a saved copy. */
export function isSaved(path: string): boolean {
  return Object.values(notSaved).every((pattern) => !pattern.test(path));
}

/**
 * Names of a site's caches, and addresses in them. A host may serve several sites in folders of their own.
 *
 * @param scope - folder of the site, from the root of the host, with a slash at both ends
 */
export function storeOf(scope: string) {
  const prefix = `atlas ${scope} `;
  return {
    /** Begins the name of each of the site's caches. */
    prefix,
    /** Which copies there are. */
    state: `${prefix}state`,
    /** The files of a copy. */
    copy: (version: string) => `${prefix}copy ${version}`,
    /** In the state: the copy that is served, the copy that is being saved, and the copy that an open page is of. */
    current: `${scope}offline/state/current`,
    saving: `${scope}offline/state/saving`,
    client: (id: string) => `${scope}offline/state/clients/${id}`,
    /** In a copy: the manifest that it was saved by. */
    manifest: `${scope}offline/manifest.json`,
    /** The address under which a file is asked for. */
    address: (path: string) => scope + path.replace(/(^|\/)index\.html$/, '$1'),
  } as const;
}
