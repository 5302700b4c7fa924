import { course, type Start } from './course.ts';

/** Quarantine, until its last day is over. @da karantæne @source 5.1 */
export const availability = (start: Start): Promise<void> => course(start);
