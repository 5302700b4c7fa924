import { describe, expect, it, test } from 'vitest';
import { newCitizen } from '../../machines/citizen.ts';
import { instantOf } from '../../machines/core/calendar.ts';
import { compose } from '../../machines/core/composition.ts';
import { PILOT, pilotLastDay, pilotRuns } from '../../machines/education/rules/3.1-pilot.ts';
import { ownCitizen } from '../../machines/readings.ts';
import { registry } from '../../machines/registry.ts';
import { JC, participating, ready } from './participation.ts';
import { type Story, story } from './story.ts';

describe('3.1 marking a participation', () => {
  it('3.1 is possible from the first day of the pilot to the last, and not the day before or the day after', () => {
    expect(ready('2022-03-31').refuses(JC, 'mark-pilot-participation', { from: '2022-03-31' })).toBe('pilot-not-in-force (3.1)');
    expect(ready('2024-01-01').refuses(JC, 'mark-pilot-participation', { from: '2024-01-01' })).toBe('pilot-not-in-force (3.1)');
    for (const day of ['2022-04-01', '2023-12-31']) {
      const s = participating(day);
      expect(s.view.pilot).toEqual({ status: 'participating', from: day, to: null, offer: null, reason: null });
    }
    // the day of the command does not count: told late, it has expired with the pilot
    const late = ready('2023-12-31').at('2024-01-03');
    late.does(JC, 'mark-pilot-participation', { from: '2023-12-31' });
    expect(late.view.pilot).toEqual({ status: 'ended', from: '2023-12-31', to: '2023-12-31', offer: null, reason: 'expired' });
  });

  it('3.1 needs a first day in the pilot', () => {
    const s = ready('2022-03-30').at('2022-04-20');
    expect(s.refuses(JC, 'mark-pilot-participation', { from: '2022-03-31' })).toBe('pilot-not-in-force (3.1)');
    s.does(JC, 'mark-pilot-participation', { from: '2022-04-01' });
    expect(s.view.pilot.from).toBe('2022-04-01');
  });

  it('3.1 a first day ahead is refused before the rules, an end before the start before that', () => {
    const s = ready('2022-04-20');
    expect(s.refuses(JC, 'mark-pilot-participation', { from: '2022-04-21' })).toBe('date-in-future (3.1)');
    expect(s.refuses(JC, 'mark-pilot-participation', { from: '2022-04-21', to: '2022-04-20' })).toBe('date-order (3.1)');
  });

  test.each([
    [12, 'education-ready', true],
    [12, 'activity-ready', true],
    [12, 'obviously-education-ready', false],
    [12, 'not-assessed', false],
    [28, 'education-ready', true],
    [28, 'activity-ready', true],
    [28, 'obviously-education-ready', false],
    [28, 'not-assessed', false],
    [2, 'activity-ready', false],
    [26, 'activity-ready', false],
    [13, 'activity-ready', false],
  ])('3.1 group %s, category %s: in the target group %s', (group, category, yes) => {
    const s = ready('2022-04-01', { group, category });
    if (yes) s.does(JC, 'mark-pilot-participation', { from: '2022-04-01' });
    else expect(s.refuses(JC, 'mark-pilot-participation', { from: '2022-04-01' })).toBe('not-in-pilot-target-group (3.1)');
  });

  it('3.1 groups without a category are not in the target group', () => {
    for (const contactGroup of [1, 8]) {
      const s = story('2022-04-01', { birthDate: '1998-06-15' });
      s.does(JC, 'open-contact-group', { contactGroup });
      expect(s.refuses(JC, 'mark-pilot-participation', { from: '2022-04-01' })).toBe('not-in-pilot-target-group (3.1)');
    }
  });

  it('0 needs an open contact group; a second participation is refused; others may not mark', () => {
    const s = story('2022-04-01', { birthDate: '1998-06-15' });
    expect(s.refuses(JC, 'mark-pilot-participation', { from: '2022-04-01' })).toBe('no-open-contact-group (0)');
    const p = participating();
    expect(p.refuses(JC, 'mark-pilot-participation', { from: '2022-04-04' })).toBe('already-in-pilot (3.1)');
    expect(p.refuses('a-kasse 5', 'mark-pilot-participation', { from: '2022-04-04' })).toBe('forbidden-role (3.1)');
    expect(p.refuses('jobcentre 102', 'mark-pilot-participation', { from: '2022-04-04' })).toBe('not-your-citizen (3.1)');
  });

  it('3.1 a new participation does not reach into an earlier one, but may begin on its last day', () => {
    const s = participating('2022-04-04').at('2022-05-10');
    s.does(JC, 'end-pilot-participation', { on: '2022-05-06' });
    expect(s.refuses(JC, 'mark-pilot-participation', { from: '2022-05-05' })).toBe('already-in-pilot (3.1)');
    s.does(JC, 'mark-pilot-participation', { from: '2022-05-06' });
    expect(s.view.pilot).toMatchObject({ status: 'participating', from: '2022-05-06' });
    expect(s.courses.filter((c) => c.type === 'pilot').map((c) => c.ended)).toEqual([true, false]);
  });
});

