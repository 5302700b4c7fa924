import { type Beginning, given, JC, sickOn, type Try, told, wellOn } from './citizens-told.ts';
import type { Story } from './story.ts';

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

const publishes = (planType: string): Try => ({
  as: { role: 'jobcentre', org: '101' },
  name: 'publish-plan',
  payload: () => ({ planType, jobGoal: null }),
});

const finishedOn = (on: string): Try => given('jobcentre', 'finish-pilot-offer', { on });

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

/** Of section 3: the pilot, plans and the subscription. */
export const educationBeginnings = (): readonly Beginning[] => [
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
