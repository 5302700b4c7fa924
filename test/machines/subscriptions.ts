import type { UdbSubscription } from '../../machines/core/work.ts';
import { type Story, story } from './story.ts';

export const JC = 'jobcentre 101';
export const EDUCATION = { planType: 'education-plan' };

/** A citizen with an education plan in the group; 20 years old in 2022 where nothing else is said. */
export const subscribed = (on: string, group: number | string = 12, born = '2001-09-09'): Story => {
  const s = story(on, { birthDate: born });
  s.does(JC, 'open-contact-group', { contactGroup: group });
  s.does(JC, 'publish-plan', EDUCATION);
  return s;
};

/** In 25 by a sick report from group 1, with an open subscription. */
export const sick = (on: string, born?: string): Story => {
  const s = subscribed(on, 1, born);
  s.does('benefit-system', 'report-sick', { firstSickDay: on });
  return s;
};

export const sub = (s: Story) => s.view.educationSubscription;
export const asked = (s: Story): readonly (UdbSubscription & { readonly course: string | undefined })[] =>
  s.effects.flatMap((e) => ('work' in e && e.work.kind === 'udb-subscription' ? [{ ...e.work, course: e.course }] : []));
