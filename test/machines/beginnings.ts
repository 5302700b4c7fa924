import type { Caller, CitizenState } from '../../machines/core/types.ts';
import { itemsOf, type Moment } from './explore.ts';
import { type Story, story } from './story.ts';

/**
 * Citizens to begin generated paths with, and why: what comes after several steps in one order is met too seldom by chance.
 * A machine added later needs a line here only when the samples of its commands do not lead into it.
 */
export interface Beginning {
  readonly why: string;
  readonly at: Moment;
  /** Commands that no sample gives, tried here. */
  readonly tries: readonly Try[];
}

interface Try {
  readonly as: Caller;
  readonly name: string;
  readonly payload: (state: CitizenState) => unknown;
}

const JC = 'jobcentre 101';
const AK = 'a-kasse 5';

const told = (why: string, start: string, birthDate: string, tell: (s: Story) => unknown, ...tries: readonly Try[]): Beginning => {
  const s = story(start, { birthDate });
  tell(s);
  return { why, at: { state: s.state, now: s.now }, tries };
};
const unknown = (why: string, start: string, birthDate: string): Beginning => told(why, start, birthDate, () => undefined);

const in1 = (s: Story): Story => {
  s.does(AK, 'join-a-kasse', { from: '2021-05-01' });
  s.does(JC, 'open-contact-group', { contactGroup: 1 });
  return s;
};
const with75 = (s: Story): Story => {
  in1(s).does(AK, 'register-absence', { code: 75, from: s.today });
  return s;
};
const arranged = (s: Story): void => {
  s.does(JC, 'summon', { meetingType: 17, at: '2023-01-10T10:00' });
  s.does('citizen', 'book-meeting', { meetingType: 7, at: '2023-01-10T12:00' });
  s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2023-01-10' });
};
const participates = (s: Story, to?: string): Story => {
  s.does(JC, 'open-contact-group', { contactGroup: 12 });
  s.does(JC, 'assess-category', { category: 'education-ready' });
  s.does(JC, 'mark-pilot-participation', { from: s.today, ...(to === undefined ? {} : { to }) });
  return s;
};
const subscribes = (s: Story, contactGroup = 12): Story => {
  s.does(JC, 'open-contact-group', { contactGroup });
  s.does(JC, 'publish-plan', { planType: 'education-plan' });
  return s;
};
const registers = (s: Story): void => {
  s.does('citizen', 'register-job-seeker', { jobTitles: [{ title: 'Smed' }] });
};

/** Deregistered on 2 May, sick from 9 May, well on 10 May; then told to be sick from 2 May. */
const toldInReverse = (s: Story, meanwhile: () => void = () => undefined): void => {
  s.at('2022-05-02').does(JC, 'deregister-job-seeker');
  s.at('2022-05-09').does('benefit-system', 'report-sick', { firstSickDay: s.today });
  s.at('2022-05-10').does('batch', 'report-recovered', { recoveredOn: s.today });
  meanwhile();
  s.at('2022-05-11').does('benefit-system', 'report-sick', { firstSickDay: '2022-05-02' });
};

const publishes = (planType: string): Try => ({
  as: { role: 'jobcentre', org: '101' },
  name: 'publish-plan',
  payload: () => ({ planType, jobGoal: null }),
});

const given = (role: 'jobcentre' | 'benefit-system', name: string, payload: unknown): Try => ({
  as: { role, org: role === 'jobcentre' ? '101' : null },
  name,
  payload: () => payload,
});
const wellOn = (recoveredOn: string): Try => given('benefit-system', 'report-recovered', { recoveredOn });
const sickOn = (firstSickDay: string): Try => given('benefit-system', 'report-sick', { firstSickDay });
const finishedOn = (on: string): Try => given('jobcentre', 'finish-pilot-offer', { on });

/** Sick from 2 May with 75, and moved by the jobcentre (null: closed) on 10 May. */
const sickAndMoved = (s: Story, contactGroup: number | null): void => {
  with75(s).at('2022-05-02').does('benefit-system', 'report-sick', { firstSickDay: '2022-05-02' });
  s.at('2022-05-10');
  if (contactGroup === null) s.does(JC, 'close-contact-group');
  else s.does(JC, 'change-contact-group', { contactGroup });
};

