import { describe, expect, it } from 'vitest';
import { story } from './story.ts';

const jobcentre = 'jobcentre 101';
const company = (code: number, wageSubsidyRate?: number | null) => ({ list: 'company', code, from: '2022-03-01', wageSubsidyRate });

describe('3.7 wage-subsidy rates in jobs for disability pensioners', () => {
  describe.each([14, 38, 39, 40])('company type %i', (type) => {
    it.each([1, 2])('3.7 rate %i is allowed, before the release and after', (rate) => {
      for (const day of ['2022-03-13', '2022-03-14']) {
        const s = story(day);
        s.does(jobcentre, 'register-activity', company(type, rate));
        expect(s.view.activities[0]).toMatchObject({ wageSubsidyRate: rate, name: 'Job for førtidspensionister på særlige vilkår' });
      }
    });

    it.each([0, 3, 12, -1])('3.7 rate %i is not', (rate) => {
      for (const day of ['2022-03-13', '2022-03-14']) {
        expect(story(day).refuses(jobcentre, 'register-activity', company(type, rate))).toBe('wage-subsidy-rate-not-allowed (3.7)');
      }
    });

    it('3.7 no rate at all is taken', () => {
      const s = story('2022-03-14');
      s.does(jobcentre, 'register-activity', company(type));
      s.does(jobcentre, 'register-activity', company(type, null));
      expect(s.view.activities.map((a: { wageSubsidyRate: null }) => a.wageSubsidyRate)).toEqual([null, null]);
    });
  });

  it.each([1, 13, 15, 37, 41, 99])('3.7 company type %i is taken by number, with no name and any rate', (type) => {
    const s = story('2022-03-14');
    s.does(jobcentre, 'register-activity', company(type, 3));
    expect(s.view.activities[0]).toMatchObject({ list: 'company', code: type, name: null, wageSubsidyRate: 3 });
  });

  it('3.7 codes of the other lists that are equal to such a type are not jobs for disability pensioners', () => {
    const s = story('2022-03-14');
    s.does(jobcentre, 'register-activity', { ...company(38, 3), list: 'course' });
    expect(s.view.activities[0]).toMatchObject({ list: 'course', name: 'Andet', wageSubsidyRate: 3 });
  });

  it('3.7 an update is judged by the activity as it would stand', () => {
    const s = story('2022-03-14');
    const { activityId } = s.does(jobcentre, 'register-activity', company(5, 3));
    expect(s.refuses(jobcentre, 'update-activity', { activityId, code: 14 })).toBe('wage-subsidy-rate-not-allowed (3.7)');
    s.does(jobcentre, 'update-activity', { activityId, code: 14, wageSubsidyRate: 1 });
    expect(s.refuses(jobcentre, 'update-activity', { activityId, wageSubsidyRate: 3 })).toBe('wage-subsidy-rate-not-allowed (3.7)');
    s.does(jobcentre, 'update-activity', { activityId, wageSubsidyRate: 2 });
    s.does(jobcentre, 'update-activity', { activityId, wageSubsidyRate: 3, code: 5 });
    expect(s.view.activities[0]).toMatchObject({ code: 5, wageSubsidyRate: 3 });
  });
});
