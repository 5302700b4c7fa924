import { describe, expect, it } from 'vitest';
import { mayRead } from '../../machines/access.ts';
import { addressShown } from '../../machines/jobseeking/cv.ts';
import { detailAt, ownTestOf } from '../../machines/view.ts';
import { type Story, story } from './story.ts';

const jobcentre = 'jobcentre 101';

/** A member of a-kasse 5 since 2021-05-01, in the group. */
const member = (group: number | string = 1, start = '2022-03-14'): Story => {
  const s = story(start, { birthDate: '1998-06-15' });
  s.does('a-kasse 5', 'join-a-kasse', { from: '2021-05-01' });
  s.does(jobcentre, 'open-contact-group', { contactGroup: group });
  return s;
};

const cvOf = (s: Story) => detailAt(s.state, 'cv', undefined, s.now);

describe('4.1 the a-kasse approves the CV', () => {
  it('4.1 of its member in group 1, on the day of the approval', () => {
    const s = member();
    expect(s.view.cv).toEqual({ approvedOn: null });
    s.does('a-kasse 5', 'approve-cv');
    expect(s.view.cv).toEqual({ approvedOn: '2022-03-14' });
    expect(s.facts.at(-1)).toEqual({ type: 'cv-approved', on: '2022-03-14' });
  });

  it.each([
    ['that runs', { from: '2022-03-01' }],
    ['that is over', { from: '2022-01-01', to: '2022-02-01' }],
  ])('4.1 with a rehabilitation course %s', (_, course) => {
    const s = member();
    s.does(jobcentre, 'register-rehabilitation', course);
    s.does('a-kasse 5', 'approve-cv');
    expect(s.view.cv).toEqual({ approvedOn: '2022-03-14' });
  });

  it('4.1 at every date: what the note calls an error is corrected before the release too', () => {
    const s = member(1, '2022-01-10');
    s.does(jobcentre, 'register-rehabilitation', { from: '2022-01-01' });
    s.does('a-kasse 5', 'approve-cv');
    expect(s.view.cv).toEqual({ approvedOn: '2022-01-10' });
  });

  it.each([2, 7, 8, 12, 13, 26, 'employed'])('4.1 not in group %s', (group) => {
    expect(member(group).refuses('a-kasse 5', 'approve-cv')).toBe('cv-approval-not-possible (4.1)');
  });

  it('4.1 not in 25, when group 1 is closed, or before any group', () => {
    const sick = member();
    sick.does('benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
    expect(sick.refuses('a-kasse 5', 'approve-cv')).toBe('cv-approval-not-possible (4.1)');
    const closed = member();
    closed.does(jobcentre, 'close-contact-group');
    expect(closed.refuses('a-kasse 5', 'approve-cv')).toBe('cv-approval-not-possible (4.1)');
    const none = story('2022-03-14');
    none.does('a-kasse 5', 'join-a-kasse', { from: '2022-03-14' });
    expect(none.refuses('a-kasse 5', 'approve-cv')).toBe('cv-approval-not-possible (4.1)');
  });

  it('4.1 a later approval moves the day, and a move of group leaves it', () => {
    const s = member();
    s.does('a-kasse 5', 'approve-cv');
    s.at('2022-05-02').does('a-kasse 5', 'approve-cv');
    s.does(jobcentre, 'change-contact-group', { contactGroup: 2 });
    expect(s.view.cv).toEqual({ approvedOn: '2022-05-02' });
  });

  it('4.1 only the present a-kasse, and no other role', () => {
    const s = member();
    expect(s.refuses('a-kasse 7', 'approve-cv')).toBe('not-your-citizen (4.1)');
    expect(s.refuses(jobcentre, 'approve-cv')).toBe('forbidden-role (4.1)');
    expect(s.refuses('citizen', 'approve-cv')).toBe('forbidden-role (4.1)');
    s.does('a-kasse 5', 'leave-a-kasse', { on: '2022-03-14' });
    expect(s.refuses('a-kasse 5', 'approve-cv')).toBe('not-your-citizen (4.1)');
  });
});

describe('4.2 the CV of a citizen with an administrative CPR number', () => {
  it('4.2 is shown with address Ukendt, whatever address there is', () => {
    expect(addressShown(true, null)).toBe('Ukendt');
    expect(addressShown(true, undefined)).toBe('Ukendt');
    expect(addressShown(true, 'Storegade 1')).toBe('Ukendt');
  });

  it('4.2 another citizen has the own address, or none', () => {
    expect(addressShown(false, 'Storegade 1')).toBe('Storegade 1');
    expect(addressShown(false, undefined)).toBeNull();
  });

  it('4.2 can be read before anything was reported', () => {
    expect(cvOf(story('2022-03-14'))).toEqual({ approvedOn: null, status: [] });
  });

  it('4.2 is read by the citizen, its jobcentre and its a-kasse', () => {
    const s = member();
    const reads = (role: 'citizen' | 'jobcentre' | 'a-kasse' | 'udk' | 'operator', org: string | null) =>
      mayRead(s.state, { role, org }, 'cv', s.today, ownTestOf('cv'))?.code;
    expect(reads('citizen', s.citizenId)).toBeUndefined();
    expect(reads('jobcentre', '101')).toBeUndefined();
    expect(reads('a-kasse', '5')).toBeUndefined();
    expect(reads('a-kasse', '7')).toBe('not-your-citizen');
    expect(reads('jobcentre', '147')).toBe('not-your-citizen');
    expect(reads('operator', null)).toBe('forbidden-role');
    expect(reads('udk', null)).toBe('forbidden-role');
  });
});

describe('4.3 a CV status with a historic date', () => {
  /** Member of 5 from 2021-05-01 through 2022-01-31, of 7 from 2022-02-01 through 2022-03-10, of 9 from 2022-04-01. */
  const changed = (): Story => {
    const s = story('2022-04-20');
    s.does('a-kasse 5', 'join-a-kasse', { from: '2021-05-01' });
    s.does('a-kasse 7', 'change-a-kasse', { from: '2022-02-01' });
    s.does('a-kasse 7', 'leave-a-kasse', { on: '2022-03-11' });
    s.does('a-kasse 9', 'join-a-kasse', { from: '2022-04-01' });
    return s;
  };
  const status = (date: string) => ({ status: 'CV er godkendt', date });
  const outside = 'not-member-on-date (4.3)';

  it.each([
    ['a-kasse 5', '2021-04-30', outside],
    ['a-kasse 5', '2021-05-01', 'accepted'],
    ['a-kasse 5', '2022-01-31', 'accepted'],
    ['a-kasse 5', '2022-02-01', outside],
    ['a-kasse 7', '2022-01-31', outside],
    ['a-kasse 7', '2022-02-01', 'accepted'],
    ['a-kasse 7', '2022-03-10', 'accepted'],
    ['a-kasse 7', '2022-03-11', outside],
    ['a-kasse 9', '2022-03-11', outside],
    ['a-kasse 9', '2022-03-31', outside],
    ['a-kasse 9', '2022-04-01', 'accepted'],
    ['a-kasse 9', '2022-04-20', 'accepted'],
    ['a-kasse 9', '2022-01-31', outside],
    ['a-kasse 3', '2022-01-31', outside],
  ])('4.3 from %s for %s: %s', (who, date, answer) => {
    const s = changed();
    const given = s.give(who, 'report-cv-status', status(date));
    expect(given.outcome === 'accepted' ? 'accepted' : `${given.refusal.code} (${given.refusal.rule})`).toBe(answer);
  });

  it('4.3 shows who reported it for which day; the text stays in the record', () => {
    const s = changed();
    s.does('a-kasse 5', 'report-cv-status', status('2022-01-31'));
    s.does('a-kasse 9', 'report-cv-status', status('2022-04-20'));
    expect(cvOf(s)).toMatchObject({
      status: [
        { status: { $text: { field: 'status' } }, date: '2022-01-31', by: 'a-kasse 5' },
        { status: { $text: { field: 'status' } }, date: '2022-04-20', by: 'a-kasse 9' },
      ],
    });
    expect(JSON.stringify([s.state, s.entries])).not.toContain('godkendt');
    expect(s.entries.at(-2)).toMatchObject({ by: 'a-kasse 5', effectiveOn: '2022-01-31', rule: '4.3' });
  });

  it('4.3 a date ahead is refused before membership is asked', () => {
    const s = changed();
    expect(s.refuses('a-kasse 9', 'report-cv-status', status('2022-04-21'))).toBe('date-in-future (4.3)');
    expect(s.refuses('a-kasse 3', 'report-cv-status', status('2022-04-21'))).toBe('date-in-future (4.3)');
  });

  it('4.3 of a citizen who was never a member: refused, also to a caller with no a-kasse number', () => {
    const s = story('2022-04-20');
    expect(s.refuses('a-kasse 5', 'report-cv-status', status('2022-04-20'))).toBe(outside);
    expect(s.refuses('a-kasse', 'report-cv-status', status('2022-04-20'))).toBe(outside);
    expect(s.refuses(jobcentre, 'report-cv-status', status('2022-04-20'))).toBe('forbidden-role (4.3)');
  });
});
