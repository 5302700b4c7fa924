import { describe, expect, it } from 'vitest';
import { codeLists } from '../../machines/code-lists/index.ts';
import { story } from './story.ts';

const jobcentre = 'jobcentre 101';
const from = '2022-03-01';

describe('3.2 codes that change on 2022-03-14', () => {
  it.each([
    ['health', 7, 'Helbredsmæssige tiltag'],
    ['social', 8, 'Øvrige tiltag'],
  ])(
    '3.2 %s %i is registered until the day before, and refused as retired from the day itself, whatever its first day',
    (list, code, name) => {
      const s = story('2022-03-13');
      s.at('2022-03-13T23:59').does(jobcentre, 'register-activity', { list, code, from });
      expect(s.view.activities[0]).toMatchObject({ list, code, name });
      s.at('2022-03-14T00:01');
      for (const first of [from, '2022-03-13', '2022-03-14']) {
        expect(s.refuses(jobcentre, 'register-activity', { list, code, from: first })).toBe('code-retired (3.2)');
      }
    },
  );

  it.each([
    ['health', 7],
    ['social', 8],
  ])('3.2 an activity that has %s %i is still updated, and keeps its name', (list, code) => {
    const s = story('2022-03-13');
    const { activityId } = s.does(jobcentre, 'register-activity', { list, code, from });
    const { name } = s.view.activities[0];
    s.at('2022-06-01').does(jobcentre, 'update-activity', { activityId, to: '2022-07-01' });
    s.does(jobcentre, 'update-activity', { activityId, code, from: '2022-03-02' });
    expect(s.view.activities[0]).toMatchObject({ code, name, from: '2022-03-02', to: '2022-07-01' });
  });

  it('3.2 an activity cannot be changed to a retired code that it does not have', () => {
    const s = story('2022-03-14');
    const { activityId } = s.does(jobcentre, 'register-activity', { list: 'health', code: 1, from });
    expect(s.refuses(jobcentre, 'update-activity', { activityId, code: 7 })).toBe('code-retired (3.2)');
    expect(s.refuses(jobcentre, 'update-activity', { activityId, code: 99 })).toBe('unknown-activity-code (3.2)');
    s.does(jobcentre, 'update-activity', { activityId, code: 8 });
    expect(s.view.activities[0].name).toBe('Sundhedstilbud der ikke er kommunale');
  });

  it.each([
    ['health', 8, 'Sundhedstilbud der ikke er kommunale'],
    ['social', 16, 'Øvrige sociale tilbud efter serviceloven'],
    ['social', 17, 'Øvrige tiltag der ikke gives efter serviceloven'],
  ])('3.2 %s %i is unknown until the day before, and new from the day itself', (list, code, name) => {
    const s = story('2022-03-13');
    s.at('2022-03-13T23:59');
    expect(s.refuses(jobcentre, 'register-activity', { list, code, from })).toBe('unknown-activity-code (3.2)');
    s.at('2022-03-14T00:01').does(jobcentre, 'register-activity', { list, code, from });
    expect(s.view.activities[0]).toMatchObject({ list, code, name });
  });
});

describe('3.2 what is in the lists and what is not', () => {
  it.each([
    ['health', 'health-activities'],
    ['social', 'social-activities'],
    ['course', 'course-activities'],
  ] as const)('3.2 every %s code of the day is taken, with its name; numbers between and around are unknown', (list, name) => {
    const s = story('2022-03-14');
    const inList = new Map(
      codeLists[name].entries.filter((e) => (e.validTo ?? '9999') >= '2022-03-14').map((e) => [e.id, e.name] as const),
    );
    const retired = codeLists[name].entries.map((e) => e.id).filter((id) => !inList.has(id));
    for (let code = -1; code < 60; code++) {
      if (inList.has(code)) {
        s.does(jobcentre, 'register-activity', { list, code, from });
        expect(s.view.activities.at(-1)).toMatchObject({ list, code, name: inList.get(code) });
      } else {
        const why = retired.includes(code) ? 'code-retired (3.2)' : 'unknown-activity-code (3.2)';
        expect(s.refuses(jobcentre, 'register-activity', { list, code, from })).toBe(why);
      }
    }
  });

  it('3.2 the course list is the same before the release', () => {
    const s = story('2022-03-01');
    s.does(jobcentre, 'register-activity', { list: 'course', code: 38, from: '2022-03-01' });
    expect(s.view.activities[0].name).toBe('Andet');
  });
});

