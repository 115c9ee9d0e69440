/** The controls of the explorer. */

/** A line of a list to choose from. */
export interface SelectOption {
  value: string;
  label: string;
  hidden?: boolean;
}

interface SelectProps {
  id: string;
  value: string;
  options: readonly SelectOption[];
  change: (value: string) => void;
  /** Called when the list is about to open. */
  open?: () => void;
  'data-set'?: '' | undefined;
}

/** A list to choose from. */
export function Select({ options, change, open, ...attributes }: SelectProps) {
  return (
    <select
      {...attributes}
      onPointerDown={open}
      onFocus={open}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    >
      {options.map(({ value, label, hidden }) => (
        <option key={value} value={value} hidden={hidden}>
          {label}
        </option>
      ))}
    </select>
  );
}

interface ChoiceProps {
  type: 'radio' | 'checkbox';
  label: string;
  checked: boolean;
  change: (checked: boolean) => void;
  id?: string;
  name?: string;
  value?: string;
}

/** A box with its label. */
export function Choice({ label, change, ...attributes }: ChoiceProps) {
  return (
    <>
      <input {...attributes} onChange={({ currentTarget }) => change(currentTarget.checked)} />
      <span>{label}</span>
    </>
  );
}
