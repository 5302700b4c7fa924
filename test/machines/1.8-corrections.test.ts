import { describe, expect, test } from 'vitest';
import { type Story, story } from './story.ts';

const JOBCENTRE = 'jobcentre 101';
const sick = (s: Story, firstSickDay: string) => s.does('benefit-system', 'report-sick', { firstSickDay });
const well = (s: Story, recoveredOn: string) => s.does('batch', 'report-recovered', { recoveredOn });
const off = (s: Story, on: string) => s.does(JOBCENTRE, 'deregister-job-seeker', { on });
const periods = (s: Story) => s.state.items['job-seeker-registration'][0]?.context.periods.map((p) => [p.from, p.until]);

/** In group 1 and registered since 14 March; sick from 2 May, told on the day. */
const fallenSick = (): Story => {
  const s = story('2022-03-14');
  s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 1 });
  s.does(JOBCENTRE, 'register-job-seeker', { jobTitles: [] });
  s.at('2022-05-02');
  sick(s, '2022-05-02');
  return s;
};

describe('1.8 a deregistration told late', () => {
  test.each([
    ['2022-05-01', false],
    ['2022-05-02', true],
  ])('1.8 told after the sick report, from %s: registered again %s', (on, again) => {
    const s = fallenSick().at('2022-05-05');
    if (again) expect(s.refuses(JOBCENTRE, 'deregister-job-seeker', { on })).toBe('not-registered (1.8)');
    else off(s, on);
    s.at('2022-05-09');
    well(s, '2022-05-09');
    expect(s.view.sickLeaves[0].reregistered).toBe(again);
    expect(s.view.registration).toEqual(
      again ? { status: 'registered', since: '2022-05-09' } : { status: 'not-registered', since: '2022-05-01' },
    );
  });

  test('1.8 told after recovery: the registration that recovery made is withdrawn, with an entry of its own; what was sent stays sent', () => {
    const s = fallenSick().at('2022-05-09');
    well(s, '2022-05-09');
    expect(s.view.registration).toEqual({ status: 'registered', since: '2022-05-09' });
    const sent = s.effects.length;
    s.at('2022-05-12');
    off(s, '2022-04-28');
    expect(s.view.registration).toEqual({ status: 'not-registered', since: '2022-04-28' });
    expect(s.view.sickLeaves).toMatchObject([{ status: 'recovered', reregistered: false }]);
    const [told, withdrawn] = s.entries.slice(-2);
    expect(told).toMatchObject({ by: 'jobcentre 101', command: 'deregister-job-seeker', effectiveOn: '2022-04-28' });
    expect(withdrawn).toMatchObject({ by: 'register', command: 'withdraw-registration', rule: '1.8', effectiveOn: '2022-05-09' });
    expect(withdrawn?.what).toMatchObject([
      { type: 'registration-withdrawn', from: '2022-05-09', rule: '1.8' },
      { type: 'job-seeker-deregistered', on: '2022-04-28', cause: 'registration-withdrawn', rule: '1.8' },
    ]);
    expect(s.effects).toHaveLength(sent);
  });

  test('1.8 told after recovery, a registration that someone made since stands', () => {
    const s = fallenSick().at('2022-05-09');
    well(s, '2022-05-09');
    s.at('2022-05-10').does(JOBCENTRE, 'deregister-job-seeker');
    s.at('2022-05-12').does(JOBCENTRE, 'register-job-seeker', { jobTitles: [] });
    off(s, '2022-04-28');
    expect(s.view.registration).toEqual({ status: 'registered', since: '2022-05-12' });
    expect(s.view.sickLeaves[0].reregistered).toBe(false);
    expect(periods(s)).toEqual([
      ['2022-03-14', '2022-04-28'],
      ['2022-05-12', null],
    ]);
  });

  test('1.8 one correction makes the next: of two sick leaves the registration of both recoveries goes', () => {
    const s = fallenSick().at('2022-05-09');
    well(s, '2022-05-09');
    s.at('2022-06-01');
    sick(s, '2022-06-01');
    s.at('2022-06-10');
    well(s, '2022-06-10');
    off(s, '2022-04-28');
    expect(s.view.sickLeaves).toMatchObject([{ reregistered: false }, { reregistered: false }]);
    expect(s.view.registration).toEqual({ status: 'not-registered', since: '2022-04-28' });
    expect(s.facts.filter((f) => f.type === 'registration-withdrawn').map((f) => f.from)).toEqual(['2022-05-09', '2022-06-10']);
  });

  test('1.8 of a registration that is over it ends it earlier; on a day when the citizen was not registered it is refused', () => {
    const s = story('2022-03-14');
    s.does(JOBCENTRE, 'register-job-seeker', { jobTitles: [] });
    s.at('2022-04-11').does(JOBCENTRE, 'deregister-job-seeker');
    expect(s.refuses(JOBCENTRE, 'deregister-job-seeker')).toBe('not-registered (1.8)');
    expect(s.refuses(JOBCENTRE, 'deregister-job-seeker', { on: '2022-04-11' })).toBe('not-registered (1.8)');
    expect(s.refuses(JOBCENTRE, 'deregister-job-seeker', { on: '2022-03-13' })).toBe('not-registered (1.8)');
    off(s, '2022-04-10');
    off(s, '2022-04-01');
    expect(s.view.registration).toEqual({ status: 'not-registered', since: '2022-04-01' });
    s.at('2022-05-02').does(JOBCENTRE, 'register-job-seeker', { jobTitles: [] });
    expect(s.refuses(JOBCENTRE, 'deregister-job-seeker', { on: '2022-04-15' })).toBe('date-order (1.8)');
  });

  test('7.2 a form that waits for the end of the registration goes when recovery’s registration is withdrawn', () => {
    const s = story('2022-03-14');
    s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 1 });
    s.does(JOBCENTRE, 'register-job-seeker', { jobTitles: [] });
    s.does('citizen', 'start-preparation-form');
    s.at('2022-05-02');
    sick(s, '2022-05-02');
    s.at('2022-05-09');
    well(s, '2022-05-09');
    s.at('2022-09-20');
    expect(s.view.preparationForms).toMatchObject([{ deleteOn: null }]);
    off(s, '2022-04-28');
    expect(s.view.registration.status).toBe('not-registered');
    expect(s.open).toMatchObject([{ kind: 'jobnet-profile' }, { kind: 'jobnet-profile' }, { kind: 'delete-records' }]);
  });
});

