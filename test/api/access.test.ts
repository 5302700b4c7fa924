import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cell, COMMAND_MATRIX, OTHER_MATRIX, READ_MATRIX, ROLES } from '../../machines/access-matrix.ts';
import { newCitizen, specs } from '../../machines/citizen.ts';
import type { CommandName } from '../../machines/core/machine.ts';
import type { Role } from '../../machines/core/types.ts';
import { commandNames } from '../../machines/shapes.ts';
import { World } from './world.ts';

/** The whole matrix of who may do what, every cell asked over HTTP: of the caller's own citizen and of another's. */

let world: World;
let anna: string;
let bo: string;
beforeAll(async () => {
  world = await World.open();
  anna = await world.citizen();
  bo = await world.citizen();
  for (const id of [anna, bo]) {
    await world.post(`/citizens/${id}/join-a-kasse`, { from: '2022-01-01' }, { as: 'a-kasse 5' });
    await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
  }
  world.engine.found = { citizens: [] };
});
afterAll(() => world.close());

const date = '2022-03-10';
const someone = newCitizen({ citizenId: 'someone', birthDate: '1990-01-01', jobcentre: '101' });
/** A body of the right shape, where the first of the machine's own samples is none or would change something. */
const BODIES: Readonly<Record<string, unknown>> = {
  'open-contact-group': { contactGroup: 1 },
  'change-contact-group': { contactGroup: 2 },
  'assess-category': { category: 'job-ready' },
  'change-jobcentre': { jobcentre: '102' },
  'register-job-seeker': { jobTitles: [] },
  // ahead: refused, so that nobody joins
  'join-a-kasse': { from: '2199-01-01' },
  'change-a-kasse': { from: '2199-01-01' },
  'leave-a-kasse': { on: date },
  'start-benefit-period': { firstDay: date },
  'report-benefit-hours': { hoursUsed: 1 },
  'register-absence': { code: 10, from: date },
  'end-absence': { absenceId: 'x', on: date },
  'create-deadline': { meetingType: 7, deadline: '2022-04-10' },
  summon: { meetingType: 7, at: '2022-04-10T10:00' },
  'book-meeting': { meetingType: 7, at: '2022-04-10T10:00' },
  'cancel-appointment': { appointmentId: 'x' },
  'register-held-meeting': { meetingType: 7, date },
  'subscribe-notifications': { sms: true, email: false },
  'report-sick': { firstSickDay: date },
  'report-recovered': { recoveredOn: date },
  'publish-plan': { planType: 'other' },
  'set-education-step': { step: 1 },
  'register-support-needs': { needs: [] },
  'mark-pilot-participation': { from: date },
  'end-pilot-participation': { on: date },
  'start-pilot-offer': { on: date },
  'finish-pilot-offer': { on: date },
  'receive-udb-event': { kind: 'admitted', on: date },
  'receive-udb-contact': { institutionNumber: '999001', name: 'Kim' },
  'register-activity': { list: 'health', code: 1, from: date },
  'update-activity': { activityId: 'x' },
  'register-job-search-requirement': { perWeek: 2 },
  'register-rehabilitation': { from: date },
  'update-rehabilitation': { rehabilitationId: 'x', to: date },
  'register-contact-person': { type: 15, name: 'Ib', from: date },
  'update-contact-person': { contactPersonId: 'x' },
  'end-contact-person': { contactPersonId: 'x', on: date },
  'submit-preparation-form': { formId: 'x', answers: {} },
  'report-cv-status': { status: 'Godkendt', date },
  'send-nuph': { incident: 'x', on: date },
  'report-availability-assessment': { code: 96, incidentDate: date },
  'request-job-search-documentation': { on: date, deadline: '2022-04-10' },
  'report-early-pension': { kind: 'pension', amount: 1, from: date },
  'register-transition-to-efterloen': { on: date },
  'register-integration-contract': { from: date },
  'update-integration-contract': { contractId: 'x', to: date },
  move: { toJobcentre: '102', on: date },
};

