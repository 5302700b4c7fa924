import { educationBeginnings } from './beginnings-education.ts';
import { AK, type Beginning, JC, told, unknown, wellOn } from './citizens-told.ts';
import { itemsOf } from './explore.ts';
import type { Story } from './story.ts';

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

/** Sick from 2 May with 75, and moved by the jobcentre (null: closed) on 10 May. */
const sickAndMoved = (s: Story, contactGroup: number | null): void => {
  with75(s).at('2022-05-02').does('benefit-system', 'report-sick', { firstSickDay: '2022-05-02' });
  s.at('2022-05-10');
  if (contactGroup === null) s.does(JC, 'close-contact-group');
  else s.does(JC, 'change-contact-group', { contactGroup });
};

/** All of them; those of section 3 are in a file of their own. */
export const beginnings = (): readonly Beginning[] => [
  ...educationBeginnings(),
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
];
