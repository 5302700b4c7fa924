import { course, type Start } from './course.ts';

/** One piece of outward work that belongs to no course: repeated until done. */
export const errand = (start: Start): Promise<void> => course(start, { longestPause: '1 minute' });
