import { course, type Start } from './course.ts';

/** The contact course at the a-kasse, from the registration of absence 75 to its end; tells the citizen of cancelled meetings. @da kontaktforløb hos a-kassen @source 1.1 */
export const contactCourse = (start: Start): Promise<void> => course(start, { longestPause: '1 minute' });
