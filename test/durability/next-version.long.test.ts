import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Met, moveRuns } from '../../app/move-runs.ts';
import { type Version, versionOf } from '../../app/versions.ts';
import { addDays, addMonths, dateAt } from '../../machines/core/calendar.ts';
import type { Dated } from '../../machines/core/law.ts';
import { compare, type Finding, type Machines } from '../../tools/rehearse/compare.ts';
import { lifeOf } from '../../tools/rehearse/lives.ts';
import { loadMachines } from '../../tools/rehearse/machines.ts';
import { reportOf } from '../../tools/rehearse/report.ts';
import { type ChangedProgram, changedProgram, type Edit, renamedState } from '../workflows/changed-program.ts';
import { openVersionsGround, until, type VersionsGround } from './versions-ground.ts';

/**
 * The whole way of a release on a real server: this program running with citizens on all courses at different points; the next one with a state
 * renamed, a machine added, the row of law 727/2023 added and a deadline rule changed; rehearsed, rolled out while commands come in, and back.
 * The server's clock is that of today, so both programs have the pilot's end and the law's coming moved to now; the real days are those of
 * `test/workflows/3.1-law-727.long.test.ts`. So many citizens as ROLL_OUT_CITIZENS says (13: one of each kind).
 */

const CITIZENS = Number(process.env.ROLL_OUT_CITIZENS ?? 13);
const AT_ONCE = 16;
/** Each command of theirs sends a message: those of the next wait while the last one's are sent, and go over to the next run with the citizen. */
const WITH_MESSAGES = 'with a subscription';
/** What has been written by then is not lost. */
const WITHIN_MS = 60_000;
const TODAY = dateAt(Date.now());
const PILOT_ENDS = addDays(TODAY, 60);
const LOOK_AGAIN = '2099-01-01';

const PILOT = "export const PILOT: readonly PilotPeriod[] = [{ validFrom: PILOT_FIRST_DAY, validTo: '2023-12-31', source: '3.1' }];";
const pilotRows = (...more: readonly string[]): Edit => ({
  file: 'machines/education/rules/3.1-pilot.ts',
  from: PILOT,
  to: `export const PILOT: readonly PilotPeriod[] = [{ validFrom: PILOT_FIRST_DAY, validTo: '${PILOT_ENDS}', source: '3.1' }, ${more.join()}];`,
});

const ADDED = `
import { setup } from '../core/xstate.ts';
export const followUp = {
  id: 'follow-up', title: { en: 'Follow-up', da: 'Opfølgning' }, rule: '0', version: 1, cardinality: 'one', subscribesTo: [], commands: [],
  machine: setup({}).createMachine({ id: 'follow-up', context: {}, initial: 'waiting', states: { waiting: { on: { 'look-again': 'over' } }, over: {} } }),
  deadlines: [{ event: 'look-again', rule: '0', on: ({ value }) => (value === 'waiting' ? '${LOOK_AGAIN}' : null) }],
};`;

const nextProgram = (knownFrom: string): ChangedProgram =>
  changedProgram(
    [
      pilotRows(`{ validFrom: '${addDays(PILOT_ENDS, 1)}', validTo: null, source: 'lov 727/2023', knownFrom: '${knownFrom}' }`),
      ...renamedState,
      { file: 'machines/registry.ts', from: '  preparationForm,\n]', to: '  preparationForm,\n  followUp,\n]' },
      {
        file: 'machines/registry.ts',
        from: "import { jobcentre } from './residence/jobcentre.ts';",
        to: "import { jobcentre } from './residence/jobcentre.ts';\nimport { followUp } from './records/follow-up.ts';",
      },
      { file: 'machines/records/rules/7.2-preparation-forms.ts', from: 'otherwise: 6', to: 'otherwise: 7' },
    ],
    { 'machines/records/follow-up.ts': ADDED },
  );

let ground: VersionsGround;
let now: Version;
let today: Machines;
const closing: (() => void)[] = [];

const programOf = async (program: ChangedProgram): Promise<{ readonly version: Version; readonly machines: Machines }> => {
  try {
    const { machines, close } = await loadMachines(program.folder);
    closing.push(close);
    return { version: versionOf(await program.bundle()), machines };
  } finally {
    program.remove();
  }
};

beforeAll(async () => {
  ground = await openVersionsGround('next-version');
  ({ version: now, machines: today } = await programOf(changedProgram([pilotRows()])));
}, 180_000);
afterAll(async () => {
  await ground?.close();
  for (const close of closing) close();
}, 60_000);

