import { addMonths, inDanish, inEnglish, type LegalDate } from '../../core/calendar.ts';
import { rule } from '../../core/rule.ts';
import type { CitizenState, Item } from '../../core/types.ts';
import { allOf } from '../../readings.ts';

/** 7.1 Deletion of professional contacts. @da sletning af fagprofessionelle kontaktpersoner @source 7.1 */

/** Types whose data come from an activity: Udslusningskoordinator, Personlig jobformidler, Mentor. */
export const TYPES_FROM_ACTIVITY: readonly number[] = [2, 3, 15];

/** Months from the end date to deletion, always from the original date. */
export const MONTHS_AFTER_END = 6;

interface Person {
  readonly type: number | null;
  readonly to: LegalDate | null;
  readonly activityId: string | null;
}

const fromActivity = (type: number | null): boolean => type !== null && TYPES_FROM_ACTIVITY.includes(type);

export const activityGiven = rule<{ readonly type?: number | undefined; readonly activityId?: string | null | undefined }>({
  id: '7.1',
  code: 'activity-required',
  en: 'types 2, 3 and 15 come from an activity',
  da: 'Typerne 2, 3 og 15 kommer fra en indsats (aktivitet)',
  wrong: ({ payload, item }) => {
    const type = payload.type ?? (item?.context as Person | undefined)?.type;
    return {
      en: `A contact person of type ${type} comes from an activity, and none is given`,
      da: `En kontaktperson af type ${type} kommer fra en indsats, og der er ikke angivet nogen`,
    };
  },
  holds: ({ payload, item }) => {
    const had = item?.context as Person | undefined;
    return !fromActivity(payload.type ?? had?.type ?? null) || (payload.activityId ?? had?.activityId ?? null) !== null;
  },
});

/** The last day of the relation is over, or it is today. */
export const relationRuns = rule({
  id: '7.1',
  code: 'already-ended',
  en: 'the relation has not ended',
  da: 'Kontaktrelationen er ikke allerede afsluttet',
  wrong: ({ item, today }) => {
    const to = (item?.context as Person | undefined)?.to ?? today;
    return {
      en: `The relation has ended already: its last day is ${inEnglish(to)}`,
      da: `Kontaktrelationen er allerede afsluttet: sidste dag er den ${inDanish(to)}`,
    };
  },
  holds: ({ item, today }) => {
    const to = (item?.context as Person | undefined)?.to ?? null;
    return to === null || to > today;
  },
});

export const cameFromThisActivity = rule<{ readonly activityId: string; readonly contactPersonId?: string }>({
  id: '1.9',
  code: 'unknown-contact-person',
  en: 'the contact person came from this activity',
  da: 'Kontaktpersonen kommer fra indsatsen',
  wrong: {
    en: 'The contact person did not come from this activity, which cannot update it',
    da: 'Kontaktpersonen kommer ikke fra denne indsats og kan ikke opdateres via den',
  },
  holds: ({ before, payload }) =>
    payload.contactPersonId === undefined ||
    allOf(before, 'contact-person').some((p) => p.id === payload.contactPersonId && p.context.activityId === payload.activityId),
});

/** The end date that counts: the activity's for the types that come from one, else the relation's. Null: none. */
const endThatCounts = ({ type, to, activityId }: Person, state: CitizenState): LegalDate | null =>
  fromActivity(type) ? (allOf(state, 'activity').find((a) => a.id === activityId)?.context.to ?? null) : to;

/** The day of deletion; null while there is no end date. A newer contact of the same type changes nothing. */
export const deletionOfContact = ({ context }: Item<Person>, state: CitizenState): LegalDate | null => {
  const end = endThatCounts(context, state);
  return end === null ? null : addMonths(end, MONTHS_AFTER_END);
};
