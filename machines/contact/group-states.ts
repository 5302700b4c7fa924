import { type ContactGroupKey, contactGroups, contactGroupsInEnglish } from '../code-lists/contact-groups.ts';
import type { Group } from '../readings.ts';

/* The states of the contact-group chart: every group of the code list is one. What each is called, and which of them move by themselves. */

/** Groups that a sick report alone leads into: fallen sick with none open, and in group 1. @source 1.8 */
export const SICK_GROUPS = { none: 'sick-from-employment', 'unemployment-benefit': 'sick-from-unemployment' } as const;

/** Groups whose citizens are moved on their thirtieth birthday, and where to. @source 3.1 OBS */
export const GROUP_AT_30 = {
  'education-help': 'cash-benefit',
  'education-order-transition-benefit-lab': 'transition-benefit-lab',
} as const satisfies Partial<Record<ContactGroupKey, ContactGroupKey>>;

/** The group by its public id, else by its key. */
export const groupOf = (key: ContactGroupKey): Group => contactGroups.entries.find((e) => e.key === key)?.id ?? key;

/** `25 Sygemeldt fra ledighed`; the name alone where the id is not public. */
const numbered = (key: ContactGroupKey, name: string): string => {
  const group = groupOf(key);
  return group === key ? name : `${group} ${name}`;
};
/** What a picture of the chart calls the state. */
export const meta = (key: ContactGroupKey) => ({
  name: {
    da: numbered(key, contactGroups.entries.find((e) => e.key === key)?.name ?? key),
    en: numbered(key, contactGroupsInEnglish[key]),
  },
});
