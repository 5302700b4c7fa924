import { describe, expect, it, test } from 'vitest';
import { newCitizen } from '../../machines/citizen.ts';
import { instantOf } from '../../machines/core/calendar.ts';
import { compose } from '../../machines/core/composition.ts';
import type { Role } from '../../machines/core/types.ts';
import { PILOT, pilotLastDay, pilotRuns } from '../../machines/education/rules/3.1-pilot.ts';
import { ownCitizen } from '../../machines/readings.ts';
import { registry } from '../../machines/registry.ts';
import { viewAt } from '../../machines/view.ts';
import { type Story, story } from './story.ts';

const JC = 'jobcentre 101';
const goal = { jobGoal: { freeText: 'Gartner' } };
const jobPlan = { planType: 'job-plan', ...goal };

/** A citizen in the target group on the day; born in 1998, so 25 in 2023 and 30 in 2028. */
const ready = (on: string, { born = '1998-06-15', group = 12, category = 'education-ready' } = {}): Story => {
  const s = story(on, { birthDate: born });
  s.does(JC, 'open-contact-group', { contactGroup: group });
  s.does(JC, 'assess-category', { category });
  return s;
};

const participating = (on = '2022-04-04', more: Parameters<typeof ready>[1] & { to?: string } = {}): Story => {
  const s = ready(on, more);
  s.does(JC, 'mark-pilot-participation', { from: on, ...(more.to ? { to: more.to } : {}) });
  return s;
};

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

describe('3.1 a job plan', () => {
  it('3.1 cannot be published from 12 and 28 before the pilot, and needs a participation from its first day on', () => {
    for (const group of [12, 28]) {
      const s = ready('2022-03-31', { group });
      expect(s.refuses(JC, 'publish-plan', jobPlan)).toBe('pilot-not-in-force (3.1)');
      s.at('2022-04-01T00:05');
      expect(s.refuses(JC, 'publish-plan', jobPlan)).toBe('pilot-participation-required (3.1)');
      s.does(JC, 'mark-pilot-participation', { from: '2022-04-01' });
      s.does(JC, 'publish-plan', jobPlan);
      expect(s.view.plan).toMatchObject({ type: 'job-plan', status: 'published', step: null, supportNeeds: false });
    }
  });

  it('3.1 asks for participation, target group and job goal in this order', () => {
    const s = ready('2022-04-01', { category: 'obviously-education-ready' });
    expect(s.refuses(JC, 'publish-plan', { planType: 'job-plan' })).toBe('pilot-participation-required (3.1)');
    s.does(JC, 'assess-category', { category: 'activity-ready' });
    s.does(JC, 'mark-pilot-participation', { from: '2022-04-01' });
    s.does(JC, 'assess-category', { category: 'obviously-education-ready' });
    expect(s.view.pilot.status).toBe('participating');
    expect(s.refuses(JC, 'publish-plan', { planType: 'job-plan' })).toBe('not-in-pilot-target-group (3.1)');
    s.does(JC, 'assess-category', { category: 'activity-ready' });
    expect(s.refuses(JC, 'publish-plan', { planType: 'job-plan' })).toBe('job-goal-required (3.1)');
    s.does(JC, 'publish-plan', { planType: 'job-plan', jobGoal: { escoStarTitle: 'gartner' } });
  });

  it('3.1 jobcentre and citizen read its goal and description back, of the plan that stands; a-kasse and operator do not', () => {
    const s = participating();
    const first = s.does(JC, 'publish-plan', { ...jobPlan, description: 'Praktik i to måneder' });
    const read = (role: Role) => viewAt(s.state, s.now, role).plan;
    const text = (planId: string | undefined, field: string) => ({ $text: { records: [planId], field } });
    for (const role of ['jobcentre', 'citizen'] as const)
      expect(read(role)).toMatchObject({ jobGoal: text(first.planId, 'jobGoal'), description: text(first.planId, 'description') });
    for (const role of ['a-kasse', 'operator'] as const) expect(read(role)).toMatchObject({ jobGoal: null, description: null });
    const second = s.does(JC, 'publish-plan', { planType: 'job-plan', jobGoal: { escoStarTitle: 'gartner' } });
    expect(read('citizen')).toMatchObject({ jobGoal: text(second.planId, 'jobGoal'), description: text(second.planId, 'description') });
  });

  it('3.1 needs no marking and no goal in other groups, before, in and after the pilot', () => {
    for (const day of ['2022-03-01', '2022-06-01', '2024-02-01'])
      for (const contactGroup of [1, 2, 8, 26]) {
        const s = story(day, { birthDate: '1998-06-15' });
        s.does(JC, 'open-contact-group', { contactGroup });
        s.does(JC, 'publish-plan', { planType: 'job-plan' });
        expect(s.view.plan.type).toBe('job-plan');
      }
  });

  it('3.1 after the pilot it still needs a participation that is open, which a running offer keeps', () => {
    const s = participating();
    s.does(JC, 'start-pilot-offer', { on: '2022-04-04' });
    s.at('2024-01-15').does(JC, 'publish-plan', jobPlan);
    s.does(JC, 'finish-pilot-offer', { on: '2024-01-15' });
    expect(s.refuses(JC, 'publish-plan', jobPlan)).toBe('pilot-participation-required (3.1)');
  });

  it('0 needs an open contact group', () => {
    expect(story('2022-04-01').refuses(JC, 'publish-plan', jobPlan)).toBe('no-open-contact-group (0)');
  });

  it('3.1 an education plan while participating is refused, a plan of another type is not', () => {
    const s = participating();
    expect(s.refuses(JC, 'publish-plan', { planType: 'education-plan' })).toBe('pilot-participation-open (3.1)');
    s.does(JC, 'publish-plan', { planType: 'follow-up-agreement' });
    s.does(JC, 'publish-plan', { planType: 'other' });
    s.does(JC, 'end-pilot-participation', { on: '2022-04-04' });
    s.does(JC, 'publish-plan', { planType: 'education-plan' });
  });

  it('3.1 an open subscription closes with reason 8, and opens again after the pilot with an education plan', () => {
    const s = ready('2022-03-28');
    s.does(JC, 'publish-plan', { planType: 'education-plan' });
    s.at('2022-04-04').does(JC, 'mark-pilot-participation', { from: '2022-04-04' });
    expect(s.view.educationSubscription.status).toBe('open');
    s.does(JC, 'publish-plan', jobPlan);
    expect(s.view.educationSubscription).toMatchObject({ status: 'closed', reason: 8, since: '2022-04-04' });
    s.at('2022-09-01').does(JC, 'end-pilot-participation', { on: '2022-09-01' });
    expect(s.view.educationSubscription.status).toBe('closed');
    s.does(JC, 'publish-plan', { planType: 'education-plan' });
    expect(s.view.educationSubscription).toMatchObject({ status: 'open', reason: null, since: '2022-09-01' });
  });
});

