/** The form of the explorer: built once, then kept in step with the question. */
import { valueOf } from '#domain/query.ts';
import { formatNumber } from '#domain/labels.ts';
import { element } from '#search/dom.ts';

import { selectedChoices } from './explorer.ts';
import type { ChoiceCounts, Explorer } from './explorer.ts';
import { explorerChoice, choiceFilterNames } from './choices.ts';
import type { FilterChoice, ChoiceFilterName } from './choices.ts';
import { flownPart, orderPart, pageSizePart } from './form-parts.ts';
import type { Navigate, FormPart } from './form-parts.ts';

/** The form over what the explorer knows. */
export function createForm(explorer: Explorer, ask: Navigate): FormPart {
  const shownAs = (shown: string) => choiceFilterNames.filter((name) => explorerChoice(name).shown === shown);
  const parts = [
    textPart('search', 'Search in name and configuration', 'search', ask),
    ...shownAs('radios').map((name) => radiosPart(explorer, name, ask)),
    flownPart(ask),
    ...shownAs('select').map((name) => selectPart(explorer, name, ask)),
    textPart('name', 'Whole name, exactly', 'done', ask),
    orderPart(ask),
    pageSizePart(ask),
  ];
  const form = element(
    'form',
    { class: 'explorer-form', 'aria-label': 'Filters' },
    ...parts.map((part) => part.element),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  return {
    element: form,
    update: (parameters, limit) => {
      for (const part of parts) part.update(parameters, limit);
    },
  };
}

function textPart(parameter: string, label: string, key: 'search' | 'done', ask: Navigate): FormPart {
  const id = `explorer-${parameter}`;
  const input = element('input', {
    type: 'text',
    id,
    name: parameter,
    enterkeyhint: key,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  });
  input.addEventListener('input', () => {
    ask({ [parameter]: input.value });
  });
  return {
    element: element('p', { class: 'explorer-part' }, element('label', { for: id }, label), input),
    update: (parameters) => {
      const value = valueOf(parameters, parameter);
      // Its own echo would move the cursor.
      if (input.value !== value) input.value = value;
    },
  };
}

/** How many craft a choice would leave. */
function countOf(counts: ChoiceCounts | null, { value }: FilterChoice): number | null {
  return counts && (counts.get(value) ?? 0);
}

function radiosPart(explorer: Explorer, name: ChoiceFilterName, ask: Navigate): FormPart {
  const { label } = explorerChoice(name);
  const rows = [{ value: '', label: 'any' }, ...(explorer.choices[name] ?? [])].map((choice) => {
    const input = element('input', { type: 'radio', name, value: choice.value });
    input.addEventListener('change', () => {
      ask({ [name]: choice.value });
    });
    const count = element('span', { class: 'explorer-choice-count' });
    const row = element('label', { class: 'explorer-choice' }, input, element('span', {}, choice.label), ' ', count);
    return { choice, input, count, row };
  });
  return {
    element: element(
      'fieldset',
      { class: 'explorer-part' },
      element('legend', {}, label),
      ...rows.map(({ row }) => row),
    ),
    update: (parameters) => {
      const counts = explorer.counts(parameters, name);
      const value = selectedChoices(parameters, name);
      for (const { choice, input, count, row } of rows) {
        input.checked = choice.value === value;
        if (choice.value === '') continue;
        const number = countOf(counts, choice);
        const words = number === null ? '' : formatNumber(number);
        if (count.textContent !== words) count.textContent = words;
        row.toggleAttribute('data-none', number === 0);
      }
    },
  };
}

function selectPart(explorer: Explorer, name: ChoiceFilterName, ask: Navigate): FormPart {
  const id = `explorer-${name}`;
  const rows = (explorer.choices[name] ?? []).map((choice) => ({
    choice,
    option: element('option', { value: choice.value }, choice.label),
  }));
  const any = element('option', { value: '' }, 'any');
  const select = element('select', { id, name }, any, ...rows.map(({ option }) => option));
  select.addEventListener('change', () => {
    ask({ [name]: select.value });
  });
  let asked: URLSearchParams | null = null;
  const count = () => {
    if (asked === null) return;
    const counts = explorer.counts(asked, name);
    const value = selectedChoices(asked, name);
    asked = null;
    for (const { choice, option } of rows) {
      const number = countOf(counts, choice);
      const words = number === null ? choice.label : `${choice.label} (${formatNumber(number)})`;
      if (option.textContent !== words) option.textContent = words;
      // What would leave nothing stands aside, but for what is chosen.
      option.hidden = number === 0 && choice.value !== value;
    }
  };
  // A list that is closed shows its chosen line alone: the others are counted when somebody is about to open it.
  for (const type of ['pointerdown', 'focus']) select.addEventListener(type, count);
  return {
    element: element(
      'p',
      { class: 'explorer-part' },
      element('label', { for: id }, explorerChoice(name).label),
      select,
    ),
    update: (parameters) => {
      const value = selectedChoices(parameters, name);
      asked = parameters;
      if (value !== '' || document.activeElement === select) count();
      select.value = value;
      select.toggleAttribute('data-set', value !== '');
    },
  };
}
