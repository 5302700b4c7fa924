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

export const given = (role: 'jobcentre' | 'benefit-system', name: string, payload: unknown): Try => ({
  as: { role, org: role === 'jobcentre' ? '101' : null },
  name,
  payload: () => payload,
});

export const wellOn = (recoveredOn: string): Try => given('benefit-system', 'report-recovered', { recoveredOn });

export const sickOn = (firstSickDay: string): Try => given('benefit-system', 'report-sick', { firstSickDay });
