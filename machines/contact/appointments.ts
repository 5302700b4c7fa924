import type { LegalDate } from '../core/calendar.ts';
import type { Asked } from '../core/setup.ts';
import type { CitizenState, Situation } from '../core/types.ts';
import { contactCourseActive, contactCourseNow, groupNow, groupPeriods } from '../readings.ts';
import type { AbsenceRegistered } from './absence.ts';
import type { GroupChanged } from './group-chart.ts';

/** What meetings and deadlines for booking one have in common: the course of the citizen cancels both. @da aftaler @source 1.1 e–g */

/** What stood in the register when the appointment was made: 1.1 f asks for it when the citizen comes back. */
export interface Made {
  readonly on: LegalDate;
  readonly outsideGroup1: boolean;
  /** The 75 that was registered, active or inactive; null: none. */
  readonly during: string | null;
}

export const notMade: Made = { on: '', outsideGroup1: false, during: null };

export const madeNow = ({ before, today }: Situation): Made => ({
  on: today,
  outsideGroup1: groupNow(before) !== 1,
  during: contactCourseNow(before)?.id ?? null,
});

/** Outside group 1 by what was registered then, or by what is known by now of the whole day (a sick report that came late). */
const wasOutsideGroup1 = (state: CitizenState, made: Made): boolean =>
  made.outsideGroup1 || groupPeriods(state).some((p) => p.value !== 1 && p.from < made.on && (p.until === null || made.on < p.until));

/**
 * Back in group 1 with 75 active there, after the table in 1.1 a, and made outside it during that same 75:
 * it was registered then, or has been registered late since, and holds from that day or an earlier one.
 * One registered on its own first day, later on the day of the appointment, began after it.
 */
export const backInGroup1 = ({ context: { made }, event: { s } }: Asked<{ readonly made: Made }>, { to }: GroupChanged): boolean => {
  const course = contactCourseNow(s.current);
  return (
    to === 1 &&
    course !== undefined &&
    contactCourseActive(s.current) &&
    wasOutsideGroup1(s.before, made) &&
    (made.during === course.id || (course.context.from <= made.on && course.context.from < course.context.registeredOn))
  );
};

/** 75 registered active while the citizen is in group 1: the contact course begins; not one that was over before it was registered. */
export const courseBegins = ({ event: { s } }: Asked<unknown>, { code, status, to }: AbsenceRegistered): boolean =>
  code === 75 && status === 'active' && groupNow(s.before) === 1 && (to === null || to >= s.today);
