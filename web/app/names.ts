import { signal } from '@preact/signals';
import { eventText } from '../words/commands.ts';
import { dayText, minuteText } from '../words/dates.ts';
import type { Names } from '../words/fact-words.ts';
import { listOfActivity } from '../words/fields.ts';
import { values } from '../words/values.ts';
import { ask } from './api.ts';
import { language, of } from './language.ts';
import type { CodeEntry } from './shapes.ts';

/** Names of codes, from the code lists of the API. */

type Lists = Readonly<Record<string, readonly CodeEntry[]>>;
const lists = signal<Lists>({});
const asked = new Set<string>();

const LISTS = [
  'contact-groups',
  'categories',
  'absences',
  'meeting-types',
  'contact-person-types',
  'health-activities',
  'social-activities',
  'course-activities',
  'wage-subsidy-rates',
  'availability-codes',
  'subscription-close-reasons',
  'relocation-notices',
];

const read = (name: string): void => {
  if (asked.has(name)) return;
  asked.add(name);
  ask<readonly CodeEntry[]>(`/code-lists/${name}`).then(
    (entries) => {
      lists.value = { ...lists.value, [name]: entries };
    },
    () => asked.delete(name),
  );
};

export const readLists = (): void => LISTS.forEach(read);

/** The lists of another day, such as after the clock was turned. */
export const forgetLists = (): void => {
  asked.clear();
  readLists();
};

export const listed = (name: string): readonly CodeEntry[] => {
  read(name);
  return lists.value[name] ?? [];
};

const nameIn = (list: string, id: unknown): string => {
  const entry = listed(list).find((e) => e.id === id || e.key === id || String(e.id) === String(id));
  return entry?.name ?? '';
};
const numbered = (list: string, id: unknown): string => {
  const name = nameIn(list, id);
  return name === '' ? String(id) : typeof id === 'number' || /^\d+$/.test(String(id)) ? `${id} – ${name}` : name;
};

export const valueText = (value: unknown): string => {
  const pair = values[String(value)];
  return pair ? of(pair) : String(value ?? '');
};

/** The name of a category: the list has none, the words have. */
export const names = (): Names => ({
  day: (value) => dayText(value as string | null, language.value),
  minute: (value) => (typeof value === 'string' ? minuteText(value, language.value) : ''),
  group: (value) => numbered('contact-groups', value),
  absence: (code) => numbered('absences', code),
  meeting: (type) => nameIn('meeting-types', type) || String(type),
  value: valueText,
  activity: (list, code) => {
    const name = listOfActivity[String(list)];
    return name === undefined ? `${valueText(list)} ${code}` : nameIn(name, code) || `${valueText(list)} ${code}`;
  },
  contactPersonType: (code) => nameIn('contact-person-types', code) || String(code),
  assessment: (code) => numbered('availability-codes', code),
  reason: (id) => nameIn('subscription-close-reasons', id) || String(id),
  event: (name) => of(eventText(name)).toLowerCase(),
});