describe('3.1 the first minute of 2024', () => {
  const at = (s: Story, when: string) => s.at(when).view.pilot;

  it('3.1 no offer begun: expired, at the first minute of 2024 and not the last of 2023', () => {
    const s = participating();
    expect(at(s, '2023-12-31T23:59')).toMatchObject({ status: 'participating' });
    expect(at(s, '2024-01-01T00:00')).toEqual({ status: 'ended', from: '2022-04-04', to: '2023-12-31', offer: null, reason: 'expired' });
    expect(s.courses.find((c) => c.type === 'pilot')).toMatchObject({ ended: true, facts: { reason: 'expired' } });
    expect(s.deadlines.filter((d) => d.machine === 'pilot')).toEqual([]);
  });

  it('3.1 the offer finished: completed', () => {
    const s = participating();
    s.does(JC, 'start-pilot-offer', { on: '2022-04-04' });
    s.at('2023-12-31').does(JC, 'finish-pilot-offer', { on: '2023-12-31' });
    expect(s.view.pilot.status).toBe('participating');
    expect(at(s, '2024-01-01T00:00')).toMatchObject({ status: 'ended', to: '2023-12-31', offer: 'finished', reason: 'completed' });
  });

  it('3.1 the offer running: the participation goes on and is completed when the offer is finished', () => {
    const s = participating();
    s.does(JC, 'start-pilot-offer', { on: '2022-04-04' });
    expect(at(s, '2024-06-30')).toMatchObject({ status: 'participating', offer: 'running' });
    expect(s.refuses(JC, 'publish-plan', { planType: 'education-plan' })).toBe('pilot-participation-open (3.1)');
    s.does(JC, 'finish-pilot-offer', { on: '2024-06-28' });
    expect(s.view.pilot).toMatchObject({ status: 'ended', to: '2024-06-28', offer: 'finished', reason: 'completed' });
    expect(s.refuses(JC, 'start-pilot-offer', { on: '2024-06-28' })).toBe('pilot-not-in-force (3.1)');
    s.does(JC, 'publish-plan', { planType: 'education-plan' });
    expect(s.view.educationSubscription.status).toBe('open');
  });

  it('3.1 a finish before the end of the pilot, registered after it, completes the participation on its last day', () => {
    const s = participating();
    s.does(JC, 'start-pilot-offer', { on: '2022-04-04' });
    s.at('2024-01-08').does(JC, 'finish-pilot-offer', { on: '2023-12-20' });
    expect(s.view.pilot).toMatchObject({ status: 'ended', to: '2023-12-31', reason: 'completed' });
  });

  it('3.1 a participation that ends by itself, or is ended, is exited whatever its offer', () => {
    for (const offer of [false, true]) {
      const s = participating('2022-04-04', { to: '2022-06-30' });
      if (offer) s.does(JC, 'start-pilot-offer', { on: '2022-04-04' });
      expect(at(s, '2022-06-30T23:59')).toMatchObject({ status: 'participating' });
      expect(at(s, '2022-07-01T00:00')).toMatchObject({ status: 'ended', to: '2022-06-30', reason: 'exited' });
      expect(s.refuses(JC, 'end-pilot-participation', { on: '2022-07-01' })).toBe('no-pilot-participation (3.1)');
      const e = participating();
      if (offer) e.does(JC, 'start-pilot-offer', { on: '2022-04-04' });
      expect(e.refuses(JC, 'end-pilot-participation', { on: '2022-04-03' })).toBe('date-order (3.1)');
      expect(e.refuses(JC, 'end-pilot-participation', { on: '2022-04-05' })).toBe('date-in-future (3.1)');
      e.does(JC, 'end-pilot-participation', { on: '2022-04-04' });
      expect(e.view.pilot).toMatchObject({ status: 'ended', to: '2022-04-04', reason: 'exited' });
    }
  });

  it('3.1 own last day 2023-12-31: exited; a later one: the pilot ends first, unless an offer runs', () => {
    expect(at(participating('2022-04-04', { to: '2023-12-31' }), '2024-01-01')).toMatchObject({ reason: 'exited', to: '2023-12-31' });
    expect(at(participating('2022-04-04', { to: '2024-01-01' }), '2024-01-01')).toMatchObject({ reason: 'expired', to: '2023-12-31' });
    const s = participating('2022-04-04', { to: '2024-02-29' });
    s.does(JC, 'start-pilot-offer', { on: '2022-04-04' });
    expect(at(s, '2024-02-29')).toMatchObject({ status: 'participating' });
    expect(at(s, '2024-03-01')).toMatchObject({ status: 'ended', to: '2024-02-29', reason: 'exited' });
  });

  it('3.1 a last day already past when the participation is marked ends it at once', () => {
    const s = ready('2022-04-01').at('2022-05-02');
    s.does(JC, 'mark-pilot-participation', { from: '2022-04-01', to: '2022-04-30' });
    expect(s.view.pilot).toEqual({ status: 'ended', from: '2022-04-01', to: '2022-04-30', offer: null, reason: 'exited' });
  });
});