describe('activities: who, dates, and what an update changes', () => {
  it('the role that registered it updates it; the other one is refused', () => {
    const s = story('2022-03-14');
    s.does('a-kasse 5', 'join-a-kasse', { from: '2022-03-01' });
    const byJobcentre = s.does(jobcentre, 'register-activity', { list: 'course', code: 26, from }).activityId;
    const byAKasse = s.does('a-kasse 5', 'register-activity', { list: 'course', code: 52, from }).activityId;
    expect(s.refuses('a-kasse 5', 'update-activity', { activityId: byJobcentre, to: '2022-04-01' })).toBe('forbidden-role (3.2)');
    expect(s.refuses(jobcentre, 'update-activity', { activityId: byAKasse, to: '2022-04-01' })).toBe('forbidden-role (3.2)');
    s.does('a-kasse 5', 'update-activity', { activityId: byAKasse, to: '2022-04-01' });
    s.does('jobcentre 101', 'change-jobcentre', { jobcentre: '102' });
    s.does('jobcentre 102', 'update-activity', { activityId: byJobcentre, to: '2022-05-01' });
    expect(s.view.activities.map((a: { to: string }) => a.to)).toEqual(['2022-05-01', '2022-04-01']);
    expect(s.refuses('citizen', 'register-activity', { list: 'course', code: 26, from })).toBe('forbidden-role (3.2)');
  });

  it('an end is set, moved and removed; what is not named stays', () => {
    const s = story('2022-03-14');
    const { activityId } = s.does(jobcentre, 'register-activity', { list: 'company', code: 14, from, wageSubsidyRate: 1 });
    s.does(jobcentre, 'update-activity', { activityId, to: '2022-06-30' });
    s.does(jobcentre, 'update-activity', { activityId, wageSubsidyRate: 2 });
    expect(s.view.activities[0]).toEqual({
      id: activityId,
      list: 'company',
      code: 14,
      name: 'Job for førtidspensionister på særlige vilkår',
      from,
      to: '2022-06-30',
      wageSubsidyRate: 2,
    });
    s.does(jobcentre, 'update-activity', { activityId, to: null, wageSubsidyRate: null });
    expect(s.view.activities[0]).toMatchObject({ from, to: null, wageSubsidyRate: null });
  });

  it('a start ahead, an end before its start (its own, or the activity’s), an unknown activity', () => {
    const s = story('2022-03-14');
    const body = { list: 'course', code: 26, from };
    expect(s.refuses(jobcentre, 'register-activity', { ...body, from: '2022-03-15' })).toBe('date-in-future (3.2)');
    expect(s.refuses(jobcentre, 'register-activity', { ...body, to: '2022-02-28' })).toBe('date-order (3.2)');
    const { activityId } = s.does(jobcentre, 'register-activity', { ...body, to: from });
    expect(s.refuses(jobcentre, 'update-activity', { activityId, to: '2022-02-28' })).toBe('date-order (3.2)');
    expect(s.refuses(jobcentre, 'update-activity', { activityId, from: '2022-03-02' })).toBe('date-order (3.2)');
    expect(s.refuses(jobcentre, 'update-activity', { activityId, from: '2022-03-20', to: '2022-03-21' })).toBe('date-in-future (3.2)');
    expect(s.refuses(jobcentre, 'update-activity', { activityId: 'x', to: '2022-02-28' })).toBe('unknown-activity (3.2)');
  });
});
