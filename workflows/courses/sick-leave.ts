import { course, type Start } from './course.ts';

/** One sick leave, from the report to recovery. @da sygeforløb @source 1.8 */
export const sickLeave = (start: Start): Promise<void> => course(start);
