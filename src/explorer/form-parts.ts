/** The parts of the explorer's form that are no list of answers: the span of time, the order, the length of a page. */
import { readInterval } from '#domain/query-interval.ts';
import { valueOf } from '#domain/query.ts';
import { element } from '#search/dom.ts';

import { fields } from './fields.ts';
import { pageSizes, parseOrdering } from './query-params.ts';

/** Asks the same question with other values for some parameters. */
export type Navigate = (values: Readonly<Record<string, string | number | null>>) => void;

/** A part of the form. */
export interface FormPart {
  element: HTMLElement;
  /**
   * Shows what is asked.
   *
   * @param limit - craft on a page
   */
  update: (parameters: URLSearchParams, limit: number) => void;
}

/** Two fields for the days between which a craft flew. */
export function flownPart(ask: Navigate): FormPart {
  const ends = (['from', 'to'] as const).map((end) => {
    const id = `explorer-flown-${end}`;
    const input = element('input', {
      type: 'text',
      id,
      inputmode: 'numeric',
      autocomplete: 'off',
      spellcheck: 'false',
      maxlength: '10',
      'aria-describedby': 'explorer-flown-note',
    });
    return { input, label: element('label', { for: id }, end === 'from' ? 'from' : 'to') };
  });
  const [from, to] = ends.map(({ input }) => input) as [HTMLInputElement, HTMLInputElement];
  const usual = 'Years or days: 1969 or 1969-07-16';
  const note = element('p', { id: 'explorer-flown-note', class: 'explorer-note' }, usual);

  const say = (wrong: boolean) => {
    for (const { input } of ends) {
      if (wrong) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
    note.textContent = wrong ? 'Not yet a span of time: years or days such as 1969-07-16, the earlier first' : usual;
  };
  const change = () => {
    const text = `${from.value.trim()}/${to.value.trim()}`;
    const wrong = readInterval(text) === null;
    say(wrong);
    // Half a year typed is no question yet.
    if (!wrong) ask({ flown: text === '/' ? null : text });
  };
  for (const { input } of ends) input.addEventListener('input', change);
  return {
    element: element(
      'fieldset',
      { class: 'explorer-part explorer-flown' },
      element('legend', {}, 'Flew between'),
      ...ends.map(({ input, label }) => element('span', {}, label, input)),
      note,
    ),
    update: (parameters) => {
      const [first = '', last = first] = valueOf(parameters, 'flown').split('/');
      const asked = [first, last].map((end) => end.trim().replace('..', ''));
      if (document.activeElement !== from && document.activeElement !== to) say(false);
      for (const [index, { input }] of ends.entries()) {
        if (document.activeElement !== input) input.value = asked[index] ?? '';
      }
    },
  };
}

/** The orders of the list: by name, and by each field that has one. */
const orders = [
  { key: 'name', label: 'name' },
  ...fields.flatMap(({ ordering, label }) => {
    return ordering === null ? [] : [{ key: ordering, label: label.toLowerCase() }];
  }),
];

/** The order and its direction, for where no head of a column shows it. */
export function orderPart(ask: Navigate): FormPart {
  const options = orders.map(({ key, label }) => element('option', { value: key }, label));
  const several = element('option', { value: '' }, 'as the address says');
  const select = element('select', { id: 'explorer-order' }, ...options, several);
  const turned = element('input', { type: 'checkbox', id: 'explorer-descending' });
  const change = () => {
    if (select.value !== '') ask({ ordering: `${turned.checked ? '-' : ''}${select.value}` });
  };
  select.addEventListener('change', change);
  turned.addEventListener('change', change);
  return {
    element: element(
      'fieldset',
      { class: 'explorer-part' },
      element('legend', {}, 'Order'),
      element('label', { for: select.id, class: 'quiet' }, 'Order by'),
      select,
      element('label', { class: 'explorer-choice' }, turned, element('span', {}, 'largest, latest or last first')),
    ),
    update: (parameters) => {
      const ordering = parseOrdering(parameters);
      const text = valueOf(parameters, 'ordering').trim();
      const known = orders.some(({ key }) => key === ordering?.name);
      // Without an ordering the service gives them by id.
      select.value = known ? (ordering?.name ?? '') : text.includes(',') ? '' : 'id';
      several.hidden = select.value !== '';
      turned.checked = known && ordering?.descending === true;
    },
  };
}

/** How many craft a page has. */
export function pageSizePart(ask: Navigate): FormPart {
  const options = pageSizes.map((size) => element('option', { value: String(size) }, String(size)));
  const other = element('option', { value: '' });
  const select = element('select', { id: 'explorer-limit' }, ...options, other);
  select.addEventListener('change', () => {
    ask({ limit: select.value });
  });
  return {
    element: element('p', { class: 'explorer-part' }, element('label', { for: select.id }, 'Craft on a page'), select),
    update: (_, limit) => {
      const value = String(limit);
      other.textContent = value;
      other.value = value;
      other.hidden = options.some((option) => option.value === value);
      select.value = value;
    },
  };
}
