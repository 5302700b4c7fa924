import { course, type Start } from './course.ts';

/** The subscription to education events at UDB: tells UDB in order, once each. @da abonnement hos Ungedatabasen @source 3.5 */
export const educationSubscription = (start: Start): Promise<void> => course(start);
