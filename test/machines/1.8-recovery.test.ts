import { describe, expect, test } from 'vitest';
import { deregister, groupNow, JOBCENTRE, moveTo, register, registered, sick, well } from './sick-leaves.ts';
import { type Story, story } from './story.ts';

/** In group 1 and registered since 14 March. */
const inGroup1 = (): Story => {
  const s = story('2022-03-14');
  s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 1 });
  register(s);
  return s;
};

describe('1.8 the sick report', () => {
  test('1.8 moves group 1 to 25 and no open group to 24 as of the first sick day, and leaves the others', () => {
    const s = inGroup1().at('2022-05-06');
    sick(s, '2022-05-02');
    expect(s.view.contactGroup).toMatchObject({ id: 25, since: '2022-05-02', status: 'open', category: null });
    const none = story('2022-05-02');
    sick(none, '2022-05-02');
    expect(none.view.contactGroup).toMatchObject({ id: 24, since: '2022-05-02' });
    for (const group of [2, 7, 8, 12, 13, 26, 27, 28, 29, 'self-supporting', 'employed']) {
      const other = story('2022-05-01', { birthDate: '1998-01-01' });
      other.does(JOBCENTRE, 'open-contact-group', { contactGroup: group });
      other.at('2022-05-02');
      sick(other, '2022-05-02');
      expect(other.view.contactGroup[typeof group === 'number' ? 'id' : 'key']).toBe(group);
      expect(other.view.sickLeaves).toMatchObject([{ status: 'sick', reregistered: false, recoveredOn: null }]);
    }
  });

  test('1.8 ends the registration on the first sick day, and the timeline says when it was told', () => {
    const s = inGroup1().at('2022-05-06');
    sick(s, '2022-05-02');
    expect(s.view.registration).toEqual({ status: 'not-registered', since: '2022-05-02' });
    const entry = s.entries.at(-1);
    expect(entry).toMatchObject({ effectiveOn: '2022-05-02', recordedAt: '2022-05-06T10:00:00.000Z', rule: '1.8' });
    expect(entry?.what).toContainEqual({ type: 'job-seeker-deregistered', on: '2022-05-02', cause: 'sick-report', rule: '1.8' });
  });

  test('1.8 a second one is refused while the citizen is sick, and for a day on which the citizen was', () => {
    const s = inGroup1().at('2022-05-02');
    sick(s, '2022-05-02');
    for (const firstSickDay of ['2022-05-02', '2022-05-01', '2022-04-01'])
      expect(s.refuses('benefit-system', 'report-sick', { firstSickDay })).toBe('already-sick (1.8)');
    s.at('2022-05-16');
    well(s, '2022-05-16');
    for (const firstSickDay of ['2022-05-02', '2022-05-15'])
      expect(s.refuses('benefit-system', 'report-sick', { firstSickDay })).toBe('already-sick (1.8)');
    sick(s, '2022-05-16');
    expect(s.view.sickLeaves).toMatchObject([{ status: 'recovered' }, { status: 'sick' }]);
  });

  test('1.8 only the benefit system reports sick, only it and the batch report well, and no date lies ahead', () => {
    const s = inGroup1().at('2022-05-02');
    for (const who of [JOBCENTRE, 'citizen', 'batch', 'operator'])
      expect(s.refuses(who, 'report-sick', { firstSickDay: '2022-05-02' })).toBe('forbidden-role (1.8)');
    expect(s.refuses('benefit-system', 'report-sick', { firstSickDay: '2022-05-03' })).toBe('date-in-future (1.8)');
    expect(s.refuses('batch', 'report-recovered', { recoveredOn: '2022-05-02' })).toBe('not-sick (1.8)');
    sick(s, '2022-05-02');
    expect(s.refuses(JOBCENTRE, 'report-recovered', { recoveredOn: '2022-05-02' })).toBe('forbidden-role (1.8)');
    expect(s.refuses('batch', 'report-recovered', { recoveredOn: '2022-05-01' })).toBe('date-order (1.8)');
    expect(s.refuses('batch', 'report-recovered', { recoveredOn: '2022-05-03' })).toBe('date-in-future (1.8)');
    s.does('benefit-system', 'report-recovered', { recoveredOn: '2022-05-02' });
    expect(s.refuses('batch', 'report-recovered', { recoveredOn: '2022-05-02' })).toBe('not-sick (1.8)');
  });
});

