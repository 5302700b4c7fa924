import { describe, expect, it } from 'vitest';
import { AK, BEFORE, course, JC, member, moves, RELEASE, registers75, SICK } from './contact-course.ts';
import type { Story } from './story.ts';

const answer = (s: Story, date: string, meetingType = 7, who = AK): string => {
  const a = s.give(who, 'register-held-meeting', { meetingType, date });
  return a.outcome === 'accepted' ? 'accepted' : `${a.refusal.code} (${a.refusal.rule})`;
};

describe('1.1 b held meetings: types and days', () => {
  it('1.1 b the a-kasse registers types 7 and 17, 4 is meeting-type-not-allowed, also with no 75 at all', () => {
    const s = member(RELEASE);
    expect(answer(s, RELEASE, 4)).toBe('meeting-type-not-allowed (1.1)');
    registers75(s);
    expect([4, 7, 17, 8].map((t) => answer(s, RELEASE, t))).toEqual([
      'meeting-type-not-allowed (1.1)',
      'accepted',
      'accepted',
      'unknown-meeting-type (0)',
    ]);
    expect(s.view.meetings).toMatchObject([
      { type: 7, date: RELEASE, by: AK },
      { type: 17, date: RELEASE, by: AK },
    ]);
  });

  it('1.1 b on or before today: tomorrow is date-in-future', () => {
    const s = member('2022-04-01', 1, '2022-03-20');
    registers75(s, '2022-03-28');
    expect(['2022-03-31', '2022-04-01', '2022-04-02'].map((d) => answer(s, d))).toEqual(['accepted', 'accepted', 'date-in-future (1.1)']);
  });

  for (const day of [BEFORE, RELEASE]) {
    it(`1.1 b on ${day} no 75 ever registered is no-contact-course, whatever else is wrong`, () => {
      const s = member(day, 1, '2022-03-01');
      for (const date of [day, '2022-02-01']) expect(answer(s, date)).toBe('no-contact-course (1.1)');
      s.does(AK, 'register-absence', { code: 10, from: '2022-02-01' });
      expect(answer(s, day)).toBe('no-contact-course (1.1)');
    });
  }

  it('1.1 b jobcentres register all types in every group, also while 75 is active, also before it and after it, also with no group', () => {
    for (const day of [BEFORE, RELEASE]) {
      for (const group of [1, 2, 13, 'employed', null]) {
        const s = member(day);
        const absenceId = registers75(s);
        if (group !== 1) moves(s, group);
        for (const type of [4, 7, 17]) expect(answer(s, day, type, JC)).toBe('accepted');
        expect(answer(s, '2020-01-01', 7, JC)).toBe('accepted');
        s.does(AK, 'end-absence', { absenceId, on: day });
        s.at('2022-04-10');
        expect(answer(s, '2022-04-10', 4, JC)).toBe('accepted');
      }
    }
    expect(answer(member(RELEASE, null), RELEASE, 4, JC)).toBe('accepted');
  });

  it('1.1 b a held meeting is linked to no appointment', () => {
    const s = member(RELEASE, 2);
    s.does(JC, 'summon', { meetingType: 7, at: `${RELEASE}T10:00` });
    expect(answer(s, RELEASE, 7, JC)).toBe('accepted');
    expect(s.view.appointments).toMatchObject([{ status: 'open' }]);
  });
});

describe('1.1 b held meetings while 75 is inactive', () => {
  /** 75 from 2022-02-01; sick, so inactive, from 2022-03-01. */
  const sick = (): Story => {
    const s = member('2022-02-01', 1, '2022-01-03');
    registers75(s);
    s.at('2022-03-01').does(SICK, 'report-sick', { firstSickDay: '2022-03-01' });
    expect(course(s).status).toBe('inactive');
    return s;
  };

  it('1.1 b before the release an inactive 75 is contact-course-inactive, even for a meeting before it was set aside', () => {
    const s = sick().at('2022-03-13T23:59');
    for (const date of ['2022-02-01', '2022-02-28', '2022-03-01', '2022-03-13', '2022-01-20'])
      expect(answer(s, date)).toBe('contact-course-inactive (1.1)');
  });

  it('1.1 b from the release inactive is no hindrance, whatever the date', () => {
    const s = sick().at('2022-03-14T00:00');
    for (const date of ['2022-02-01', '2022-02-28', '2022-03-01', '2022-03-13', '2022-03-14']) expect(answer(s, date)).toBe('accepted');
  });

  it('1.1 b before the release, well again, the meeting is accepted', () => {
    const s = sick();
    s.at('2022-03-10').does('batch', 'report-recovered', { recoveredOn: '2022-03-10' });
    expect(course(s).status).toBe('active');
    for (const date of ['2022-02-20', '2022-03-05', '2022-03-10']) expect(answer(s, date)).toBe('accepted');
  });

  it('1.1 b before the release the present status decides: a 75 set aside now refuses a meeting in an earlier, ended one', () => {
    const s = member('2022-02-20', 1, '2022-01-03');
    registers75(s, '2022-02-01', '2022-02-10');
    registers75(s, '2022-02-15');
    expect(answer(s, '2022-02-05')).toBe('accepted');
    moves(s, 13);
    expect(answer(s, '2022-02-05')).toBe('contact-course-inactive (1.1)');
    s.at(RELEASE);
    expect(answer(s, '2022-02-05')).toBe('accepted');
  });

  it('1.1 b before the release an active 75 in another group is no hindrance', () => {
    const s = member('2022-02-20');
    registers75(s);
    moves(s, 2);
    expect(answer(s, '2022-02-20')).toBe('accepted');
  });

  it('1.1 b the order: inactive is said before outside the course', () => {
    const s = sick().at('2022-03-13');
    expect(answer(s, '2021-12-01')).toBe('contact-course-inactive (1.1)');
  });
});

