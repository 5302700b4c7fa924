import { describe, expect, it, test } from 'vitest';
import type { UdbSubscription } from '../../machines/core/work.ts';
import { CLOSINGS, monthOver } from '../../machines/education/rules/3.5-subscription.ts';
import { type Story, story } from './story.ts';

const JC = 'jobcentre 101';
const EDUCATION = { planType: 'education-plan' };

/** A citizen with an education plan in the group; 20 years old in 2022 where nothing else is said. */
const subscribed = (on: string, group: number | string = 12, born = '2001-09-09'): Story => {
  const s = story(on, { birthDate: born });
  s.does(JC, 'open-contact-group', { contactGroup: group });
  s.does(JC, 'publish-plan', EDUCATION);
  return s;
};

/** In 25 by a sick report from group 1, with an open subscription. */
const sick = (on: string, born?: string): Story => {
  const s = subscribed(on, 1, born);
  s.does('benefit-system', 'report-sick', { firstSickDay: on });
  return s;
};

const sub = (s: Story) => s.view.educationSubscription;
const asked = (s: Story): readonly (UdbSubscription & { readonly course: string | undefined })[] =>
  s.effects.flatMap((e) => ('work' in e && e.work.kind === 'udb-subscription' ? [{ ...e.work, course: e.course }] : []));

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

describe('3.5 UDB reports', () => {
  it('3.5 a completed vocational qualification: the jobcentre is told, and the subscription closes at once with no public reason', () => {
    const s = subscribed('2022-03-14').at('2022-06-01');
    s.does('udb', 'receive-udb-event', { kind: 'completed-vocational-qualification', on: '2022-05-30' });
    expect(sub(s)).toMatchObject({ status: 'closed', reason: null, since: '2022-06-01' });
    expect(s.messages).toMatchObject([
      { to: JC, channel: 'webservice', type: 'vocational-qualification-completed', data: { on: '2022-05-30' } },
    ]);
  });

  it('3.5 an admission leaves it open', () => {
    const s = subscribed('2022-03-14');
    s.does('udb', 'receive-udb-event', { kind: 'admitted', on: '2022-03-14' });
    expect(sub(s).status).toBe('open');
    expect(s.messages).toEqual([]);
  });

  it('3.5 is UDB’s to say, and does not lie ahead', () => {
    const event = { kind: 'admitted', on: '2022-03-14' };
    const s = subscribed('2022-03-14');
    expect(s.refuses(JC, 'receive-udb-event', event)).toBe('forbidden-role (3.5)');
    expect(s.refuses('udb', 'receive-udb-event', { ...event, on: '2022-03-15' })).toBe('date-in-future (3.5)');
  });

  it('3.5 with no subscription open the jobcentre is still told of a qualification, and nothing is closed', () => {
    const event = { kind: 'completed-vocational-qualification', on: '2022-03-14' };
    const told = [{ to: JC, channel: 'webservice', type: 'vocational-qualification-completed', data: { on: '2022-03-14' } }];
    const never = story('2022-03-14');
    never.does('udb', 'receive-udb-event', event);
    expect(sub(never)).toBeNull();
    expect(never.messages).toMatchObject(told);
    const closed = subscribed('2022-03-14');
    closed.does(JC, 'change-contact-group', { contactGroup: 2 });
    const before = asked(closed);
    closed.does('udb', 'receive-udb-event', event);
    expect(sub(closed)).toMatchObject({ status: 'closed', reason: 7 });
    expect(closed.messages).toMatchObject(told);
    expect(asked(closed)).toEqual(before);
  });

  it('3.5 an admission reported before the education plan was published does not count', () => {
    const s = story('2022-03-14', { birthDate: '2001-09-09' });
    s.does(JC, 'open-contact-group', { contactGroup: 12 });
    s.does('udb', 'receive-udb-event', { kind: 'admitted', on: '2022-03-14' });
    s.does(JC, 'publish-plan', EDUCATION);
    s.does(JC, 'close-contact-group');
    expect(sub(s.at('2022-05-01'))).toMatchObject({ status: 'closed', reason: null });
  });
});

