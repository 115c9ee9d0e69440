/** The boxes that choose craft for comparison, and the link that leads there. */
import { element } from '#search/dom.ts';

import type { Routes } from '../routes.ts';
import type { ExplorerCraft } from './data.ts';
import { MOST_COMPARED, createSelection } from './selection.ts';

/** The boxes of one page. */
export interface Pickers {
  /** The line with the link; empty while nothing is chosen. */
  element: HTMLElement;
  /** The box of a craft. */
  boxOf: (craft: ExplorerCraft) => HTMLElement;
}

/** Boxes over the selection of this tab. */
export function createPickers(routes: Routes): Pickers {
  const selection = createSelection();
  const line = element('p', { class: 'explorer-picked' });

  const update = () => {
    const ids = selection.ids();
    const full = ids.length >= MOST_COMPARED;
    for (const box of document.querySelectorAll<HTMLInputElement>('.pick input')) {
      box.checked = selection.has(Number(box.value));
      box.disabled = full && !box.checked;
    }
    line.replaceChildren(...(ids.length === 0 ? [] : lineOf(ids, full)));
  };
  const lineOf = (ids: readonly number[], full: boolean) => {
    const clear = element('button', { type: 'button', class: 'link-button' }, 'choose none');
    clear.addEventListener('click', () => {
      selection.clear();
      update();
    });
    const link = element('a', { href: routes.compareOf(ids) }, `Compare ${ids.length} craft`);
    const words =
      ids.length === 1
        ? element('span', {}, 'One craft is chosen; choose another to compare it with.')
        : element('span', {}, link, full ? ', as many as stand side by side' : '');
    return [words, ' ', clear];
  };
  update();
  return {
    element: line,
    boxOf: ({ id, name }) => {
      const box = element('input', { type: 'checkbox', value: String(id), 'aria-label': `Compare ${name}` });
      box.checked = selection.has(id);
      box.disabled = !box.checked && selection.ids().length >= MOST_COMPARED;
      box.addEventListener('change', () => {
        selection.set(id, box.checked);
        update();
      });
      return box;
    },
  };
}
