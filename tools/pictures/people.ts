import { PlainError } from '../../scripts/steps.mjs';

/** Citizens to look at, made by real commands: one of whom nothing is known, one as most are, one of whom very much is known. */

export type Ask = (
  role: string,
  org: string | null,
  path: string,
  body?: unknown,
) => Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;

type Step = readonly [role: string, org: string | null, command: string, payload: unknown];

const give = async (ask: Ask, citizenId: string, [role, org, command, payload]: Step): Promise<Record<string, unknown>> => {
  const answer = await ask(role, role === 'citizen' ? citizenId : org, `/citizens/${citizenId}/${command}`, payload);
  if (answer.status !== 200) throw new PlainError(`${command} is answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return (answer.body.result ?? {}) as Record<string, unknown>;
};

const create = async (ask: Ask, person: { readonly cpr: string; readonly name: string; readonly address?: string }): Promise<string> => {
  const answer = await ask('jobcentre', '101', '/citizens', { jobcentre: '101', ...person });
  if (answer.status !== 201) throw new PlainError(`${person.name} cannot be created: ${JSON.stringify(answer.body)}`);
  return String(answer.body.citizenId);
};

export const EMPTY = { cpr: '0202929995', name: 'Bo Berg' };
export const ORDINARY = { cpr: '0101909996', name: 'Anna Andersen', address: 'Vejen 1, 2200 København N' };
export const FULL = {
  cpr: '0303853333',
  name: 'Annemarie-Sofie Alexandrina Vilhelmine Østergaard-Christoffersen von Hohenzollern-Sigmaringen',
  address: 'Sankt Sørens Sognegårdsstræde 1234, 14. mf. (c/o Mellemfolkeligt Samvirke), 9990 Skagen Vesterby',
};

const A_KASSE = '5';
const OFFICE = '101';

/** Every contact person of the full citizen, with a number behind. */
export const ADVISER = 'Ægidius Østergaard-Thorvaldsen den';

/** Anna at her a-kasse, as on many days. */
const ordinarySteps: readonly Step[] = [
  ['a-kasse', A_KASSE, 'join-a-kasse', { from: '2021-05-01' }],
  ['jobcentre', OFFICE, 'open-contact-group', { contactGroup: 1 }],
  ['citizen', null, 'register-job-seeker', { jobTitles: [{ title: 'Gartner' }] }],
  ['a-kasse', A_KASSE, 'start-benefit-period', { firstDay: '2022-03-14' }],
  ['citizen', null, 'subscribe-notifications', { sms: true, email: true }],
  ['a-kasse', A_KASSE, 'register-absence', { code: 75, from: '2022-03-14' }],
  ['jobcentre', OFFICE, 'register-absence', { code: 10, from: '2022-03-14', to: '2022-03-20' }],
];

const two = (n: number): string => String(n).padStart(2, '0');
const LONG_TITLES = [
  { title: 'Specialpædagogisk støttelærer i døgninstitutionsafdelingen', aliases: ['Støttelærer', 'Speciallærer i ungdomsuddannelsen'] },
  { title: 'Softwarearkitekt med ansvar for myndighedsgrænseflader' },
  { title: 'Gartner' },
];
const LONG_GOAL =
  `Vedkommende ønsker at arbejde som ${'koordinerende '.repeat(8)}specialpædagog i en døgnåben institution nær Skagen. `.repeat(3);

const fullSteps: readonly Step[] = [
  ['a-kasse', A_KASSE, 'join-a-kasse', { from: '2019-05-01' }],
  ['jobcentre', OFFICE, 'open-contact-group', { contactGroup: 1 }],
  ['jobcentre', OFFICE, 'register-job-seeker', { jobTitles: LONG_TITLES }],
  ['a-kasse', A_KASSE, 'start-benefit-period', { firstDay: '2022-03-14' }],
  ['a-kasse', A_KASSE, 'report-benefit-hours', { hoursUsed: 1234 }],
  ['a-kasse', A_KASSE, 'approve-cv', {}],
  ['citizen', null, 'subscribe-notifications', { sms: true, email: true }],
  [
    'jobcentre',
    OFFICE,
    'publish-plan',
    { planType: 'job-plan', jobGoal: { freeText: 'Specialpædagog' }, description: LONG_GOAL.slice(0, 600) },
  ],
  ['jobcentre', OFFICE, 'register-job-search-requirement', { perWeek: 2 }],
  ['jobcentre', OFFICE, 'register-integration-contract', { from: '2022-01-01', to: '2026-12-31' }],
  ['jobcentre', OFFICE, 'send-nuph', { incident: 'Udeblivelse fra samtale', on: '2022-03-14' }],
  ['a-kasse', A_KASSE, 'request-job-search-documentation', { on: '2022-03-14', deadline: '2022-04-14' }],
  [
    'a-kasse',
    A_KASSE,
    'report-availability-assessment',
    { code: 51, incidentDate: '2022-03-14', comment: 'Udeblivelsen er begrundet. '.repeat(15) },
  ],
  ['udk', null, 'report-early-pension', { kind: 'pension', amount: 13_550, from: '2022-01-01' }],
];

/** What brings dates of its own: meetings, deadlines for booking, absences that end, contact persons to be deleted, an offer. */
const datedSteps = (): readonly Step[] => [
  ...Array.from(
    { length: 14 },
    (_, i): Step => [
      'jobcentre',
      OFFICE,
      'summon',
      { meetingType: 7, at: `2022-${two(4 + Math.floor(i / 3))}-${two(3 + 7 * (i % 3))}T10:30` },
    ],
  ),
  ...Array.from(
    { length: 24 },
    (_, i): Step => ['jobcentre', OFFICE, 'create-deadline', { meetingType: 7, deadline: `2022-${two(4 + (i % 6))}-${two(5 + i)}` }],
  ),
  ...[1, 2, 8, 9, 10, 56].map(
    (code, i): Step => ['jobcentre', OFFICE, 'register-absence', { code, from: `2022-03-${two(1 + i)}`, to: `2022-06-${two(10 + i)}` }],
  ),
  ...Array.from(
    { length: 8 },
    (_, i): Step => [
      'jobcentre',
      OFFICE,
      'register-contact-person',
      {
        type: 33,
        name: `${ADVISER} ${i + 1}.`,
        email: `aegidius.oestergaard-thorvaldsen.${i + 1}@specialraadgivningen-for-beskaeftigelse.example`,
        phone: `701020${two(i)}`,
        from: '2022-03-14',
        to: `2022-${two(4 + i)}-30`,
      },
    ],
  ),
];

/** The sick report closed the deadlines for booking, so new ones are set; and meetings that are cancelled, with the messages about them. */
const laterSteps = (): readonly Step[] => [
  ...Array.from(
    { length: 10 },
    (_, i): Step => ['jobcentre', OFFICE, 'create-deadline', { meetingType: 7, deadline: `2022-${two(4 + (i % 6))}-${two(6 + i)}` }],
  ),
  ...Array.from(
    { length: 15 },
    (_, i): Step =>
      i % 2 === 0
        ? ['jobcentre', OFFICE, 'register-support-needs', { needs: ['Læsehjælp'] }]
        : ['jobcentre', OFFICE, 'remove-support-needs', {}],
  ),
];

export interface People {
  readonly empty: string;
  readonly ordinary: string;
  readonly full: string;
}

/**
 * @param entries how many entries the full citizen's timeline shall hold at least
 * @param progress hears how many there are
 */
export const makePeople = async (ask: Ask, entries: number, progress: (done: number) => void = () => undefined): Promise<People> => {
  const empty = await create(ask, EMPTY);
  const ordinary = await create(ask, ORDINARY);
  for (const step of ordinarySteps) await give(ask, ordinary, step);
  const full = await create(ask, FULL);
  for (const step of [...fullSteps, ...datedSteps()]) await give(ask, full, step);
  const { formId } = await give(ask, full, ['citizen', null, 'start-preparation-form', {}]);
  await give(ask, full, ['citizen', null, 'submit-preparation-form', { formId, answers: { 'Hvad er vigtigst for dig nu?': LONG_GOAL } }]);
  const { activityId } = await give(ask, full, [
    'jobcentre',
    OFFICE,
    'register-activity',
    { list: 'course', code: 34, from: '2022-03-14', to: '2022-06-01' },
  ]);
  await give(ask, full, ['citizen', null, 'start-preparation-form', {}]);
  await give(ask, full, ['benefit-system', null, 'report-sick', { firstSickDay: '2022-03-12' }]);
  for (const step of laterSteps()) await give(ask, full, step);

  const count = async (): Promise<number> => {
    const { body } = await ask('operator', null, `/citizens/${full}/timeline`);
    return (body.timeline as readonly unknown[]).length;
  };
  // what people do again and again: an end moved, a meeting held, hours reported
  for (let done = await count(), i = 0; done < entries; i += 1, done += 1) {
    const every: readonly Step[] = [
      ['jobcentre', OFFICE, 'update-activity', { activityId, to: `2022-${two(6 + (i % 6))}-${two(1 + (i % 28))}` }],
      ['a-kasse', A_KASSE, 'report-benefit-hours', { hoursUsed: 1235 + (i % 600) }],
      ['jobcentre', OFFICE, 'register-job-search-requirement', { perWeek: 1 + (i % 5) }],
      ['jobcentre', OFFICE, 'register-held-meeting', { meetingType: 7, date: `2022-${two(1 + (i % 2))}-${two(1 + (i % 28))}` }],
    ];
    const step = every[i % every.length];
    if (step) await give(ask, full, step);
    if (i % 100 === 0) progress(done);
  }
  return { empty, ordinary, full };
};