describe('3.5 the group closed before step 4', () => {
  test.each([
    ['2022-03-14', '2022-05-01'],
    ['2022-03-31', '2022-05-01'],
    ['2022-04-01', '2022-06-01'],
    ['2022-04-30', '2022-06-01'],
    ['2022-11-30', '2023-01-01'],
    ['2022-12-01', '2023-02-01'],
    ['2022-12-31', '2023-02-01'],
    ['2023-01-31', '2023-03-01'],
    ['2024-01-01', '2024-03-01'],
    ['2024-02-29', '2024-04-01'],
  ])('3.5 closed on %s, the subscription closes at the first minute of %s', (closed, day) => {
    expect(monthOver(closed)).toBe(day);
    const s = subscribed('2022-03-14').at(closed);
    s.does(JC, 'close-contact-group');
    const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    expect(sub(s.at(`${eve}T23:59`)).status).toBe('open');
    expect(sub(s.at(`${day}T00:00`))).toMatchObject({ status: 'closed', reason: null, since: day });
  });

  test.each([1, 8, 12, 28])('3.5 holds for group %s', (group) => {
    const s = subscribed('2022-03-14', group);
    s.does(JC, 'close-contact-group');
    expect(sub(s.at('2022-05-01'))).toMatchObject({ status: 'closed', reason: null });
  });

  it('3.5 holds for group 25, with a follow-up agreement too', () => {
    for (const planType of ['education-plan', 'follow-up-agreement']) {
      const s = sick('2022-03-14');
      s.does(JC, 'publish-plan', { planType });
      s.does(JC, 'close-contact-group');
      expect(sub(s.at('2022-05-01'))).toMatchObject({ status: 'closed', reason: null });
    }
  });

  test.each([
    [null, 'closed'],
    [1, 'closed'],
    [2, 'closed'],
    [3, 'closed'],
    [4, 'open'],
  ])('3.5 step %s at the closing: %s', (step, status) => {
    const s = subscribed('2022-03-14');
    if (step !== null) s.does(JC, 'set-education-step', { step });
    s.does(JC, 'close-contact-group');
    expect(sub(s.at('2023-01-01')).status).toBe(status);
  });

  it('3.5 the step is judged at the closing, not after it', () => {
    const s = subscribed('2022-03-14');
    s.does(JC, 'set-education-step', { step: 3 });
    s.does(JC, 'close-contact-group');
    s.does(JC, 'set-education-step', { step: 4 });
    expect(sub(s.at('2022-05-01')).status).toBe('closed');
    const t = subscribed('2022-03-14');
    t.does(JC, 'set-education-step', { step: 4 });
    t.does(JC, 'close-contact-group');
    t.does(JC, 'set-education-step', { step: 1 });
    expect(sub(t.at('2023-01-01')).status).toBe('open');
  });

  it('3.5 a group closed before the release closes no subscription, one closed on its day does', () => {
    const s = subscribed('2022-03-01').at('2022-03-13');
    s.does(JC, 'close-contact-group');
    expect(sub(s.at('2023-01-01')).status).toBe('open');
    const t = subscribed('2022-03-01').at('2022-03-14T00:00');
    t.does(JC, 'close-contact-group');
    expect(sub(t.at('2022-05-01')).status).toBe('closed');
  });

  it('3.5 opened again the day before, it stays open; closed again, the month runs from the new closing', () => {
    const s = subscribed('2022-03-14');
    s.does(JC, 'close-contact-group');
    s.at('2022-04-30').does(JC, 'open-contact-group', { contactGroup: 8 });
    s.at('2022-05-02');
    expect(sub(s).status).toBe('open');
    s.does(JC, 'close-contact-group');
    expect(sub(s.at('2022-06-30')).status).toBe('open');
    expect(sub(s.at('2022-07-01')).status).toBe('closed');
  });

  it('3.5 opened again on the day itself, it has closed already and stays so', () => {
    const s = subscribed('2022-03-14');
    s.does(JC, 'close-contact-group');
    s.at('2022-05-01T00:01').does(JC, 'open-contact-group', { contactGroup: 12 });
    expect(sub(s)).toMatchObject({ status: 'closed', reason: null, since: '2022-05-01' });
  });

  it('3.5 a sick report that opens 24 within the month closes by the group', () => {
    const s = subscribed('2022-03-14');
    s.does(JC, 'close-contact-group');
    s.at('2022-04-10').does('benefit-system', 'report-sick', { firstSickDay: '2022-04-10' });
    expect(sub(s)).toMatchObject({ status: 'closed', reason: 7 });
  });

  it('3.5 an admission reported before the closing, or within the month, leaves it open', () => {
    const before = subscribed('2022-03-14');
    before.does('udb', 'receive-udb-event', { kind: 'admitted', on: '2022-03-14' });
    before.does(JC, 'close-contact-group');
    expect(sub(before.at('2023-01-01')).status).toBe('open');
    const within = subscribed('2022-03-14');
    within.does(JC, 'close-contact-group');
    within.at('2022-04-30T23:59').does('udb', 'receive-udb-event', { kind: 'admitted', on: '2022-04-30' });
    expect(sub(within.at('2023-01-01')).status).toBe('open');
    expect(within.deadlines.map((d) => d.event)).toEqual(['age-reached']);
  });

  it('3.5 an admission counts from the publishing of the plan: a plan published after it starts anew', () => {
    const s = subscribed('2022-03-14');
    s.does('udb', 'receive-udb-event', { kind: 'admitted', on: '2022-03-14' });
    s.does(JC, 'publish-plan', EDUCATION);
    s.does(JC, 'close-contact-group');
    expect(sub(s.at('2022-05-01')).status).toBe('closed');
  });

  it('3.5 a qualification reported within the month closes at once, and the month closes nothing more', () => {
    const s = subscribed('2022-03-14');
    s.does(JC, 'close-contact-group');
    s.at('2022-04-10').does('udb', 'receive-udb-event', { kind: 'completed-vocational-qualification', on: '2022-04-10' });
    expect(sub(s.at('2022-06-01'))).toMatchObject({ status: 'closed', since: '2022-04-10' });
    expect(asked(s)).toHaveLength(2);
  });

  it('3.5 the timeline says when the month began, when it stopped, and by which rule it closed', () => {
    const s = subscribed('2022-03-14');
    s.does(JC, 'close-contact-group');
    s.does(JC, 'open-contact-group', { contactGroup: 12 });
    s.does(JC, 'close-contact-group');
    s.at('2022-05-01');
    const said = s.facts.filter((f) => f.type.startsWith('subscription-') || f.type.startsWith('education-subscription-'));
    expect(said).toEqual([
      { type: 'education-subscription-opened', rule: '3.5' },
      { type: 'subscription-month-begun', rule: '3.5', closesOn: '2022-05-01' },
      { type: 'subscription-month-stopped', rule: '3.5' },
      { type: 'subscription-month-begun', rule: '3.5', closesOn: '2022-05-01' },
      { type: 'education-subscription-closed', rule: '3.5', reason: null },
    ]);
    expect(s.entries.at(-1)).toMatchObject({ by: 'clock', rule: '3.5', effectiveOn: '2022-05-01' });
  });
});

