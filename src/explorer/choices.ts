/**
 * The questions with a list of answers: one row a filter, and what follows from the rows. Parameters that LL2 has too
 * have its names; `ours` marks the others.
 */
import type { Named } from '#domain/facts/kinds.ts';
import { typeLabel, statusWords } from '#domain/words.ts';

import type { ExplorerCraft, ExplorerData } from './data.ts';
import { findField } from './fields.ts';

/** An answer that can be chosen. */
export interface Choice {
  /** As it stands in the address. */
  value: string;
  label: string;
}

interface ChoiceFilter {
  label: string;
  /** What the choice says of the craft, for the question in words. */
  phrase: (label: string) => string;
  /** True for a parameter that LL2 does not have. */
  ours: boolean;
  /** How the answers are shown: all of them, or in a list to open. */
  shown: 'radios' | 'select';
  choices: (data: ExplorerData) => readonly Choice[];
  /** The values that a craft has. */
  valuesOf: (craft: ExplorerCraft) => readonly string[];
}

/** What a record may lack, with the words for it. */
export const unknowns = {
  time_in_space: { label: 'time in space', isUnknown: lacks('time_in_space') },
  time_docked: { label: 'docking', isUnknown: lacks('time_docked') },
  first_launch: { label: 'launch', isUnknown: lacks('first_launch') },
  flights_count: { label: 'number of flights', isUnknown: ({ flights_count }) => flights_count === null },
  serial_number: { label: 'serial number', isUnknown: ({ serial_number }) => serial_number === null },
  status: { label: 'status', isUnknown: ({ status }) => status === null },
  spacecraft_config: { label: 'configuration', isUnknown: ({ configuration }) => configuration === null },
  family: { label: 'family', isUnknown: ({ configuration }) => (configuration?.family ?? []).length === 0 },
  height: { label: 'height', isUnknown: ({ configuration }) => (configuration?.height ?? null) === null },
} as const satisfies Record<string, { label: string; isUnknown: (craft: ExplorerCraft) => boolean }>;

/** Whether a craft has no number for a field. */
function lacks(name: string): (craft: ExplorerCraft) => boolean {
  return (craft) => (findField(name)?.measure?.value(craft) ?? null) === null;
}

export type UnknownName = keyof typeof unknowns;

const unknownNames = Object.keys(unknowns) as UnknownName[];

const byId = (rows: readonly Named[], label = (name: string) => name): Choice[] =>
  rows.map(({ id, name }) => ({ value: String(id), label: label(name) }));
const idOf = (row: Named | null | undefined) => (row ? [String(row.id)] : []);
const yesOrNo = (yes: string, no: string): Choice[] => [
  { value: 'true', label: yes },
  { value: 'false', label: no },
];

/** Every filter with a list of answers, in the order of the form. */
export const choiceFilters = {
  status: {
    label: 'Status',
    phrase: (label) => `status ${label}`,
    ours: false,
    shown: 'radios',
    choices: ({ lists }) => byId(lists.status, (name) => statusWords(name).label),
    valuesOf: ({ status }) => idOf(status),
  },
  in_space: {
    label: 'In space',
    phrase: (label) => label,
    ours: false,
    shown: 'radios',
    choices: () => yesOrNo('in space', 'not in space'),
    valuesOf: ({ in_space }) => [String(in_space)],
  },
  type: {
    label: 'Type',
    phrase: (label) => `type ${label}`,
    ours: true,
    shown: 'radios',
    choices: ({ lists }) => byId(lists.type, typeLabel),
    valuesOf: ({ configuration }) => idOf(configuration?.type),
  },
  family: {
    label: 'Family',
    phrase: (label) => `family ${label}`,
    ours: true,
    shown: 'select',
    choices: ({ lists }) => byId(lists.family),
    valuesOf: ({ configuration }) => configuration?.family.map(({ id }) => String(id)) ?? [],
  },
  spacecraft_config: {
    label: 'Configuration',
    phrase: (label) => `configuration ${label}`,
    ours: false,
    shown: 'select',
    choices: ({ configurations }) => byId(configurations),
    valuesOf: ({ configuration }) => idOf(configuration),
  },
  agency: {
    label: 'Agency',
    phrase: (label) => `agency ${label}`,
    ours: true,
    shown: 'select',
    choices: ({ lists }) => byId(lists.agency),
    valuesOf: ({ configuration }) => idOf(configuration?.agency),
  },
  unknown: {
    label: 'Only with unknown',
    phrase: (label) => `${label} not recorded`,
    ours: true,
    shown: 'select',
    choices: () => unknownNames.map((value) => ({ value, label: unknowns[value].label })),
    valuesOf: (craft) => unknownNames.filter((name) => unknowns[name].isUnknown(craft)),
  },
  is_placeholder: {
    label: 'Placeholders',
    phrase: (label) => label,
    ours: false,
    shown: 'select',
    choices: () => yesOrNo('only placeholders', 'no placeholders'),
    valuesOf: ({ is_placeholder }) => [String(is_placeholder)],
  },
} as const satisfies Record<string, ChoiceFilter>;

export type ChoiceFilterName = keyof typeof choiceFilters;

export const choiceFilterNames = Object.keys(choiceFilters) as ChoiceFilterName[];

/** A filter's row of the table, whichever it is. */
export function choiceFilter(name: ChoiceFilterName): ChoiceFilter {
  return choiceFilters[name];
}

/** Whether a text is the name of something that a record may lack. */
export function isUnknownName(text: string): text is UnknownName {
  return Object.hasOwn(unknowns, text);
}
