import { course, DATES, WHOSE } from './course.ts';

/** One sick leave, from the report to recovery. @da sygeforløb @source 1.8 */
export const sickLeave = course({
  waitsFor: 'recovery',
  ends: 'when the citizen is well, and Jobnet has been asked for a profile where the registration came back',
  does: { 'jobnet-profile': '10 minutes', message: '10 minutes' },
  columns: [...WHOSE, ...DATES, 'contactGroup'],
});
