import { describe, expect, it, test } from 'vitest';
import { monthOver } from '../../machines/education/rules/3.5-subscription.ts';
import { asked, EDUCATION, JC, sick, sub, subscribed } from './subscriptions.ts';

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
