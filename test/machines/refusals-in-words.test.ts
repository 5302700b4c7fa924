import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide, newCitizen } from '../../machines/citizen.ts';
import { instantOf } from '../../machines/core/calendar.ts';
import { compose } from '../../machines/core/composition.ts';
import type { CitizenState } from '../../machines/core/types.ts';
import { ownCitizen } from '../../machines/readings.ts';
import { registry } from '../../machines/registry.ts';
import { readCode } from '../../tools/documents/code.ts';
import { refusalCodes } from '../../tools/documents/refusals-page.ts';
import { type CommandName, type Story, story } from './story.ts';

const JC = 'jobcentre 101';
const AK = 'a-kasse 5';
type Body = Readonly<Record<string, unknown>>;

/** The last command is the one that is refused. */
type Case = readonly [
  title: string,
  start: string,
  steps: readonly (readonly [who: string, name: CommandName, body?: Body] | string)[],
  da: string,
  en: string,
];

const IN_1 = [JC, 'open-contact-group', { contactGroup: 1 }] as const;
const MEMBER = [AK, 'join-a-kasse', { from: '2022-01-01' }] as const;
const IN_12 = [JC, 'open-contact-group', { contactGroup: 12 }] as const;
const READY = [JC, 'assess-category', { category: 'education-ready' }] as const;
const MARKED = [JC, 'mark-pilot-participation', { from: '2022-04-04' }] as const;
const REGISTERED = ['citizen', 'register-job-seeker', { jobTitles: [] }] as const;
const SICK = ['benefit-system', 'report-sick', { firstSickDay: '2022-05-02' }] as const;
const assessment = (more: Body) => [AK, 'report-availability-assessment', { code: 96, incidentDate: '2022-04-10', ...more }] as const;

