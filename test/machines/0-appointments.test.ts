import { describe, expect, it } from 'vitest';
import { type Story, story } from './story.ts';

const JC = 'jobcentre 101';
const inGroup = (contactGroup: number | string = 2, start = '2022-03-14'): Story => {
  const s = story(start);
  s.does(JC, 'open-contact-group', { contactGroup });
  return s;
};
const statuses = (s: Story): readonly string[] =>
  s.view.appointments.map((a: { kind: string; meetingType: number; status: string }) => `${a.kind} ${a.meetingType} ${a.status}`).sort();

const AT = '2022-06-01T10:00';

describe('0 appointments', () => {
  it('0 meeting types are 4, 7 and 17, else unknown-meeting-type, before all else that is wrong', () => {
    const s = inGroup();
    for (const meetingType of [4, 7, 17]) {
      s.does(JC, 'summon', { meetingType, at: AT });
      s.does('citizen', 'book-meeting', { meetingType, at: AT });
      s.does(JC, 'create-deadline', { meetingType, deadline: '2022-06-01' });
      s.does(JC, 'register-held-meeting', { meetingType, date: '2022-03-14' });
    }
    const none = story('2022-03-14');
    for (const meetingType of [0, 1, 5, 18, 99]) {
      expect(none.refuses(JC, 'summon', { meetingType, at: AT })).toBe('unknown-meeting-type (0)');
      expect(none.refuses('citizen', 'book-meeting', { meetingType, at: AT })).toBe('unknown-meeting-type (0)');
      expect(none.refuses(JC, 'create-deadline', { meetingType, deadline: '2022-03-01' })).toBe('unknown-meeting-type (0)');
      expect(none.refuses(JC, 'register-held-meeting', { meetingType, date: '2022-03-14' })).toBe('unknown-meeting-type (0)');
    }
  });

  it('0 a deadline lies at least 8 days ahead, at any minute of the day', () => {
    for (const minute of ['2022-03-14T08:00', '2022-03-14T23:59']) {
      const s = inGroup().at(minute);
      for (const deadline of ['2022-03-21', '2022-03-14', '2022-03-01'])
        expect(s.refuses(JC, 'create-deadline', { meetingType: 7, deadline })).toBe('deadline-too-soon (0)');
      s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-03-22' });
      s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-03-23' });
    }
  });

  it('0 eight days are counted across a month, a leap day and both clock changes', () => {
    for (const [today, soon, enough] of [
      ['2022-02-22', '2022-03-01', '2022-03-02'],
      ['2024-02-22', '2024-02-29', '2024-03-01'],
      ['2022-12-28', '2023-01-04', '2023-01-05'],
      ['2022-03-20', '2022-03-27', '2022-03-28'],
      ['2022-10-23', '2022-10-30', '2022-10-31'],
    ] as const) {
      const s = inGroup(2, today);
      expect(s.refuses(JC, 'create-deadline', { meetingType: 7, deadline: soon })).toBe('deadline-too-soon (0)');
      s.does(JC, 'create-deadline', { meetingType: 7, deadline: enough });
    }
  });

  it('0 the citizen’s booking of the same meeting type meets open deadlines; a summons, another type, a held meeting, a cancellation do not', () => {
    const s = inGroup();
    s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-04-01' });
    s.does(JC, 'create-deadline', { meetingType: 4, deadline: '2022-04-01' });
    s.does(JC, 'summon', { meetingType: 7, at: '2022-03-20T10:00' });
    s.does('citizen', 'book-meeting', { meetingType: 17, at: '2022-03-20T10:00' });
    s.does(JC, 'register-held-meeting', { meetingType: 7, date: '2022-03-14' });
    expect(statuses(s).filter((t) => t.startsWith('deadline'))).toEqual(['deadline 4 open', 'deadline 7 open']);
    const { appointmentId } = s.does('citizen', 'book-meeting', { meetingType: 7, at: '2022-05-01T10:00' });
    expect(statuses(s).filter((t) => t.startsWith('deadline'))).toEqual(['deadline 4 open', 'deadline 7 met']);
    s.does('citizen', 'cancel-appointment', { appointmentId });
    expect(statuses(s).filter((t) => t.startsWith('deadline'))).toEqual(['deadline 4 open', 'deadline 7 met']);
  });

  it('0 a booking meets a deadline on its last day; at the first minute of the next day it is missed and stays so', () => {
    const onTime = inGroup();
    onTime.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-03-27' });
    onTime.at('2022-03-27T23:59').does('citizen', 'book-meeting', { meetingType: 7, at: AT });
    expect(statuses(onTime)).toEqual(['booking 7 open', 'deadline 7 met']);
    const late = inGroup();
    late.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-03-27' });
    late.at('2022-03-27T23:59');
    expect(statuses(late)).toEqual(['deadline 7 open']);
    late.at('2022-03-28T00:00');
    expect(statuses(late)).toEqual(['deadline 7 missed']);
    late.does('citizen', 'book-meeting', { meetingType: 7, at: AT });
    expect(statuses(late)).toEqual(['booking 7 open', 'deadline 7 missed']);
  });

  it('0 a summons or a booking that was not cancelled is passed at the first minute of the next day', () => {
    const s = inGroup();
    s.does(JC, 'summon', { meetingType: 4, at: '2022-03-26T09:00' });
    s.does('citizen', 'book-meeting', { meetingType: 7, at: '2022-03-26T23:30' });
    const { appointmentId } = s.does(JC, 'summon', { meetingType: 17, at: '2022-03-26T09:00' });
    s.does(JC, 'cancel-appointment', { appointmentId });
    s.at('2022-03-26T23:59');
    expect(statuses(s)).toEqual(['booking 7 open', 'summons 17 cancelled', 'summons 4 open']);
    s.at('2022-03-27T00:00');
    expect(statuses(s)).toEqual(['booking 7 passed', 'summons 17 cancelled', 'summons 4 passed']);
  });

  it('0 an appointment of a day that has passed is passed at once', () => {
    const s = inGroup();
    s.does(JC, 'summon', { meetingType: 4, at: '2022-03-13T09:00' });
    s.does(JC, 'summon', { meetingType: 7, at: '2022-03-14T00:00' });
    expect(statuses(s)).toEqual(['summons 4 passed', 'summons 7 open']);
  });

  it('0 the jobcentre cancels any appointment, the citizen own bookings only, once, and the citizen is not told by the register', () => {
    const s = inGroup();
    s.does('citizen', 'subscribe-notifications', { sms: true, email: true });
    const id = (who: string, command: 'summon' | 'book-meeting' | 'create-deadline') =>
      s.does(who, command, { meetingType: 7, ...(command === 'create-deadline' ? { deadline: '2022-05-01' } : { at: AT }) }).appointmentId;
    const [summons, deadline] = [id(JC, 'summon'), id(JC, 'create-deadline')];
    for (const appointmentId of [summons, deadline])
      expect(s.refuses('citizen', 'cancel-appointment', { appointmentId })).toBe('forbidden-role (0)');
    for (const appointmentId of [summons, deadline]) s.does(JC, 'cancel-appointment', { appointmentId });
    const [mine, theirs] = [id('citizen', 'book-meeting'), id('citizen', 'book-meeting')];
    s.does('citizen', 'cancel-appointment', { appointmentId: mine });
    s.does(JC, 'cancel-appointment', { appointmentId: theirs });
    expect(statuses(s)).toEqual(['booking 7 cancelled', 'booking 7 cancelled', 'deadline 7 closed', 'summons 7 cancelled']);
    for (const appointmentId of [summons, deadline, mine, theirs])
      expect(s.refuses(JC, 'cancel-appointment', { appointmentId })).toBe('appointment-not-open (0)');
    expect(s.refuses(JC, 'cancel-appointment', { appointmentId: 'nobody' })).toBe('unknown-appointment (0)');
    expect(s.messages).toEqual([]);
  });

  it('0 category, deadlines, summonses and bookings need an open contact group; held meetings, sick reports, membership and benefit do not', () => {
    const s = story('2022-03-14');
    const needs = () => {
      expect(s.refuses(JC, 'assess-category', { category: 'job-ready' })).toBe('no-open-contact-group (0)');
      expect(s.refuses(JC, 'create-deadline', { meetingType: 7, deadline: '2022-05-01' })).toBe('no-open-contact-group (0)');
      expect(s.refuses(JC, 'summon', { meetingType: 7, at: AT })).toBe('no-open-contact-group (0)');
      expect(s.refuses('citizen', 'book-meeting', { meetingType: 7, at: AT })).toBe('no-open-contact-group (0)');
    };
    needs();
    s.does(JC, 'open-contact-group', { contactGroup: 2 });
    const { appointmentId } = s.does(JC, 'summon', { meetingType: 7, at: AT });
    s.does(JC, 'close-contact-group');
    needs();
    s.does(JC, 'cancel-appointment', { appointmentId });
    s.does(JC, 'register-held-meeting', { meetingType: 4, date: '2022-03-14' });
    s.does('a-kasse 5', 'join-a-kasse', { from: '2022-03-14' });
    s.does('a-kasse 5', 'start-benefit-period', { firstDay: '2022-03-14' });
    s.does('a-kasse 5', 'report-benefit-hours', { hoursUsed: 1 });
    s.does('citizen', 'subscribe-notifications', { sms: true, email: false });
    s.does('citizen', 'register-job-seeker', { jobTitles: [{ title: 'Smed' }] });
    s.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
  });

  it('0 plan, job-search requirement and pilot marking need an open contact group', () => {
    const s = story('2022-04-04', { birthDate: '2000-01-01' });
    expect(s.refuses(JC, 'publish-plan', { planType: 'follow-up-agreement' })).toMatch(/^no-open-contact-group /);
    expect(s.refuses(JC, 'register-job-search-requirement', { perWeek: 2 })).toMatch(/^no-open-contact-group /);
    expect(s.refuses(JC, 'mark-pilot-participation', { from: '2022-04-04' })).toMatch(/^no-open-contact-group /);
  });
});
