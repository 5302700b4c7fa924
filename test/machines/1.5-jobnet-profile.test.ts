import { describe, expect, test } from 'vitest';
import { profileAnswer } from '../../machines/jobseeking/rules/1.5-jobnet-profile.ts';
import { story } from './story.ts';

const JOBCENTRE = 'jobcentre 101';
const TITLES = { jobTitles: [{ title: 'Tømrer', aliases: ['Bygningssnedker'] }] };

describe('1.5 the Jobnet profile', () => {
  test.each([JOBCENTRE, 'citizen'])('1.5 registering by %s asks Jobnet for a profile, as the first thing it has done', (who) => {
    const s = story('2022-03-14');
    s.does(who, 'register-job-seeker', TITLES);
    expect(s.effects).toEqual([{ id: 'command-1.1', work: { kind: 'jobnet-profile' } }]);
    expect(s.view.registration).toEqual({ status: 'registered', since: '2022-03-14' });
    expect(s.facts.map((f) => f.type)).toEqual(['job-seeker-registered', 'jobnet-profile-asked']);
  });

  test('1.5 what Jobnet answers comes into the timeline, in every state', () => {
    const s = story('2022-03-14');
    s.does(JOBCENTRE, 'register-job-seeker', TITLES);
    s.at('2022-03-15').tells('job-seeker-registration', 'job-seeker-registration', 'jobnet-profile-made', { created: true });
    expect(s.entries.at(-1)).toMatchObject({ by: 'course', what: [{ type: 'jobnet-profile-made', created: true, rule: '1.5' }] });
    s.does(JOBCENTRE, 'deregister-job-seeker');
    s.tells('job-seeker-registration', 'job-seeker-registration', 'jobnet-profile-made', { created: false });
    expect(s.facts.at(-1)).toMatchObject({ type: 'jobnet-profile-made', created: false });
    expect(s.view.registration).toEqual({ status: 'not-registered', since: '2022-03-15' });
  });

  test('1.5 from 2022-03-14 a created profile is answered with Ukendt, one that was there with nothing', () => {
    expect(profileAnswer(true, '2022-03-13')).toBe('of-jobnet');
    expect(profileAnswer(true, '2022-03-14')).toEqual({ username: 'Ukendt', password: 'Ukendt' });
    expect(profileAnswer(true, '2024-01-01')).toEqual({ username: 'Ukendt', password: 'Ukendt' });
    expect(profileAnswer(false, '2022-03-14')).toBeUndefined();
  });

  test('1.5 create-credentials is the jobcentre’s, registered or not, and leaves a line without what was created', () => {
    const s = story('2022-03-14');
    for (const who of ['citizen', 'a-kasse 5', 'operator', 'benefit-system'])
      expect(s.refuses(who, 'create-credentials')).toBe('forbidden-role (1.5)');
    expect(s.refuses('jobcentre 202', 'create-credentials')).toBe('not-your-citizen (1.5)');
    expect(s.does(JOBCENTRE, 'create-credentials')).toEqual({});
    s.does(JOBCENTRE, 'register-job-seeker', TITLES);
    s.does(JOBCENTRE, 'create-credentials');
    expect(s.entries.filter((e) => e.command === 'create-credentials').map((e) => e.what)).toEqual([
      [{ type: 'jobnet-credentials-created', rule: '1.5' }],
      [{ type: 'jobnet-credentials-created', rule: '1.5' }],
    ]);
    // the API asks Jobnet itself, outside of workflows and activities
    expect(s.effects).toHaveLength(1);
  });
});