describe('3.1 offers', () => {
  it('3.1 begin by the last day of the pilot; begun, not registered, is what counts', () => {
    const s = participating('2022-04-04').at('2023-12-31T23:59');
    s.does(JC, 'start-pilot-offer', { on: '2023-12-31' });
    expect(s.view.pilot.offer).toBe('running');
    const late = participating('2022-04-04').at('2024-01-01T00:00');
    expect(late.view.pilot).toMatchObject({ status: 'ended', reason: 'expired' });
    expect(late.refuses(JC, 'start-pilot-offer', { on: '2024-01-01' })).toBe('pilot-not-in-force (3.1)');
    late.does(JC, 'start-pilot-offer', { on: '2023-12-31' });
    expect(late.view.pilot).toEqual({ status: 'participating', from: '2022-04-04', to: null, offer: 'running', reason: null });
    late.at('2024-03-01').does(JC, 'finish-pilot-offer', { on: '2024-02-29' });
    expect(late.view.pilot).toMatchObject({ status: 'ended', offer: 'finished', reason: 'completed', to: '2024-02-29' });
  });

  it('3.1 need a participation, begin in it, and run one at a time', () => {
    expect(ready('2022-04-04').refuses(JC, 'start-pilot-offer', { on: '2022-04-04' })).toBe('no-pilot-participation (3.1)');
    expect(ready('2022-04-04').refuses(JC, 'finish-pilot-offer', { on: '2022-04-04' })).toBe('no-pilot-participation (3.1)');
    const s = ready('2022-04-01').at('2022-05-02');
    s.does(JC, 'mark-pilot-participation', { from: '2022-04-04' });
    expect(s.refuses(JC, 'start-pilot-offer', { on: '2022-05-03' })).toBe('date-in-future (3.1)');
    expect(s.refuses(JC, 'start-pilot-offer', { on: '2022-04-03' })).toBe('offer-outside-participation (3.1)');
    expect(s.refuses(JC, 'finish-pilot-offer', { on: '2022-05-02' })).toBe('offer-not-running (3.1)');
    s.does(JC, 'start-pilot-offer', { on: '2022-04-20' });
    expect(s.refuses(JC, 'start-pilot-offer', { on: '2022-05-02' })).toBe('already-in-offer (3.1)');
    expect(s.refuses(JC, 'finish-pilot-offer', { on: '2022-04-19' })).toBe('date-order (3.1)');
    expect(s.refuses(JC, 'finish-pilot-offer', { on: '2022-05-03' })).toBe('date-in-future (3.1)');
    s.does(JC, 'finish-pilot-offer', { on: '2022-05-01' });
    expect(s.refuses(JC, 'finish-pilot-offer', { on: '2022-05-02' })).toBe('offer-not-running (3.1)');
    expect(s.refuses(JC, 'start-pilot-offer', { on: '2022-04-30' })).toBe('offer-outside-participation (3.1)');
  });

  it('3.1 finishing before the end of the pilot leaves the participation open, and another may begin', () => {
    const s = participating();
    s.does(JC, 'start-pilot-offer', { on: '2022-04-04' });
    s.at('2022-06-01').does(JC, 'finish-pilot-offer', { on: '2022-06-01' });
    expect(s.view.pilot).toMatchObject({ status: 'participating', offer: 'finished' });
    s.at('2022-07-01').does(JC, 'start-pilot-offer', { on: '2022-07-01' });
    expect(s.view.pilot).toMatchObject({ status: 'participating', offer: 'running' });
  });
});

