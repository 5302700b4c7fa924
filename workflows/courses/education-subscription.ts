import { course, DATES, WHOSE } from './course.ts';

/** The subscription to education events at UDB. @da abonnement hos Ungedatabasen @source 3.5 */
export const educationSubscription = course({
  waitsFor: 'the dates on which the subscription closes by itself',
  ends: 'when the subscription is closed and UDB knows',
  // each opening and closing is reported to UDB, in order, once each
  does: { 'udb-subscription': '10 minutes' },
  columns: [...WHOSE, ...DATES, 'contactGroup'],
});
