import { course, DATES, WHOSE } from './course.ts';

/** The contact course at the a-kasse, from the registration of absence 75 to its end. @da kontaktforløb hos a-kassen @source 1.1 */
export const contactCourse = course({
  waitsFor: 'the dates on which absence 75 starts or ends',
  ends: 'when absence 75 has ended and every message is sent',
  // tells the citizen of cancelled meetings
  does: { message: '1 minute' },
  columns: [...WHOSE, ...DATES, 'contactGroup'],
});
