/** The boxes that choose craft for comparison, and the link that leads there. */
import type { ExplorerCraft } from './data.ts';
import type { PageContext } from './page-state.ts';
import { MOST_COMPARED } from './selection.ts';

/** The box of a craft. */
export function Picker({ craft, state: { compared }, compare }: PageContext & { craft: ExplorerCraft }) {
  const checked = compared.includes(craft.id);
  return (
    <input
      type="checkbox"
      value={craft.id}
      aria-label={`Compare ${craft.name}`}
      checked={checked}
      disabled={!checked && compared.length >= MOST_COMPARED}
      onChange={({ currentTarget }) => {
        const others = compared.filter((id) => id !== craft.id);
        compare(currentTarget.checked ? [...others, craft.id] : others);
      }}
    />
  );
}

/** The line with the link to the comparison; empty while nothing is chosen. */
export function CompareLine({ routes, state: { compared }, compare }: PageContext) {
  const count = compared.length;
  return (
    <p class="explorer-picked">
      {count > 0 && (
        <>
          {count === 1 ? (
            <span>One craft is chosen; choose another to compare it with.</span>
          ) : (
            <span>
              <a href={routes.compareOf(compared)}>Compare {count} craft</a>
              {count >= MOST_COMPARED && ', as many as stand side by side'}
            </span>
          )}{' '}
          <button type="button" class="link-button" onClick={() => compare([])}>
            choose none
          </button>
        </>
      )}
    </p>
  );
}
