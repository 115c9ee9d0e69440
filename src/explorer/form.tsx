/** The form of the explorer: every filter, the order and the length of a page. */
import { formatNumber } from '#domain/labels.ts';
import { Choice, Select } from './controls.tsx';

import { choiceFilterNames, explorerChoice, isOffered } from './choices.ts';
import type { ChoiceFilterName } from './choices.ts';
import { selectedChoices } from './explorer.ts';
import { FlownFilter, OrderFilter, PageSizeFilter, TextFilter } from './form-parts.tsx';
import type { PageContext } from './page-state.ts';

const shownAs = (shown: 'radios' | 'select', { explorer: { data } }: PageContext) =>
  choiceFilterNames.filter((name) => explorerChoice(name).shown === shown && isOffered(name, data));

/**
 * The form.
 *
 * @param props - `limit`: craft on a page
 */
export function FilterForm(props: PageContext & { limit: number }) {
  return (
    <form class="explorer-form" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <TextFilter {...props} name="search" label="Search in name and configuration" enterKey="search" />
      {shownAs('radios', props).map((name) => (
        <RadioFilter {...props} name={name} />
      ))}
      <FlownFilter {...props} />
      {shownAs('select', props).map((name) => (
        <SelectFilter {...props} name={name} />
      ))}
      <TextFilter {...props} name="name" label="Whole name, exactly" enterKey="done" />
      <OrderFilter {...props} />
      <PageSizeFilter {...props} />
    </form>
  );
}

type ChoiceProps = PageContext & { name: ChoiceFilterName };

function RadioFilter({ explorer, params, name, navigate }: ChoiceProps) {
  const counts = explorer.counts(params, name);
  const selected = selectedChoices(params, name);
  return (
    <fieldset class="explorer-part">
      <legend>{explorerChoice(name).label}</legend>
      {[{ value: '', label: 'any' }, ...(explorer.choices[name] ?? [])].map(({ value, label }) => {
        const count = value === '' ? undefined : counts && (counts.get(value) ?? 0);
        return (
          <label key={value} class="explorer-choice" data-none={count === 0 ? '' : undefined}>
            <Choice
              type="radio"
              name={name}
              value={value}
              label={label}
              checked={value === selected}
              change={() => navigate({ [name]: value })}
            />{' '}
            <span class="explorer-choice-count">{typeof count === 'number' && formatNumber(count)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

function SelectFilter({ explorer, params, name, state, navigate, update }: ChoiceProps) {
  const id = `explorer-${name}`;
  const selected = selectedChoices(params, name);
  // A closed list shows nothing but its chosen line, so the others are counted when the list is about to open.
  const counts = selected !== '' || state.openFilter === name ? explorer.counts(params, name) : null;
  const options = (explorer.choices[name] ?? []).map(({ value, label }) => {
    if (counts === null) return { value, label };
    const count = counts.get(value) ?? 0;
    return { value, label: `${label} (${formatNumber(count)})`, hidden: count === 0 && value !== selected };
  });
  return (
    <p class="explorer-part">
      <label for={id}>{explorerChoice(name).label}</label>
      <Select
        id={id}
        value={selected}
        data-set={selected === '' ? undefined : ''}
        options={[{ value: '', label: 'any' }, ...options]}
        open={() => update({ openFilter: name })}
        change={(value) => navigate({ [name]: value })}
      />
    </p>
  );
}
