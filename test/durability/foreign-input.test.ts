import { Client } from '@temporalio/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { citizenCodec } from '../../store/codec/payload-codec.ts';
import { citizenWorkflowId, courseWorkflowId } from '../../workflows/contract.ts';
import { openWorld, type World } from '../workflows/harness.ts';

/** Whoever reaches the engine can send its workflows anything: nothing of it changes or stops one. */

let w: World;
let anna: string;
let courses: readonly string[];
/** Says things in clear: it has no key. */
let stranger: Client;

beforeEach(async () => {
  w = await openWorld({ start: '2022-03-14' });
  anna = await w.citizen('anna');
  await w.does(anna, 'a-kasse 5', 'join-a-kasse', { from: '2021-05-01' });
  await w.does(anna, 'jobcentre 101', 'open-contact-group', { contactGroup: 1 });
  await w.does(anna, 'a-kasse 5', 'start-benefit-period', { firstDay: '2022-03-14' });
  const { id: absence } = await w.does(anna, 'a-kasse 5', 'register-absence', { code: 75, from: '2022-03-14' });
  const { id: form } = await w.does(anna, 'citizen', 'start-preparation-form');
  const { id: sick } = await w.does(anna, 'benefit-system', 'report-sick', { firstSickDay: '2022-03-14' });
  courses = [`contact-course/${absence}`, `sick-leave/${sick}`, `retention/${form}`].map((c) => courseWorkflowId(anna, c));
  await w.clock.settle();
  stranger = new Client({ connection: w.client.connection });
});
afterEach(() => w.close());

const SHAPES: readonly (readonly unknown[])[] = [
  [null],
  [],
  ['text'],
  [7],
  [[]],
  [{}],
  [{ kind: 'due' }],
  [{ kind: 'other' }],
  [{ kind: 'callback' }],
  [{ kind: 'callback', callback: null }],
  [{ kind: 'callback', callback: { id: 'x', machine: 'pilot' } }],
  [{ course: 'retention/x', seq: '9', work: null }],
  [{ course: 'x', type: 'x', seq: Number.MAX_SAFE_INTEGER, ended: true, facts: {}, due: [{}], summary: '', work: [] }],
  [{ course: 'x', type: 'x', seq: Number.MAX_SAFE_INTEGER, ended: true, facts: {}, due: [], summary: '', work: [null] }],
];

/** Everything goes on: a command is accepted, the contact course's and the record's dates come, and the record goes. */
const expectGoesOn = async (): Promise<void> => {
  await w.does(anna, 'a-kasse 5', 'report-benefit-hours', { hoursUsed: 20 });
  await w.at('2022-11-01');
  expect((await w.view(anna)).preparationForms).toEqual([]);
  const lines = (await w.timeline(anna)).flatMap((e) => e.what.map((f) => f.type));
  expect(lines).toContain('record-deleted');
  await w.does(anna, 'benefit-system', 'report-recovered', { recoveredOn: '2022-11-01' });
};

test('F2 signals and updates of wrong shape, sealed as the register itself would, are dropped or refused; citizen and courses go on', {
  timeout: 120_000,
}, async () => {
  for (const id of [citizenWorkflowId(anna), ...courses])
    for (const args of SHAPES)
      for (const signal of ['course-signal', 'course-update']) await w.client.workflow.getHandle(id).signal(signal, ...(args as []));
  const handle = w.client.workflow.getHandle(citizenWorkflowId(anna));
  for (const args of SHAPES)
    for (const update of ['open-contact-group', 'no-such-command'])
      await expect(handle.executeUpdate(update, { args: args as [] })).rejects.toMatchObject({
        name: 'WorkflowUpdateFailedError',
      });
  await expectGoesOn();
});

test('F9 what is not sealed under the key of the citizen is not taken: update, signal, query', { timeout: 120_000 }, async () => {
  const before = (await w.timeline(anna)).length;
  const forged = { id: 'forged', name: 'open-contact-group', payload: { contactGroup: 2 }, caller: { role: 'jobcentre', org: '101' } };
  const handle = stranger.workflow.getHandle(citizenWorkflowId(anna));
  await expect(handle.executeUpdate('open-contact-group', { updateId: 'forged', args: [forged] })).rejects.toMatchObject({
    name: 'WorkflowUpdateFailedError',
  });
  await expect(handle.query('read', { caller: { role: 'operator', org: null }, topic: 'view', now: Date.now() })).rejects.toThrow();
  const told = { id: 'forged', machine: 'sick-leave', item: 'x', event: 'x', payload: {} };
  await handle.signal('course-signal', { kind: 'callback', callback: told });
  const ends = { type: 'x', seq: Number.MAX_SAFE_INTEGER, ended: true, facts: {}, due: [], summary: '', work: [] };
  for (const id of courses) await stranger.workflow.getHandle(id).signal('course-update', { ...ends, course: id });
  await w.clock.settle();
  expect(await w.timeline(anna)).toHaveLength(before);
  for (const id of courses) expect((await w.client.workflow.getHandle(id).describe()).status.name).toBe('RUNNING');

  // under the key of another citizen
  await w.citizen('bo');
  const bo = await citizenCodec(w.vault, { side: 'client' }).encode(
    [w.client.options.loadedDataConverter.payloadConverter.toPayload(forged)],
    {
      type: 'workflow',
      namespace: 'default',
      workflowId: citizenWorkflowId('bo'),
    },
  );
  const stolen = new Client({
    connection: w.client.connection,
    dataConverter: { payloadCodecs: [{ encode: async () => bo, decode: async (p) => p }] },
  });
  await expect(
    stolen.workflow.getHandle(citizenWorkflowId(anna)).executeUpdate('open-contact-group', { updateId: 'stolen', args: [forged] }),
  ).rejects.toMatchObject({ name: 'WorkflowUpdateFailedError' });
  await expectGoesOn();
});
