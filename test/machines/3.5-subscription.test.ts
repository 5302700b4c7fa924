import { describe, expect, it, test } from 'vitest';
import { CLOSINGS } from '../../machines/education/rules/3.5-subscription.ts';
import { story } from './story.ts';
import { asked, EDUCATION, JC, sick, sub, subscribed } from './subscriptions.ts';

describe('3.5 publishing an education plan', () => {
  test.each([1, 8, 12, 28])('3.5 opens a subscription in group %s', (group) => {
    const s = subscribed('2022-03-14', group);
    expect(sub(s)).toEqual({ status: 'open', reason: null, since: '2022-03-14', udbTold: false });
    expect(asked(s)).toEqual([{ course: 'education-subscription', kind: 'udb-subscription', action: 'open', reason: null, ordinal: 1 }]);
  });

  it('3.5 opens one in group 25', () => {
    const s = story('2022-03-14', { birthDate: '2001-09-09' });
    s.does(JC, 'open-contact-group', { contactGroup: 1 });
    s.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
    s.does(JC, 'publish-plan', EDUCATION);
    expect(sub(s)).toMatchObject({ status: 'open' });
  });

  test.each([2, 7, 13, 26, 27, 29, 'employed', 'under-18'])('3.5 opens none in group %s, and the plan is published', (group) => {
    const s = subscribed('2022-03-14', group);
    expect(s.view).toMatchObject({ plan: { type: 'education-plan', status: 'published' }, educationSubscription: null });
    expect(s.courses).toEqual([]);
  });

  it('3.5 opens none in group 24', () => {
    const s = story('2022-03-14', { birthDate: '2001-09-09' });
    s.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
    s.does(JC, 'publish-plan', EDUCATION);
    expect(s.view).toMatchObject({ contactGroup: { id: 24 }, educationSubscription: null });
  });

  test.each([
    [1, '1997-03-15', 'open'],
    [1, '1997-03-14', null],
    [8, '1992-03-15', 'open'],
    [8, '1992-03-14', null],
    [12, '1992-03-15', 'open'],
    [8, '1997-03-14', 'open'],
  ])('3.5 on 2022-03-14 in group %s, born %s: %s', (group, born, status) => {
    expect(sub(subscribed('2022-03-14', group, born))?.status ?? null).toBe(status);
  });

  it('3.5 another plan opens none; publishing again while it is open asks UDB for nothing', () => {
    const s = story('2022-03-14', { birthDate: '2001-09-09' });
    s.does(JC, 'open-contact-group', { contactGroup: 8 });
    for (const planType of ['job-plan', 'follow-up-agreement', 'other']) s.does(JC, 'publish-plan', { planType });
    expect(sub(s)).toBeNull();
    s.does(JC, 'publish-plan', EDUCATION);
    s.does(JC, 'publish-plan', EDUCATION);
    expect(asked(s)).toHaveLength(1);
  });
});

describe('3.5 age, reason 5', () => {
  test.each([
    [1, '1997-06-15', '2022-06-15'],
    [8, '1992-06-15', '2022-06-15'],
    [12, '1992-06-15', '2022-06-15'],
    [28, '1992-06-15', '2022-06-15'],
    [8, '1994-02-28', '2024-02-28'],
    [8, '1992-03-15', '2022-03-15'],
    [1, '1998-02-28', '2023-02-28'],
    [1, '1999-02-28', '2024-02-28'],
    [1, '2000-02-29', '2025-03-01'],
    [8, '1996-02-29', '2026-03-01'],
    [12, '1996-02-29', '2026-03-01'],
  ])('3.5 in group %s, born %s, closes at the first minute of %s', (group, born, day) => {
    const s = subscribed('2022-03-14', group, born);
    const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    s.at(`${eve}T23:59`);
    expect(sub(s).status).toBe('open');
    s.at(`${day}T00:00`);
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 5, since: day });
  });

  it('3.5 in group 25 the limit is 30; back in group 1 at 25 it closes', () => {
    const s = sick('2022-03-14', '1997-06-15').at('2022-07-01');
    expect(s.view).toMatchObject({ contactGroup: { id: 25 }, educationSubscription: { status: 'open' } });
    s.does('batch', 'report-recovered', { recoveredOn: '2022-07-01' });
    expect(s.view).toMatchObject({ contactGroup: { id: 1 }, educationSubscription: { status: 'closed', reason: 5, since: '2022-07-01' } });
  });

  it('3.5 turned 25 in group 12 it stays open; entering group 1 at 25 or more closes it, a day before the birthday it does not', () => {
    const s = subscribed('2022-03-14', 12, '1997-06-15').at('2022-06-15');
    expect(sub(s).status).toBe('open');
    s.does(JC, 'change-contact-group', { contactGroup: 1 });
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 5 });
    const before = subscribed('2022-03-14', 12, '1997-06-15').at('2022-06-14');
    before.does(JC, 'change-contact-group', { contactGroup: 1 });
    expect(sub(before).status).toBe('open');
    expect(sub(before.at('2022-06-15'))).toMatchObject({ status: 'closed', reason: 5, since: '2022-06-15' });
  });

  it('3.5 with the group closed the limit is 30; opened again as group 1 at 25 it closes', () => {
    const s = subscribed('2022-05-20', 1, '1997-06-15');
    s.does(JC, 'close-contact-group');
    s.at('2022-06-30');
    expect(sub(s).status).toBe('open');
    s.does(JC, 'open-contact-group', { contactGroup: 1 });
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 5, since: '2022-06-30' });
  });

  it('3.5 wins over 7 on the same day: the thirtieth birthday moves 12 to 2 and 28 to 26', () => {
    for (const group of [12, 28]) {
      const s = subscribed('2022-03-14', group, '1992-04-01').at('2022-04-01T00:00');
      expect(sub(s)).toMatchObject({ status: 'closed', reason: 5, since: '2022-04-01' });
      s.does(JC, 'change-contact-group', { contactGroup: 13 });
      s.does(JC, 'publish-plan', { planType: 'other' });
      expect(sub(s)).toMatchObject({ status: 'closed', reason: 5 });
    }
  });

  it('3.5 wins over 7 and 8 on the same day in group 8, and over the month rule', () => {
    const s = subscribed('2022-03-14', 8, '1992-05-01').at('2022-05-01T00:00');
    s.does(JC, 'publish-plan', { planType: 'other' });
    s.does(JC, 'change-contact-group', { contactGroup: 2 });
    expect(sub(s)).toMatchObject({ reason: 5 });
    const m = subscribed('2022-03-14', 8, '1992-05-01');
    m.does(JC, 'close-contact-group');
    expect(sub(m.at('2022-05-01'))).toMatchObject({ status: 'closed', reason: 5 });
    expect(asked(m)).toHaveLength(2);
  });

  it('3.5 the day before the birthday the other reasons stand', () => {
    const s = subscribed('2022-03-14', 12, '1992-04-01').at('2022-03-31');
    s.does(JC, 'change-contact-group', { contactGroup: 2 });
    expect(sub(s.at('2022-04-02'))).toMatchObject({ reason: 7, since: '2022-03-31' });
  });
});