describe('3.1 what is told late ends as if it had been told in time', () => {
  const pilotOf = (s: Story) => s.view.pilot;
  const late = (on: string, more: Parameters<typeof participating>[1] = {}, from = '2023-12-01') => participating(from, more).at(on);

  it('3.1 an offer that began in time brings a participation back with the last day that it had', () => {
    const s = late('2024-01-02', { to: '2024-02-29' });
    expect(pilotOf(s)).toMatchObject({ status: 'ended', reason: 'expired', to: '2023-12-31' });
    s.does(JC, 'start-pilot-offer', { on: '2023-12-31' });
    expect(pilotOf(s)).toMatchObject({ status: 'participating', to: '2024-02-29', offer: 'running' });
    expect(pilotOf(s.at('2024-02-29T23:59'))).toMatchObject({ status: 'participating' });
    expect(pilotOf(s.at('2024-03-01T00:00'))).toMatchObject({ status: 'ended', reason: 'exited', to: '2024-02-29' });
    const over = late('2024-03-05', { to: '2024-02-29' });
    over.does(JC, 'start-pilot-offer', { on: '2023-12-31' });
    expect(pilotOf(over)).toMatchObject({ status: 'ended', reason: 'exited', to: '2024-02-29', offer: 'running' });
  });

  it('3.1 a participation completed with the pilot comes back by a second offer, not by one that began before the first was finished', () => {
    const s = participating('2023-12-01');
    s.does(JC, 'start-pilot-offer', { on: '2023-12-01' });
    s.at('2023-12-15').does(JC, 'finish-pilot-offer', { on: '2023-12-15' });
    s.at('2024-01-02');
    expect(pilotOf(s)).toMatchObject({ status: 'ended', reason: 'completed' });
    expect(s.refuses(JC, 'start-pilot-offer', { on: '2023-12-14' })).toBe('offer-outside-participation (3.1)');
    s.does(JC, 'start-pilot-offer', { on: '2023-12-15' });
    expect(pilotOf(s)).toMatchObject({ status: 'participating', offer: 'running', reason: null });
  });

  it('3.1 one that the citizen had left, or that had run out, does not come back', () => {
    for (const to of ['2023-12-20', '2023-12-31']) {
      const s = late('2024-01-02', { to });
      expect(s.refuses(JC, 'start-pilot-offer', { on: '2023-12-19' })).toBe('no-pilot-participation (3.1)');
    }
    const s = participating('2023-12-01').at('2023-12-20');
    s.does(JC, 'end-pilot-participation', { on: '2023-12-20' });
    expect(s.at('2024-01-02').refuses(JC, 'start-pilot-offer', { on: '2023-12-19' })).toBe('no-pilot-participation (3.1)');
  });

  it.each([
    ['2024-01-09', null],
    ['2024-01-10', '2024-01-09'],
    ['2024-01-11', '2024-01-09'],
  ])('3.1 the thirtieth birthday of 10 January 2024, the offer told on %s: aged out with the last day %s', (day, to) => {
    const s = late(day, { born: '1994-01-10' });
    s.does(JC, 'start-pilot-offer', { on: '2023-12-18' });
    expect(pilotOf(s)).toMatchObject(
      to === null ? { status: 'participating', offer: 'running' } : { status: 'ended', reason: 'aged-out', to, offer: 'running' },
    );
    if (to !== null)
      expect(s.entries.at(-1)).toMatchObject({ by: 'register', rule: '3.1', effectiveOn: '2024-01-10', command: 'groups-left' });
  });

  it('3.1 a group left after the pilot’s end and before the offer was told: exited on that day', () => {
    for (const closes of [true, false]) {
      const s = late('2024-01-05');
      if (closes) s.does(JC, 'close-contact-group');
      else s.does(JC, 'change-contact-group', { contactGroup: 2 });
      s.at('2024-01-08').does(JC, 'start-pilot-offer', { on: '2023-12-18' });
      expect(pilotOf(s)).toMatchObject({ status: 'ended', reason: 'exited', to: '2024-01-05', offer: 'running' });
    }
    const within = late('2024-01-05');
    within.does(JC, 'change-contact-group', { contactGroup: 28 });
    within.at('2024-01-08').does(JC, 'start-pilot-offer', { on: '2023-12-18' });
    expect(pilotOf(within)).toMatchObject({ status: 'participating', offer: 'running' });
  });

  it('3.1 marked late, and the citizen had left 12 and 28 and come back: exited on the day of leaving', () => {
    const left = (from: string, to?: string) => {
      const s = ready('2022-04-04').at('2022-04-11');
      s.does(JC, 'change-contact-group', { contactGroup: 2 });
      s.at('2022-04-20').does(JC, 'change-contact-group', { contactGroup: 12 });
      s.does(JC, 'assess-category', { category: 'education-ready' });
      s.at('2022-04-25').does(JC, 'mark-pilot-participation', { from, ...(to ? { to } : {}) });
      return pilotOf(s);
    };
    expect(left('2022-04-10')).toMatchObject({ status: 'ended', reason: 'exited', to: '2022-04-11' });
    expect(left('2022-04-10', '2022-04-30')).toMatchObject({ reason: 'exited', to: '2022-04-11' });
    expect(left('2022-04-05', '2022-04-10')).toMatchObject({ reason: 'exited', to: '2022-04-10' });
    expect(left('2022-04-20')).toMatchObject({ status: 'participating', to: null });
  });

  it('3.1 the group of the first day counts, whatever the day before and after it', () => {
    const s = ready('2022-04-04').at('2022-04-11');
    s.does(JC, 'change-contact-group', { contactGroup: 2 });
    s.at('2022-04-20').does(JC, 'change-contact-group', { contactGroup: 12 });
    s.does(JC, 'assess-category', { category: 'education-ready' });
    for (const from of ['2022-04-03', '2022-04-11', '2022-04-19'])
      expect(s.refuses(JC, 'mark-pilot-participation', { from })).toBe('not-in-pilot-target-group (3.1)');
    s.does(JC, 'mark-pilot-participation', { from: '2022-04-20' });
  });

  it('3.1 leaving before the pilot’s end, told after it: exited on its own day, not expired; later days are too late', () => {
    const s = late('2024-01-05');
    expect(s.refuses(JC, 'end-pilot-participation', { on: '2023-11-30' })).toBe('date-order (3.1)');
    expect(s.refuses(JC, 'end-pilot-participation', { on: '2024-01-01' })).toBe('no-pilot-participation (3.1)');
    s.does(JC, 'end-pilot-participation', { on: '2023-12-20' });
    expect(pilotOf(s)).toMatchObject({ status: 'ended', reason: 'exited', to: '2023-12-20' });
    expect(s.refuses(JC, 'start-pilot-offer', { on: '2023-12-19' })).toBe('no-pilot-participation (3.1)');
    expect(s.refuses(JC, 'end-pilot-participation', { on: '2023-12-19' })).toBe('no-pilot-participation (3.1)');
  });

  it('3.1 an offer finished before the citizen left, told after it: finished, and the end stays what it was', () => {
    const exited = (leave: (s: Story) => void) => {
      const s = participating('2022-04-04');
      s.does(JC, 'start-pilot-offer', { on: '2022-04-04' });
      leave(s.at('2022-05-10'));
      return s.at('2022-05-20');
    };
    for (const leave of [
      (s: Story) => s.does(JC, 'end-pilot-participation', { on: '2022-05-10' }),
      (s: Story) => s.does(JC, 'change-contact-group', { contactGroup: 2 }),
      (s: Story) => s.does(JC, 'close-contact-group'),
    ]) {
      const s = exited(leave);
      expect(s.refuses(JC, 'finish-pilot-offer', { on: '2022-05-11' })).toBe('no-pilot-participation (3.1)');
      expect(s.refuses(JC, 'finish-pilot-offer', { on: '2022-04-03' })).toBe('date-order (3.1)');
      s.does(JC, 'finish-pilot-offer', { on: '2022-05-10' });
      expect(pilotOf(s)).toMatchObject({ status: 'ended', reason: 'exited', to: '2022-05-10', offer: 'finished' });
      expect(s.refuses(JC, 'finish-pilot-offer', { on: '2022-05-09' })).toBe('no-pilot-participation (3.1)');
    }
    const again = exited((s) => s.does(JC, 'end-pilot-participation', { on: '2022-05-10' }));
    again.does(JC, 'mark-pilot-participation', { from: '2022-05-15' });
    expect(again.refuses(JC, 'finish-pilot-offer', { on: '2022-05-16' })).toBe('offer-not-running (3.1)');
    again.does(JC, 'finish-pilot-offer', { on: '2022-05-09' });
    expect(pilotOf(again)).toMatchObject({ status: 'participating', from: '2022-05-15', offer: null });
  });

  it.each([
    ['2024-01-19', 'completed', '2024-01-19'],
    ['2024-01-20', 'completed', '2024-01-20'],
    ['2023-12-20', 'completed', '2023-12-31'],
  ])('3.1 after the pilot, left on 20 January and the finish of %s told on the 25th: %s with the last day %s', (on, reason, to) => {
    const s = participating('2023-12-01');
    s.does(JC, 'start-pilot-offer', { on: '2023-12-01' });
    s.at('2024-01-20').does(JC, 'change-contact-group', { contactGroup: 2 });
    expect(pilotOf(s)).toMatchObject({ status: 'ended', reason: 'exited', to: '2024-01-20', offer: 'running' });
    s.at('2024-01-25').does(JC, 'finish-pilot-offer', { on });
    expect(pilotOf(s)).toMatchObject({ status: 'ended', reason, to, offer: 'finished' });
  });

  it('3.1 left before the pilot’s end after a finished offer, told after it: exited, not completed', () => {
    const s = participating('2023-12-01');
    s.does(JC, 'start-pilot-offer', { on: '2023-12-01' });
    s.at('2023-12-15').does(JC, 'finish-pilot-offer', { on: '2023-12-15' });
    expect(pilotOf(s.at('2024-01-05'))).toMatchObject({ reason: 'completed', to: '2023-12-31' });
    expect(s.refuses(JC, 'end-pilot-participation', { on: '2023-12-14' })).toBe('no-pilot-participation (3.1)');
    expect(s.refuses(JC, 'end-pilot-participation', { on: '2024-01-01' })).toBe('no-pilot-participation (3.1)');
    s.does(JC, 'end-pilot-participation', { on: '2023-12-20' });
    expect(pilotOf(s)).toMatchObject({ reason: 'exited', to: '2023-12-20', offer: 'finished' });
  });

  it('3.1 the target group of the offer’s first day: reassessed before it refused, reassessed after it not', () => {
    const s = participating('2022-04-04').at('2022-04-10');
    s.does(JC, 'assess-category', { category: 'obviously-education-ready' });
    s.at('2022-04-11');
    expect(s.refuses(JC, 'start-pilot-offer', { on: '2022-04-10' })).toBe('not-in-pilot-target-group (3.1)');
    expect(s.refuses(JC, 'start-pilot-offer', { on: '2022-04-11' })).toBe('not-in-pilot-target-group (3.1)');
    s.does(JC, 'start-pilot-offer', { on: '2022-04-09' });
    expect(s.view.pilot.offer).toBe('running');
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