describe('3.1 the contact group and the participation', () => {
  it('3.1 leaving 12 and 28, or closing, ends it as exited; going between 12 and 28 does not', () => {
    const s = participating();
    s.does(JC, 'change-contact-group', { contactGroup: 28 });
    expect(s.view.pilot.status).toBe('participating');
    s.does(JC, 'publish-plan', { planType: 'other' });
    s.does(JC, 'change-contact-group', { contactGroup: 1 });
    expect(s.view.pilot).toMatchObject({ status: 'ended', reason: 'exited', to: '2022-04-04' });
    expect(s.view.plan).toMatchObject({ type: 'other', status: 'published' });
    const c = participating();
    c.does(JC, 'close-contact-group');
    expect(c.view.pilot).toMatchObject({ status: 'ended', reason: 'exited' });
  });

  it('1.8 a sick report leaves group 12, and the participation goes on', () => {
    const s = participating().at('2022-05-02');
    s.does('benefit-system', 'report-sick', { firstSickDay: '2022-05-02' });
    expect(s.view).toMatchObject({ contactGroup: { id: 12 }, pilot: { status: 'participating' } });
  });

  test.each([
    [12, 2, '1993-06-15', '2023-06-15'],
    [28, 26, '1993-06-15', '2023-06-15'],
    [12, 2, '1994-02-28', '2024-02-28'],
    [12, 2, '1992-04-02', '2022-04-02'],
  ])('3.1 on the thirtieth birthday group %s becomes %s (born %s): plan inactive, aged out, subscription 5', (group, to, born, day) => {
    const s = ready('2022-04-01', { group, born });
    s.does(JC, 'publish-plan', { planType: 'education-plan' });
    s.does(JC, 'mark-pilot-participation', { from: '2022-04-01' });
    s.does(JC, 'start-pilot-offer', { on: '2022-04-01' });
    const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    if (eve > '2022-04-01') s.at(`${eve}T23:59`);
    expect(s.view).toMatchObject({
      contactGroup: { id: group },
      plan: { status: 'published' },
      pilot: { status: 'participating' },
      educationSubscription: { status: 'open' },
    });
    s.at(`${day}T00:00`);
    expect(s.view).toMatchObject({
      contactGroup: { id: to, category: 'not-assessed', since: day },
      plan: { type: 'education-plan', status: 'inactive' },
      pilot: { status: 'ended', reason: 'aged-out', to: eve },
      educationSubscription: { status: 'closed', reason: 5, since: day },
    });
    expect(s.entries.at(-1)).toMatchObject({ by: 'clock', rule: '3.1', effectiveOn: day });
  });

  it('3.1 born on 29 February: on 1 March in a common year, not on 28 February', () => {
    const s = story('2022-02-01', { birthDate: '1992-02-29' });
    s.does(JC, 'open-contact-group', { contactGroup: 12 });
    s.does(JC, 'publish-plan', { planType: 'education-plan' });
    s.at('2022-02-28T23:59');
    expect(s.view).toMatchObject({ contactGroup: { id: 12 }, plan: { status: 'published' } });
    s.at('2022-03-01T00:00');
    expect(s.view).toMatchObject({ contactGroup: { id: 2 }, plan: { status: 'inactive' }, educationSubscription: { reason: 5 } });
  });

  it('3.1 born on 1 January 1994: turns 30 as the pilot ends, and has aged out', () => {
    const s = participating('2022-04-04', { born: '1994-01-01' }).at('2024-01-01');
    expect(s.view.pilot).toMatchObject({ reason: 'aged-out', to: '2023-12-31' });
  });

  it('3.1 a new plan can be published after the birthday, a job plan without marking', () => {
    const s = participating('2022-04-04', { born: '1992-06-15' }).at('2022-06-15');
    s.does(JC, 'publish-plan', { planType: 'job-plan' });
    expect(s.view.plan).toMatchObject({ type: 'job-plan', status: 'published' });
  });
});

