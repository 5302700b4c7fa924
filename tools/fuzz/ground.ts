import { modules, specs } from '../../machines/citizen.ts';
import { codeLists } from '../../machines/code-lists/index.ts';
import { dateAt } from '../../machines/core/calendar.ts';
import { send } from '../scenario/http.ts';
import type { Json } from '../scenario/json.ts';
import type { World } from '../scenario/world.ts';
import type { Ground } from './schemathesis.ts';

/** A world with citizens in it that most commands can be given for, and what a request needs to reach them. */

const ORGS: readonly (readonly [role: string, org: string | null])[] = [
  ['jobcentre', '101'],
  ['jobcentre', '101'],
  ['jobcentre', '102'],
  ['a-kasse', '5'],
  ['a-kasse', '5'],
  ['a-kasse', '7'],
  ...['benefit-system', 'cpr', 'udb', 'udk', 'batch', 'operator'].map((role) => [role, null] as const),
];

type Step = readonly [role: string, org: string | null, command: string, payload: Readonly<Record<string, Json>>];

interface Prepared {
  readonly cpr: string;
  readonly name: string;
  readonly steps: readonly Step[];
  /** Takes these commands and no others, so that what they need stays as it was prepared. */
  readonly only?: readonly string[];
}

const CITIZENS: readonly Prepared[] = [
  {
    cpr: '0101909996',
    name: 'Anna Andersen',
    steps: [
      ['jobcentre', '101', 'open-contact-group', { contactGroup: 1 }],
      ['a-kasse', '5', 'join-a-kasse', { from: '2021-05-01' }],
      ['a-kasse', '5', 'start-benefit-period', { firstDay: '2022-03-01' }],
      ['jobcentre', '101', 'register-job-seeker', { jobTitles: [{ title: 'Tømrer' }] }],
      ['jobcentre', '101', 'send-nuph', { incident: 'udeblevet', on: '2022-03-10' }],
      ['jobcentre', '101', 'summon', { meetingType: 7, at: '2099-06-02T10:00' }],
    ],
  },
  {
    cpr: '0505994445',
    name: 'Bo Berg',
    steps: [
      ['jobcentre', '101', 'open-contact-group', { contactGroup: 12 }],
      ['jobcentre', '101', 'assess-category', { category: 'education-ready' }],
      ['jobcentre', '101', 'publish-plan', { planType: 'education-plan' }],
      ['jobcentre', '101', 'set-education-step', { step: 4 }],
      ['jobcentre', '101', 'register-support-needs', { needs: ['mentor'] }],
      ['udb', null, 'receive-udb-contact', { institutionNumber: '999001', name: 'Frk. Vejleder' }],
    ],
  },
  {
    cpr: '0303854447',
    name: 'Cara Carlsen',
    steps: [
      ['a-kasse', '5', 'join-a-kasse', { from: '2020-01-01' }],
      ['jobcentre', '101', 'open-contact-group', { contactGroup: 2 }],
      ['jobcentre', '101', 'register-rehabilitation', { from: '2022-01-01' }],
      ['jobcentre', '101', 'register-absence', { code: 10, from: '2022-03-01' }],
      ['jobcentre', '101', 'register-activity', { list: 'company', code: 14, from: '2022-03-01' }],
      ['jobcentre', '101', 'register-contact-person', { type: 15, name: 'Mads Mentor', from: '2022-03-01', activityId: '*' }],
      ['citizen', '*', 'start-preparation-form', {}],
    ],
  },
  { cpr: '0404754448', name: 'Dan Dahl', steps: [] },
  {
    cpr: '0606994446',
    name: 'Eva Enevoldsen',
    steps: [
      ['jobcentre', '101', 'open-contact-group', { contactGroup: 12 }],
      ['jobcentre', '101', 'assess-category', { category: 'activity-ready' }],
    ],
    only: ['mark-pilot-participation', 'end-pilot-participation', 'start-pilot-offer', 'finish-pilot-offer'],
  },
  {
    cpr: '0707804447',
    name: 'Finn Frost',
    steps: [
      ['a-kasse', '5', 'join-a-kasse', { from: '2020-01-01' }],
      ['jobcentre', '101', 'open-contact-group', { contactGroup: 1 }],
    ],
    only: ['approve-cv', 'register-absence', 'end-absence', 'register-held-meeting', 'register-activity', 'update-activity'],
  },
];

