import { describe, expect, it } from 'vitest';
import { JC, participating, ready } from './participation.ts';
import type { Story } from './story.ts';

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