describe('1.1 b held meetings before the first day of 75', () => {
  it('1.1 b before the release it is meeting-outside-contact-course, from its first day on it is accepted', () => {
    const s = member('2022-03-01', 1, '2022-02-01').at('2022-03-13');
    registers75(s, '2022-03-10');
    expect(['2022-03-09', '2022-03-10', '2022-03-13'].map((d) => answer(s, d))).toEqual([
      'meeting-outside-contact-course (1.1)',
      'accepted',
      'accepted',
    ]);
  });

  it('1.1 b from the release it is accepted after, not on, the first day of the benefit period', () => {
    const s = member('2022-03-13', 1, '2022-03-07');
    registers75(s, '2022-03-10');
    s.at('2022-03-13T23:59');
    expect(answer(s, '2022-03-08')).toBe('meeting-outside-contact-course (1.1)');
    s.at('2022-03-14T00:00');
    expect(['2022-03-06', '2022-03-07', '2022-03-08', '2022-03-09', '2022-03-10'].map((d) => answer(s, d))).toEqual([
      'meeting-before-benefit-period (1.1)',
      'meeting-before-benefit-period (1.1)',
      'accepted',
      'accepted',
      'accepted',
    ]);
  });

  it('1.1 b from the release with no benefit period it is meeting-before-benefit-period; on 75’s own days none is needed', () => {
    const s = member(RELEASE);
    s.at('2022-03-21');
    registers75(s, '2022-03-18');
    expect(['2022-03-17', '2022-03-18', '2022-03-21'].map((d) => answer(s, d))).toEqual([
      'meeting-before-benefit-period (1.1)',
      'accepted',
      'accepted',
    ]);
    s.does(AK, 'start-benefit-period', { firstDay: '2022-03-15' });
    expect(['2022-03-15', '2022-03-16'].map((d) => answer(s, d))).toEqual(['meeting-before-benefit-period (1.1)', 'accepted']);
  });

  it('1.1 b a new benefit period moves the day', () => {
    const s = member('2022-06-01', 1, '2022-03-01');
    registers75(s);
    expect(answer(s, '2022-04-01')).toBe('accepted');
    s.does(AK, 'start-benefit-period', { firstDay: '2022-05-01' });
    expect(['2022-05-01', '2022-05-02'].map((d) => answer(s, d))).toEqual(['meeting-before-benefit-period (1.1)', 'accepted']);
  });

  it('1.1 b an inactive 75 lets a meeting before its start through on the same condition', () => {
    const s = moves(member('2022-04-01', 1, '2022-03-01'), 13);
    registers75(s, '2022-03-20');
    expect(course(s).status).toBe('inactive');
    expect(['2022-03-01', '2022-03-02', '2022-03-19'].map((d) => answer(s, d, 17))).toEqual([
      'meeting-before-benefit-period (1.1)',
      'accepted',
      'accepted',
    ]);
  });
});

