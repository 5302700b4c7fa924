import { describe, expect, it } from 'vitest';
import { absences } from '../../machines/code-lists/absences.ts';
import { type Story, story } from './story.ts';

const JC = 'jobcentre 101';
const AK = 'a-kasse 5';
const CODES = [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 56, 57, 75, 77];

const inGroup = (contactGroup: number | string = 1, start = '2022-03-14'): Story => {
  const s = story(start);
  s.does(AK, 'join-a-kasse', { from: '2021-05-01' });
  s.does(JC, 'open-contact-group', { contactGroup });
  return s;
};
const only = (s: Story) => {
  expect(s.view.absences).toHaveLength(1);
  return s.view.absences[0];
};

describe('0 absences', () => {
  it('0 the list has these codes', () => {
    expect([...new Set(absences.entries.map((e) => e.id))]).toEqual(CODES);
  });

  for (const code of CODES.filter((c) => c !== 75)) {
    it(`0 absence ${code} is registered by jobcentre and a-kasse in any group and stays active through every move`, () => {
      for (const who of [JC, AK]) {
        const s = inGroup(2);
        const { absenceId } = s.does(who, 'register-absence', { code, from: '2022-03-01' });
        expect(only(s)).toMatchObject({ id: absenceId, code, from: '2022-03-01', to: null, status: 'active', endReason: null });
        for (const contactGroup of [1, 13, 'employed', 1]) s.does(JC, 'change-contact-group', { contactGroup });
        s.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
        s.does(JC, 'close-contact-group');
        expect(only(s)).toMatchObject({ status: 'active', to: null });
      }
    });
  }

  it('0 another code is unknown-absence-code, also with no group open', () => {
    for (const code of [0, 5, 12, 55, 58, 76, 78, 500, -75]) {
      expect(inGroup().refuses(JC, 'register-absence', { code, from: '2022-03-14' })).toBe('unknown-absence-code (0)');
      expect(story('2022-03-14').refuses(JC, 'register-absence', { code, from: '2022-03-14' })).toBe('unknown-absence-code (0)');
    }
  });

  it('0 no open contact group: 4591, never opened and closed alike, for 75 too', () => {
    const s = story('2022-03-14');
    s.does(AK, 'join-a-kasse', { from: '2021-05-01' });
    for (const closed of [false, true]) {
      if (closed) {
        s.does(JC, 'open-contact-group', { contactGroup: 1 });
        s.does(JC, 'close-contact-group');
      }
      for (const code of [10, 57, 77]) expect(s.refuses(JC, 'register-absence', { code, from: '2022-03-14' })).toBe('4591 (0)');
      expect(s.refuses(AK, 'register-absence', { code: 75, from: '2022-03-14' })).toBe('4591 (0)');
    }
  });

  it('0 two of one code do not overlap: the last day is included; two of different codes may', () => {
    const s = inGroup();
    s.does(JC, 'register-absence', { code: 10, from: '2022-02-10', to: '2022-02-20' });
    const again = (from: string, to?: string | null) => ({ code: 10, from, ...(to === undefined ? {} : { to }) });
    for (const body of [
      again('2022-02-20'),
      again('2022-02-20', '2022-02-25'),
      again('2022-02-01', '2022-02-10'),
      again('2022-02-12', '2022-02-13'),
      again('2022-01-01', '2022-03-01'),
      again('2022-01-01'),
      again('2022-01-01', null),
      again('2022-02-10', '2022-02-20'),
    ])
      expect(s.refuses(JC, 'register-absence', body)).toBe('absence-overlaps (0)');
    s.does(JC, 'register-absence', again('2022-02-01', '2022-02-09'));
    s.does(JC, 'register-absence', again('2022-02-21', '2022-02-21'));
    s.does(JC, 'register-absence', { code: 9, from: '2022-02-12', to: '2022-02-13' });
    s.does(AK, 'register-absence', again('2022-02-22'));
    expect(s.refuses(AK, 'register-absence', again('2022-03-14'))).toBe('absence-overlaps (0)');
    expect(s.refuses(JC, 'register-absence', again('2022-03-14', '2022-12-31'))).toBe('absence-overlaps (0)');
  });

  it('0 an absence that was ended early leaves the days after free', () => {
    const s = inGroup();
    const { absenceId } = s.does(JC, 'register-absence', { code: 10, from: '2022-03-01', to: '2022-06-30' });
    s.does(JC, 'end-absence', { absenceId, on: '2022-03-05' });
    expect(s.refuses(JC, 'register-absence', { code: 10, from: '2022-03-05' })).toBe('absence-overlaps (0)');
    s.does(JC, 'register-absence', { code: 10, from: '2022-03-06' });
  });

  it('0 what has an end date ends at the first minute of the next day', () => {
    const s = inGroup();
    s.does(JC, 'register-absence', { code: 10, from: '2022-03-14', to: '2022-03-31' });
    s.at('2022-03-30T12:00');
    expect(only(s)).toMatchObject({ status: 'active', to: '2022-03-31' });
    s.at('2022-03-31T23:59');
    expect(only(s).status).toBe('active');
    s.at('2022-04-01T00:00');
    expect(only(s)).toMatchObject({ status: 'ended', to: '2022-03-31', endReason: 'end-date' });
    expect(s.entries.at(-1)).toMatchObject({ by: 'clock', effectiveOn: '2022-04-01', recordedAt: '2022-03-31T22:00:00.000Z' });
  });

  it('0 an end date that has passed when it is set is due at once; the last day today is not', () => {
    const past = inGroup();
    past.does(JC, 'register-absence', { code: 10, from: '2022-03-01', to: '2022-03-13' });
    expect(only(past)).toMatchObject({ status: 'ended', to: '2022-03-13', endReason: 'end-date' });
    expect(past.entries.map((e) => e.command).slice(-2)).toEqual(['register-absence', 'end-date']);
    const today = inGroup();
    today.does(JC, 'register-absence', { code: 10, from: '2022-03-14', to: '2022-03-14' });
    expect(only(today).status).toBe('active');
  });

  it('0 ending takes effect at once, by the role that registered it, once, not before its start and not ahead', () => {
    const s = inGroup();
    const { absenceId } = s.does(AK, 'register-absence', { code: 10, from: '2022-03-10' });
    expect(s.refuses(JC, 'end-absence', { absenceId, on: '2022-03-14' })).toBe('forbidden-role (1.1)');
    expect(s.refuses(AK, 'end-absence', { absenceId, on: '2022-03-09' })).toBe('date-order (1.1)');
    expect(s.refuses(AK, 'end-absence', { absenceId, on: '2022-03-15' })).toBe('date-in-future (1.1)');
    expect(s.refuses(AK, 'end-absence', { absenceId: 'another', on: '2022-03-14' })).toBe('unknown-absence (1.1)');
    s.does(AK, 'end-absence', { absenceId, on: '2022-03-10' });
    expect(only(s)).toMatchObject({ status: 'ended', to: '2022-03-10', endReason: 'ended' });
    expect(s.refuses(AK, 'end-absence', { absenceId, on: '2022-03-14' })).toBe('already-ended (0)');
  });

  it('0 a new a-kasse may end what the a-kasse before it registered', () => {
    const s = inGroup();
    const { absenceId } = s.does(AK, 'register-absence', { code: 10, from: '2022-03-10' });
    s.does('a-kasse 7', 'change-a-kasse', { from: '2022-03-14' });
    expect(s.refuses(AK, 'end-absence', { absenceId, on: '2022-03-14' })).toBe('not-your-citizen (1.1)');
    s.does('a-kasse 7', 'end-absence', { absenceId, on: '2022-03-14' });
  });

  it('0 a registration may be made late: it holds from its own date, and the timeline says when it was recorded', () => {
    const s = inGroup(1, '2022-05-10');
    s.does(JC, 'register-absence', { code: 10, from: '2022-04-01' });
    expect(only(s)).toMatchObject({ from: '2022-04-01', status: 'active' });
    expect(s.entries.at(-1)).toMatchObject({ effectiveOn: '2022-04-01', recordedAt: '2022-05-10T06:00:00.000Z' });
    expect(s.refuses(JC, 'register-absence', { code: 9, from: '2022-05-11' })).toBe('date-in-future (1.1)');
  });

  it('0 registering 56 or 57 closes every open deadline, and nothing else', () => {
    for (const code of [56, 57]) {
      for (const who of [JC, AK]) {
        const s = inGroup(2);
        s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-04-01' });
        s.does(JC, 'create-deadline', { meetingType: 4, deadline: '2022-04-02' });
        s.does(JC, 'summon', { meetingType: 7, at: '2022-04-03T10:00' });
        s.does('citizen', 'book-meeting', { meetingType: 17, at: '2022-04-04T10:00' });
        s.does(who, 'register-absence', { code: 10, from: '2022-03-14' });
        expect(s.view.appointments.map((a: { status: string }) => a.status)).toEqual(['open', 'open', 'open', 'open']);
        s.does(who, 'register-absence', { code, from: '2022-03-14' });
        expect(s.view.appointments.map((a: { kind: string; status: string }) => `${a.kind} ${a.status}`).sort()).toEqual([
          'booking open',
          'deadline closed',
          'deadline closed',
          'summons open',
        ]);
        s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-04-01' });
      }
    }
  });

  it('0 an absence that is refused closes nothing', () => {
    const s = inGroup(2);
    s.does(JC, 'register-absence', { code: 57, from: '2022-03-01', to: '2022-03-31' });
    s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2022-04-01' });
    expect(s.refuses(JC, 'register-absence', { code: 57, from: '2022-03-14' })).toBe('absence-overlaps (0)');
    expect(s.view.appointments).toMatchObject([{ kind: 'deadline', status: 'open' }]);
  });
});