const JOBCENTRE = 'jobcentre 101';
type Does = (who: string, name: string, body?: Readonly<Record<string, unknown>>) => Promise<string>;

/** Where a citizen can stand, with the steps that lead there. */
const STANDING: Readonly<Record<string, (does: Does) => Promise<unknown>>> = {
  'in a contact course': (does) => does(JOBCENTRE, 'register-job-seeker', { jobTitles: [] }),
  sick: (does) => does('benefit-system', 'report-sick', { firstSickDay: addDays(TODAY, -3) }),
  'well again': async (does) => {
    await does('benefit-system', 'report-sick', { firstSickDay: addDays(TODAY, -9) });
    await does('benefit-system', 'report-recovered', { recoveredOn: addDays(TODAY, -2) });
  },
  'in the pilot': (does) => does(JOBCENTRE, 'mark-pilot-participation', { from: TODAY }),
  'in an offer': async (does) => {
    await does(JOBCENTRE, 'mark-pilot-participation', { from: TODAY });
    await does(JOBCENTRE, 'start-pilot-offer', { on: TODAY });
  },
  'left the pilot': async (does) => {
    await does(JOBCENTRE, 'mark-pilot-participation', { from: TODAY });
    await does(JOBCENTRE, 'end-pilot-participation', { on: TODAY });
  },
  'with a form begun': (does) => does('citizen', 'start-preparation-form'),
  'with a form submitted': async (does) => {
    const formId = await does('citizen', 'start-preparation-form');
    await does('citizen', 'submit-preparation-form', { formId, answers: { q: 'a' } });
  },
  [WITH_MESSAGES]: async (does) => {
    await does(JOBCENTRE, 'publish-plan', { planType: 'education-plan' });
    await does(JOBCENTRE, 'set-education-step', { step: 2 });
    await does(JOBCENTRE, 'register-support-needs', { needs: ['a quiet room'] });
  },
  // none is in quarantine: its code holds for incidents of 2022 alone
  'with a deadline for booking': (does) => does(JOBCENTRE, 'create-deadline', { meetingType: 4, deadline: addDays(TODAY, 8) }),
  away: (does) => does(JOBCENTRE, 'register-absence', { code: 10, from: TODAY, to: addDays(TODAY, 12) }),
  summoned: (does) => does(JOBCENTRE, 'summon', { meetingType: 4, at: `${addDays(TODAY, 14)}T10:00` }),
  'with a contact person': (does) => does(JOBCENTRE, 'register-contact-person', { type: 33, name: 'Ida Iversen', from: TODAY }),
};
const KINDS = Object.keys(STANDING);

interface Someone {
  readonly id: string;
  readonly kind: string;
}
const everyone: readonly Someone[] = Array.from({ length: CITIZENS }, (_, n) => ({
  id: `citizen-${n + 1}`,
  kind: KINDS[n % KINDS.length] as string,
}));

const forAll = async (what: readonly Someone[], work: (someone: Someone) => Promise<void>): Promise<void> => {
  const left = [...what];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = left.shift(); next; next = left.shift()) await work(next);
    }),
  );
};

const settle = async ({ id, kind }: Someone): Promise<void> => {
  await ground.citizen(id, '2003-06-15');
  await ground.does(id, JOBCENTRE, 'open-contact-group', { contactGroup: 12 });
  await ground.does(id, JOBCENTRE, 'assess-category', { category: 'education-ready' });
  await STANDING[kind]?.((who, name, body) => ground.does(id, who, name, body));
};

const sorted = (dates: readonly Dated[]): readonly string[] => dates.map(({ id, on, rule }) => `${on} ${id} (${rule})`).sort();
/** The version that a citizen is on, as its workflow has it. */
const versionOfCitizen = async (id: string): Promise<string | null | undefined> => {
  const { raw } = await ground.app.client.workflow.getHandle(`citizen/${id}`).describe();
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId;
};
const entriesOf = async (id: string, command: string) => (await ground.app.store.timeline(id)).filter((e) => e.command === command);