// biome-ignore format: one refusal after the other
const CASES: readonly Case[] = [
  ['0 forbidden-role', '2022-03-14', [[AK, 'open-contact-group', { contactGroup: 1 }]],
    'Rollen har ikke adgang til denne kommando', 'The role may not give this command'],
  ['0 not-your-citizen', '2022-03-14', [['jobcentre 202', 'open-contact-group', { contactGroup: 1 }]],
    'Borgeren hører ikke under den, der spørger', 'The citizen is not the caller\'s own'],
  ['0 date-order', '2022-03-14', [IN_1, [JC, 'register-absence', { code: 10, from: '2022-03-10', to: '2022-03-09' }]],
    'Slutdatoen 9. marts 2022 ligger før startdatoen 10. marts 2022', 'The end, 9 March 2022, lies before the start, 10 March 2022'],
  ['0 date-in-future', '2022-03-14', [IN_1, [JC, 'register-absence', { code: 10, from: '2022-03-15' }]],
    'Datoen 15. marts 2022 ligger ude i fremtiden: i dag er det 14. marts 2022', 'The date 15 March 2022 lies ahead: today is 14 March 2022'],
  ['0 unknown-absence', '2022-03-14', [[JC, 'end-absence', { absenceId: 'x', on: '2022-03-14' }]],
    'Id\'et findes ikke hos borgeren (fravær)', 'The id names nothing of the citizen\'s (absence)'],
  ['0 unknown-appointment', '2022-03-14', [[JC, 'cancel-appointment', { appointmentId: 'x' }]],
    'Id\'et findes ikke hos borgeren (mødeindkaldelse og selvbooket møde)', 'The id names nothing of the citizen\'s (summons and booking)'],
  ['5.1 unknown-nuph', '2022-04-12', [MEMBER, assessment({ inReplyTo: 'x' })],
    'Id\'et findes ikke hos borgeren (negativ underretningspligtig hændelse)', 'The id names nothing of the citizen\'s (notice that the a-kasse must answer)'],
  ['3.2 unknown-activity', '2022-03-14', [[JC, 'update-activity', { activityId: 'x' }]],
    'Id\'et findes ikke hos borgeren (indsats)', 'The id names nothing of the citizen\'s (activity)'],
  ['1.4 unknown-contact-person', '2022-03-14', [[JC, 'end-contact-person', { contactPersonId: 'x', on: '2022-03-14' }]],
    'Id\'et findes ikke hos borgeren (kontaktperson)', 'The id names nothing of the citizen\'s (contact person)'],
  ['7.2 unknown-rehabilitation', '2022-03-14', [[JC, 'update-rehabilitation', { rehabilitationId: 'x', to: null }]],
    'Id\'et findes ikke hos borgeren (rehabiliteringsforløb)', 'The id names nothing of the citizen\'s (rehabilitation course)'],
  ['7.2 unknown-form', '2022-03-14', [['citizen', 'submit-preparation-form', { formId: 'x', answers: {} }]],
    'Id\'et findes ikke hos borgeren (forberedelsesskema)', 'The id names nothing of the citizen\'s (preparation form)'],
  ['1.2 unknown-contract', '2022-03-14', [[JC, 'update-integration-contract', { contractId: 'x', to: null }]],
    'Id\'et findes ikke hos borgeren (kontrakt efter integrationsloven)', 'The id names nothing of the citizen\'s (integration contract)'],
  ['0 not-a-member', '2022-03-14', [[AK, 'change-a-kasse', { from: '2022-03-10' }]],
    'Borgeren er ikke medlem af nogen a-kasse den 10. marts 2022', 'The citizen is a member of no a-kasse on 10 March 2022'],
  ['1.6 already-registered', '2022-03-14', [REGISTERED, REGISTERED],
    'Borgeren er allerede tilmeldt som jobsøgende (siden 14. marts 2022)', 'The citizen is registered as a job seeker already, since 14 March 2022'],
  ['1.6 duplicate-job-title', '2022-03-14', [['citizen', 'register-job-seeker', { jobTitles: [{ title: 'Smed' }, { title: ' smed' }] }]],
    'Den samme stillingsbetegnelse eller det samme alias er angivet flere gange; store og små bogstaver og mellemrum gør ingen forskel',
    'A job title or alias is given more than once; letter case and spaces make no difference'],
  ['1.8 already-sick', '2022-05-10', [IN_1, SICK, ['benefit-system', 'report-sick', { firstSickDay: '2022-05-05' }]],
    'Borgeren er allerede sygemeldt (første sygedag 2. maj 2022)', 'The citizen is sick already, since 2 May 2022'],
  ['1.8 already-sick', '2022-05-10', [IN_1, SICK, ['batch', 'report-recovered', { recoveredOn: '2022-05-09' }], ['benefit-system', 'report-sick', { firstSickDay: '2022-05-08' }]],
    'Borgeren var allerede sygemeldt den 8. maj 2022: fra 2. maj 2022, rask igen 9. maj 2022', 'The citizen was sick on 8 May 2022 already: from 2 May 2022, well again on 9 May 2022'],
  ['1.8 not-sick', '2022-05-10', [['batch', 'report-recovered', { recoveredOn: '2022-05-10' }]],
    'Borgeren er ikke sygemeldt', 'The citizen is not reported sick'],
  ['1.8 not-sick', '2022-05-10', [IN_1, SICK, ['batch', 'report-recovered', { recoveredOn: '2022-05-09' }], ['batch', 'report-recovered', { recoveredOn: '2022-05-10' }]],
    'Borgeren er ikke sygemeldt: raskmeldt med første raske dag 9. maj 2022', 'The citizen is not sick: well again since 9 May 2022'],
  ['1.8 not-registered', '2022-05-10', [['citizen', 'deregister-job-seeker']],
    'Borgeren er ikke tilmeldt som jobsøgende den 10. maj 2022 og har ikke været det før', 'The citizen is not registered as a job seeker on 10 May 2022, nor was before'],
  ['1.8 not-registered', '2022-05-08', [REGISTERED, '2022-05-09', ['citizen', 'deregister-job-seeker'], '2022-05-10', ['citizen', 'deregister-job-seeker']],
    'Borgeren er ikke tilmeldt som jobsøgende den 10. maj 2022 (ikke siden 9. maj 2022)', 'The citizen is not registered as a job seeker on 10 May 2022: not since 9 May 2022'],
  ['3.1 not-in-pilot-target-group', '2022-04-04', [IN_12, MARKED],
    'Målgruppen er uddannelses- og aktivitetsparate i kontaktgruppe 12 eller 28; den 4. april 2022 er borgeren i kontaktgruppe 12 og ikke visiteret',
    'The target group is group 12 or 28, ready for education or for activity; on 4 April 2022 the citizen is in group 12, category not-assessed'],
  ['3.1 already-in-pilot', '2022-04-04', [IN_12, READY, MARKED, MARKED],
    'Borgeren deltager allerede i forsøget i de dage', 'The citizen takes part in the pilot on these days already'],
  ['3.1 already-in-offer', '2022-04-04', [IN_12, READY, MARKED, [JC, 'start-pilot-offer', { on: '2022-04-04' }], [JC, 'start-pilot-offer', { on: '2022-04-04' }]],
    'Der er allerede et igangværende tilbud, fra 4. april 2022', 'An offer is running already, since 4 April 2022'],
  ['3.1 offer-outside-participation', '2022-04-04', [IN_12, READY, MARKED, '2022-04-10', [JC, 'start-pilot-offer', { on: '2022-04-09' }], [JC, 'finish-pilot-offer', { on: '2022-04-10' }], [JC, 'start-pilot-offer', { on: '2022-04-09' }]],
    'Tilbuddet begynder for tidligt: det kan tidligst begynde den 10. april 2022', 'The offer begins too early: it can begin on 10 April 2022 at the earliest'],
  ['3.1 pilot-participation-required', '2022-04-04', [IN_12, READY, [JC, 'publish-plan', { planType: 'job-plan', jobGoal: { freeText: 'Gartner' } }]],
    'Borgeren er i kontaktgruppe 12 og deltager ikke i forsøget: en jobplan kan ikke publiceres', 'The citizen is in group 12 and does not take part in the pilot: no job plan can be published'],
  ['3.1 job-goal-required', '2022-04-04', [IN_12, READY, MARKED, [JC, 'publish-plan', { planType: 'job-plan' }]],
    'Jobplanen mangler et jobmål: en konkret stillingsbetegnelse (ESCO-STAR) eller en fritekst', 'The job plan has no job goal'],
  ['3.1 pilot-participation-open', '2022-04-04', [IN_12, READY, MARKED, [JC, 'publish-plan', { planType: 'education-plan' }]],
    'Borgeren deltager i forsøget, fra 4. april 2022: imens kan der ikke publiceres en uddannelsesplan', 'The citizen takes part in the pilot, since 4 April 2022: no education plan can be published meanwhile'],
  ['4.1 cv-approval-not-possible', '2022-04-04', [MEMBER, [JC, 'open-contact-group', { contactGroup: 2 }], [AK, 'approve-cv']],
    'Borgeren er ikke dagpengemodtager: kontaktgruppe 2 (Kontanthjælpsmodtager) siden 4. april 2022', 'The citizen does not receive unemployment benefit: contact group 2 (Cash benefit recipient) since 4 April 2022'],
  ['4.3 not-member-on-date', '2022-04-04', [MEMBER, [AK, 'report-cv-status', { status: 'Godkendt', date: '2021-12-31' }]],
    'Borgeren var ikke medlem af a-kasse 5 den 31. december 2021', 'The citizen was not a member of a-kasse 5 on 31 December 2021'],
  ['5.1 unknown-assessment-code', '2022-03-13', [MEMBER, [AK, 'report-availability-assessment', { code: 96, incidentDate: '2022-03-10' }]],
    'Rådighedsvurderingskode 96 findes først i kodelisten fra den 14. marts 2022', 'Assessment code 96 is in the code list from 14 March 2022 only'],
  ['5.1 assessment-code-not-in-force', '2022-04-12', [MEMBER, assessment({ incidentDate: '2022-03-31' })],
    'Hændelsesdatoen 31. marts 2022 ligger uden for den periode, hvor kode 96 gælder: 1. april 2022 til 31. december 2023',
    'The incident, 31 March 2022, lies outside the days for which code 96 holds: 1 April 2022 to 31 December 2023'],
  ['5.1 not-unemployment-benefit', '2022-04-10', [MEMBER, [JC, 'open-contact-group', { contactGroup: 2 }], assessment({})],
    'Borgeren var ikke dagpengemodtager på hændelsesdatoen 10. april 2022: kontaktgruppe 2 (Kontanthjælpsmodtager)',
    'The citizen did not receive unemployment benefit on the day of the incident, 10 April 2022: contact group 2 (Cash benefit recipient)'],
  ['5.1 assessment-dates-invalid', '2022-04-10', [MEMBER, IN_1, assessment({ date1: '2022-04-10', date2: '2022-07-09' })],
    'Datofelt 2 er 9. juli 2022, men skal være 3 måneder efter datofelt 1: 10. juli 2022', 'Date 2 is 9 July 2022, and should be three months after date 1: 10 July 2022'],
  ['5.1 assessment-dates-invalid', '2022-04-10', [MEMBER, IN_1, assessment({ date1: '2022-04-09', date2: '2022-07-09' })],
    'Datofelt 1, 9. april 2022, ligger før hændelsesdatoen 10. april 2022', 'Date 1, 9 April 2022, lies before the incident, 10 April 2022'],
  ['5.1 assessment-dates-invalid', '2022-04-10', [MEMBER, IN_1, assessment({ date1: '2022-04-10' })],
    'En karantæne kræver både datofelt 1 (startdato) og datofelt 2 (udløb)', 'A quarantine needs both date 1, its start, and date 2, its end'],
  ['5.1 documentation-deadline-too-late', '2022-04-10', [MEMBER, [AK, 'request-job-search-documentation', { on: '2022-04-10', deadline: '2022-06-11' }]],
    'Fristen 11. juni 2022 ligger mere end 2 måneder efter den 10. april 2022: den senest mulige dag er 10. juni 2022',
    'The time limit, 11 June 2022, lies more than 2 months after 10 April 2022: the last possible day is 10 June 2022'],
  ['6.1 early-pension-access-ended', '2022-04-10', [MEMBER, ['a-kasse 7', 'change-a-kasse', { from: '2022-04-01' }], [AK, 'register-transition-to-efterloen', { on: '2022-04-10' }]],
    'Borgeren er siden blevet medlem af en anden a-kasse', 'The citizen has become a member of another a-kasse'],
];

