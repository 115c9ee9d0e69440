/** The craft that are chosen for comparison, remembered while the tab is open. */

/** How many craft stand side by side at the most. */
export const MOST_COMPARED = 6;

const KEY = 'atlas-compare';

/** The chosen craft. */
export interface Selection {
  /** In the order in which they were chosen. */
  ids: () => readonly number[];
  has: (id: number) => boolean;
  set: (id: number, chosen: boolean) => void;
  clear: () => void;
}

/** The selection of this tab. */
export function createSelection(): Selection {
  let ids = read();
  const keep = (next: readonly number[]) => {
    ids = next.slice(0, MOST_COMPARED);
    try {
      sessionStorage.setItem(KEY, ids.join(','));
    } catch {
      // Where nothing may be stored, the page remembers while it is open.
    }
  };
  return {
    ids: () => ids,
    has: (id) => ids.includes(id),
    set: (id, chosen) => {
      keep(chosen ? [...ids.filter((each) => each !== id), id] : ids.filter((each) => each !== id));
    },
    clear: () => {
      keep([]);
    },
  };
}

function read(): readonly number[] {
  try {
    return readIds(sessionStorage.getItem(KEY) ?? '').ids.slice(0, MOST_COMPARED);
  } catch {
    return [];
  }
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