describe('3.5 the group, reason 7', () => {
  test.each([2, 7, 13, 26, 27, 29, 'self-supporting', 'employed'])('3.5 a move to group %s closes it', (to) => {
    const s = subscribed('2022-03-14', 12);
    s.does(JC, 'change-contact-group', { contactGroup: to });
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 7, since: '2022-03-14' });
  });

  it('3.5 moves among 1, 8, 12, 25 and 28 close nothing', () => {
    const s = subscribed('2022-03-14', 12);
    for (const contactGroup of [28, 8, 1]) s.does(JC, 'change-contact-group', { contactGroup });
    s.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
    expect(s.view).toMatchObject({ contactGroup: { id: 25 }, educationSubscription: { status: 'open' } });
    s.does(JC, 'change-contact-group', { contactGroup: 12 });
    expect(sub(s).status).toBe('open');
  });

  it('3.5 a closed group opened again as another than these, or as 24 by a sick report, closes it', () => {
    const s = subscribed('2022-03-14', 12);
    s.does(JC, 'close-contact-group');
    s.does(JC, 'open-contact-group', { contactGroup: 2 });
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 7 });
    const t = subscribed('2022-03-14', 12);
    t.does(JC, 'close-contact-group');
    t.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
    expect(t.view).toMatchObject({ contactGroup: { id: 24 }, educationSubscription: { status: 'closed', reason: 7 } });
  });

  it('3.5 coming back does not open it; an education plan does', () => {
    const s = subscribed('2022-03-14', 12);
    s.does(JC, 'change-contact-group', { contactGroup: 2 });
    s.does(JC, 'change-contact-group', { contactGroup: 12 });
    expect(sub(s).status).toBe('closed');
    s.at('2022-03-20').does(JC, 'publish-plan', EDUCATION);
    expect(sub(s)).toMatchObject({ status: 'open', reason: null, since: '2022-03-20' });
  });
});

describe('3.5 the type of the plan, reason 8', () => {
  test.each(['job-plan', 'follow-up-agreement', 'other'])('3.5 in group 8 the plan becomes %s: closed', (planType) => {
    const s = subscribed('2022-03-14', 8);
    s.does(JC, 'publish-plan', { planType });
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 8 });
  });

  it('3.5 a follow-up agreement in group 25 closes nothing, other types do, and a follow-up agreement elsewhere does', () => {
    const s = sick('2022-03-14');
    s.does(JC, 'publish-plan', { planType: 'follow-up-agreement' });
    expect(s.view).toMatchObject({ plan: { type: 'follow-up-agreement' }, educationSubscription: { status: 'open' } });
    s.does('batch', 'report-recovered', { recoveredOn: '2022-03-14' });
    expect(s.view).toMatchObject({ contactGroup: { id: 1 }, educationSubscription: { status: 'open' } });
    s.does(JC, 'publish-plan', { planType: 'follow-up-agreement' });
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 8 });
    for (const planType of ['job-plan', 'other']) {
      const t = sick('2022-03-14');
      t.does(JC, 'publish-plan', { planType });
      expect(sub(t)).toMatchObject({ status: 'closed', reason: 8 });
    }
  });
});

it('3.5 the closing table has the note’s reasons, age before group and plan type', () => {
  expect(CLOSINGS.map((row) => [row.key, row.reason])).toEqual([
    ['age', 5],
    ['group', 7],
    ['plan-type', 8],
    ['qualification', null],
    ['closed-group', null],
  ]);
});
