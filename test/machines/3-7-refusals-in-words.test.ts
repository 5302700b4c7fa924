import { describe, expect, it } from 'vitest';
import { mayRead } from '../../machines/access.ts';
import { modules, specs } from '../../machines/citizen.ts';
import { ownTestOf } from '../../machines/view.ts';
import { type CommandName, type Story, story } from './story.ts';

const JC = 'jobcentre 101';
const AK = 'a-kasse 5';

/** What a refused command is answered, in both languages. */
const answer = (s: Story, who: string, name: CommandName, body: Readonly<Record<string, unknown>> = {}): readonly string[] => {
  const a = s.give(who, name, body);
  return a.outcome === 'accepted' ? ['accepted'] : [a.refusal.code, a.refusal.da, a.refusal.en];
};

const young = (on: string, contactGroup: number, category?: string): Story => {
  const s = story(on, { birthDate: '1998-06-15' });
  s.does(JC, 'open-contact-group', { contactGroup });
  if (category) s.does(JC, 'assess-category', { category });
  return s;
};
const participant = (on: string): Story => {
  const s = young(on, 12, 'education-ready');
  s.does(JC, 'mark-pilot-participation', { from: on });
  return s;
};
const activity = (s: Story, more: Readonly<Record<string, unknown>> = {}): string =>
  String(s.does(JC, 'register-activity', { list: 'social', code: 16, from: s.today, ...more }).activityId);

type Case = readonly [
  code: string,
  given: () => readonly [Story, string, CommandName, Readonly<Record<string, unknown>>],
  da: string,
  en: string,
];

// biome-ignore format: one refusal after the other
const CASES: readonly Case[] = [
  ['1.2 already-at-jobcentre', () => [story('2022-04-11'), 'cpr', 'move', { toJobcentre: '101', on: '2022-04-10' }],
    'Borgeren hører allerede til jobcenter 101 den 10. april 2022', 'The citizen belongs to jobcentre 101 already on 10 April 2022'],
  ['1.7 already-at-jobcentre', () => [story('2022-04-11'), JC, 'change-jobcentre', { jobcentre: '101' }],
    'Borgeren hører allerede til jobcenter 101', 'The citizen belongs to jobcentre 101 already'],
  ['1.4 unknown-contact-person-type', () => [story('2022-03-13'), JC, 'register-contact-person', { type: 33, name: 'A', from: '2022-03-01' }],
    'Kontaktpersontype 33 bruges først fra 14. marts 2022', 'Contact person type 33 is used from 14 March 2022'],
  ['1.4 unknown-contact-person-type', () => [story('2022-03-14'), JC, 'register-contact-person', { type: 99, name: 'A', from: '2022-03-01' }],
    'Der findes ingen kontaktpersontype 99', 'There is no contact person type 99'],
  ['1.9 60016', () => {
    const s = story('2022-04-10');
    const { contactPersonId } = s.does(JC, 'register-contact-person', { type: 3, name: 'A', from: s.today, activityId: activity(s) });
    return [s, JC, 'update-contact-person', { contactPersonId, to: '2022-05-01' }];
  }, 'Fagprofessionel kontakt kan kun opdateres via ActivityService', 'Fagprofessionel kontakt kan kun opdateres via ActivityService'],
  ['1.9 unknown-contact-person', () => {
    const s = story('2022-04-10');
    const { contactPersonId } = s.does(JC, 'register-contact-person', { type: 3, name: 'A', from: s.today, activityId: activity(s) });
    return [s, JC, 'update-activity', { activityId: activity(s), contactPerson: { contactPersonId, name: 'B' } }];
  }, 'Kontaktpersonen kommer ikke fra denne indsats og kan ikke opdateres via den', 'The contact person did not come from this activity, which cannot update it'],
  ['3.1 pilot-not-in-force', () => [young('2022-03-31', 12, 'education-ready'), JC, 'mark-pilot-participation', { from: '2022-03-31' }],
    'Forsøget er ikke i kraft den 31. marts 2022: det gælder fra 1. april 2022 til og med 31. december 2023', 'The pilot is not in force on 31 March 2022: it runs from 1 April 2022 to 31 December 2023'],
  ['3.1 no-pilot-participation', () => [young('2022-04-04', 12), JC, 'end-pilot-participation', { on: '2022-04-04' }],
    'Borgeren deltager ikke i forsøget', 'The citizen does not take part in the pilot'],
  ['3.1 offer-not-running', () => [participant('2022-04-04'), JC, 'finish-pilot-offer', { on: '2022-04-04' }],
    'Der er intet igangværende tilbud', 'No offer is running'],
  ['3.2 code-retired', () => [story('2022-03-14'), JC, 'register-activity', { list: 'health', code: 7, from: '2022-03-01' }],
    'Id 7 er udgået af kodelisten: det var sidst gyldigt den 13. marts 2022', 'Code 7 has been retired: it was last in the list on 13 March 2022'],
  ['3.2 unknown-activity-code', () => [story('2022-03-13'), JC, 'register-activity', { list: 'social', code: 16, from: '2022-03-01' }],
    'Id 16 kan først bruges fra 14. marts 2022', 'Code 16 is used from 14 March 2022'],
  ['3.2 unknown-activity-code', () => [story('2022-03-14'), JC, 'register-activity', { list: 'health', code: 99, from: '2022-03-01' }],
    'Der findes intet id 99 i kodelisten »Sundhedsindsatser«', 'There is no code 99 in the list "Health activities"'],
  ['3.3 education-plan-required', () => [young('2022-03-14', 12), JC, 'set-education-step', { step: 1 }],
    'Et trin hører til en uddannelsesplan: borgeren har ingen plan', 'A step belongs to an education plan: the citizen has no plan'],
  ['3.3 education-plan-required', () => {
    const s = young('2022-03-14', 12);
    s.does(JC, 'publish-plan', { planType: 'follow-up-agreement' });
    return [s, JC, 'set-education-step', { step: 1 }];
  }, 'Et trin hører til en uddannelsesplan: borgeren har en aftale om opfølgning', 'A step belongs to an education plan: the citizen has a follow-up agreement'],
  ['3.3 no-support-needs', () => [story('2022-03-14'), JC, 'remove-support-needs', {}],
    'Der er ikke registreret nogen støttebehov', 'No support needs are registered'],
  ['3.7 wage-subsidy-rate-not-allowed', () => [story('2022-03-14'), JC, 'register-activity', { list: 'company', code: 14, from: '2022-03-01', wageSubsidyRate: 3 }],
    'Virksomhedsrettet indsats af typen 14 kan have timeløntilskudssats 1 eller 2, ikke 3', 'Company activity of type 14 allows the wage-subsidy rates 1 and 2, not 3'],
  ['7.1 activity-required', () => [story('2022-03-14'), JC, 'register-contact-person', { type: 15, name: 'A', from: '2022-03-01' }],
    'En kontaktperson af type 15 kommer fra en indsats, og der er ikke angivet nogen', 'A contact person of type 15 comes from an activity, and none is given'],
  ['7.1 already-ended', () => {
    const s = story('2022-03-14');
    const { contactPersonId } = s.does(JC, 'register-contact-person', { type: 33, name: 'A', from: '2022-03-01', to: '2022-03-10' });
    return [s, JC, 'end-contact-person', { contactPersonId, on: '2022-03-12' }];
  }, 'Kontaktrelationen er allerede afsluttet: sidste dag er den 10. marts 2022', 'The relation has ended already: its last day is 10 March 2022'],
  ['7.2 form-not-for-group', () => [young('2022-03-14', 8), 'citizen', 'start-preparation-form', {}],
    'Borgeren er i kontaktgruppe 8 (Uden ydelse) og ikke i rehabilitering: et skema kan påbegyndes i kontaktgruppe 1, 2, 12, 26, 27, 28 eller 29 eller under rehabilitering',
    'The citizen is in contact group 8 (Without benefit) and not in rehabilitation: a form is begun in group 1, 2, 12, 26, 27, 28 or 29, or in rehabilitation'],
  ['7.2 form-not-for-group', () => [story('2022-03-14'), 'citizen', 'start-preparation-form', {}],
    'Borgeren er hverken i en kontaktgruppe eller i rehabilitering: et skema kan påbegyndes i kontaktgruppe 1, 2, 12, 26, 27, 28 eller 29 eller under rehabilitering',
    'The citizen is neither in a contact group nor in rehabilitation: a form is begun in group 1, 2, 12, 26, 27, 28 or 29, or in rehabilitation'],
  ['7.2 already-submitted', () => {
    const s = young('2022-03-14', 2);
    const { formId } = s.does('citizen', 'start-preparation-form');
    s.does('citizen', 'submit-preparation-form', { formId, answers: {} });
    return [s, 'citizen', 'submit-preparation-form', { formId, answers: {} }];
  }, 'Skemaet er allerede indsendt den 14. marts 2022', 'The form was submitted on 14 March 2022 already'],
];

