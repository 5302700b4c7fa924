import { AK, type Beginning, in1, JC, participates, registers, subscribes, type Try, told, unknown, with75 } from './citizens-told.ts';
import type { Story } from './story.ts';

const arranged = (s: Story): void => {
  s.does(JC, 'summon', { meetingType: 17, at: '2023-01-10T10:00' });
  s.does('citizen', 'book-meeting', { meetingType: 7, at: '2023-01-10T12:00' });
  s.does(JC, 'create-deadline', { meetingType: 7, deadline: '2023-01-10' });
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

/** Where generated paths begin in each section of the note: states that the samples of their commands lead on from. */
export const bySection = (): readonly Beginning[] => [
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
];