describe('1.8 the day before the first sick day decides', () => {
  test.each([
    ['2022-05-01', false],
    ['2022-05-02', true],
    ['2022-05-03', true],
  ])('1.8 deregistered from %s, first sick day 2 May, both told later: registered again %s', (on, again) => {
    const s = inGroup1().at('2022-05-12');
    s.does(JOBCENTRE, 'deregister-job-seeker', { on });
    sick(s, '2022-05-02');
    s.at('2022-05-16');
    well(s, '2022-05-16');
    expect(s.view.sickLeaves[0].reregistered).toBe(again);
    expect(registered(s)).toBe(again);
  });

  test('1.8 what the present is on the day of both reports makes no difference', () => {
    const s = inGroup1().at('2022-05-12');
    deregister(s);
    sick(s, '2022-05-02');
    well(s, '2022-05-12');
    expect(s.view.registration).toEqual({ status: 'registered', since: '2022-05-12' });
  });

  test.each([
    ['2022-05-01', true],
    ['2022-05-02', false],
  ])('1.8 registered from %s, first sick day 2 May: registered again %s', (from, again) => {
    const s = story('2022-03-14');
    s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 1 });
    s.at(from);
    register(s);
    s.at('2022-05-02');
    sick(s, '2022-05-02');
    s.at('2022-05-16');
    well(s, '2022-05-16');
    expect(s.view.sickLeaves[0].reregistered).toBe(again);
  });

  test.each([
    ['2022-05-01', true],
    ['2022-05-02', false],
  ])('1.8 in group 1 from %s, before in 2, first sick day 2 May: registered again %s', (from, again) => {
    const s = story('2022-03-14');
    s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 2 });
    register(s);
    s.at(from);
    moveTo(s, 1);
    s.at('2022-05-02');
    sick(s, '2022-05-02');
    s.at('2022-05-16');
    well(s, '2022-05-16');
    expect(groupNow(s)).toBe(1);
    expect(s.view.sickLeaves[0].reregistered).toBe(again);
  });

  test('1.8 the thirtieth birthday while sick makes the group another one', () => {
    const s = story('2022-03-14', { birthDate: '1992-05-10' });
    s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 12 });
    register(s);
    s.at('2022-05-02');
    sick(s, '2022-05-02');
    s.at('2022-05-16');
    well(s, '2022-05-16');
    expect(groupNow(s)).toBe(2);
    expect(s.view.sickLeaves[0].reregistered).toBe(false);
  });

  test('1.8 sick and well on one day: registered again as of that day', () => {
    const s = inGroup1().at('2022-05-02');
    sick(s, '2022-05-02');
    well(s, '2022-05-02');
    expect(groupNow(s)).toBe(1);
    expect(s.view.registration).toEqual({ status: 'registered', since: '2022-05-02' });
    s.at('2022-05-03');
    sick(s, '2022-05-03');
    well(s, '2022-05-03');
    expect(s.view.sickLeaves).toMatchObject([{ reregistered: true }, { reregistered: true }]);
  });

  test('1.8 sick and well on one day, not registered again: what is registered on that day does not come back', () => {
    const s = story('2022-03-14');
    s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 13 });
    register(s);
    s.at('2022-05-02');
    sick(s, '2022-05-02');
    well(s, '2022-05-02');
    expect(s.view.registration).toEqual({ status: 'not-registered', since: '2022-05-02' });
  });
});

