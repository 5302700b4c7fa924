import { expect, it } from 'vitest';
import { story } from './story.ts';

const jobcentre = 'jobcentre 101';

it.each([7, 1, 2, 8, 12, 13, 26, 27, 28, 29, 'employed'])('3.8 the job-search requirement works in group %s', (contactGroup) => {
  for (const day of ['2022-03-13', '2022-03-14']) {
    const s = story(day, { birthDate: '2000-01-01' });
    s.does(jobcentre, 'open-contact-group', { contactGroup });
    s.does(jobcentre, 'register-job-search-requirement', { perWeek: 2 });
    expect(s.view.jobSearchRequirement).toEqual({ perWeek: 2, since: day });
  }
});

it('3.8 it needs an open contact group, and the newest requirement holds', () => {
  const s = story('2022-03-14');
  expect(s.view.jobSearchRequirement).toBeNull();
  expect(s.refuses(jobcentre, 'register-job-search-requirement', { perWeek: 2 })).toBe('no-open-contact-group (0)');
  s.does(jobcentre, 'open-contact-group', { contactGroup: 7 });
  s.does(jobcentre, 'register-job-search-requirement', { perWeek: 2 });
  s.at('2022-04-01').does(jobcentre, 'register-job-search-requirement', { perWeek: 0 });
  expect(s.view.jobSearchRequirement).toEqual({ perWeek: 0, since: '2022-04-01' });
  expect(s.refuses('citizen', 'register-job-search-requirement', { perWeek: 1 })).toBe('forbidden-role (3.8)');
});