const SOMEONE = { citizenId: 'c', birthDate: '1998-06-15', jobcentre: '101' };
const NOON = instantOf('2022-03-20T12:00');

/** What the last step is answered, the others accepted. */
const refused = (s: Story, steps: Case[2]): readonly string[] => {
  for (const step of steps.slice(0, -1)) typeof step === 'string' ? s.at(step) : s.does(step[0], step[1], step[2]);
  const last = steps.at(-1) as readonly [string, CommandName, Body?];
  const a = s.give(last[0], last[1], last[2]);
  return a.outcome === 'accepted' ? ['accepted'] : [a.refusal.code, a.refusal.da, a.refusal.en];
};

describe('0 a refusal says what is wrong, in Danish and in English, with the fact that decides', () => {
  it.each(CASES)('%s on %s', (title, start, steps, da, en) => {
    const s = story(start, { birthDate: '1998-06-15' });
    expect(refused(s, steps)).toEqual([title.split(' ').at(-1), da, en]);
  });

  it('0 unknown-command', () => {
    const unknown = { id: 'x', name: 'no-such-command', payload: {}, caller: { role: 'jobcentre', org: '101' } } as const;
    const a = decide(newCitizen(SOMEONE), unknown, NOON);
    expect(a).toMatchObject({
      refusal: { code: 'unknown-command', da: 'Kommandoen findes ikke', en: 'There is no such command' },
    });
  });

  it('3.1 job-plan-not-for-group, where no pilot sets it aside', () => {
    const { decideOn } = compose(registry.filter(({ id }) => id !== 'pilot'));
    const give = (state: CitizenState, name: string, payload: unknown) =>
      decideOn(state, { id: name, name, payload, caller: { role: 'jobcentre', org: '101' } }, NOON, ownCitizen);
    const opened = give(newCitizen(SOMEONE), 'open-contact-group', { contactGroup: 12 });
    if (opened.outcome === 'refused') throw new Error(opened.refusal.code);
    expect(give(opened.state, 'publish-plan', { planType: 'job-plan', jobGoal: 'free-text' })).toMatchObject({
      refusal: {
        code: 'job-plan-not-for-group',
        da: 'Borgeren er i kontaktgruppe 12 og har uddannelsespålæg: planen kan ikke være en jobplan',
        en: 'The citizen is in contact group 12, under the education order: the plan cannot be a job plan',
      },
    });
  });

  /** Said to the letter somewhere among these. */
  const READ_IN = ['refusals-in-words', '0-1.1-refusals-in-words', '3-7-refusals-in-words'];

  it('0 every code of a refusal is read to the letter in both languages', async () => {
    const texts = READ_IN.map((name) => readFileSync(new URL(`${name}.test.ts`, import.meta.url), 'utf8')).join('\n');
    const unread = refusalCodes(await readCode()).filter((code) => !new RegExp(`['\\[ ]${code}'`).test(texts));
    expect(unread).toEqual([]);
  });
});