const GROUPS = codeLists['contact-groups'].entries.map((e) => e.id ?? e.key ?? 1);
const ids = (list: { readonly entries: readonly { readonly id: number | null }[] }): readonly number[] =>
  list.entries.flatMap((e) => e.id ?? []);

const VALUES: Ground['values'] = {
  contactGroup: GROUPS,
  category: ['job-ready', 'activity-ready', 'education-ready', 'obviously-education-ready', 'not-assessed'],
  jobcentre: ['101', '102'],
  toJobcentre: ['101', '102', 101],
  meetingType: [4, 7, 17],
  type: [2, 3, 15, 33],
  perWeek: [0, 1, 2, 5],
  hoursUsed: [0, 100, 409.5, 411],
  institutionNumber: ['999001', '1'],
  list: ['health', 'company', 'company'],
  wageSubsidyRate: [1, 2, 3, null],
  to: ['jobcentre:101', 'a-kasse:5'],
  'register-absence.code': ids(codeLists.absences),
  'register-activity.code': [1, 8, 14, 16, 38, 40],
  'update-activity.code': [1, 8, 14, 16, 38, 40],
  'report-availability-assessment.code': [51, 96, 97],
  '/code-lists/{name} name': Object.keys(codeLists),
  '/machines/{name}.mmd name': modules.map((m) => m.id),
  '/institutions/{number} number': ['999001'],
};

/** Who reads, by the last part of the address. */
const READERS: Ground['roles'] = {
  ...Object.fromEntries(['{citizenId}', 'timeline', 'allowed'].map((at) => [at, ['jobcentre', 'a-kasse', 'citizen', 'operator']])),
  ...Object.fromEntries(['{documentId}', '{contactPersonId}', '{formId}', 'cv'].map((at) => [at, ['jobcentre', 'citizen']])),
  'early-pension': ['a-kasse', 'citizen'],
};

const rolesOf = (): Ground['roles'] =>
  Object.fromEntries(
    [...specs].map(([name, { spec }]) => [name, typeof spec.roles === 'function' ? ['jobcentre', 'a-kasse'] : [...spec.roles]]),
  );

/** Creates the citizens by the API itself. In a step `*` is the citizen, or the id that an earlier step was answered. */
export const prepare = async (world: World): Promise<Ground> => {
  const given = async (role: string, org: string | null, path: string, payload: Json): Promise<Json> => {
    const answer = await send(world.url, { method: 'POST', path, token: await world.token(role, org), payload }, 30_000);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Json;
  };
  const citizens: { id: string; known: Record<string, string[]>; only: readonly string[] }[] = [];
  for (const { cpr, name, steps, only = [] } of CITIZENS) {
    const { citizenId: id } = (await given('jobcentre', '101', '/citizens', { cpr, name, jobcentre: '101' })) as { citizenId: string };
    const known: Record<string, string[]> = {};
    citizens.push({ id, known, only });
    for (const [role, org, command, payload] of steps) {
      const filled = Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, value === '*' ? known[key]?.[0] : value]));
      const { result } = (await given(role, org === '*' ? id : org, `/citizens/${id}/${command}`, filled as Json)) as {
        result?: Readonly<Record<string, string>>;
      };
      for (const [key, made] of Object.entries(result ?? {})) if (key.endsWith('Id')) known[key] = [...(known[key] ?? []), made];
    }
  }
  const who = [...ORGS, ...citizens.map(({ id }) => ['citizen', id] as const)];
  return {
    today: dateAt(await world.now()),
    tokens: await Promise.all(who.map(async ([role, org]) => ({ role, org, token: await world.token(role, org) }))),
    citizens,
    roles: { ...rolesOf(), ...READERS, citizens: ['jobcentre', 'cpr', 'operator'] },
    values: VALUES,
  };
};