describe('1.2–7.2 a refusal says what is wrong, in Danish and in English, with the fact that decides', () => {
  it.each(CASES)('%s', (title, given, da, en) => {
    expect(answer(...given())).toEqual([title.split(' ').at(-1), da, en]);
  });

  it('6.1 to read: never a member, a member of another since, and when the access ended', () => {
    const read = (s: Story, org: string) => {
      const no = mayRead(s.state, { role: 'a-kasse', org }, 'early-pension', s.today, ownTestOf('early-pension'));
      return no && [no.da, no.en];
    };
    const s = story('2022-03-14');
    s.does(AK, 'join-a-kasse', { from: '2015-05-01' });
    expect(read(s, '9')).toEqual(['Borgeren har aldrig været medlem af a-kassen', 'The citizen never was a member of the a-kasse']);
    s.does(AK, 'leave-a-kasse', { on: '2022-03-14' });
    expect(read(s.at('2025-09-14'), '5')).toEqual([
      'Medlemskabets sidste dag var den 13. marts 2022: a-kassens adgang ophørte 3 ½ år efter, den 13. september 2025',
      'The membership’s last day was 13 March 2022: the a-kasse’s access ended 3 years and 6 months later, on 13 September 2025',
    ]);
    s.does('a-kasse 7', 'join-a-kasse', { from: '2025-09-14' });
    expect(read(s, '5')).toEqual([
      'Borgeren er siden blevet medlem af en anden a-kasse',
      'The citizen has become a member of another a-kasse',
    ]);
  });

  it('1.2–7.2 each rule of the machines of education, records and residence has such a sentence', () => {
    const own = ['jobcentre', 'integration-contract', 'plan', 'pilot', 'education-subscription', 'early-pension'];
    const records = ['activity', 'contact-person', 'rehabilitation', 'preparation-form', 'job-search-requirement'];
    const mine = new Set<string>([...own, ...records]);
    expect(modules.filter((m) => mine.has(m.id))).toHaveLength(mine.size);
    const rules = [...specs.values()].filter(({ owner }) => mine.has(owner.id)).flatMap((c) => [...c.rules, ...c.spec.rules]);
    expect(rules.filter((r) => r.wrong === undefined).map((r) => r.en)).toEqual([]);
  });
});
