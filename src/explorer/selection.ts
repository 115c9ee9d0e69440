/** The craft that are chosen for comparison, remembered while the tab is open. */

/** How many craft are compared at the most. */
export const MOST_COMPARED = 6;

const KEY = 'atlas-compare';

/** The chosen ids of this tab, in the order in which they were chosen. */
export function loadSelection(): readonly number[] {
  try {
    return readIds(sessionStorage.getItem(KEY) ?? '').ids.slice(0, MOST_COMPARED);
  } catch {
    return [];
  }
}

/** Remembers the first six of some ids, and returns these. */
export function saveSelection(ids: readonly number[]): readonly number[] {
  const selected = ids.slice(0, MOST_COMPARED);
  try {
    sessionStorage.setItem(KEY, selected.join(','));
  } catch {
    // Where nothing may be stored, the page remembers while it is open.
  }
  return selected;
}

/**
 * The ids in a text such as `41,97,1`, each once.
 *
 * @returns what is no id, too, as it is written
 */
export function readIds(text: string): { ids: number[]; wrong: string[] } {
  const parts = text.split(/[\s,]+/).filter(Boolean);
  const isId = (part: string) => /^[1-9]\d{0,14}$/.test(part);
  return { ids: [...new Set(parts.filter(isId).map(Number))], wrong: parts.filter((part) => !isId(part)) };
}
