import { expect, it } from 'vitest';
import { decide, newCitizen, whatIf } from '../../machines/citizen.ts';
import { instantOf } from '../../machines/core/calendar.ts';
import type { CitizenState } from '../../machines/core/types.ts';

const now = instantOf('2022-03-14T08:00');
const jobcentre = { role: 'jobcentre', org: '101' } as const;
const group = (contactGroup: number) => ({ id: 'what-if', name: 'change-contact-group', payload: { contactGroup }, caller: jobcentre });

/** A citizen in group 12 who turns 30 on 2022-06-01. */
const young = (): CitizenState => {
  const state = newCitizen({ citizenId: 'c', birthDate: '1992-06-01', jobcentre: '101' });
  const opened = decide(state, { id: '1', name: 'open-contact-group', payload: { contactGroup: 12 }, caller: jobcentre }, now);
  if (opened.outcome === 'refused') throw new Error(opened.refusal.code);
  return opened.state;
};

it('0 a command tried on a day ahead meets what time has done by then', () => {
  const state = young();
  const before = JSON.stringify(state);
  expect(whatIf(state, group(2), now, '2022-05-31').outcome).toBe('accepted');
  expect(whatIf(state, group(2), now, '2022-06-01')).toMatchObject({ outcome: 'refused', refusal: { code: 'already-in-contact-group' } });
  expect(whatIf(state, group(28), now, '2022-06-01')).toMatchObject({ outcome: 'refused', refusal: { code: '6033' } });
  expect(JSON.stringify(state)).toBe(before);
});

it('0 a command tried on a day that has passed meets the rules of that day', () => {
  const state = young();
  expect(whatIf(state, group(28), now, '2022-03-01').outcome).toBe('accepted');
});
