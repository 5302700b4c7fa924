import type { Caller, CitizenState } from '../../machines/core/types.ts';
import type { Moment } from './explore.ts';
import { type Story, story } from './story.ts';

/**
 * Citizens to begin generated paths with, and why: what comes after several steps in one order is met too seldom by chance.
 * A machine added later needs a line here only when the samples of its commands do not lead into it.
 */
export interface Beginning {
  readonly why: string;
  readonly at: Moment;
  /** Commands that no sample gives, tried here. */
  readonly tries: readonly Try[];
}

export interface Try {
  readonly as: Caller;
  readonly name: string;
  readonly payload: (state: CitizenState) => unknown;
}

export const JC = 'jobcentre 101';

export const AK = 'a-kasse 5';

export const told = (why: string, start: string, birthDate: string, tell: (s: Story) => unknown, ...tries: readonly Try[]): Beginning => {
  const s = story(start, { birthDate });
  tell(s);
  return { why, at: { state: s.state, now: s.now }, tries };
};

export const unknown = (why: string, start: string, birthDate: string): Beginning => told(why, start, birthDate, () => undefined);

export const in1 = (s: Story): Story => {
  s.does(AK, 'join-a-kasse', { from: '2021-05-01' });
  s.does(JC, 'open-contact-group', { contactGroup: 1 });
  return s;
};

export const with75 = (s: Story): Story => {
  in1(s).does(AK, 'register-absence', { code: 75, from: s.today });
  return s;
};

export const participates = (s: Story, to?: string): Story => {
  s.does(JC, 'open-contact-group', { contactGroup: 12 });
  s.does(JC, 'assess-category', { category: 'education-ready' });
  s.does(JC, 'mark-pilot-participation', { from: s.today, ...(to === undefined ? {} : { to }) });
  return s;
};

export const subscribes = (s: Story, contactGroup = 12): Story => {
  s.does(JC, 'open-contact-group', { contactGroup });
  s.does(JC, 'publish-plan', { planType: 'education-plan' });
  return s;
};

export const registers = (s: Story): void => {
  s.does('citizen', 'register-job-seeker', { jobTitles: [{ title: 'Smed' }] });
};
