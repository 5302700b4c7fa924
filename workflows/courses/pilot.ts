import { course, DATES, WHOSE } from './course.ts';

/** The job-focused pilot. @da forsøg med jobrettet indsats @source 3.1 */
export const pilot = course({
  waitsFor: "the birthday, the pilot's last day, and the other dates on which participation ends",
  ends: 'when participation has ended',
  does: { message: '10 minutes' },
  columns: [...WHOSE, ...DATES, 'contactGroup'],
});