describe('3.5 telling UDB', () => {
  const tells = (s: Story, action: string, ordinal: number) =>
    s.tells('education-subscription', 'education-subscription', 'udb-told', { action, ordinal });
  const theCourse = (s: Story) => s.courses.find((c) => c.type === 'education-subscription');

  it('3.5 the register and UDB differ until UDB is told; the course ends when it is closed and told', () => {
    const s = subscribed('2022-03-14');
    expect(theCourse(s)).toMatchObject({ id: 'education-subscription', ended: false, facts: { status: 'open', udbTold: false } });
    tells(s, 'open', 1);
    expect(sub(s).udbTold).toBe(true);
    s.does(JC, 'change-contact-group', { contactGroup: 2 });
    expect(theCourse(s)).toMatchObject({ ended: false, facts: { status: 'closed', reason: 7, udbTold: false } });
    tells(s, 'close', 2);
    expect(theCourse(s)).toMatchObject({ ended: true, facts: { udbTold: true } });
    expect(s.deadlines).toEqual([]);
  });

  it('3.5 UDB down across a close and a reopening: both are asked, in order, once', () => {
    const s = subscribed('2022-03-14', 8);
    tells(s, 'open', 1);
    s.does(JC, 'publish-plan', { planType: 'other' });
    s.does(JC, 'publish-plan', EDUCATION);
    expect(asked(s).map((w) => [w.ordinal, w.action, w.reason])).toEqual([
      [1, 'open', null],
      [2, 'close', 8],
      [3, 'open', null],
    ]);
    expect(new Set(s.effects.map((e) => e.id)).size).toBe(s.effects.length);
    tells(s, 'close', 2);
    expect(sub(s)).toMatchObject({ status: 'open', udbTold: false });
    tells(s, 'open', 3);
    expect(sub(s)).toMatchObject({ status: 'open', udbTold: true });
  });

  it('3.5 told again of what it has been told, nothing changes', () => {
    const s = subscribed('2022-03-14', 8);
    s.does(JC, 'publish-plan', { planType: 'other' });
    tells(s, 'close', 2);
    const before = JSON.stringify(s.state);
    tells(s, 'open', 1);
    tells(s, 'close', 2);
    expect(JSON.stringify(s.state)).toBe(before);
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