describe('1.1 b held meetings after the last day of an ended 75', () => {
  for (const [day, from] of [
    [BEFORE, '2022-03-01'],
    ['2022-04-20', '2022-04-01'],
  ] as const) {
    it(`1.1 b on ${day}: on its last day accepted, the day after meeting-outside-contact-course`, () => {
      const s = member(from, 1, '2021-12-01');
      const absenceId = registers75(s);
      const month = from.slice(0, 8);
      s.at(day).does(AK, 'end-absence', { absenceId, on: `${month}10` });
      expect([`${month}09`, `${month}10`, `${month}11`, day].map((d) => answer(s, d))).toEqual([
        'accepted',
        'accepted',
        'meeting-outside-contact-course (1.1)',
        'meeting-outside-contact-course (1.1)',
      ]);
    });
  }

  it('1.1 b an ended 75 that was inactive is ended, not inactive', () => {
    const s = member('2022-03-01');
    const absenceId = registers75(s);
    moves(s, 13);
    s.at(BEFORE).does(AK, 'end-absence', { absenceId, on: '2022-03-10' });
    expect(['2022-03-10', '2022-03-11'].map((d) => answer(s, d))).toEqual(['accepted', 'meeting-outside-contact-course (1.1)']);
  });

  it('1.1 b a meeting before an ended 75 is judged as one before any 75', () => {
    const s = member('2022-04-01', 1, '2022-03-20');
    s.does(AK, 'end-absence', { absenceId: registers75(s), on: '2022-04-01' });
    s.at('2022-04-05');
    expect(['2022-03-20', '2022-03-21', '2022-04-01', '2022-04-02'].map((d) => answer(s, d))).toEqual([
      'meeting-before-benefit-period (1.1)',
      'accepted',
      'accepted',
      'meeting-outside-contact-course (1.1)',
    ]);
  });

  it('1.1 b with a later 75 the days between are days before it; after the last one they are outside', () => {
    const s = member('2022-04-30', 1, '2022-01-01');
    registers75(s, '2022-04-01', '2022-04-05');
    registers75(s, '2022-04-20', '2022-04-25');
    expect(
      ['2022-03-31', '2022-04-05', '2022-04-06', '2022-04-19', '2022-04-20', '2022-04-25', '2022-04-26'].map((d) => answer(s, d)),
    ).toEqual([...Array(6).fill('accepted'), 'meeting-outside-contact-course (1.1)']);
  });

  it('1.1 b the new a-kasse has no course of its own until it registers one, whatever the former one registered', () => {
    const s = member('2022-04-01', 1, '2022-03-20');
    registers75(s);
    s.at('2022-05-10').does('a-kasse 7', 'change-a-kasse', { from: '2022-05-01' });
    expect(answer(s, '2022-05-02', 7, 'a-kasse 7')).toBe('no-contact-course (1.1)');
    s.does('a-kasse 7', 'register-absence', { code: 75, from: '2022-05-05' });
    expect(answer(s, '2022-05-02', 7, 'a-kasse 7')).toBe('accepted');
    expect(answer(s, '2022-04-20', 7, AK)).toBe('not-your-citizen (1.1)');
  });
});

describe('1.1 b held meetings and the membership', () => {
  it('1.1 b not before the citizen was its member: the day before, the day, the day after', () => {
    for (const day of [BEFORE, RELEASE]) {
      const s = member('2022-03-01', 1, '2022-02-01');
      registers75(s, '2022-02-10');
      s.at(day).does('a-kasse 7', 'change-a-kasse', { from: '2022-03-05' });
      // asked before whether it has a 75 at all
      expect(['2022-03-04', '2022-03-05'].map((d) => answer(s, d, 7, 'a-kasse 7'))).toEqual([
        'not-member-on-date (1.1)',
        'no-contact-course (1.1)',
      ]);
      s.does('a-kasse 7', 'register-absence', { code: 75, from: '2022-03-05' });
      expect(['2022-02-20', '2022-03-04', '2022-03-05', '2022-03-06'].map((d) => answer(s, d, 17, 'a-kasse 7'))).toEqual([
        'not-member-on-date (1.1)',
        'not-member-on-date (1.1)',
        'accepted',
        'accepted',
      ]);
    }
  });

  it('1.1 b a member again: a day of the earlier membership counts, a day between the two does not', () => {
    const s = member('2022-03-20', 1, '2022-03-01');
    registers75(s, '2022-03-14');
    s.at('2022-05-01').does(AK, 'leave-a-kasse', { on: '2022-04-01' });
    s.at('2022-05-20').does(AK, 'join-a-kasse', { from: '2022-05-10' });
    expect(['2022-03-31', '2022-04-01', '2022-05-09', '2022-05-10'].map((d) => answer(s, d))).toEqual([
      'accepted',
      'not-member-on-date (1.1)',
      'not-member-on-date (1.1)',
      'meeting-outside-contact-course (1.1)',
    ]);
  });

  it('1.1 b a jobcentre is not asked for a membership', () => {
    const s = member(RELEASE);
    expect(answer(s, '2020-01-01', 7, JC)).toBe('accepted');
  });

  it('1.1 b the refusal says whose member the citizen was not, and when', () => {
    const s = member(RELEASE);
    const no = s.give(AK, 'register-held-meeting', { meetingType: 7, date: '2021-04-30' });
    expect(no).toMatchObject({
      refusal: {
        en: 'The citizen was not a member of a-kasse 5 on the day of the meeting, 30 April 2021',
        da: 'Borgeren var ikke medlem af a-kasse 5 på dagen for samtalen, den 30. april 2021',
      },
    });
  });
});
