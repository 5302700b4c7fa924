import type { Pair, Words } from './pairs.ts';

/** What a citizen loses on a date that comes by itself, by chart and event. What is not here ends nothing that the citizen has. */
export const losses: Words = {
  'contact-group thirtieth-birthday': ['pladsen i gruppen for unge under 30', 'the place in the group for those under 30'],
  'absence end-date': ['fraværet eller fritagelsen', 'the absence or exemption'],
  'booking-deadline booking-deadline-over': ['muligheden for selv at booke mødet', 'the choice to book the meeting oneself'],
  'availability-assessment quarantine-begins': ['dagpengene under karantænen', 'the benefit during the quarantine'],
  'pilot participation-over': ['deltagelsen i forsøget', 'the participation in the pilot'],
  'pilot pilot-over': ['deltagelsen i forsøget', 'the participation in the pilot'],
  'education-subscription age-reached': ['abonnementet hos Ungedatabasen', 'the subscription at UDB'],
  'education-subscription calendar-month-over': ['abonnementet hos Ungedatabasen', 'the subscription at UDB'],
  'preparation-form deletion-due': ['forberedelsesskemaet, som slettes', 'the preparation form, which is deleted'],
  'contact-person deletion-due': ['oplysningerne om kontaktpersonen, som slettes', 'the data of the contact person, which are deleted'],
};

/** Dates that bring something, or that say only that a day is over. A test holds both lists against the charts. */
export const harmless: readonly string[] = [
  'meeting meeting-day-over',
  'availability-assessment quarantine-over',
  'preparation-form counting-in-force',
];

/** What the citizen loses by a date, if anything. */
export const lossOf = ({ machine, event }: { readonly machine: string; readonly event: string }): Pair | undefined =>
  losses[`${machine} ${event}`];
