import { describe, expect, it } from 'vitest';
import { AK, appointments, arrangesAll, course, JC, member, moves, RELEASE, registers75, SICK } from './contact-course.ts';
import type { Story } from './story.ts';

const recovers = (s: Story) => s.does('batch', 'report-recovered', { recoveredOn: s.today });
const told = (s: Story): readonly string[] => s.messages.map((m) => `${m.to} ${m.channel} ${String(m.type)}`).sort();

const ALL_CLOSED = [
  'booking 17 cancelled back-to-group-1',
  'booking 4 cancelled back-to-group-1',
  'booking 7 cancelled back-to-group-1',
  'deadline 17 closed back-to-group-1',
  'deadline 4 closed back-to-group-1',
  'deadline 7 closed back-to-group-1',
  'summons 17 cancelled back-to-group-1',
  'summons 4 cancelled back-to-group-1',
  'summons 7 cancelled back-to-group-1',
];

describe('1.1 f back in group 1 with 75 active', () => {
  for (const away of [25, 13, 2, 'employed', 24] as const) {
    it(`1.1 f from ${away}: every deadline, summons and booking made there is closed or cancelled, whatever its type`, () => {
      const s = member(RELEASE);
      registers75(s);
      if (away === 24) moves(s, null);
      moves(s, away);
      arrangesAll(s);
      if (away === 25) recovers(s.at('2022-04-20'));
      else moves(s.at('2022-04-20'), 1);
      expect(course(s).status).toBe('active');
      expect(appointments(s)).toEqual(ALL_CLOSED);
    });
  }

  it('1.1 f for each cancelled one the citizen is told by SMS and by e-mail, each if subscribed; for a closed deadline not', () => {
    for (const [sms, email] of [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ] as const) {
      const s = member(RELEASE);
      registers75(s);
      moves(s, 13);
      arrangesAll(s);
      s.does('citizen', 'subscribe-notifications', { sms, email });
      moves(s, 1);
      expect(told(s)).toEqual([
        ...Array<string>(email ? 6 : 0).fill('citizen email appointment-cancelled'),
        ...Array<string>(sms ? 6 : 0).fill('citizen sms appointment-cancelled'),
      ]);
      const ids = s.view.appointments.filter((a: { kind: string }) => a.kind !== 'deadline').map((a: { id: string }) => a.id);
      for (const channel of ['sms', 'email'] as const) {
        const of = s.messages.filter((m) => m.channel === channel).map((m) => m.data?.appointmentId);
        if (of.length > 0) expect([...of].sort()).toEqual([...ids].sort());
      }
    }
  });

  it('1.1 f, g the message says in Danish which meeting, when and where, why, and what to do', () => {
    const s = member(RELEASE);
    registers75(s);
    moves(s, 13);
    s.does(JC, 'summon', { meetingType: 7, at: '2022-06-02T09:05' });
    s.does('citizen', 'book-meeting', { meetingType: 4, at: '2022-12-24T14:30' });
    moves(s, 1);
    expect([...new Set(s.messages.map((m) => m.text))]).toEqual([
      'Det møde, du er indkaldt til i Jobcenter 101 den 2. juni 2022 kl. 09.05, er aflyst. Du modtager igen dagpenge, og derfor er det din a-kasse, der holder samtalerne med dig. Du skal ikke møde op i jobcentret. Din a-kasse kontakter dig om den næste samtale. Kontakt a-kassen, hvis du har spørgsmål.',
      'Det møde, du har booket i Jobcenter 101 den 24. december 2022 kl. 14.30, er aflyst. Du modtager igen dagpenge, og derfor er det din a-kasse, der holder samtalerne med dig. Du skal ikke møde op i jobcentret. Din a-kasse kontakter dig om den næste samtale. Kontakt a-kassen, hvis du har spørgsmål.',
    ]);
    const begun = member(RELEASE);
    begun.does('citizen', 'book-meeting', { meetingType: 7, at: '2022-06-02T10:00' });
    registers75(begun);
    expect(begun.messages.map((m) => m.text)).toEqual(
      Array(2).fill(
        'Det møde, du har booket i Jobcenter 101 den 2. juni 2022 kl. 10.00, er aflyst. Det er nu din a-kasse, der holder samtalerne med dig. Du skal ikke møde op i jobcentret. Din a-kasse kontakter dig om den næste samtale. Kontakt a-kassen, hvis du har spørgsmål.',
      ),
    );
  });

  it('1.1 f each message has an id of its own and is carried by the contact course', () => {
    const s = member(RELEASE);
    const id = registers75(s);
    moves(s, 13);
    arrangesAll(s);
    moves(s, 1);
    const sent = s.effects.filter((e) => 'message' in e);
    expect(new Set(sent.map((e) => e.id)).size).toBe(12);
    expect(new Set(sent.map((e) => e.course))).toEqual(new Set([`contact-course/${id}`]));
  });

  it('1.1 f what is no longer open stays as it is', () => {
    const s = member(RELEASE);
    registers75(s);
    moves(s, 2);
    s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-04-20' });
    s.does('citizen', 'book-meeting', { meetingType: 7, at: '2022-04-01T10:00' });
    s.does(JC, 'create-deadline', { meetingType: 4, deadline: '2022-04-01' });
    const { appointmentId } = s.does(JC, 'summon', { meetingType: 17, at: '2022-12-01T10:00' });
    s.does(JC, 'cancel-appointment', { appointmentId });
    moves(s.at('2022-04-10'), 1);
    expect(appointments(s)).toEqual(['booking 7 passed', 'deadline 4 missed', 'deadline 7 met', 'summons 17 cancelled cancelled']);
    expect(s.messages).toEqual([]);
  });

  it('1.1 f an appointment of today is still open in the morning and is cancelled', () => {
    const s = member(RELEASE);
    registers75(s);
    moves(s, 2);
    s.does(JC, 'summon', { meetingType: 4, at: '2022-04-10T09:00' });
    moves(s.at('2022-04-10T23:59'), 1);
    expect(appointments(s)).toEqual(['summons 4 cancelled back-to-group-1']);
  });

  it('1.1 f what was made in group 1 before 75 stays, also when the citizen leaves and comes back', () => {
    const s = member(RELEASE);
    s.does(JC, 'summon', { meetingType: 4, at: '2022-12-01T09:00' });
    s.does('citizen', 'book-meeting', { meetingType: 17, at: '2022-12-01T10:00' });
    registers75(s);
    moves(s, 13);
    s.does(JC, 'summon', { meetingType: 7, at: '2022-12-01T11:00' });
    moves(s, 1);
    expect(appointments(s)).toEqual(['booking 17 open', 'summons 4 open', 'summons 7 cancelled back-to-group-1']);
  });

  it('1.1 f what was made outside group 1 before 75 begins stays', () => {
    const s = member(RELEASE, 13);
    s.does(JC, 'summon', { meetingType: 4, at: '2022-12-01T09:00' });
    s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-12-01' });
    s.at('2022-03-21');
    registers75(s);
    s.does(JC, 'summon', { meetingType: 17, at: '2022-12-01T11:00' });
    moves(s, 1);
    expect(appointments(s)).toEqual(['deadline 7 open', 'summons 17 cancelled back-to-group-1', 'summons 4 open']);
  });

  it('1.1 f a 75 registered late counts from its own first day: the day before it, the day, the day after', () => {
    const s = member(RELEASE, 13);
    for (const [day, meetingType] of [
      ['2022-03-20', 4],
      ['2022-03-21', 7],
      ['2022-03-22', 17],
    ] as const) {
      s.at(day).does(JC, 'summon', { meetingType, at: '2022-12-01T09:00' });
    }
    s.at('2022-04-01');
    registers75(s, '2022-03-21');
    moves(s, 1);
    expect(appointments(s)).toEqual(['summons 17 cancelled back-to-group-1', 'summons 4 open', 'summons 7 cancelled back-to-group-1']);
  });

  it('1.1 f moves between other groups close nothing, nor does closing; opening group 1 anew does', () => {
    const s = member(RELEASE);
    registers75(s);
    moves(s, 2);
    arrangesAll(s);
    for (const to of [13, 'employed', null, 24] as const) {
      moves(s, to);
      expect(appointments(s).every((a) => a.endsWith('open'))).toBe(true);
    }
    recovers(s);
    expect(appointments(s).every((a) => a.endsWith('open'))).toBe(true);
    moves(s, 1);
    expect(appointments(s)).toEqual(ALL_CLOSED);
  });

  it('1.1 f without an active 75 in group 1 nothing is closed: ended while away, or never registered', () => {
    const ended = member(RELEASE);
    const absenceId = registers75(ended);
    moves(ended, 13);
    arrangesAll(ended);
    ended.does(AK, 'end-absence', { absenceId, on: RELEASE });
    moves(ended, 1);
    expect(appointments(ended).every((a) => a.endsWith('open'))).toBe(true);

    const never = moves(member(RELEASE), 13);
    arrangesAll(never);
    moves(never, 1);
    expect(appointments(never).every((a) => a.endsWith('open'))).toBe(true);
    expect([ended.messages, never.messages]).toEqual([[], []]);
  });

  it('1.1 f a 75 that ends on the day before the return is not active there', () => {
    for (const [day, status] of [
      ['2022-05-31T23:59', 'cancelled'],
      ['2022-06-01T00:00', 'open'],
    ] as const) {
      const s = member(RELEASE);
      registers75(s, RELEASE, '2022-05-31');
      moves(s, 13);
      s.does(JC, 'summon', { meetingType: 7, at: '2022-12-01T09:00' });
      moves(s.at(day), 1);
      expect(s.view.appointments).toMatchObject([{ status }]);
    }
  });

  it('1.1 f each coming back counts: what was made in the second absence from group 1 is closed at the second return', () => {
    const s = member(RELEASE);
    registers75(s);
    for (const round of [1, 2]) {
      s.does(SICK, 'report-sick', { firstSickDay: s.today });
      s.does(JC, 'summon', { meetingType: 7, at: '2022-12-01T09:00' });
      recovers(s);
      expect(appointments(s)).toEqual(Array(round).fill('summons 7 cancelled back-to-group-1'));
    }
    expect(told(s)).toHaveLength(4);
  });

  it('1.1 f a late recovery is a return too, and the timeline cites 1.1', () => {
    const s = member(RELEASE);
    registers75(s);
    s.at('2022-05-02').does(SICK, 'report-sick', { firstSickDay: '2022-05-02' });
    s.at('2022-05-25').does(JC, 'summon', { meetingType: 7, at: '2022-12-01T09:00' });
    s.at('2022-05-30').does('batch', 'report-recovered', { recoveredOn: '2022-05-20' });
    expect(appointments(s)).toEqual(['summons 7 cancelled back-to-group-1']);
    expect(s.facts.filter((f) => f.type === 'appointment-cancelled')).toMatchObject([{ rule: '1.1', reason: 'back-to-group-1' }]);
  });

  it('1.1 f back in group 1 the jobcentre arranges nothing new', () => {
    const s = member(RELEASE);
    registers75(s);
    moves(s, 13);
    moves(s, 1);
    expect(s.refuses(JC, 'summon', { meetingType: 7, at: '2022-12-01T09:00' })).toBe('contact-course-at-a-kasse (1.1)');
  });

  it('1.1 f what was made during an earlier 75 stays: it is not that same 75', () => {
    const s = member(RELEASE);
    registers75(s);
    moves(s, 13);
    s.does(JC, 'summon', { meetingType: 4, at: '2022-12-01T09:00' });
    s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-12-01' });
    s.at('2022-05-02').does('a-kasse 7', 'change-a-kasse', { from: '2022-05-02' });
    s.does(JC, 'summon', { meetingType: 7, at: '2022-12-01T10:00' });
    s.at('2022-05-03').does('a-kasse 7', 'register-absence', { code: 75, from: '2022-05-03' });
    s.does(JC, 'summon', { meetingType: 17, at: '2022-12-01T11:00' });
    moves(s.at('2022-05-20'), 1);
    expect(course(s).status).toBe('active');
    expect(appointments(s)).toEqual(['deadline 7 open', 'summons 17 cancelled back-to-group-1', 'summons 4 open', 'summons 7 open']);
  });

  it('1.1 f outside group 1 by a sick report told late: the first sick day, the day after', () => {
    const s = member(RELEASE);
    s.at('2022-05-02').does(JC, 'summon', { meetingType: 4, at: '2022-12-01T09:00' });
    s.at('2022-05-03').does(JC, 'summon', { meetingType: 7, at: '2022-12-01T10:00' });
    s.at('2022-05-10').does(SICK, 'report-sick', { firstSickDay: '2022-05-02' });
    registers75(s, '2022-05-01');
    recovers(s.at('2022-05-20'));
    // on the first sick day itself the register showed group 1
    expect(appointments(s)).toEqual(['summons 4 open', 'summons 7 cancelled back-to-group-1']);
  });
});
