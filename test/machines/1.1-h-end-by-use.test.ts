import { describe, expect, it } from 'vitest';
import { AK, course, JC, member, moves, RELEASE, registers75, SICK } from './contact-course.ts';

const reports = (s: ReturnType<typeof member>, hoursUsed: number) => s.does(AK, 'report-benefit-hours', { hoursUsed });

describe('1.1 h 75 ends when the benefit hours used pass the figure', () => {
  for (const [insurance, fullTime, figure] of [
    ['full-time', true, 410],
    ['part-time', false, 333],
  ] as const) {
    it(`1.1 h ${insurance}: ${figure} hours do not pass it, a quarter of an hour more does`, () => {
      for (const [hours, status] of [
        [0, 'active'],
        [figure - 1, 'active'],
        [figure, 'active'],
        [figure + 0.25, 'ended'],
        [figure + 1, 'ended'],
        [2000, 'ended'],
      ] as const) {
        const s = member(RELEASE);
        s.does(AK, 'start-benefit-period', { firstDay: RELEASE, fullTime });
        registers75(s);
        reports(s.at('2022-07-01'), hours);
        expect([hours, course(s).status]).toEqual([hours, status]);
        if (status === 'ended') expect(course(s)).toMatchObject({ to: '2022-07-01', endReason: 'benefit-used' });
        expect(s.view.benefitPeriod).toMatchObject({ firstDay: RELEASE, hoursUsed: hours });
      }
    });
  }

  it('1.1 h full-time is what is meant when nothing is said', () => {
    const s = member(RELEASE, 1, RELEASE);
    registers75(s);
    reports(s, 400);
    expect(course(s).status).toBe('active');
  });

  it('1.1 h what is reported is the total so far, not an addition', () => {
    const s = member(RELEASE, 1, RELEASE);
    registers75(s);
    for (const hours of [160, 300, 410]) reports(s, hours);
    expect(course(s).status).toBe('active');
    reports(s, 411);
    expect(course(s).status).toBe('ended');
  });

  it('1.1 h an inactive 75 ends too, in any group; the contact course is over', () => {
    for (const group of [13, 25, 2, 'employed', null] as const) {
      const s = member(RELEASE, 1, RELEASE);
      registers75(s);
      moves(s, group);
      reports(s, 411);
      expect(course(s)).toMatchObject({ status: 'ended', to: RELEASE, endReason: 'benefit-used' });
      expect(s.courses.filter((c) => c.type === 'contact-course')).toMatchObject([{ ended: true }]);
      expect(s.facts.find((f) => f.type === 'absence-ended')).toMatchObject({ rule: '1.1', endReason: 'benefit-used' });
    }
  });

  it('1.1 h other absences and an ended 75 stay as they are', () => {
    const s = member(RELEASE, 1, RELEASE);
    s.does(AK, 'end-absence', { absenceId: registers75(s), on: RELEASE });
    s.does(JC, 'register-absence', { code: 10, from: RELEASE });
    reports(s, 411);
    expect(s.view.absences).toMatchObject([{ endReason: 'ended' }, { status: 'active' }]);
  });

  it('1.1 h a new benefit period starts from 0: the hours of the one before do not count', () => {
    const s = member(RELEASE, 1, RELEASE);
    registers75(s);
    reports(s, 410);
    s.at('2022-09-01').does(AK, 'start-benefit-period', { firstDay: '2022-09-01', fullTime: false });
    expect(s.view.benefitPeriod).toMatchObject({ firstDay: '2022-09-01', hoursUsed: 0 });
    reports(s, 333);
    expect(course(s).status).toBe('active');
    reports(s, 333.5);
    expect(course(s).status).toBe('ended');
  });

  it('1.1 h after a used period a new one gives room for a new 75', () => {
    const s = member(RELEASE, 1, RELEASE);
    registers75(s);
    reports(s, 411);
    s.at('2022-09-01').does(AK, 'start-benefit-period', { firstDay: '2022-09-01' });
    registers75(s);
    reports(s, 410);
    expect(course(s)).toMatchObject({ status: 'active', endReason: null });
    reports(s, 410.5);
    expect(course(s).status).toBe('ended');
  });

  it('1.1 h a job in between does not end it: group, registration and hours may change', () => {
    const s = member(RELEASE, 1, RELEASE);
    registers75(s);
    reports(s, 200);
    s.does(JC, 'register-absence', { code: 2, from: RELEASE });
    moves(s, null);
    s.at('2022-06-01');
    moves(s, 1);
    reports(s, 200);
    expect(course(s)).toMatchObject({ status: 'active', to: null });
  });

  it('1.1 h only the own a-kasse reports, and only in a benefit period', () => {
    const s = member(RELEASE);
    expect(s.refuses(AK, 'report-benefit-hours', { hoursUsed: 1 })).toBe('no-benefit-period (0)');
    s.does(AK, 'start-benefit-period', { firstDay: RELEASE });
    expect(s.refuses('a-kasse 7', 'report-benefit-hours', { hoursUsed: 1 })).toBe('not-your-citizen (1.1)');
    expect(s.refuses(JC, 'report-benefit-hours', { hoursUsed: 1 })).toBe('forbidden-role (1.1)');
    expect(s.refuses(AK, 'start-benefit-period', { firstDay: '2022-03-15' })).toBe('date-in-future (1.1)');
  });

  it('1.1 h ended by use while sick, the return to group 1 closes nothing', () => {
    const s = member(RELEASE, 1, RELEASE);
    registers75(s);
    s.does(SICK, 'report-sick', { firstSickDay: RELEASE });
    s.does(JC, 'summon', { meetingType: 7, at: '2022-12-01T10:00' });
    reports(s, 411);
    s.does('batch', 'report-recovered', { recoveredOn: RELEASE });
    expect(s.view.appointments).toMatchObject([{ status: 'open' }]);
  });
});
