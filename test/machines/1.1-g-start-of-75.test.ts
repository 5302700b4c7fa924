import { describe, expect, it } from 'vitest';
import { AK, appointments, arrangesAll, BEFORE, member, moves, RELEASE, registers75 } from './contact-course.ts';

const STARTED = 'contact-course-started';

describe('1.1 g the start of 75 in group 1', () => {
  for (const day of [BEFORE, RELEASE]) {
    it(`1.1 g on ${day} it closes every open deadline, cancels bookings of type 7 and summonses of type 17, and no others`, () => {
      const s = member(day);
      arrangesAll(s);
      // The deadlines were set after the bookings, so none of them is met.
      registers75(s);
      expect(appointments(s)).toEqual([
        'booking 17 open',
        'booking 4 open',
        `booking 7 cancelled ${STARTED}`,
        `deadline 17 closed ${STARTED}`,
        `deadline 4 closed ${STARTED}`,
        `deadline 7 closed ${STARTED}`,
        `summons 17 cancelled ${STARTED}`,
        'summons 4 open',
        'summons 7 open',
      ]);
    });
  }

  it('1.1 g the citizen is told of each cancelled one by SMS and by e-mail, each if subscribed', () => {
    for (const [sms, email] of [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ] as const) {
      const s = member(RELEASE);
      s.does('citizen', 'subscribe-notifications', { sms, email });
      arrangesAll(s);
      const id = registers75(s);
      expect(s.messages.map((m) => `${m.channel} ${m.data?.kind} ${m.data?.meetingType}`).sort()).toEqual(
        [...(email ? ['email booking 7', 'email summons 17'] : []), ...(sms ? ['sms booking 7', 'sms summons 17'] : [])].sort(),
      );
      expect(s.effects.filter((e) => 'message' in e).every((e) => e.course === `contact-course/${id}`)).toBe(true);
    }
  });

  it('1.1 g registered late it does the same, on the day of the registration', () => {
    const s = member('2022-05-10');
    arrangesAll(s);
    registers75(s, '2022-03-20');
    expect(appointments(s).filter((a) => a.endsWith(STARTED))).toHaveLength(5);
  });

  it('1.1 g with today as its last day it has begun; one that was over before it was registered begins nothing', () => {
    const today = member('2022-05-10');
    arrangesAll(today);
    registers75(today, '2022-03-20', '2022-05-10');
    expect(appointments(today).filter((a) => a.endsWith(STARTED))).toHaveLength(5);
    const over = member('2022-05-10');
    arrangesAll(over);
    registers75(over, '2022-03-20', '2022-05-09');
    expect(appointments(over).every((a) => a.endsWith('open'))).toBe(true);
    expect(over.messages).toEqual([]);
  });

  it('1.1 g met, missed, passed and cancelled ones stay as they are', () => {
    const s = member(RELEASE);
    s.does('jobcentre 101', 'create-deadline', { meetingType: 7, deadline: '2022-04-01' });
    s.does('citizen', 'book-meeting', { meetingType: 7, at: '2022-04-01T10:00' });
    s.does('jobcentre 101', 'create-deadline', { meetingType: 4, deadline: '2022-04-01' });
    const { appointmentId } = s.does('citizen', 'book-meeting', { meetingType: 7, at: '2022-12-01T10:00' });
    s.does('citizen', 'cancel-appointment', { appointmentId });
    s.at('2022-04-02');
    registers75(s);
    expect(appointments(s)).toEqual(['booking 7 cancelled cancelled', 'booking 7 passed', 'deadline 4 missed', 'deadline 7 met']);
    expect(s.messages).toEqual([]);
  });

  it('1.1 g in 13, 24 and 25 it closes nothing, before the release (active) and from it (inactive)', () => {
    for (const day of [BEFORE, RELEASE]) {
      for (const group of [13, 24, 25] as const) {
        const s = group === 13 ? member(day, 13) : moves(member(day, group === 24 ? null : 1), group);
        arrangesAll(s);
        registers75(s);
        expect(appointments(s).every((a) => a.endsWith('open'))).toBe(true);
      }
    }
  });

  it('1.1 g becoming active on the way back to group 1 is no start: only 1.1 f closes', () => {
    const s = member(RELEASE);
    arrangesAll(s);
    moves(s, 13);
    s.at('2022-03-21');
    registers75(s);
    moves(s, 1);
    expect(appointments(s).every((a) => a.endsWith('open'))).toBe(true);
  });

  it('1.1 g another absence, and a refused 75, close nothing', () => {
    const s = member(RELEASE);
    arrangesAll(s);
    s.does(AK, 'register-absence', { code: 10, from: RELEASE });
    expect(s.refuses(AK, 'register-absence', { code: 75, from: '2022-03-15' })).toBe('date-in-future (1.1)');
    expect(appointments(s).every((a) => a.endsWith('open'))).toBe(true);
  });

  it('1.1 g a second 75 is a start of its own', () => {
    const s = member(RELEASE);
    s.does(AK, 'end-absence', { absenceId: registers75(s), on: RELEASE });
    arrangesAll(s);
    s.at('2022-03-15');
    registers75(s);
    expect(appointments(s).filter((a) => a.endsWith(STARTED))).toHaveLength(5);
  });
});
