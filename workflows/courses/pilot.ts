import { course, type Start } from './course.ts';

/** The job-focused pilot. @da forsøg med jobrettet indsats @source 3.1 */
export const pilot = (start: Start): Promise<void> => course(start);
