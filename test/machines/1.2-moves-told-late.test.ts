import { describe, expect, test } from 'vitest';
import { upgrade } from '../../machines/citizen.ts';
import { JOBCENTRE, move, withContract } from './relocations.ts';
import { type Story, story } from './story.ts';

describe('1.2 moves told out of order', () => {
  const told = (s: Story) => s.messages.map(({ to, data }) => `${to}: ${data?.from} to ${data?.to}`);

  test('1.2 a move told after a later one takes its place: own notices, and the present stays', () => {
    const s = withContract('2022-04-11');
    move(s, '2022-04-10', '303');
    move(s, '2022-04-04', '202');
    expect(s.view.jobcentre).toBe('303');
    expect(told(s)).toEqual([
      'jobcentre 303: 101 to 303',
      'jobcentre 101: 101 to 303',
      'jobcentre 202: 101 to 202',
      'jobcentre 101: 101 to 202',
    ]);
    expect(s.facts.at(-1)).toEqual({ type: 'moved', from: '101', to: '202', on: '2022-04-04', until: '2022-04-10' });
    // and between the two, one more
    move(s, '2022-04-07', '404');
    expect(told(s).slice(4)).toEqual(['jobcentre 404: 202 to 404', 'jobcentre 202: 202 to 404']);
    expect(s.view.jobcentre).toBe('303');
    expect(s.refuses('jobcentre 202', 'open-contact-group', { contactGroup: 2 })).toBe('not-your-citizen (0)');
  });

  test.each([
    ['the day before', '2022-04-09', '303'],
    ['on the day', '2022-04-10', '202'],
    ['the day after', '2022-04-11', '202'],
  ])('1.2 told after a move of 10 April, a move of %s: the present is the latest, on one day the one told last', (_, on, present) => {
    const s = withContract('2022-04-12');
    move(s, '2022-04-10', '303');
    move(s, on, '202');
    expect(s.view.jobcentre).toBe(present);
    expect(s.messages.map((m) => m.to).slice(2)).toEqual(['jobcentre 202', on < '2022-04-10' ? 'jobcentre 101' : 'jobcentre 303']);
  });

  test('1.2 whether it is a move is asked of the day: back to where the citizen is now, and to where it was then', () => {
    const s = withContract('2022-04-11');
    move(s, '2022-04-10', '303');
    expect(s.refuses('cpr', 'move', { toJobcentre: '101', on: '2022-04-09' })).toBe('already-at-jobcentre (1.2)');
    expect(s.refuses('cpr', 'move', { toJobcentre: '303', on: '2022-04-10' })).toBe('already-at-jobcentre (1.2)');
    move(s, '2022-04-04', '303');
    expect(told(s).slice(2)).toEqual(['jobcentre 303: 101 to 303', 'jobcentre 101: 101 to 303']);
    const answer = s.give('cpr', 'move', { toJobcentre: '303', on: '2022-04-11' });
    expect(answer).toMatchObject({
      refusal: {
        da: 'Borgeren hører allerede til jobcenter 303 den 11. april 2022',
        en: 'The citizen belongs to jobcentre 303 already on 11 April 2022',
      },
    });
  });

  test('1.2 a change of jobcentre is in the history too: a move from before it leaves the present', () => {
    const s = withContract('2022-04-11');
    s.does(JOBCENTRE, 'change-jobcentre', { jobcentre: '303' });
    s.at('2022-04-20');
    move(s, '2022-04-10', '202');
    expect(s.view.jobcentre).toBe('303');
    move(s, '2022-04-15', '404');
    expect(s.view.jobcentre).toBe('404');
    expect(told(s)).toEqual([
      'jobcentre 202: 101 to 202',
      'jobcentre 101: 101 to 202',
      'jobcentre 404: 303 to 404',
      'jobcentre 303: 303 to 404',
    ]);
  });

  test('1.2 every order of telling three moves ends at the same jobcentre', () => {
    const moves = [
      ['2022-04-01', '202'],
      ['2022-04-02', '303'],
      ['2022-04-03', '404'],
    ] as const;
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const s = withContract('2022-04-11');
      for (const i of order) {
        const [on, to] = moves[i] ?? ['', ''];
        move(s, on, to);
      }
      expect(s.view.jobcentre).toBe('404');
    }
  });

  test('1.2 a state stored by the first version of the machine belongs where it belonged', () => {
    const s = story('2022-04-11');
    const [item] = s.state.items.jobcentre;
    const stored = {
      ...s.state,
      versions: { ...s.state.versions, jobcentre: 1 },
      items: { ...s.state.items, jobcentre: [{ ...item, context: { jobcentre: '707' } }] },
    } as unknown as typeof s.state;
    s.state = upgrade(stored).state;
    expect(s.view.jobcentre).toBe('707');
  });
});
