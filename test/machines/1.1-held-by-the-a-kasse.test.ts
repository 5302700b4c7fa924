import { describe, expect, it } from 'vitest';
import { appointments, JC, member, moves, RELEASE, registers75 } from './contact-course.ts';

describe('1.1 f what was made on the first day of 75', () => {
  it('1.1 f made outside group 1 earlier on the day on which 75 was registered and begins, it was not made during 75', () => {
    const s = member(RELEASE, 2);
    s.does(JC, 'summon', { meetingType: 4, at: '2022-12-01T09:00' });
    s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-12-01' });
    s.does('citizen', 'book-meeting', { meetingType: 17, at: '2022-12-01T10:00' });
    moves(s, 13);
    registers75(s);
    s.does(JC, 'summon', { meetingType: 7, at: '2022-12-01T11:00' });
    moves(s, 1);
    expect(appointments(s)).toEqual(['booking 17 open', 'deadline 7 open', 'summons 4 open', 'summons 7 cancelled back-to-group-1']);
  });

  it('1.1 f a 75 registered a day late counts its whole first day', () => {
    const s = member(RELEASE, 13);
    s.does(JC, 'summon', { meetingType: 4, at: '2022-12-01T09:00' });
    s.at('2022-03-15');
    registers75(s, RELEASE);
    moves(s, 1);
    expect(appointments(s)).toEqual(['summons 4 cancelled back-to-group-1']);
  });
});

describe('0 appointments in the view', () => {
  it('0 a deadline shows its day as `at`, as every appointment shows its time', () => {
    const s = member(RELEASE, 2);
    s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-03-22' });
    expect(s.view.appointments).toMatchObject([{ kind: 'deadline', at: '2022-03-22', deadline: '2022-03-22', status: 'open' }]);
  });
});
