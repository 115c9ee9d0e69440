/**
 * Set while a copy is being saved: every page looks for it, and one that finds it goes on with what was broken off.
 *
 * @param root - folder of the site, from the root of the host, with a slash at both ends
 * @returns its name in the local storage
 */
export function savingFlag(root: string): string {
  return `atlas saving ${root}`;
}