/** Published in group 1, one plan after the other, a day between; then 20 May. */
const published = (s: Story, ...plans: readonly string[]): void => {
  s.does(JC, 'open-contact-group', { contactGroup: 1 });
  for (const [i, planType] of plans.entries()) s.at(`2022-05-${10 + i}`).does(JC, 'publish-plan', { planType });
  s.at('2022-05-20');
};

/** In an offer, and then out of group 12. */
const leftInOffer = (s: Story, on: string): void => {
  participates(s).does(JC, 'start-pilot-offer', { on: s.today });
  s.at(on).does(JC, 'change-contact-group', { contactGroup: 2 });
};

export const beginnings = (): readonly Beginning[] => [
  told(
    '3.1 a participation that expired, and an offer that had begun in time',
    '2023-12-01',
    '1999-06-01',
    (s) => {
      s.does(JC, 'open-contact-group', { contactGroup: 12 });
      s.does(JC, 'assess-category', { category: 'education-ready' });
      s.does(JC, 'mark-pilot-participation', { from: '2023-12-01' });
      s.at('2024-01-02');
    },
    { as: { role: 'jobcentre', org: '101' }, name: 'start-pilot-offer', payload: () => ({ on: '2023-12-18' }) },
  ),
  told(
    '3.1 a participation that expired, left before the pilot’s end as it turns out',
    '2023-12-30',
    '1999-06-01',
    (s) => {
      participates(s).at('2024-01-01');
    },
    { as: { role: 'jobcentre', org: '101' }, name: 'end-pilot-participation', payload: () => ({ on: '2023-12-31' }) },
  ),
  told(
    '3.1 out of the target group and back, before a participation is marked late',
    '2022-04-10',
    '1999-06-01',
    (s) => {
      s.does(JC, 'open-contact-group', { contactGroup: 12 });
      s.at('2022-04-12').does(JC, 'change-contact-group', { contactGroup: 2 });
      s.at('2022-04-13').does(JC, 'change-contact-group', { contactGroup: 12 });
      s.does(JC, 'assess-category', { category: 'education-ready' });
    },
    { as: { role: 'jobcentre', org: '101' }, name: 'mark-pilot-participation', payload: () => ({ from: '2022-04-11' }) },
  ),
  ...['1994-01-05', '1999-06-01'].map((born) =>
    told(
      `3.1 a participation that expired before the group was left, and an offer that had begun in time: born ${born}`,
      '2023-12-20',
      born,
      (s) => {
        participates(s).at('2024-01-06');
        if (born !== '1994-01-05') s.does(JC, 'close-contact-group');
      },
      { as: { role: 'jobcentre', org: '101' }, name: 'start-pilot-offer', payload: () => ({ on: '2023-12-28' }) },
    ),
  ),
  told(
    '3.1 a participation completed with the pilot, and a second offer that had begun in time',
    '2023-12-10',
    '1999-06-01',
    (s) => {
      participates(s).does(JC, 'start-pilot-offer', { on: s.today });
      s.at('2023-12-15').does(JC, 'finish-pilot-offer', { on: s.today });
      s.at('2024-01-02');
    },
    { as: { role: 'jobcentre', org: '101' }, name: 'start-pilot-offer', payload: () => ({ on: '2023-12-18' }) },
  ),
  told(
    '7.2 a form that waits, and a rehabilitation course whose end is taken away',
    '2022-03-14',
    '1980-05-05',
    (s) => {
      registers(in1(s));
      s.does(JC, 'register-rehabilitation', { from: '2022-01-01', to: '2022-02-01' });
      s.does('citizen', 'start-preparation-form');
      s.at('2022-09-15');
    },
    {
      as: { role: 'jobcentre', org: '101' },
      name: 'update-rehabilitation',
      payload: (state) => ({ rehabilitationId: itemsOf(state, 'rehabilitation')[0]?.id, to: null }),
    },
  ),
  told(
    '1.8 in another group on the first sick day, and moved to 1 since',
    '2022-05-02',
    '1980-05-05',
    (s) => {
      s.does(JC, 'open-contact-group', { contactGroup: 2 });
      s.at('2022-05-06').does(JC, 'change-contact-group', { contactGroup: 1 });
      s.at('2022-05-10');
    },
    { as: { role: 'benefit-system', org: null }, name: 'report-sick', payload: () => ({ firstSickDay: '2022-05-05' }) },
  ),
  told(
    'a former member, of whom UDK reports early pension',
    '2022-03-20',
    '1960-05-05',
    (s) => {
      in1(s).does(AK, 'leave-a-kasse', { on: '2022-03-01' });
    },
    { as: { role: 'udk', org: null }, name: 'report-early-pension', payload: () => ({ kind: 'pension', from: '2022-03-20' }) },
  ),
  unknown('nothing known, before the release', '2022-03-01', '1980-05-05'),
  unknown('nothing known, on the day of the release', '2022-03-14', '1992-04-20'),
  unknown('nothing known, young, as the pilot begins', '2022-03-31', '1999-06-01'),
  unknown('nothing known, near the end of the pilot', '2023-12-28', '1994-01-10'),
  told('1.1 b, e before the release with 75 inactive', '2022-03-01', '1980-05-05', (s) => {
    with75(s).does('benefit-system', 'report-sick', { firstSickDay: s.today });
  }),
  told('1.1 b, e before the release with 75 active', '2022-03-10', '1980-05-05', with75),
  told(
    '1.1 a, b a member since today, in group 1',
    '2022-03-20',
    '1980-05-05',
    (s) => {
      s.does(AK, 'join-a-kasse', { from: s.today });
      s.does(JC, 'open-contact-group', { contactGroup: 1 });
    },
    { as: { role: 'a-kasse', org: '5' }, name: 'register-absence', payload: () => ({ code: 75, from: '2022-03-19' }) },
    { as: { role: 'a-kasse', org: '5' }, name: 'register-held-meeting', payload: () => ({ meetingType: 7, date: '2022-03-19' }) },
  ),
  told('1.1 b before the release with 75 begun late', '2022-03-10', '1980-05-05', (s) => {
    in1(s).does(AK, 'register-absence', { code: 75, from: '2022-03-09' });
  }),
  told('1.1 h 75 active in a benefit period, beside another absence', '2022-04-10', '1980-05-05', (s) => {
    with75(s).does(AK, 'start-benefit-period', { firstDay: s.today });
    s.does(AK, 'register-absence', { code: 10, from: s.today });
  }),
  told('1.1 b after an ended 75', '2022-04-10', '1980-05-05', (s) => {
    in1(s).does(AK, 'register-absence', { code: 75, from: '2022-03-20', to: '2022-04-01' });
    s.does(AK, 'start-benefit-period', { firstDay: '2022-03-25' });
  }),
  told('1.1 g before 75 begins, with appointments', '2022-04-10', '1980-05-05', (s) => arranged(in1(s)), {
    as: { role: 'a-kasse', org: '5' },
    name: 'register-absence',
    payload: () => ({ code: 75, from: '2022-04-10' }),
  }),
  told('1.1 f away from group 1 during 75, with appointments', '2022-04-10', '1980-05-05', (s) => {
    with75(s).does(JC, 'change-contact-group', { contactGroup: 13 });
    arranged(s);
  }),
  told('1.1 a, h 75 set aside, with a last day', '2022-04-10', '1980-05-05', (s) => {
    in1(s).does(AK, 'register-absence', { code: 75, from: s.today, to: '2022-04-20' });
    s.does(AK, 'start-benefit-period', { firstDay: s.today });
    s.does(JC, 'change-contact-group', { contactGroup: 13 });
  }),
  told('1.8 sick, and registered before', '2022-03-20', '1980-05-05', (s) => {
    registers(in1(s));
    s.at('2022-04-10').does('benefit-system', 'report-sick', { firstSickDay: s.today });
  }),
  told('1.8 sick in 13', '2022-04-10', '1980-05-05', (s) => {
    s.does(JC, 'open-contact-group', { contactGroup: 13 });
    registers(s);
    s.at('2022-04-12').does('benefit-system', 'report-sick', { firstSickDay: s.today });
  }),
  told('1.8 sick again after a recovery', '2022-04-01', '1980-05-05', (s) => {
    registers(in1(s));
    s.at('2022-04-10').does('benefit-system', 'report-sick', { firstSickDay: s.today });
    s.at('2022-04-20').does('batch', 'report-recovered', { recoveredOn: '2022-04-20' });
    s.does('benefit-system', 'report-sick', { firstSickDay: '2022-04-05' });
  }),
  told('1.8 the first of two sick leaves that follow on one another, told after the second', '2022-04-01', '1980-05-05', (s) => {
    registers(in1(s));
    toldInReverse(s);
  }),
  told('1.8 the same, and deregistered since', '2022-04-01', '1980-05-05', (s) => {
    registers(in1(s));
    toldInReverse(s, () => {
      registers(s);
      s.at('2022-05-11').does(JC, 'deregister-job-seeker');
    });
  }),
  told('1.8 registered again by recovery, and by the citizen after that', '2022-04-01', '1980-05-05', (s) => {
    registers(in1(s));
    s.at('2022-04-10').does('benefit-system', 'report-sick', { firstSickDay: s.today });
    s.at('2022-04-20').does('batch', 'report-recovered', { recoveredOn: s.today });
    s.does(JC, 'deregister-job-seeker');
    s.at('2022-04-21');
    registers(s);
  }),
  told('1.2 with an integration contract', '2022-04-10', '1980-05-05', (s) =>
    s.does(JC, 'register-integration-contract', { from: s.today }),
  ),
  told('1.9 two contact persons from an activity', '2022-04-10', '1980-05-05', (s) => {
    const { activityId } = s.does(JC, 'register-activity', { list: 'social', code: 16, from: s.today });
    for (const name of ['a', 'b']) s.does(JC, 'register-contact-person', { type: 3, name, from: s.today, activityId });
  }),
  told('3.1 taking part, to a last day', '2022-04-10', '1999-06-01', (s) => participates(s, '2022-05-10')),
  told('3.1 in an offer, to a last day', '2022-04-10', '1999-06-01', (s) =>
    participates(s, '2022-05-10').does(JC, 'start-pilot-offer', { on: s.today }),
  ),
  told('3.1 in an offer before the pilot’s end and a 30th birthday', '2023-12-20', '1994-01-10', (s) =>
    participates(s).does(JC, 'start-pilot-offer', { on: s.today }),
  ),
  told('3.1 an offer finished, before a 30th birthday', '2023-12-10', '1993-12-20', (s) => {
    participates(s, '2023-12-25').does(JC, 'start-pilot-offer', { on: s.today });
    s.does(JC, 'finish-pilot-offer', { on: s.today });
  }),
  told('3.1 an offer finished, to the pilot’s end', '2023-12-20', '1999-06-01', (s) => {
    participates(s).does(JC, 'start-pilot-offer', { on: s.today });
    s.does(JC, 'finish-pilot-offer', { on: s.today });
  }),
  told('3.1 an offer finished, to a last day', '2023-11-20', '1999-06-01', (s) => {
    participates(s, '2023-12-10').does(JC, 'start-pilot-offer', { on: s.today });
    s.does(JC, 'finish-pilot-offer', { on: s.today });
  }),
  told('3.1 a running offer after the pilot’s end', '2023-12-20', '1999-06-01', (s) => {
    participates(s).does(JC, 'start-pilot-offer', { on: s.today });
    s.at('2024-01-02');
  }),
  told('3.1 taking part, and assessed anew', '2022-04-10', '1999-06-01', (s) =>
    participates(s).does(JC, 'assess-category', { category: 'obviously-education-ready' }),
  ),
  told('3.1 taking part, before a 30th birthday', '2023-12-10', '1993-12-20', (s) => participates(s)),
  told('3.3, 3.6 an education plan before the release', '2022-03-10', '1999-06-01', (s) => subscribes(s)),
  told('3.5 subscribed, with the group closed, a birthday within the month', '2022-03-20', '1992-05-01', (s) => {
    subscribes(s).does(JC, 'close-contact-group');
  }),
  told(
    '3.5 subscribed, and sick',
    '2022-03-20',
    '1999-06-01',
    (s) => {
      subscribes(s, 1).does('benefit-system', 'report-sick', { firstSickDay: s.today });
    },
    publishes('follow-up-agreement'),
  ),
  told(
    '3.5 subscribed before, with another plan',
    '2022-03-20',
    '1999-06-01',
    (s) => {
      subscribes(s).does(JC, 'publish-plan', { planType: 'other' });
    },
    publishes('education-plan'),
  ),
  told('3.5 subscribed in group 1, before the 25th birthday', '2022-03-20', '1997-03-22', (s) => subscribes(s, 1)),
  told('1.3 a form begun before the release in group 1', '2022-03-08', '1980-05-05', (s) =>
    in1(s).does('citizen', 'start-preparation-form'),
  ),
  told('1.3 a form that waits, before the release', '2021-08-20', '1980-05-05', (s) => {
    registers(in1(s));
    s.does('citizen', 'start-preparation-form');
    s.at('2022-03-05');
  }),
  told('5.1 two notices to answer', '2022-04-10', '1980-05-05', (s) => {
    in1(s);
    for (const incident of ['a', 'b']) s.does(JC, 'send-nuph', { incident, on: s.today });
  }),
  told('7.2 a form that waits for the end of the registration', '2022-03-14', '1980-05-05', (s) => {
    registers(in1(s));
    s.does('citizen', 'start-preparation-form');
    s.at('2022-09-15');
  }),
  told(
    '3.7 a company activity with a rate, and another rate for it',
    '2022-04-10',
    '1980-05-05',
    (s) => s.does(JC, 'register-activity', { list: 'company', code: 14, from: s.today, wageSubsidyRate: 1 }),
    {
      as: { role: 'jobcentre', org: '101' },
      name: 'update-activity',
      payload: (state) => ({ activityId: itemsOf(state, 'activity')[0]?.id, wageSubsidyRate: 3 }),
    },
  ),
  ...[2, 13, null].map((group) =>
    told(
      `1.8 sick, and moved to ${group ?? 'no group'}: well before it, told after it`,
      '2022-03-14',
      '1980-05-05',
      (s) => sickAndMoved(s, group),
      wellOn('2022-05-09'),
    ),
  ),
  told('3.1 left in a running offer', '2022-04-04', '1999-06-01', (s) => leftInOffer(s, '2022-05-10'), finishedOn('2022-05-09')),
  told(
    '3.1 left in an offer that ran past the pilot',
    '2023-12-01',
    '1999-06-01',
    (s) => leftInOffer(s, '2024-01-20'),
    finishedOn('2024-01-12'),
  ),
  told(
    '3.5 closed by a follow-up agreement, and sick then',
    '2022-03-14',
    '2001-09-09',
    (s) => published(s, 'education-plan', 'follow-up-agreement'),
    sickOn('2022-05-09'),
  ),
  told(
    '3.5 closed by one, open again, and sick then',
    '2022-03-14',
    '2001-09-09',
    (s) => published(s, 'education-plan', 'follow-up-agreement', 'education-plan'),
    sickOn('2022-05-11'),
  ),
  told('3.5 none at 26 in group 1, and sick then', '2022-03-14', '1996-01-01', (s) => published(s, 'education-plan'), sickOn('2022-05-02')),
  told(
    '3.5 none at 26 in group 1, another plan, and sick then',
    '2022-03-14',
    '1996-01-01',
    (s) => published(s, 'education-plan', 'other'),
    sickOn('2022-05-02'),
  ),
  told(
    '3.5 closed by the month, and sick before it',
    '2022-03-14',
    '2001-09-09',
    (s) => {
      subscribes(s).at('2022-04-10').does(JC, 'close-contact-group');
      s.at('2022-06-02');
    },
    sickOn('2022-05-20'),
  ),
  told(
    '3.5 open by a follow-up agreement in group 25, and well then',
    '2022-03-14',
    '2001-09-09',
    (s) => {
      subscribes(s, 1).at('2022-05-02').does('benefit-system', 'report-sick', { firstSickDay: '2022-05-02' });
      s.at('2022-05-10').does(JC, 'publish-plan', { planType: 'follow-up-agreement' });
      s.at('2022-05-20');
    },
    wellOn('2022-05-09'),
  ),
];
