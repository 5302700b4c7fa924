import { lastDayBeforeRelease, releaseDay } from '../../code-lists/code-list.ts';
import { groupInWords } from '../../contact/rules/words.ts';
import { addMonths, inDanish, inEnglish, type LegalDate } from '../../core/calendar.ts';
import { inForce, rule } from '../../core/rule.ts';
import type { CitizenState } from '../../core/types.ts';
import { allOf, type Group, groupNow, inGroup, inRehabilitation } from '../../readings.ts';

/** 7.2 Preparation forms: who begins one, and when it is deleted. @da forberedelsesskema @source 7.2 */

export const FORM_GROUPS: readonly Group[] = [1, 2, 12, 26, 27, 28, 29];

/** Months that a form is kept, always from the original date; ten years for a citizen in rehabilitation. */
export const MONTHS_KEPT = { otherwise: 6, inRehabilitation: 120 } as const;

/** The dates of a form. */
export interface FormDates {
  readonly startedOn: LegalDate;
  readonly submittedOn: LegalDate | null;
  /** The date that a submitted form's months are counted from. */
  readonly countedFrom: CountedFrom;
}

export type CountedFrom = 'startedOn' | 'submittedOn';

/**
 * What a submitted form's months are counted from, by the rule in force. A new row moves the stored date of every submitted form
 * on its first day (A).
 */
export const COUNTED_FROM: readonly { readonly from: CountedFrom; readonly validFrom?: LegalDate; readonly validTo?: LegalDate }[] = [
  { from: 'startedOn', validTo: lastDayBeforeRelease },
  { from: 'submittedOn', validFrom: releaseDay },
];

export const countedFromOn = (on: LegalDate): CountedFrom => COUNTED_FROM.find((row) => inForce(row, on))?.from ?? 'submittedOn';

/** The first day of the row after the one that the form's date was made by; undefined when there is none. */
export const nextCounting = (countedFrom: CountedFrom): LegalDate | undefined =>
  COUNTED_FROM[COUNTED_FROM.findIndex((row) => row.from === countedFrom) + 1]?.validFrom;

export const formForGroup = rule({
  id: '7.2',
  code: 'form-not-for-group',
  en: 'the citizen is in group 1, 2, 12, 26, 27, 28 or 29, or in rehabilitation',
  da: 'Borgeren er i kontaktgruppe 1, 2, 12, 26, 27, 28 eller 29 eller i rehabilitering',
  wrong: ({ before }) => {
    const group = groupNow(before);
    const words =
      group === null
        ? { en: 'neither in a contact group nor in rehabilitation', da: 'hverken i en kontaktgruppe eller i rehabilitering' }
        : { en: `in ${groupInWords(group).en} and not in rehabilitation`, da: `i ${groupInWords(group).da} og ikke i rehabilitering` };
    return {
      en: `The citizen is ${words.en}: a form is begun in group 1, 2, 12, 26, 27, 28 or 29, or in rehabilitation`,
      da: `Borgeren er ${words.da}: et skema kan påbegyndes i kontaktgruppe 1, 2, 12, 26, 27, 28 eller 29 eller under rehabilitering`,
    };
  },
  holds: ({ before, today }) => inGroup(before, ...FORM_GROUPS) || inRehabilitation(before, today),
});

export const notSubmitted = rule({
  id: '7.2',
  code: 'already-submitted',
  en: 'the form has not been submitted',
  da: 'Skemaet er ikke allerede indsendt',
  wrong: ({ item, today }) => {
    const on = (item?.context as FormDates | undefined)?.submittedOn ?? today;
    return { en: `The form was submitted on ${inEnglish(on)} already`, da: `Skemaet er allerede indsendt den ${inDanish(on)}` };
  },
  holds: ({ item }) => (item?.context as FormDates | undefined)?.submittedOn === null,
});

/** A rehabilitation course that the form has lived beside: one not over when the form was begun (none begins ahead of its registration). */
export const besideForm = (course: { readonly to: LegalDate | null }, startedOn: LegalDate): boolean =>
  course.to === null || course.to >= startedOn;

/** How long the form is kept (A). */
export const retention = (startedOn: LegalDate, state: CitizenState): number =>
  allOf(state, 'rehabilitation').some((r) => besideForm(r.context, startedOn)) ? MONTHS_KEPT.inRehabilitation : MONTHS_KEPT.otherwise;

/** A submitted form's day of deletion (A): the months from the date that its rule counts from. */
export const deletionOfSubmitted = (form: FormDates, state: CitizenState): LegalDate =>
  addMonths(form[form.countedFrom] ?? form.startedOn, retention(form.startedOn, state));

/** The day on which a form that was not submitted is deleted, unless its citizen is registered as a job seeker then (A). */
export const deletionOfStarted = (form: FormDates, state: CitizenState): LegalDate =>
  addMonths(form.startedOn, retention(form.startedOn, state));
