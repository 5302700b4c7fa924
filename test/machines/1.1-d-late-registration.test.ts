import { describe, expect, it } from 'vitest';
import { BEFORE, course, member, moves, RELEASE, registers75 } from './contact-course.ts';
import type { Story } from './story.ts';

/** In 13, 24 or 25, with no 75 yet. */
const resting = (group: 13 | 24 | 25, start: string): Story =>
  group === 13 ? member(start, 13) : moves(member(start, group === 24 ? null : 1), group);

describe('1.1 d a 75 registered late in 13, 24 or 25', () => {
  for (const group of [13, 24, 25] as const) {
    it(`1.1 d in ${group}: on the day before the release it is active, on the day and the day after inactive at once`, () => {
      for (const [day, status] of [
        ['2022-03-12', 'active'],
        [BEFORE, 'active'],
        [RELEASE, 'inactive'],
        ['2022-03-15', 'inactive'],
      ] as const) {
        const s = resting(group, day);
        registers75(s, '2022-02-01');
        expect([day, course(s).status]).toEqual([day, status]);
        expect(s.facts.at(-1)).toMatchObject({ type: 'absence-registered', status });
      }
    });

    it(`1.1 d in ${group}: the last minute before the release and the first one of it`, () => {
      const before = resting(group, '2022-03-01').at('2022-03-13T23:59');
      registers75(before, '2022-02-01');
      expect(course(before).status).toBe('active');
      const after = resting(group, '2022-03-01').at('2022-03-14T00:00');
      registers75(after, '2022-02-01');
      expect(course(after).status).toBe('inactive');
    });

    it(`1.1 d in ${group}: one registered before the release is not converted, it stays active until the next move`, () => {
      const s = resting(group, '2022-03-01');
      registers75(s, '2022-02-01');
      for (const day of ['2022-03-13T23:59', '2022-03-14T00:00', '2022-03-15', '2022-12-31'])
        expect([day, course(s.at(day)).status]).toEqual([day, 'active']);
      expect(s.entries.filter((e) => e.by === 'clock')).toEqual([]);
    });

    it(`1.1 d in ${group}: at the next move the table holds`, () => {
      for (const [to, status] of [
        [1, 'active'],
        [2, 'active'],
        [null, 'active'],
        [13, 'inactive'],
      ] as const) {
        if (to === group) continue;
        const s = resting(group, '2022-03-01');
        registers75(s, '2022-02-01');
        moves(s.at('2022-03-20'), to);
        expect([to, course(s).status]).toEqual([to, status]);
      }
      const round = resting(group, '2022-03-01');
      registers75(round, '2022-02-01');
      moves(moves(round.at('2022-03-20'), 2), 13);
      expect(course(round).status).toBe('inactive');
    });
  }

  it('1.1 d recovery is a move: back in 1 it is active, 24 closed it stays active', () => {
    for (const [group, after] of [
      [25, 1],
      [24, null],
    ] as const) {
      const s = resting(group, '2022-03-01');
      registers75(s, '2022-02-01');
      s.at('2022-03-20').does('batch', 'report-recovered', { recoveredOn: '2022-03-20' });
      expect(s.view.contactGroup).toMatchObject(after === null ? { id: 24, status: 'closed' } : { id: after, status: 'open' });
      expect(course(s).status).toBe('active');
    }
  });

  it('1.1 d in group 1 a late registration is active at once, also from the release on', () => {
    const s = member('2022-04-01');
    registers75(s, '2022-02-01');
    expect(course(s)).toMatchObject({ status: 'active' });
    expect(s.entries.at(-1)).toMatchObject({ effectiveOn: '2022-02-01', recordedAt: '2022-04-01T06:00:00.000Z' });
  });

  it('1.1 d another absence registered in 13 is active', () => {
    const s = member('2022-04-01', 13);
    s.does('a-kasse 5', 'register-absence', { code: 10, from: '2022-03-20' });
    expect(s.view.absences).toMatchObject([{ code: 10, status: 'active' }]);
  });

  it('1.1 d one registered in 13, inactive, with a last day that has passed, is ended at once', () => {
    const s = member('2022-04-01', 13);
    registers75(s, '2022-02-01', '2022-03-31');
    expect(course(s)).toMatchObject({ status: 'ended', to: '2022-03-31', endReason: 'end-date' });
    const today = member('2022-04-01', 13);
    registers75(today, '2022-02-01', '2022-04-01');
    expect(course(today).status).toBe('inactive');
  });
});
