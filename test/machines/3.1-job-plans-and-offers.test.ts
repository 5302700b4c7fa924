import { describe, expect, it } from 'vitest';
import type { Role } from '../../machines/core/types.ts';
import { viewAt } from '../../machines/view.ts';
import { JC, jobPlan, participating, ready } from './participation.ts';
import { story } from './story.ts';

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
