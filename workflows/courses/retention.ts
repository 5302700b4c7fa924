import { course, DATES, WHOSE } from './course.ts';

/** The deletion of one record, from the day that its date is known to the proof that it is gone. @da sletning @source 7.1–7.3 */
export const retention = course({
  waitsFor: 'the day on which the record is deleted',
  ends: 'when key and row are proved to be gone; or when there is no date any more',
  does: { 'delete-records': '10 minutes' },
  columns: [...WHOSE, ...DATES],
});
