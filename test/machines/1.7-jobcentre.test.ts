import { describe, expect, test } from 'vitest';
import { type Story, story } from './story.ts';

const JOBCENTRE = 'jobcentre 101';

/** Group 1, not registered, no longer member of an a-kasse: the case of the note. */
const noLongerMember = (start: string): Story => {
  const s = story(start);
  s.does('a-kasse 5', 'join-a-kasse', { from: '2021-01-01' });
  s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 1 });
  s.does('a-kasse 5', 'leave-a-kasse', { on: start });
  return s;
};

describe('1.7 change of jobcentre', () => {
  // what the note calls an error is right at every date
  test.each(['2022-03-13', '2022-03-14', '2024-01-01'])(
    '1.7 in group 1, not registered, no longer member of an a-kasse, on %s',
    (start) => {
      const s = noLongerMember(start);
      expect(s.view).toMatchObject({ contactGroup: { id: 1 }, registration: { status: 'not-registered' }, membership: null });
      s.does(JOBCENTRE, 'change-jobcentre', { jobcentre: '202' });
      expect(s.view).toMatchObject({ jobcentre: '202', contactGroup: { id: 1, status: 'open' } });
      expect(s.facts.at(-1)).toEqual({ type: 'jobcentre-changed', from: '101', to: '202' });
      expect(s.messages).toEqual([]);
    },
  );

  test('1.7 whatever the group, the registration and the membership', () => {
    for (const group of [1, 2, 12, 13, 'employed', null]) {
      for (const registered of [false, true]) {
        for (const member of [false, true]) {
          const s = story('2022-03-14', { birthDate: '1998-01-01' });
          if (member) s.does('a-kasse 5', 'join-a-kasse', { from: '2021-01-01' });
          if (group !== null) s.does(JOBCENTRE, 'open-contact-group', { contactGroup: group });
          if (registered) s.does('citizen', 'register-job-seeker', { jobTitles: [] });
          s.does(JOBCENTRE, 'change-jobcentre', { jobcentre: 202 });
          expect(s.view.jobcentre).toBe('202');
        }
      }
    }
  });

  test('1.7 the new jobcentre gives the commands from then on, and may give the citizen back', () => {
    const s = noLongerMember('2022-03-14');
    s.does(JOBCENTRE, 'change-jobcentre', { jobcentre: '202' });
    expect(s.refuses(JOBCENTRE, 'change-jobcentre', { jobcentre: '101' })).toBe('not-your-citizen (1.7)');
    s.does('jobcentre 202', 'change-jobcentre', { jobcentre: '101' });
    expect(s.view.jobcentre).toBe('101');
  });

  test('1.7 to the same jobcentre: refused; by another role: refused', () => {
    const s = noLongerMember('2022-03-14');
    expect(s.refuses(JOBCENTRE, 'change-jobcentre', { jobcentre: '101' })).toBe('already-at-jobcentre (1.7)');
    for (const who of ['citizen', 'a-kasse 5', 'cpr', 'batch', 'operator'])
      expect(s.refuses(who, 'change-jobcentre', { jobcentre: '202' })).toBe('forbidden-role (1.7)');
  });
});