describe('1.8 sick leaves one after another', () => {
  test.each([
    ['2022-05-09', true],
    ['2022-05-10', true],
  ])('1.8 well on 9 May, sick again from %s: registered again %s, told punctually', (again, reregistered) => {
    const s = fallenSick().at('2022-05-09T08:00');
    well(s, '2022-05-09');
    expect(s.view.registration.status).toBe('registered');
    s.at(`${again}T10:00`);
    sick(s, again);
    expect(s.view.registration.status).toBe('not-registered');
    s.at('2022-05-16');
    well(s, '2022-05-16');
    expect(s.view).toMatchObject({
      contactGroup: { id: 1 },
      registration: { status: 'registered', since: '2022-05-16' },
      sickLeaves: [{ reregistered: true }, { reregistered }],
    });
  });

  test('1.8 of three the day before the first decides, also when someone is deregistered between them', () => {
    const s = fallenSick().at('2022-05-09T08:00');
    well(s, '2022-05-09');
    sick(s, '2022-05-09');
    s.at('2022-05-16T08:00');
    well(s, '2022-05-16');
    sick(s, '2022-05-16');
    s.at('2022-05-20');
    well(s, '2022-05-20');
    expect(s.view.sickLeaves.map((l: { reregistered: boolean }) => l.reregistered)).toEqual([true, true, true]);
    off(s, '2022-05-01');
    expect(s.view.sickLeaves.map((l: { reregistered: boolean }) => l.reregistered)).toEqual([false, false, false]);
    expect(s.view.registration).toEqual({ status: 'not-registered', since: '2022-05-01' });
  });

  test('1.8 the first of a chain told after the second: the second is judged anew, by the day before the first', () => {
    const s = story('2022-03-14');
    s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 1 });
    s.does(JOBCENTRE, 'register-job-seeker', { jobTitles: [] });
    s.at('2022-05-02').does(JOBCENTRE, 'deregister-job-seeker');
    s.at('2022-05-09');
    sick(s, '2022-05-09');
    s.at('2022-05-16');
    well(s, '2022-05-16');
    expect(s.view.sickLeaves).toMatchObject([{ reregistered: false }]);
    // sick since 2 May, as it turns out
    sick(s, '2022-05-02');
    well(s, '2022-05-09');
    expect(s.view.sickLeaves).toMatchObject([
      { firstSickDay: '2022-05-09', reregistered: true },
      { firstSickDay: '2022-05-02', reregistered: true },
    ]);
    expect(s.view.registration).toEqual({ status: 'registered', since: '2022-05-16' });
    expect(s.entries.at(-1)).toMatchObject({ by: 'register', command: 'restore-registration', rule: '1.8' });
  });

  test('1.8 a day between two leaves: each is judged by the day before its own', () => {
    const s = fallenSick().at('2022-05-09');
    well(s, '2022-05-09');
    s.does(JOBCENTRE, 'deregister-job-seeker');
    s.at('2022-05-10');
    sick(s, '2022-05-10');
    s.at('2022-05-16');
    well(s, '2022-05-16');
    expect(s.view.sickLeaves).toMatchObject([{ reregistered: true }, { reregistered: false }]);
  });
});

