import { describe, expect, it } from 'vitest';
import { aKasseOn, membershipsOf } from '../../machines/readings.ts';
import { AK, course, member, moves, RELEASE, registers75 } from './contact-course.ts';
import type { Story } from './story.ts';

const changes = (s: Story, aKasse: string, from: string) => s.does(`a-kasse ${aKasse}`, 'change-a-kasse', { from });
const ends75 = (s: Story): readonly unknown[] => s.view.absences.map((a: { to: string; endReason: string }) => [a.to, a.endReason]);

describe('0 memberships told late take their place in the history', () => {
  it('0 a change dated before a later one: the day before, the day, and the later one stays', () => {
    const s = member(RELEASE);
    s.at('2022-05-20');
    changes(s, '7', '2022-05-10');
    changes(s, '6', '2022-04-10');
    expect(['2022-04-09', '2022-04-10', '2022-05-09', '2022-05-10'].map((day) => aKasseOn(s.state, day))).toEqual(['5', '6', '6', '7']);
    expect(s.view.membership).toEqual({ aKasse: '7', since: '2022-05-10' });
    // the present a-kasse may act, the one in between may not
    registers75(s.at('2022-05-21'), '2022-05-10', undefined, 'a-kasse 7');
    expect(s.refuses('a-kasse 6', 'leave-a-kasse', { on: '2022-05-01' })).toBe('not-your-citizen (1.1)');
  });

  it('0 a membership before the first one, and one between two: neither is open now', () => {
    const s = member(RELEASE);
    s.does('a-kasse 6', 'join-a-kasse', { from: '2020-01-01' });
    expect(s.view.membership).toEqual({ aKasse: '5', since: '2021-05-01' });
    s.does(AK, 'leave-a-kasse', { on: '2022-03-01' });
    s.at('2022-05-20').does('a-kasse 7', 'join-a-kasse', { from: '2022-05-01' });
    s.does('a-kasse 8', 'join-a-kasse', { from: '2022-04-01' });
    expect(membershipsOf(s.state).map((p) => [p.value, p.from, p.until])).toEqual([
      ['6', '2020-01-01', '2021-05-01'],
      ['5', '2021-05-01', '2022-03-01'],
      ['8', '2022-04-01', '2022-05-01'],
      ['7', '2022-05-01', null],
    ]);
    expect(s.refuses('a-kasse 9', 'join-a-kasse', { from: '2022-02-28' })).toBe('membership-overlaps (0)');
    expect(s.refuses('a-kasse 9', 'change-a-kasse', { from: '2022-03-15' })).toBe('not-a-member (0)');
    expect(s.refuses('a-kasse 9', 'join-a-kasse', { from: '2022-05-01' })).toBe('already-member (0)');
  });

  it('0 told of no a-kasse now, a membership that others followed does not open one', () => {
    const s = member(RELEASE);
    s.does(AK, 'leave-a-kasse', { on: '2022-03-01' });
    s.does('a-kasse 6', 'join-a-kasse', { from: '2020-01-01' });
    expect(s.view.membership).toBeNull();
    expect(s.refuses('a-kasse 6', 'leave-a-kasse', { on: RELEASE })).toBe('not-your-citizen (1.1)');
    s.does('a-kasse 7', 'join-a-kasse', { from: RELEASE });
    expect(s.view.membership).toEqual({ aKasse: '7', since: RELEASE });
  });

  it('0 the a-kasse of now says that it has had the member longer: one membership, from the earlier day', () => {
    const s = member(RELEASE);
    s.at('2022-05-20');
    changes(s, '7', '2022-05-10');
    changes(s, '7', '2022-04-10');
    expect(s.view.membership).toEqual({ aKasse: '7', since: '2022-04-10' });
  });
});

describe('1.1 c what was derived from a membership is derived anew', () => {
  it('1.1 c an earlier change told after a later one moves the end of 75, with an entry of its own that cites the row', () => {
    const s = member(RELEASE);
    registers75(s);
    s.at('2022-05-20');
    changes(s, '7', '2022-05-10');
    expect(ends75(s)).toEqual([['2022-05-09', 'a-kasse-changed']]);
    changes(s, '6', '2022-04-10');
    expect(ends75(s)).toEqual([['2022-04-09', 'a-kasse-changed']]);
    expect(s.entries.at(-1)).toMatchObject({
      by: 'register',
      rule: '1.1',
      effectiveOn: '2022-04-09',
      what: [{ type: 'absence-end-moved', from: '2022-05-09', to: '2022-04-09', rule: '1.1' }],
    });
  });

  it('1.1 c told in either order the life ends the same', () => {
    const told = (...order: readonly (readonly [string, string])[]): Story => {
      const s = member(RELEASE);
      registers75(s);
      moves(s, 13);
      s.at('2022-05-20');
      for (const [aKasse, from] of order) changes(s, aKasse, from);
      return s;
    };
    const inTime = told(['6', '2022-04-10'], ['7', '2022-05-10']);
    const late = told(['7', '2022-05-10'], ['6', '2022-04-10']);
    expect([late.view.membership, ends75(late), membershipsOf(late.state)]).toEqual([
      inTime.view.membership,
      ends75(inTime),
      membershipsOf(inTime.state),
    ]);
  });

  it('1.1 c a 75 that had ended already ends with the membership, when that turns out to have ended before it', () => {
    for (const [from, to, reason] of [
      ['2022-04-10', '2022-04-09', 'a-kasse-changed'],
      ['2022-05-01', '2022-04-30', 'a-kasse-changed'],
      // its own last day comes first
      ['2022-05-02', '2022-05-01', 'end-date'],
      // never before its own start
      ['2022-03-01', RELEASE, 'a-kasse-changed'],
    ] as const) {
      const s = member(RELEASE);
      registers75(s, RELEASE, '2022-05-01');
      s.at('2022-05-20');
      changes(s, '7', from);
      expect(ends75(s)).toEqual([[to, reason]]);
    }
  });

  it('1.1 c a change dated before another membership of the same a-kasse leaves the 75 of the later one', () => {
    const s = member(RELEASE);
    s.does(AK, 'leave-a-kasse', { on: '2022-03-01' });
    s.at('2022-04-10').does(AK, 'join-a-kasse', { from: '2022-04-01' });
    registers75(s);
    changes(s, '6', '2022-01-01');
    expect(course(s)).toMatchObject({ status: 'active', to: null });
    expect(s.view.membership).toEqual({ aKasse: '5', since: '2022-04-01' });
  });
});
