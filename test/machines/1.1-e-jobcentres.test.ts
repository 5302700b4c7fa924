import { describe, expect, it } from 'vitest';
import { AK, ALL_ACCEPTED, AT_A_KASSE, BEFORE, course, JC, member, moves, RELEASE, registers75, tries } from './contact-course.ts';

describe('1.1 e deadlines, summonses and bookings while 75 is registered', () => {
  for (const day of ['2022-03-01', BEFORE, RELEASE, '2022-03-15']) {
    it(`1.1 e on ${day}: in group 1 with 75 active, none`, () => {
      const s = member(day);
      expect(tries(s)).toEqual(ALL_ACCEPTED);
      const absenceId = registers75(s);
      expect(tries(s)).toEqual(AT_A_KASSE);
      s.does(AK, 'end-absence', { absenceId, on: day });
      expect(tries(s)).toEqual(ALL_ACCEPTED);
    });
  }

  for (const group of [2, 13, 24, 25, 7, 'employed'] as const) {
    for (const day of ['2022-03-12', BEFORE, RELEASE, '2022-03-15']) {
      const yes = day >= RELEASE;
      it(`1.1 e on ${day}: in group ${group} with 75 registered they ${yes ? 'can' : 'could not'}`, () => {
        const s = member('2022-03-01');
        registers75(s);
        if (group === 24) moves(s, null);
        moves(s, group);
        expect(course(s).status).toBe(group === 13 || group === 24 || group === 25 ? 'inactive' : 'active');
        s.at(day);
        expect(tries(s)).toEqual(yes ? ALL_ACCEPTED : AT_A_KASSE);
      });
    }
  }

  it('1.1 e the last minute before the release and the first one of it', () => {
    const s = member('2022-03-01');
    registers75(s);
    moves(s, 2);
    expect(tries(s.at('2022-03-13T23:59'))).toEqual(AT_A_KASSE);
    expect(tries(s.at('2022-03-14T00:00'))).toEqual(ALL_ACCEPTED);
  });

  it('1.1 e a 75 registered in 13 before the release and still active there: from the release they can', () => {
    const s = member('2022-03-01', 13);
    registers75(s);
    expect([course(s.at(BEFORE)).status, tries(s)]).toEqual(['active', AT_A_KASSE]);
    expect([course(s.at(RELEASE)).status, tries(s)]).toEqual(['active', ALL_ACCEPTED]);
  });

  it('1.1 e before the release an ended 75 hinders nothing, nor does one never registered', () => {
    const s = member('2022-03-01', 13);
    expect(tries(s)).toEqual(ALL_ACCEPTED);
    const absenceId = registers75(s);
    expect(tries(s)).toEqual(AT_A_KASSE);
    s.does(AK, 'end-absence', { absenceId, on: '2022-03-01' });
    expect(tries(s)).toEqual(ALL_ACCEPTED);
  });

  it('1.1 e with no group open it is the group that is missing', () => {
    for (const day of [BEFORE, RELEASE]) {
      const s = member(day);
      registers75(s);
      moves(s, null);
      expect(tries(s)).toEqual(Array(3).fill('no-open-contact-group (0)'));
    }
  });

  it('1.1 e another absence is no contact course', () => {
    const s = member('2022-03-01');
    s.does(JC, 'register-absence', { code: 10, from: '2022-03-01' });
    expect(tries(s)).toEqual(ALL_ACCEPTED);
  });

  it('1.1 e on its last day 75 still hinders, at the first minute of the next day no more', () => {
    const s = member(RELEASE);
    registers75(s, RELEASE, '2022-05-31');
    expect(tries(s.at('2022-05-31T23:59'))).toEqual(AT_A_KASSE);
    expect(tries(s.at('2022-06-01T00:00'))).toEqual(ALL_ACCEPTED);
  });

  it('1.1 e cancelling needs neither group nor an absence of 75', () => {
    const s = member(RELEASE);
    const { appointmentId } = s.does(JC, 'summon', { meetingType: 4, at: '2022-12-01T10:00' });
    registers75(s);
    s.does(JC, 'cancel-appointment', { appointmentId });
    expect(s.view.appointments).toMatchObject([{ status: 'cancelled' }]);
  });
});
