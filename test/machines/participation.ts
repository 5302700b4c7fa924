import { type Story, story } from './story.ts';

export const JC = 'jobcentre 101';
export const goal = { jobGoal: { freeText: 'Gartner' } };
export const jobPlan = { planType: 'job-plan', ...goal };

/** A citizen in the target group on the day; born in 1998, so 25 in 2023 and 30 in 2028. */
export const ready = (on: string, { born = '1998-06-15', group = 12, category = 'education-ready' } = {}): Story => {
  const s = story(on, { birthDate: born });
  s.does(JC, 'open-contact-group', { contactGroup: group });
  s.does(JC, 'assess-category', { category });
  return s;
};

export const participating = (on = '2022-04-04', more: Parameters<typeof ready>[1] & { to?: string } = {}): Story => {
  const s = ready(on, more);
  s.does(JC, 'mark-pilot-participation', { from: on, ...(more.to ? { to: more.to } : {}) });
  return s;
};
