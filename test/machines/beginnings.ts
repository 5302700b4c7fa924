import { bySection } from './beginnings-by-section.ts';
import { AK, type Beginning, in1, JC, participates, registers, subscribes, type Try, told, with75 } from './citizens-told.ts';
import { itemsOf } from './explore.ts';
import type { Story } from './story.ts';

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

/** All of them; beside those by section, what is told late. The walk is seeded: in another order it reaches something else. */
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
  ...bySection(),
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