/** As whom a role asks: of its own citizen and of another's. */
const callers = (role: Role): { readonly own: string; readonly other: string } => {
  if (role === 'jobcentre') return { own: 'jobcentre 101', other: 'jobcentre 102' };
  if (role === 'a-kasse') return { own: 'a-kasse 5', other: 'a-kasse 7' };
  if (role === 'citizen') return { own: `citizen ${anna}`, other: `citizen ${bo}` };
  return { own: role, other: role };
};

type Seen = 'may' | 'forbidden-role' | 'not-your-citizen' | string;
const seen = (answer: { readonly statusCode: number; readonly body: string }): Seen => {
  if (answer.statusCode === 400 || answer.statusCode >= 500) return `${answer.statusCode} ${answer.body}`;
  if (answer.statusCode !== 403) return 'may';
  return JSON.parse(answer.body).code;
};

/** What the own citizen and another's must answer. */
const wanted = (cell: Cell): readonly [own: Seen, other: Seen] =>
  cell === 'no' ? ['forbidden-role', 'forbidden-role'] : cell === 'own' ? ['may', 'not-your-citizen'] : ['may', 'may'];

const bodyOf = (name: CommandName): unknown => BODIES[name] ?? specs.get(name)?.spec.samples?.(someone, date)[0] ?? {};

describe('who may give which command', () => {
  test('the matrix has a row for every command, and a body of the right shape is tried for each', () => {
    expect(commandNames.filter((name) => specs.has(name) && !COMMAND_MATRIX[name])).toEqual([]);
  });

  for (const name of commandNames.filter((n) => specs.has(n))) {
    test(name, async () => {
      const found: Record<string, readonly Seen[]> = {};
      const expected: Record<string, readonly Seen[]> = {};
      for (const role of ROLES) {
        const { own, other } = callers(role);
        const cell = COMMAND_MATRIX[name]?.[role] ?? 'no';
        // with nothing changed where it would be taken; a stranger is told the same as if it were meant
        const give = (as: string, query: string) => world.post(`/citizens/${anna}/${name}${query}`, bodyOf(name), { as });
        found[role] = [seen(await give(own, '?dry-run=true')), seen(await give(other, cell === 'any' ? '?dry-run=true' : ''))];
        // whose row has a rule of its own: never a stranger's
        expected[role] = cell === 'rule' ? ['may', found[role][1] === 'may' ? 'may' : 'not-your-citizen'] : wanted(cell);
      }
      expect(found).toEqual(expected);
    });
  }

  test('what one role has registered, the other may not end or change', async () => {
    const id = await world.citizen();
    await world.post(`/citizens/${id}/join-a-kasse`, { from: '2022-01-01' }, { as: 'a-kasse 5' });
    await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
    const { absenceId } = (await world.post(`/citizens/${id}/register-absence`, { code: 10, from: date })).json().result;
    const { activityId } = (await world.post(`/citizens/${id}/register-activity`, { list: 'health', code: 1, from: date })).json().result;
    for (const [command, body] of [
      ['end-absence', { absenceId, on: date }],
      ['update-activity', { activityId, to: date }],
    ] as const) {
      const answers = [];
      for (const as of ['a-kasse 5', 'jobcentre 101']) answers.push(seen(await world.post(`/citizens/${id}/${command}`, body, { as })));
      expect([command, ...answers]).toEqual([command, 'forbidden-role', 'may']);
    }
    const own = await world.post(`/citizens/${id}/register-absence`, { code: 75, from: date });
    expect(own.json()).toMatchObject({ status: 403, code: 'forbidden-role' });
  });
});

