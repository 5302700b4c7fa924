import { expect } from 'vitest';
import { type Story, storeUp, story } from './story.ts';

export const jobcentre = 'jobcentre 101';
export type Shown = { id: string; status: string; startedOn: string; submittedOn: string | null; deleteOn: string | null };

export const forms = (s: Story): Shown[] => s.view.preparationForms;
export const begun = (day: string, group: number | string = 2): { s: Story; formId: string } => {
  const s = story(day).outside(storeUp);
  s.does(jobcentre, 'open-contact-group', { contactGroup: group });
  return { s, formId: String(s.does('citizen', 'start-preparation-form').formId) };
};
export const submit = (s: Story, formId: string) => s.does('citizen', 'submit-preparation-form', { formId, answers: { wish: 'x' } });
export const register = (s: Story) => s.does('citizen', 'register-job-seeker', { jobTitles: [{ title: 'Gartner' }] });
export const eveOf = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** There a minute before the day, gone a minute after it began. */
export const goneOn = (s: Story, day: string): void => {
  s.at(`${eveOf(day)}T23:59`);
  expect(forms(s)).toHaveLength(1);
  s.at(`${day}T00:01`);
  expect(forms(s)).toHaveLength(0);
};