test('1.8 the group after recovery is the one when the recovery is told: moves after that change nothing', () => {
  const s = fallenSick().at('2022-05-09');
  well(s, '2022-05-09');
  s.at('2022-05-10').does(JOBCENTRE, 'change-contact-group', { contactGroup: 2 });
  expect(s.view).toMatchObject({ registration: { status: 'registered', since: '2022-05-09' }, sickLeaves: [{ reregistered: true }] });
});

describe('1.8 a late sick report, after the jobcentre has moved the group', () => {
  const AK = 'a-kasse 5';
  const groupPeriods = (s: Story) => s.state.items['contact-group'][0]?.context.periods.map((p) => [p.value, p.from, p.until]);
  const with75 = (group: number): Story => {
    const s = story('2022-04-04', { birthDate: '1998-01-01' });
    s.does(AK, 'join-a-kasse', { from: '2021-05-01' });
    s.does(JOBCENTRE, 'open-contact-group', { contactGroup: group });
    return s;
  };

  test.each([
    [28, 28, 'inactive'],
    [1, 1, 'active'],
  ])('1.8 from 1 to 2 to %s: the move stands, 25 stands before it, and 75 is %s as if told in time', (last, group, status) => {
    const punctual = with75(1);
    const late = with75(1);
    for (const s of [punctual, late]) {
      s.does(AK, 'register-absence', { code: 75, from: '2022-04-04' });
      s.at('2022-05-02');
      if (s === punctual) sick(s, '2022-05-02');
      s.at('2022-05-09').does(JOBCENTRE, 'change-contact-group', { contactGroup: 2 });
      if (last !== 2) s.at('2022-05-12').does(JOBCENTRE, 'change-contact-group', { contactGroup: last });
      s.at('2022-05-16');
      if (s === late) sick(s, '2022-05-02');
    }
    expect(groupPeriods(late)).toEqual(groupPeriods(punctual));
    expect(late.view).toMatchObject({ contactGroup: { id: group }, absences: [{ code: 75, status }] });
    expect(late.view.contactGroup).toEqual(punctual.view.contactGroup);
    expect(late.view.absences).toEqual(punctual.view.absences.map((a: object, i: number) => ({ ...a, id: late.view.absences[i].id })));
  });

  test('1.8 in another group on the first sick day, in 1 since, or with none open since: nothing moves', () => {
    const s = with75(2).at('2022-05-09');
    s.does(JOBCENTRE, 'change-contact-group', { contactGroup: 1 });
    s.at('2022-05-16');
    sick(s, '2022-05-02');
    expect(s.view.contactGroup).toMatchObject({ id: 1, since: '2022-05-09' });
    const closed = with75(1).at('2022-05-09');
    closed.does(JOBCENTRE, 'close-contact-group');
    sick(closed, '2022-05-02');
    expect(closed.view.contactGroup).toMatchObject({ id: 25, since: '2022-05-02', status: 'closed' });
  });
});
