import { course, type Start } from './course.ts';

/** The deletion of one record, from the day that its date is known to the proof that it is gone. @da sletning @source 7.1–7.3 */
export const retention = (start: Start): Promise<void> => course(start, { longestPause: '10 minutes' });