describe('3.1 the pilot as dated rows and as a file of its own', () => {
  const law727 = [...PILOT, { validFrom: '2024-01-01', validTo: null, source: 'lov 727/2023' }];

  it('3.1 one more row makes the pilot permanent: in force after 2023, and with no last day', () => {
    expect([pilotRuns('2022-03-31'), pilotRuns('2022-04-01'), pilotRuns('2023-12-31'), pilotRuns('2024-01-01')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(pilotLastDay('2022-04-04')).toBe('2023-12-31');
    expect(pilotRuns('2024-01-01', law727)).toBe(true);
    expect(pilotLastDay('2022-04-04', law727)).toBeNull();
  });

  it('3.1 without the pilot no job plan is published in 12 or 28 on any day, and all else stands', () => {
    const without = compose(registry.filter((m) => m.id !== 'pilot'));
    const citizen = newCitizen({ citizenId: 'c', birthDate: '1998-06-15', jobcentre: '101' });
    const caller = { role: 'jobcentre', org: '101' } as const;
    for (const day of ['2022-03-20', '2022-06-01', '2024-02-01']) {
      const now = instantOf(`${day}T12:00`);
      const give = (state: typeof citizen, name: string, payload: unknown) =>
        without.decideOn(state, { id: name, name, payload, caller }, now, ownCitizen);
      const opened = give(citizen, 'open-contact-group', { contactGroup: 12 });
      if (opened.outcome === 'refused') throw new Error(opened.refusal.code);
      const plan = (planType: string) => give(opened.state, 'publish-plan', { planType, jobGoal: 'free-text' });
      expect(plan('job-plan')).toMatchObject({ outcome: 'refused', refusal: { code: 'job-plan-not-for-group', rule: '3.1' } });
      expect(plan('education-plan')).toMatchObject({ outcome: 'accepted' });
      expect(give(opened.state, 'mark-pilot-participation', { from: day })).toMatchObject({ refusal: { code: 'unknown-command' } });
    }
  });
});
