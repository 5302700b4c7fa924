import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../machines/core/calendar.ts';
import type { UdbSubscription } from '../../machines/core/work.ts';
import { type Story, story } from './story.ts';

const JC = 'jobcentre 101';
const EDUCATION = { planType: 'education-plan' };
const FOLLOW_UP = { planType: 'follow-up-agreement' };

const inGroup1 = (on: string, born: string): Story => {
  const s = story(on, { birthDate: born });
  s.does(JC, 'open-contact-group', { contactGroup: 1 });
  return s;
};
const sick = (s: Story, firstSickDay: string) => s.does('benefit-system', 'report-sick', { firstSickDay });
const well = (s: Story, recoveredOn: string) => s.does('batch', 'report-recovered', { recoveredOn });
const sub = (s: Story) => s.view.educationSubscription;
const asked = (s: Story) =>
  s.effects.flatMap((e) => ('work' in e && e.work.kind === 'udb-subscription' ? [(e.work as UdbSubscription).action] : []));
const corrections = (s: Story) => s.entries.filter((e) => e.command === 'subscription-corrected');

describe('3.5 a sick report told late', () => {
  test.each([
    ['2022-05-09', 'open', null, '2022-03-14'],
    ['2022-05-10', 'open', null, '2022-03-14'],
    ['2022-05-11', 'closed', 8, '2022-05-10'],
  ])('3.5 a follow-up agreement of 10 May, sick from %s told on the 20th: %s, reason %s', (firstSickDay, status, reason, since) => {
    const s = inGroup1('2022-03-14', '2001-09-09');
    s.does(JC, 'publish-plan', EDUCATION);
    s.at('2022-05-10').does(JC, 'publish-plan', FOLLOW_UP);
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 8 });
    sick(s.at('2022-05-20'), firstSickDay);
    expect(sub(s)).toMatchObject({ status, reason, since });
    // what UDB was told stays told: that it is open again is told too
    expect(asked(s)).toEqual(status === 'open' ? ['open', 'close', 'open'] : ['open', 'close']);
    if (status === 'open') {
      expect(corrections(s)).toMatchObject([{ by: 'register', rule: '3.5', effectiveOn: since }]);
      expect(corrections(s)[0]?.what).toMatchObject([{ type: 'education-subscription-corrected', status, reason, since, rule: '3.5' }]);
    }
  });

  test.each([
    ['2022-05-09', { status: 'open', reason: null }],
    // the birthday is met at the first minute, before anything of its day
    ['2022-05-10', { status: 'closed', reason: 5, since: '2022-05-10' }],
    ['2022-05-11', { status: 'closed', reason: 5, since: '2022-05-10' }],
  ])('3.5 25 years on 10 May, sick from %s told on the 20th: %j', (firstSickDay, expected) => {
    const s = inGroup1('2022-03-14', '1997-05-10');
    s.does(JC, 'publish-plan', EDUCATION);
    expect(sub(s.at('2022-05-10'))).toMatchObject({ status: 'closed', reason: 5 });
    sick(s.at('2022-05-20'), firstSickDay);
    expect(sub(s)).toMatchObject(expected);
    well(s.at('2022-06-01'), '2022-06-01');
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 5 });
  });

  it('3.5 an education plan in group 1 at 26 opens none; sick then, as is told late, it is open until recovery', () => {
    const s = inGroup1('2022-03-14', '1996-01-01');
    s.at('2022-05-10').does(JC, 'publish-plan', EDUCATION);
    expect(sub(s)).toBeNull();
    sick(s.at('2022-05-20'), '2022-05-02');
    expect(sub(s)).toMatchObject({ status: 'open', since: '2022-05-10' });
    well(s.at('2022-06-01'), '2022-06-01');
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 5, since: '2022-06-01' });
    expect(asked(s)).toEqual(['open', 'close']);
  });

  it('3.5 moved from group 1 to 12 before the report is told: the follow-up agreement closed nothing, and the group is as the jobcentre made it', () => {
    const s = inGroup1('2022-03-14', '2001-09-09');
    s.does(JC, 'publish-plan', EDUCATION);
    s.at('2022-05-10').does(JC, 'publish-plan', FOLLOW_UP);
    s.at('2022-05-12').does(JC, 'change-contact-group', { contactGroup: 12 });
    sick(s.at('2022-05-20'), '2022-05-02');
    expect(s.view.contactGroup).toMatchObject({ id: 12 });
    expect(sub(s)).toMatchObject({ status: 'open', reason: null });
  });

  it('3.5 fallen sick with no group open, told after the calendar month: closed by the group, not by the month', () => {
    const s = story('2022-03-14', { birthDate: '2001-09-09' });
    s.does(JC, 'open-contact-group', { contactGroup: 12 });
    s.does(JC, 'publish-plan', EDUCATION);
    s.at('2022-04-10').does(JC, 'close-contact-group');
    expect(sub(s.at('2022-06-02'))).toMatchObject({ status: 'closed', reason: null, since: '2022-06-01' });
    sick(s, '2022-05-20');
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 7, since: '2022-05-20' });
    expect(asked(s)).toEqual(['open', 'close']);
  });
});