describe('who may read what', () => {
  const PATHS: Readonly<Record<keyof typeof READ_MATRIX, string>> = {
    view: '',
    timeline: '/timeline',
    events: '/events',
    diagrams: '/diagrams',
    allowed: '/allowed',
    messages: '/messages',
    cv: '/cv',
    'early-pension': '/early-pension',
    'preparation-form': '/preparation-forms/x',
    document: '/documents/x',
    'contact-person': '/contact-persons/x',
  };

  test.each(Object.keys(READ_MATRIX) as (keyof typeof READ_MATRIX)[])('%s', async (topic) => {
    const found: Record<string, readonly Seen[]> = {};
    const expected: Record<string, readonly Seen[]> = {};
    for (const role of ROLES) {
      const { own, other } = callers(role);
      const cell = READ_MATRIX[topic][role];
      const url = `/citizens/${anna}${PATHS[topic]}`;
      // a stream that is open has no end: that it was let in is seen elsewhere (test/web)
      const streams = topic === 'events';
      found[role] = [
        streams && cell !== 'no' ? 'may' : seen(await world.get(url, own)),
        streams && cell === 'any' ? 'may' : seen(await world.get(url, other)),
      ];
      expected[role] = cell === 'rule' ? ['may', 'not-your-citizen'] : wanted(cell);
    }
    expect(found).toEqual(expected);
  });

  test('the operator reads no name, no text and no content', async () => {
    const id = await world.citizen({ cpr: '0505851234' });
    await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
    await world.post(`/citizens/${id}/publish-plan`, { planType: 'job-plan', jobGoal: { freeText: 'Hemmelig' }, description: 'Hemmelig' });
    await world.post(`/citizens/${id}/register-contact-person`, { type: 33, name: 'Hemmelig', email: 'Hemmelig', from: date });
    await world.post(`/citizens/${id}/send-nuph`, { incident: 'Hemmelig', on: date });
    const read = async (as: string) => (await world.get(`/citizens/${id}`, as)).body;
    expect(await read('jobcentre 101')).toContain('Hemmelig');
    for (const path of ['', '/timeline', '/messages', '/diagrams', '/allowed'])
      expect((await world.get(`/citizens/${id}${path}`, 'operator')).body).not.toContain('Hemmelig');
  });
});

describe('who may do the rest', () => {
  const ASK: Readonly<Record<keyof typeof OTHER_MATRIX, (as: string) => ReturnType<World['get']>>> = {
    'create-citizen': (as) => world.post('/citizens', { cpr: '0707851234', name: 'x', jobcentre: '101' }, { as }),
    'find-citizen': (as) => world.post('/citizens/find', { cpr: '0808851234' }, { as }),
    search: (as) => world.get('/citizens', as),
    feed: (as) => world.get(`/messages?to=${as.startsWith('a-kasse') ? 'a-kasse:5' : 'jobcentre:101'}`, as),
    institution: (as) => world.get('/institutions/999001', as),
    'code-lists': (as) => world.get('/code-lists/absences', as),
    machines: (as) => world.get('/machines', as),
    charts: (as) => world.get('/charts', as),
    rules: (as) => world.get('/rules', as),
  };

  test.each(Object.keys(OTHER_MATRIX) as (keyof typeof OTHER_MATRIX)[])('%s', async (what) => {
    const found: Record<string, Seen> = {};
    const expected: Record<string, Seen> = {};
    for (const role of ROLES) {
      const { own, other } = callers(role);
      const cell = OTHER_MATRIX[what][role];
      found[role] = seen(await ASK[what](own));
      expected[role] = cell === 'no' ? 'forbidden-role' : 'may';
      if (what === 'feed' && cell === 'own') expect(seen(await ASK[what](other))).toBe('forbidden-role');
      if (what === 'search' && cell === 'own') {
        const { jobcentres, aKassen } = world.engine.searches.at(-1) ?? { jobcentres: [], aKassen: [] };
        expect([...jobcentres, ...aKassen]).toEqual([own.split(' ')[1]]);
      }
    }
    expect(found).toEqual(expected);
  });
});
