import { describe, expect, it } from 'vitest';
import { categoryOn } from '../../machines/readings.ts';
import { type Story, story } from './story.ts';

const JC = 'jobcentre 101';
const CATEGORIES = ['job-ready', 'activity-ready', 'education-ready', 'obviously-education-ready', 'not-assessed'] as const;
type Category = (typeof CATEGORIES)[number];

const JOB: readonly Category[] = ['job-ready', 'activity-ready', 'not-assessed'];
const EDUCATION: readonly Category[] = ['activity-ready', 'education-ready', 'obviously-education-ready', 'not-assessed'];

/* Every group: the category on entry, and those that it allows. */
const ALLOWED: readonly (readonly [group: number | string, onEntry: Category | null, allows: readonly Category[]])[] = [
  [1, null, []],
  [2, 'not-assessed', JOB],
  [7, null, []],
  [8, null, []],
  [12, 'not-assessed', EDUCATION],
  [13, null, CATEGORIES],
  [24, null, CATEGORIES],
  [25, null, CATEGORIES],
  [26, 'not-assessed', JOB],
  [27, 'not-assessed', JOB],
  [28, 'not-assessed', EDUCATION],
  [29, 'not-assessed', JOB],
  ['disability-pensioner', null, []],
  ['disability-compensation', null, []],
  ['under-18', null, []],
  ['self-supporting', null, []],
  ['self-supporting-foreigner', null, []],
  ['introduction-course', null, []],
  ['employed', null, []],
];

const inGroup = (group: number | string): Story => {
  const s = story('2022-03-14', { birthDate: '1999-01-01' });
  if (group !== 24) s.does(JC, 'open-contact-group', { contactGroup: group === 25 ? 1 : group });
  if (group === 24 || group === 25) s.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
  return s;
};

describe('0 categories', () => {
  for (const [group, onEntry, allows] of ALLOWED) {
    it(`0 group ${group} is entered with ${onEntry ?? 'none'} and allows ${allows.length === 0 ? 'none' : allows.join(', ')}`, () => {
      const s = inGroup(group);
      expect(s.view.contactGroup.category).toBe(onEntry);
      for (const category of CATEGORIES) {
        const was = s.view.contactGroup.category;
        if (allows.includes(category)) {
          s.does(JC, 'assess-category', { category });
          expect(s.view.contactGroup.category).toBe(category);
        } else {
          expect(s.refuses(JC, 'assess-category', { category })).toBe('category-not-allowed (0)');
          expect(s.view.contactGroup.category).toBe(was);
        }
      }
    });
  }

  it('0 a category is named by its public id too: 4, 5 and 8; 6 and 7 are not told apart in public', () => {
    const s = inGroup(2);
    for (const [id, key] of [
      [4, 'job-ready'],
      [5, 'activity-ready'],
      [8, 'not-assessed'],
    ] as const) {
      s.does(JC, 'assess-category', { category: id });
      expect(s.view.contactGroup.category).toBe(key);
    }
    for (const category of [6, 7, 9, 'unheard-of']) expect(s.refuses(JC, 'assess-category', { category })).toBe('unknown-category (0)');
  });

  it('0 a category needs an open contact group', () => {
    const s = story('2022-03-14');
    expect(s.refuses(JC, 'assess-category', { category: 'job-ready' })).toBe('no-open-contact-group (0)');
    s.does(JC, 'open-contact-group', { contactGroup: 2 });
    s.does(JC, 'assess-category', { category: 'job-ready' });
    s.does(JC, 'close-contact-group');
    expect(s.refuses(JC, 'assess-category', { category: 'job-ready' })).toBe('no-open-contact-group (0)');
  });

  it('0 the category is a dated history: the day before, the day, the day after; none with no group, and the last word of a day counts', () => {
    const s = inGroup(12);
    s.at('2022-04-10').does(JC, 'assess-category', { category: 'education-ready' });
    s.at('2022-04-20').does(JC, 'assess-category', { category: 'activity-ready' });
    s.does(JC, 'assess-category', { category: 'obviously-education-ready' });
    s.at('2022-05-02').does(JC, 'close-contact-group');
    s.at('2022-05-10').does(JC, 'open-contact-group', { contactGroup: 1 });
    expect(
      ['2022-03-13', '2022-03-14', '2022-04-09', '2022-04-10', '2022-04-19', '2022-04-20', '2022-05-01', '2022-05-02', '2022-05-10'].map(
        (d) => categoryOn(s.state, d),
      ),
    ).toEqual([
      null,
      'not-assessed',
      'not-assessed',
      'education-ready',
      'education-ready',
      'obviously-education-ready',
      'obviously-education-ready',
      null,
      null,
    ]);
  });

  it('0 each entry begins anew: an assessed category does not follow the citizen, also back to the same group', () => {
    const s = inGroup(2);
    s.does(JC, 'assess-category', { category: 'job-ready' });
    s.does(JC, 'change-contact-group', { contactGroup: 26 });
    expect(s.view.contactGroup.category).toBe('not-assessed');
    s.does(JC, 'assess-category', { category: 'activity-ready' });
    s.does(JC, 'change-contact-group', { contactGroup: 13 });
    expect(s.view.contactGroup.category).toBeNull();
    s.does(JC, 'assess-category', { category: 'obviously-education-ready' });
    s.does(JC, 'close-contact-group');
    s.does(JC, 'open-contact-group', { contactGroup: 2 });
    expect(s.view.contactGroup.category).toBe('not-assessed');
  });
});
