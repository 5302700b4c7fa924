import { afterAll, beforeAll, expect, test } from 'vitest';
import { onVersions, type Version, versionOf } from '../../app/versions.ts';
import { bundleWorkflows } from '../../app.ts';
import { changedProgram } from '../workflows/changed-program.ts';
import { type Called, openVersionsGround, until, type VersionsGround } from './versions-ground.ts';

/** `npm run migrate` on a real server: from a program that has one machine fewer and calls one state otherwise, to this one. */

const MOVING = Array.from({ length: 24 }, (_, n) => `moves-${n}`);
const STAYING = ['stays-1', 'stays-2'];
const ALL = [...MOVING, ...STAYING];

let ground: VersionsGround;
let old: Version;
let now: Version;
beforeAll(async () => {
  ground = await openVersionsGround('migrate');
  now = versionOf(await bundleWorkflows());
  const program = changedProgram([
    { file: 'machines/registry.ts', from: '  earlyPension,\n', to: '' },
    { file: 'machines/jobseeking/nuph.ts', from: "target: 'open'", to: "target: 'unanswered'" },
    { file: 'machines/jobseeking/nuph.ts', from: '    open: {', to: '    unanswered: {' },
  ]);
  try {
    old = versionOf(await program.bundle());
  } finally {
    program.remove();
  }
}, 180_000);
afterAll(() => ground?.close(), 60_000);

const migrate = (args: readonly string[], killAt?: RegExp): Promise<Called> => ground.called('migrate', args, killAt);

const entriesOf = async (citizenId: string) => (await ground.app.store.timeline(citizenId)).filter((e) => e.command === 'program-changed');

test('0 citizens are moved in batches, killed in the middle and gone on with; who has no target is named and stays', {
  timeout: 300_000,
}, async () => {
  await ground.start(old, true);
  for (const id of ALL) {
    await ground.citizen(id);
    await ground.does(id, 'jobcentre 101', 'open-contact-group', { contactGroup: 1 });
    await ground.does(id, 'benefit-system', 'report-sick', { firstSickDay: '2026-01-05' });
  }
  const nuphs = new Map<string, string>();
  for (const id of STAYING) {
    await ground.does(id, 'a-kasse 7', 'join-a-kasse', { from: '2026-01-01' });
    nuphs.set(id, await ground.does(id, 'jobcentre 101', 'send-nuph', { on: '2026-02-01', incident: 'udeblevet' }));
  }
  await until('the server counts the runs', async () => (await ground.deployment.running(old.buildId)) >= 2 * ALL.length);

  // not before the new version is the current one
  const byHand = await ground.start(now, false);
  const early = await migrate([]);
  expect([early.code, early.err]).toEqual([1, expect.stringContaining(`npm run deploy -- to ${now.buildId} first`)]);
  const dry = await migrate(['--dry-run']);
  expect(dry.out).toContain(`${MOVING.length} citizens would move, ${STAYING.length} stay, 0 gave no answer`);
  expect(dry.out).toContain(`${MOVING.length} × early-pension new → 1`);
  expect(dry.out).toMatch(/stays-1: nuph in unanswered has no target/);
  expect(dry.code).toBe(3);
  expect(await ground.deployment.running(old.buildId)).toBeGreaterThanOrEqual(2 * ALL.length);

  await ground.deployment.setCurrent(now.buildId);
  const killed = await migrate(['--batch', '5'], /^.*\b5 of \d+ citizens/m);
  expect(killed.code).toBeNull();
  const moved = async () => (await Promise.all(MOVING.map(entriesOf))).filter((entries) => entries.length > 0).length;
  const before = await moved();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(MOVING.length);

  const commands = ALL.map((id) => ground.does(id, 'jobcentre 101', 'register-job-search-requirement', { perWeek: 2 }));
  const again = await migrate(['--batch', '5']);
  await Promise.all(commands);
  expect(again.err).toMatch(/goes on: \d+ citizens were moved before/);
  expect(again.out).toContain(`${MOVING.length} citizens have moved or are on their way, ${STAYING.length} stay, 0 gave no answer`);
  expect(again.out).toMatch(/stays-2: nuph in unanswered has no target/);
  expect(again.code).toBe(3);

  await until('every entry is written', async () => (await moved()) === MOVING.length);
  for (const id of MOVING) {
    expect(await entriesOf(id)).toMatchObject([
      { by: 'register', rule: '0', what: [{ type: 'machine-changed', machine: 'early-pension', from: null, to: 1 }] },
    ]);
  }
  // those who stay are on the old version with their courses, stand still for nothing, and are not spoken to
  for (const id of STAYING) {
    expect(await entriesOf(id)).toEqual([]);
    await ground.does(id, 'jobcentre 101', 'change-jobcentre', { jobcentre: '102' });
  }
  const onOld = async (): Promise<readonly string[]> => {
    const ids = new Set<string>();
    for await (const { workflowId } of ground.app.client.workflow.list({ query: onVersions([old.buildId]) }))
      ids.add(workflowId.split('/')[1] ?? '');
    return [...ids].sort();
  };
  await until('only those who stay are on the old version', async () => (await onOld()).join() === STAYING.join());

  // a start by itself looks at them first too: it names them in its log, and in health without the states that they are in
  await byHand.stop();
  const byItself = await ground.start(now, true);
  await until('the start has looked at everybody', async () => ground.said.some(({ stays }) => stays !== undefined));
  expect(
    ground.said.filter(({ citizenId }) => citizenId !== undefined).sort((a, b) => (a.citizenId ?? '').localeCompare(b.citizenId ?? '')),
  ).toEqual(
    STAYING.map((citizenId) => ({
      version: now.buildId,
      citizenId,
      why: 'nuph in unanswered has no target',
      line: expect.stringContaining('stays on an older version'),
    })),
  );
  expect(ground.said.find(({ stays }) => stays !== undefined)).toMatchObject({ moves: 0, stays: STAYING.length, unanswered: 0 });
  const ofVersions = () => ground.health.degraded().filter(({ part }) => part === 'versions');
  await until('health names them', async () => ofVersions().length > 0);
  expect(ofVersions()[0]?.why).toMatch(/^2 citizens stay on an older version, .*: stays-\d, stays-\d$/);

  // so does the command: the one who has left the state moves, the other is named
  const [leaves = '', stays = ''] = STAYING;
  await ground.does(leaves, 'a-kasse 7', 'report-availability-assessment', {
    code: 51,
    incidentDate: '2022-03-01',
    inReplyTo: nuphs.get(leaves),
  });
  const handedOver = await ground.called('deploy', ['hand-over']);
  expect(handedOver.out).toMatch(new RegExp(`${stays}: nuph in unanswered has no target`));
  expect(handedOver.out).not.toContain(`${leaves}: `);
  expect(handedOver.code).toBe(3);
  await until('the one is on the old version', async () => (await onOld()).join() === stays);
  await ground.does(leaves, 'jobcentre 102', 'change-jobcentre', { jobcentre: '103' });
  await ground.does(stays, 'jobcentre 102', 'change-jobcentre', { jobcentre: '103' });
  expect((await ground.app.engine.failing?.())?.count ?? 0).toBe(0);
  await byItself.stop();
});
