/** The parts of the explorer's form that are no list of choices: text, span of time, order, length of a page. */
import { readInterval } from '#domain/query-interval.ts';
import { valueOf } from '#domain/query.ts';
import { Choice, Select } from './controls.tsx';

import { fields } from './fields.ts';
import type { PageContext } from './page-state.ts';
import { pageSizes, parseOrdering } from './query-params.ts';

/** A field for a text. */
export function TextFilter(props: PageContext & { name: string; label: string; enterKey: 'search' | 'done' }) {
  const { name, label, enterKey, params, navigate } = props;
  const id = `explorer-${name}`;
  return (
    <p class="explorer-part">
      <label for={id}>{label}</label>
      <input
        type="text"
        id={id}
        name={name}
        enterkeyhint={enterKey}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={valueOf(params, name)}
        onInput={({ currentTarget }) => navigate({ [name]: currentTarget.value })}
      />
    </p>
  );
}

const ends = ['from', 'to'] as const;

/** Two fields for the days between which a craft flew. */
export function FlownFilter({ params, state, navigate, update }: PageContext) {
  const [from = '', to = from] = valueOf(params, 'flown')
    .split('/')
    .map((end) => end.trim().replace('..', ''));
  const values = state.flownDraft ?? [from, to];
  const invalid = parseFlown(values) === null;
  const change = (index: number, value: string) => {
    const draft = values.with(index, value) as [string, string];
    const flown = parseFlown(draft);
    update({ flownDraft: draft });
    if (flown !== null) navigate({ flown });
  };
  return (
    <fieldset class="explorer-part explorer-flown">
      <legend>Flew between</legend>
      {ends.map((end, index) => (
        <span>
          <label for={`explorer-flown-${end}`}>{end}</label>
          <input
            type="text"
            id={`explorer-flown-${end}`}
            inputmode="numeric"
            autocomplete="off"
            spellcheck={false}
            maxlength={10}
            aria-describedby="explorer-flown-note"
            aria-invalid={state.flownDraft && invalid ? 'true' : undefined}
            value={values[index] ?? ''}
            onInput={({ currentTarget }) => change(index, currentTarget.value)}
          />
        </span>
      ))}
      <p id="explorer-flown-note" class="explorer-note">
        {state.flownDraft && invalid
          ? 'Not yet a span of time: years or days such as 1969-07-16, the earlier first'
          : 'Years or days: 1969 or 1969-07-16'}
      </p>
    </fieldset>
  );
}

/** Two ends as a value of the query, empty for none; null where they are no span of time (yet). */
function parseFlown([from, to]: readonly string[]): string | null {
  const text = `${from?.trim()}/${to?.trim()}`;
  if (readInterval(text) === null) return null;
  return text === '/' ? '' : text;
}

/** The orders of the list: by name, and by each field that has one. */
const orders = [
  { value: 'name', label: 'name' },
  ...fields.flatMap(({ ordering, label }) => {
    return ordering === null ? [] : [{ value: ordering, label: label.toLowerCase() }];
  }),
];

/** The order and its direction, for a narrow screen, where the table has no heads. */
export function OrderFilter({ params, navigate }: PageContext) {
  const ordering = parseOrdering(params);
  const known = orders.some(({ value }) => value === ordering?.name);
  const several = valueOf(params, 'ordering').includes(',');
  // Without an ordering the service sorts by id.
  const key = known ? (ordering?.name ?? '') : several ? '' : 'id';
  const descending = known && ordering?.descending === true;
  const sortBy = (name: string, down: boolean) => {
    if (name !== '') navigate({ ordering: `${down ? '-' : ''}${name}` });
  };
  return (
    <fieldset class="explorer-part">
      <legend>Order</legend>
      <label for="explorer-order" class="quiet">
        Order by
      </label>
      <Select
        id="explorer-order"
        value={key}
        options={[...orders, { value: '', label: 'as the address says', hidden: key !== '' }]}
        change={(name) => sortBy(name, descending)}
      />
      <label class="explorer-choice">
        <Choice
          type="checkbox"
          id="explorer-descending"
          label="largest, latest or last first"
          checked={descending}
          change={(down) => sortBy(key, down)}
        />
      </label>
    </fieldset>
  );
}

/** How many craft a page has. */
export function PageSizeFilter({ limit, navigate }: PageContext & { limit: number }) {
  const sizes = pageSizes.map(String);
  const value = String(limit);
  return (
    <p class="explorer-part">
      <label for="explorer-limit">Craft on a page</label>
      <Select
        id="explorer-limit"
        value={value}
        options={[...sizes, ...(sizes.includes(value) ? [] : [value])].map((size) => ({ value: size, label: size }))}
        change={(size) => navigate({ limit: size })}
      />
    </p>
  );
}