test('0 a release with all that can change is rehearsed, rolled out under way, and taken back: none lost, none stuck, every date right', {
  timeout: 420_000 + CITIZENS * 4_000,
}, async () => {
  const first = await ground.start(now, true);
  await forAll(everyone, settle);
  const formDay = addMonths(TODAY, 6);

  const known = Math.ceil((Date.now() + 15_000 + CITIZENS * 100) / 1_000) * 1_000;
  const { version: next, machines } = await programOf(nextProgram(new Date(known).toISOString().replace('.000', '')));

  // rehearsed on everybody as they stand
  const findings: { readonly citizenId: string; readonly findings: readonly Finding[] }[] = [];
  await forAll(everyone, async ({ id }) => {
    const life = await lifeOf(ground.app.client, `citizen/${id}`, known + 1_000);
    if (life) findings.push({ citizenId: id, findings: compare(today, machines, life) });
  });
  const count = (...kinds: readonly string[]): number => everyone.filter(({ kind }) => kinds.includes(kind)).length;
  const rules = new Map(reportOf(findings).rules.map((r) => [r.rule, r]));
  expect(findings).toHaveLength(CITIZENS);
  const BREAKS: readonly Finding['kind'][] = ['no-target', 'defect', 'decision'];
  expect(
    findings.flatMap(({ citizenId, findings: its }) => its.filter(({ kind }) => BREAKS.includes(kind)).map((f) => ({ citizenId, ...f }))),
  ).toEqual([]);
  expect(rules.get('3.1')?.citizens).toBe(count('in the pilot'));
  expect(rules.get('7.2')?.citizens).toBe(count('with a form begun', 'with a form submitted'));

  // what each should have afterwards, by the next machines
  const before = new Map<string, readonly Dated[]>();
  const should = new Map<string, readonly string[]>();
  await forAll(everyone, async ({ id }) => {
    const { state, dates } = await ground.stands(id);
    before.set(id, dates);
    const lawIsKnown = machines.advance({ ...machines.upgrade(state).state, learnedUpTo: Number.POSITIVE_INFINITY }, known);
    should.set(id, sorted(machines.deadlines(lawIsKnown.state)));
  });

  // whose answer is lost asks again, perhaps only after the roll-out
  const asks = ({ id }: Someone) => [id, JOBCENTRE, 'register-job-search-requirement', { perWeek: 3 }, `asked-before-${id}`] as const;
  const answers = new Map<string, unknown>();
  await forAll(everyone, async (one) => void answers.set(one.id, await ground.again(...asks(one))));

  // rolled out while commands come in
  await first.stop();
  await ground.start(next, false);
  await ground.deployment.setCurrent(next.buildId);
  let moving = true;
  const accepted = new Map<string, number>();
  let longest = 0;
  const commands = forAll(everyone.slice(0, AT_ONCE), async ({ id, kind }) => {
    for (let n = 1; moving; n++) {
      const asked = Date.now();
      if (kind !== WITH_MESSAGES) await ground.does(id, JOBCENTRE, 'register-job-search-requirement', { perWeek: (n % 5) + 1 });
      else if (n % 2 === 1) await ground.does(id, JOBCENTRE, 'remove-support-needs');
      else await ground.does(id, JOBCENTRE, 'register-support-needs', { needs: ['a quiet room'] });
      longest = Math.max(longest, Date.now() - asked);
      accepted.set(id, n);
    }
  });
  const left: Met[] = [];
  const met = (one: Met): void => {
    if (one.outcome !== 'moves') left.push(one);
  };
  const move = (from: string) => moveRuns({ client: ground.app.client, from: [from], machines, met });
  const begun = Date.now();
  const moved = await move(now.buildId).finally(() => {
    moving = false;
  });
  await commands;
  const took = Date.now() - begun;
  expect(left).toEqual([]);
  expect(moved).toEqual({ moves: CITIZENS, stays: 0, unanswered: 0 });
  // a workflow keeps its last hundred answers; what is older the API has, in the store
  const stillKnown = everyone.filter(({ id }) => (accepted.get(id) ?? 0) < 100);
  expect(stillKnown.length).toBeGreaterThan(0);
  await forAll(stillKnown, async (one) => expect([one.id, await ground.again(...asks(one))]).toEqual([one.id, answers.get(one.id)]));
  await until('every run has moved', async () => (await ground.deployment.running(now.buildId)) === 0);
  await until('the law has come', async () => Date.now() > known + 2_000, 120_000 + CITIZENS * 1_000);

  // none lost, none stuck, every date right, old and new date in the timeline
  await forAll(everyone, async ({ id, kind }) => {
    const pilotOver = before.get(id)?.find((d) => d.id.endsWith('/pilot-over'));
    expect([id, pilotOver?.on]).toEqual([id, kind === 'in the pilot' ? addDays(PILOT_ENDS, 1) : undefined]);
    await until(`the dates of ${id}, ${kind}`, async () => sorted((await ground.stands(id)).dates).join() === should.get(id)?.join()).catch(
      async () => expect(sorted((await ground.stands(id)).dates), kind).toEqual(should.get(id)),
    );
    await until(`the entries of ${id}`, async () => (await entriesOf(id, 'program-changed')).length > 0);
    const came = await entriesOf(id, 'program-changed');
    expect([id, came.length]).toEqual([id, 1]);
    expect(came[0]?.what, id).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'machine-changed', machine: 'jobcentre', from: 2, to: 3 }),
        expect.objectContaining({ type: 'machine-changed', machine: 'follow-up', from: null, to: 1 }),
        expect.objectContaining({ type: 'deadline-added', deadline: 'follow-up/follow-up/look-again', from: null, to: LOOK_AGAIN }),
        ...(kind.startsWith('with a form')
          ? [expect.objectContaining({ type: 'deadline-moved', rule: '7.2', from: formDay, to: addMonths(TODAY, 7) })]
          : []),
      ]),
    );
    const law =
      kind === 'in the pilot' ? [{ rule: '3.1', what: [{ type: 'deadline-withdrawn', from: addDays(PILOT_ENDS, 1), to: null }] }] : [];
    await until(`the law's entry of ${id}`, async () => (await entriesOf(id, 'law-changed')).length === law.length, WITHIN_MS).catch(
      () => undefined,
    );
    expect(await entriesOf(id, 'law-changed'), `${id}, ${kind}: the law of 3.1`).toMatchObject(law);
    const given = (kind === WITH_MESSAGES ? 0 : (accepted.get(id) ?? 0)) + 1;
    const entered = async () => (await entriesOf(id, 'register-job-search-requirement')).length;
    await until(`the commands of ${id}`, async () => (await entered()) >= given, WITHIN_MS).catch(() => undefined);
    expect([id, await entered()]).toEqual([id, given]);
    const numbers = (await ground.app.store.timeline(id)).map((e) => e.seq);
    expect([id, ...numbers]).toEqual([id, ...numbers.map((_, i) => i + 1)]);
  });
  for (const { id, kind } of everyone.slice(0, AT_ONCE)) {
    if (kind !== WITH_MESSAGES) continue;
    const sent = async () =>
      (await ground.app.store.messages({ citizenId: id })).messages.filter(({ type }) => String(type).startsWith('support-needs-')).length;
    const given = (accepted.get(id) ?? 0) + 1;
    await until(`the messages of ${id}`, async () => (await sent()) >= given, WITHIN_MS).catch(() => undefined);
    expect([id, 'messages', await sent()]).toEqual([id, 'messages', given]);
  }
  expect((await ground.app.engine.failing?.())?.count ?? 0).toBe(0);

  // back, while the next program runs: who has moved stays and goes on, who comes begins on the version before and is answered; and forward again
  expect(await ground.called('deploy', ['back'])).toMatchObject({ code: 0, out: expect.stringContaining(now.buildId) });
  await ground.citizen('late-comer', '2003-06-15');
  await ground.does('late-comer', JOBCENTRE, 'open-contact-group', { contactGroup: 12 });
  await forAll(everyone, async ({ id, kind }) => {
    await ground.does(id, JOBCENTRE, 'change-jobcentre', { jobcentre: '102' });
    expect(sorted((await ground.stands(id)).dates), `${id}, ${kind}`).toEqual(should.get(id));
    expect([id, (await entriesOf(id, 'program-changed')).length]).toEqual([id, 1]);
  });
  expect(await versionOfCitizen('late-comer'), 'late-comer, who came after going back').toBe(now.buildId);
  expect([...new Set(await Promise.all(everyone.map(({ id }) => versionOfCitizen(id))))]).toEqual([next.buildId]);
  expect(await ground.called('deploy', ['to', next.buildId])).toMatchObject({ code: 0 });
  await until('the late-comer is seen on the version before', async () => (await ground.deployment.running(now.buildId)) > 0);
  expect(await move(now.buildId)).toMatchObject({ moves: 1 });
  await until('the late-comer has moved', async () => (await entriesOf('late-comer', 'program-changed')).length === 1);
  const given = [...accepted.values()].reduce((a, b) => a + b, 0);
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  // the figures of decision 8, for whoever plays it with more citizens
  console.log(
    `${CITIZENS} citizens moved in ${seconds(took)}, while ${given} commands were accepted, each within ${seconds(longest)}; none lost, none stuck`,
  );
});