describe('3.5 a recovery told late', () => {
  test.each([
    ['2022-05-09', 'closed', 8, '2022-05-10'],
    ['2022-05-10', 'closed', 8, '2022-05-10'],
    ['2022-05-11', 'open', null, '2022-03-14'],
  ])(
    '3.5 a follow-up agreement of 10 May in group 25, well from %s told on the 20th: %s, reason %s',
    (recoveredOn, status, reason, since) => {
      const s = inGroup1('2022-03-14', '2001-09-09');
      s.does(JC, 'publish-plan', EDUCATION);
      sick(s.at('2022-05-02'), '2022-05-02');
      s.at('2022-05-10').does(JC, 'publish-plan', FOLLOW_UP);
      expect(sub(s)).toMatchObject({ status: 'open' });
      well(s.at('2022-05-20'), recoveredOn);
      expect(sub(s)).toMatchObject({ status, reason, since });
      expect(asked(s)).toEqual(status === 'open' ? ['open'] : ['open', 'close']);
    },
  );

  it('3.5 told after the jobcentre has moved the group, too', () => {
    const s = inGroup1('2022-03-14', '2001-09-09');
    s.does(JC, 'publish-plan', EDUCATION);
    sick(s.at('2022-05-02'), '2022-05-02');
    s.at('2022-05-10').does(JC, 'publish-plan', FOLLOW_UP);
    s.at('2022-05-12').does(JC, 'change-contact-group', { contactGroup: 8 });
    expect(sub(s)).toMatchObject({ status: 'open' });
    well(s.at('2022-05-20'), '2022-05-09');
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 8, since: '2022-05-10' });
  });

  it('3.5 25 on 10 May and well from the 6th, told on the 20th: closed on the birthday', () => {
    const s = inGroup1('2022-03-14', '1997-05-10');
    s.does(JC, 'publish-plan', EDUCATION);
    sick(s.at('2022-05-02'), '2022-05-02');
    expect(sub(s.at('2022-05-15'))).toMatchObject({ status: 'open' });
    well(s.at('2022-05-20'), '2022-05-06');
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 5, since: '2022-05-10' });
  });

  it('3.5 an education plan published in 25 at 26, and well before it: what was opened is closed', () => {
    const s = inGroup1('2022-03-14', '1996-01-01');
    sick(s.at('2022-05-02'), '2022-05-02');
    s.at('2022-05-10').does(JC, 'publish-plan', EDUCATION);
    s.at('2022-05-12').does(JC, 'change-contact-group', { contactGroup: 8 });
    expect(sub(s)).toMatchObject({ status: 'open' });
    well(s.at('2022-05-20'), '2022-05-09');
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 5 });
    expect(asked(s)).toEqual(['open', 'close']);
  });
});

test('3.5 with every sick report and recovery told in time the subscription is concluded once: nothing is put right', () => {
  let subscriptions = 0;
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 11 }), { minLength: 6, maxLength: 30 }),
      fc.constantFrom('1996-02-29', '1997-05-10', '2001-09-09'),
      (acts, born) => {
        const s = story('2022-03-14', { birthDate: born });
        s.does(JC, 'open-contact-group', { contactGroup: [1, 8, 12][acts.length % 3] });
        s.does(JC, 'publish-plan', EDUCATION);
        for (const [i, act] of acts.entries()) {
          if (i % 2 === 1) s.at(addDays(s.today, 1 + ((act * 7) % 40)));
          const open = s.view.contactGroup?.status === 'open';
          const move = open ? 'change-contact-group' : 'open-contact-group';
          const group = [1, 8, 12, 28, 2, 13][act % 6];
          if (act < 3) s.give(JC, 'publish-plan', EDUCATION);
          else if (act === 3) s.give(JC, 'publish-plan', FOLLOW_UP);
          else if (act < 7) s.give(JC, move, { contactGroup: group });
          else if (act === 7) s.give(JC, 'close-contact-group');
          else if (act === 8) s.give('benefit-system', 'report-sick', { firstSickDay: s.today });
          else if (act === 9) s.give('batch', 'report-recovered', { recoveredOn: s.today });
          else s.give('udb', 'receive-udb-event', { kind: act === 10 ? 'admitted' : 'completed-vocational-qualification', on: s.today });
        }
        s.at(addDays(s.today, 100));
        subscriptions += sub(s) === null ? 0 : 1;
        expect(corrections(s)).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
  expect(subscriptions).toBeGreaterThan(200);
});