describe('1.8 late reports and late recoveries', () => {
  test('1.8 a registration begun after the first sick day is ended by the late report and does not come back', () => {
    const s = story('2022-03-14');
    s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 1 });
    s.at('2022-05-05');
    register(s);
    s.at('2022-05-12');
    sick(s, '2022-05-02');
    expect(registered(s)).toBe(false);
    s.at('2022-05-16');
    well(s, '2022-05-16');
    expect(s.view.registration.status).toBe('not-registered');
    expect(s.view.sickLeaves[0].reregistered).toBe(false);
  });

  test('1.8 a deregistration after the first well day holds against a registration that dates from before it', () => {
    const s = inGroup1().at('2022-05-20');
    deregister(s);
    s.at('2022-05-25');
    sick(s, '2022-05-02');
    well(s, '2022-05-16');
    expect(s.view.sickLeaves[0].reregistered).toBe(true);
    expect(s.view.registration).toEqual({ status: 'not-registered', since: '2022-05-20' });
    expect(s.facts).toContainEqual({ type: 'job-seeker-registered-again', from: '2022-05-16', until: '2022-05-20', rule: '1.8' });
    // nobody asks Jobnet for a registration that is over
    expect(s.facts.filter((f) => f.type === 'jobnet-profile-asked')).toHaveLength(1);
  });

  test('1.8 a registration after the first well day stands when both reports come later', () => {
    const s = story('2022-03-14');
    s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 1 });
    s.at('2022-05-20');
    register(s);
    s.at('2022-05-25');
    sick(s, '2022-05-02');
    expect(registered(s)).toBe(false);
    well(s, '2022-05-16');
    expect(s.view.sickLeaves[0].reregistered).toBe(false);
    expect(s.view.registration).toEqual({ status: 'registered', since: '2022-05-20' });
  });

  test('1.8 a late recovery registers as of the first well day, also over a registration made meanwhile', () => {
    const s = inGroup1().at('2022-05-02');
    sick(s, '2022-05-02');
    s.at('2022-05-20');
    register(s);
    s.at('2022-05-25');
    well(s, '2022-05-16');
    expect(s.view.registration).toEqual({ status: 'registered', since: '2022-05-16' });
    expect(s.view.contactGroup).toMatchObject({ id: 1, since: '2022-05-16' });
  });

  test('1.8 a registration made while sick stays at recovery, whatever the rule says', () => {
    const s = inGroup1().at('2022-05-02');
    sick(s, '2022-05-02');
    s.at('2022-05-09');
    moveTo(s, 2);
    register(s);
    s.at('2022-05-16');
    well(s, '2022-05-16');
    expect(s.view.sickLeaves[0].reregistered).toBe(false);
    expect(s.view.registration).toEqual({ status: 'registered', since: '2022-05-09' });
  });

  test('1.8 a first sick day before anything was registered', () => {
    const s = story('2022-05-02');
    s.does(JOBCENTRE, 'open-contact-group', { contactGroup: 1 });
    register(s);
    sick(s, '2022-04-25');
    expect(groupNow(s)).toBe(25);
    expect(registered(s)).toBe(false);
    well(s, '2022-05-02');
    expect(groupNow(s)).toBe(1);
    expect(s.view.sickLeaves[0].reregistered).toBe(false);
    expect(registered(s)).toBe(false);
  });

  test('1.8 a group that the jobcentre changed in the meantime is left, also by a late recovery, and is the current one', () => {
    const s = inGroup1().at('2022-05-02');
    sick(s, '2022-05-02');
    s.at('2022-05-20');
    moveTo(s, 2);
    s.at('2022-05-25');
    well(s, '2022-05-16');
    expect(s.view.contactGroup).toMatchObject({ id: 2, since: '2022-05-20' });
    expect(s.view.sickLeaves[0].reregistered).toBe(false);
  });

  test('1.8 an older sick leave told of after a later one changes nothing of what the later one decided', () => {
    const s = inGroup1().at('2022-05-02');
    sick(s, '2022-05-02');
    s.at('2022-05-16');
    well(s, '2022-05-16');
    s.at('2022-06-01');
    sick(s, '2022-04-10');
    expect(s.view).toMatchObject({ registration: { status: 'not-registered' }, contactGroup: { id: 25 } });
    well(s, '2022-04-20');
    expect(s.view).toMatchObject({
      registration: { status: 'registered', since: '2022-05-16' },
      contactGroup: { id: 1 },
      sickLeaves: [{ reregistered: true }, { firstSickDay: '2022-04-10', reregistered: true }],
    });
    const { periods } = s.state.items['job-seeker-registration'][0]?.context ?? {};
    expect(periods).toEqual([
      { value: true, from: '2022-03-14', until: '2022-04-10' },
      { value: true, from: '2022-04-20', until: '2022-05-02' },
      { value: true, from: '2022-05-16', until: null },
    ]);
  });

  test('1.8 of two sick leaves that overlap the later one decides', () => {
    const s = inGroup1().at('2022-05-02');
    sick(s, '2022-05-02');
    s.at('2022-05-16');
    well(s, '2022-05-16');
    s.at('2022-06-01');
    sick(s, '2022-04-10');
    well(s, '2022-05-10');
    expect(s.view.sickLeaves).toMatchObject([{ reregistered: true }, { reregistered: false }]);
    expect(s.facts.at(-1)).not.toMatchObject({ type: 'job-seeker-registered-again' });
    expect(s.view.registration).toEqual({ status: 'registered', since: '2022-05-16' });
  });
});

describe('1.8 the course of a sick leave', () => {
  test('1.8 shows first sick day, group before and registration before, asks Jobnet, and ends at recovery', () => {
    const s = inGroup1().at('2022-05-02');
    const { sickLeaveId } = sick(s, '2022-05-02');
    const course = () => s.courses.find((c) => c.id === `sick-leave/${sickLeaveId}`);
    expect(course()).toMatchObject({
      ended: false,
      rule: '1.8',
      facts: { status: 'sick', firstSickDay: '2022-05-02', groupBefore: 1, registeredBefore: true, contactGroup: 25, jobcentre: '101' },
    });
    s.at('2022-05-16');
    well(s, '2022-05-16');
    expect(course()).toMatchObject({ ended: true, facts: { status: 'recovered', recoveredOn: '2022-05-16', reregistered: true } });
    expect(s.effects.at(-1)).toMatchObject({ course: `sick-leave/${sickLeaveId}`, work: { kind: 'jobnet-profile' } });
  });

  test('1.8 each sick report is a course of its own, with what held before the first of those that follow on one another', () => {
    const s = inGroup1().at('2022-05-02');
    sick(s, '2022-05-02');
    s.at('2022-05-16');
    well(s, '2022-05-16');
    sick(s, '2022-05-16');
    expect(s.courses.filter((c) => c.type === 'sick-leave').map((c) => [c.ended, c.facts.registeredBefore])).toEqual([
      [true, true],
      [false, true],
    ]);
  });
});
