import { contactGroupKeyOf, contactGroups, contactGroupsInEnglish } from '../../code-lists/contact-groups.ts';
import { inDanish, inEnglish, type LegalDate } from '../../core/calendar.ts';
import type { Sentence } from '../../core/rule.ts';
import type { CitizenState } from '../../core/types.ts';
import { contactCourseNow, type Group, groupPeriods } from '../../readings.ts';

/** Words that several refusals share. Each answers both languages. */

/** `kontaktgruppe 25 (Sygemeldt fra ledighed)`; by its name alone where the id is not public. */
export const groupInWords = (group: Group): Sentence => {
  const key = contactGroupKeyOf(group);
  const { id, name } = contactGroups.entries.find((e) => e.key === key) ?? { id: null, name: group };
  const english = key === undefined ? group : contactGroupsInEnglish[key];
  return {
    en: id === null ? `contact group ${english}` : `contact group ${id} (${english})`,
    da: id === null ? `kontaktgruppen ${name}` : `kontaktgruppe ${id} (${name})`,
  };
};

/** `kontaktgruppe 1 (Dagpengemodtager) siden 14. marts 2022`: the open one; undefined when none is. */
export const openGroupInWords = (state: CitizenState): Sentence | undefined => {
  const open = groupPeriods(state).findLast((p) => p.until === null);
  if (!open) return undefined;
  const { en, da } = groupInWords(open.value);
  return { en: `${en} since ${inEnglish(open.from)}`, da: `${da} siden ${inDanish(open.from)}` };
};

/** `fra 1. april 2022 til 10. april 2022`, `fra 1. april 2022 uden slutdato`. */
export const periodInWords = (from: LegalDate, to: LegalDate | null): Sentence => ({
  en: `from ${inEnglish(from)} ${to === null ? 'with no end' : `to ${inEnglish(to)}`}`,
  da: `fra ${inDanish(from)} ${to === null ? 'uden slutdato' : `til ${inDanish(to)}`}`,
});

/** `fravær 75 siden 21. marts 2022`: the one that is registered. */
export const courseInWords = (state: CitizenState): Sentence => {
  const since = contactCourseNow(state)?.context.from;
  return {
    en: since === undefined ? 'absence 75' : `absence 75 since ${inEnglish(since)}`,
    da: since === undefined ? 'fravær 75' : `fravær 75 siden ${inDanish(since)}`,
  };
};
