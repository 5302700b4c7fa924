import { course, DATES, WHOSE } from './course.ts';

/** Quarantine, until its last day is over. @da karantæne @source 5.1 */
export const availability = course({
  waitsFor: 'the day after the last day of the quarantine',
  ends: 'when that day has come, or the quarantine is taken back',
  does: {},
  columns: [...WHOSE, ...DATES, 'contactGroup'],
});
