import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { type App, assemble, bundleWorkflows } from '../../app.ts';
import { newCitizen } from '../../machines/citizen.ts';
import { makeCitizenKey } from '../../store/codec/payload-codec.ts';
import { type KeyVault, memoryVault } from '../../store/keys/vault.ts';
import { openStore, type Store } from '../../store/store.ts';
import { type DevServer, startDevServer } from '../../tools/engine/dev-server.ts';
import { domain } from '../../workflows/citizen-domain.ts';
import { citizenWorkflowId, SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';

/** What an operator's reset of a citizen's workflow does; on a real server, since the time-skipping one has none. */

const { ResetReapplyExcludeType } = proto.temporal.api.enums.v1;
const OPERATOR = { role: 'operator', org: null } as const;
const JOBCENTRE = { role: 'jobcentre', org: '101' } as const;

let server: DevServer;
let store: Store;
let vault: KeyVault;
let app: App;
let worker: Worker;
let running: Promise<void>;
let close: () => Promise<void>;

beforeAll(async () => {
  vault = memoryVault();
  store = await openStore({ vault });
  await store.migrate();
  server = await startDevServer({ port: 0, headless: true, log: 'temporal-reset' });
  const connection = await Connection.connect({ address: server.address });
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
  app = assemble({ connection, store, vault });
  const native = await NativeConnection.connect({ address: server.address });
  worker = await app.worker({ native, bundle: await bundleWorkflows() });
  running = worker.run();
  close = async () => {
    worker.shutdown();
    await running;
    await native.close();
    await connection.close();
    await server.stop();
    await store.close();
  };
});
afterAll(() => close?.());

const today = (): string => new Date().toISOString().slice(0, 10);

const give = async (citizenId: string, id: string, name: string, payload: object): Promise<number> => {
  const answer = await app.engine.command(citizenId, { id, name, payload, caller: JOBCENTRE });
  if (answer?.outcome !== 'accepted') throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.timeline.at(-1)?.seq ?? 0;
};

const held = (meetingType: number) => ({ meetingType, date: today() });

/** As by `temporal workflow reset`, to the first or the last workflow task; with `--reapply-exclude All`, or with nothing left out. */
const reset = async (citizenId: string, to: 'first' | 'last', exclude: boolean): Promise<void> => {
  const workflowId = citizenWorkflowId(citizenId);
  const { events } = await app.client.workflow.getHandle(workflowId).fetchHistory();
  const tasks = (events ?? []).filter((e) => e.workflowTaskCompletedEventAttributes);
  const { eventId } = (to === 'first' ? tasks[0] : tasks.at(-1)) ?? {};
  await app.client.workflowService.resetWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId },
    reason: 'a test of what a reset does',
    requestId: randomUUID(),
    workflowTaskFinishEventId: eventId ?? null,
    resetReapplyExcludeTypes: exclude
      ? [ResetReapplyExcludeType.RESET_REAPPLY_EXCLUDE_TYPE_SIGNAL, ResetReapplyExcludeType.RESET_REAPPLY_EXCLUDE_TYPE_UPDATE]
      : [],
  });
};

test('F4 after a reset that forgets what was given, each accepted command has its entry, though its number was given before', {
  timeout: 60_000,
}, async () => {
  const anna = 'anna';
  await makeCitizenKey(vault, anna);
  await app.engine.startCitizen({ citizenId: anna, birthDate: '1990-01-01', jobcentre: '101' });
  await give(anna, 'before-1', 'open-contact-group', { contactGroup: 2 });
  await give(anna, 'before-2', 'register-held-meeting', held(4));
  await reset(anna, 'first', true);
  expect(await give(anna, 'after-1', 'open-contact-group', { contactGroup: 1 })).toBe(1);
  expect((await store.timeline(anna)).map(({ seq, commandId }) => [seq, commandId])).toEqual([
    [1, 'before-1'],
    [2, 'before-2'],
    [1, 'after-1'],
  ]);
  const read = await app.engine.read(anna, { caller: OPERATOR, topic: 'view', now: await app.clock.now() });
  expect(read?.view).toMatchObject({ contactGroup: { id: 1 } });
});

test('F4 what time brings has ids of its own after a reset: a message made then is not taken for one that was sent', () => {
  const state = { ...newCitizen({ citizenId: 'anna', birthDate: '1990-01-01', jobcentre: '101' }), seq: 7 };
  const message = { to: 'jobcentre 101', channel: 'webservice', type: 'x' } as const;
  const entry = { recordedAt: '', effectiveOn: '', by: 'clock', command: 'x', rule: '0', what: [] };
  const change = {
    state,
    entries: [
      { ...entry, seq: 6, commandId: 'a-command' },
      { ...entry, seq: 7 },
    ],
    effects: [
      { id: 'a-command.1', message },
      { id: 'anna.7.1', message },
      { id: 'anna.7.2', message },
    ],
  };
  const idsIn = (seed: string) => {
    const { entries, effects } = domain.identify(change, (name) => `${seed} ${name}`);
    return { entries: entries.map((e) => e.id), effects: effects.map((e) => e.id) };
  };
  expect(idsIn('before')).toEqual({
    entries: ['a-command', 'before entry 7'],
    effects: ['a-command.1', 'before entry 7.1', 'before entry 7.2'],
  });
  expect(idsIn('after').effects).toEqual(['a-command.1', 'after entry 7.1', 'after entry 7.2']);
});

describe('F3 a citizen whose workflow is gone', () => {
  let api: FastifyInstance;
  let tokens: Readonly<Record<'jobcentre' | 'operator', string>>;
  beforeAll(async () => {
    const issuer = await createLocalIssuer({});
    api = await app.api({ tokens: issuer.verifier });
    tokens = { jobcentre: await issuer.sign(JOBCENTRE), operator: await issuer.sign(OPERATOR) };
  });
  afterAll(() => api?.close());

  const call = async (who: keyof typeof tokens, method: 'GET' | 'POST', url: string, payload?: object) => {
    const answer = await api.inject({
      method,
      url,
      headers: { authorization: `Bearer ${tokens[who]}` },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const SUSPENDED = { status: 503, body: { code: 'citizen-suspended' } };

  const expectSuspended = async (id: string, cpr: string): Promise<void> => {
    const entries = await store.timeline(id);
    expect(await call('operator', 'GET', `/citizens/${id}`)).toMatchObject(SUSPENDED);
    expect(await call('operator', 'GET', `/citizens/${id}/timeline`)).toMatchObject(SUSPENDED);
    expect(await call('jobcentre', 'GET', `/citizens/${id}/allowed`)).toMatchObject(SUSPENDED);
    expect(await call('jobcentre', 'POST', `/citizens/${id}/register-held-meeting`, held(4))).toMatchObject(SUSPENDED);
    // creating the citizen again begins no second life
    expect(await call('jobcentre', 'POST', '/citizens', { cpr, name: 'Anna Andersen', jobcentre: '101' })).toMatchObject({ status: 409 });
    expect(await call('operator', 'GET', `/citizens/${id}`)).toMatchObject(SUSPENDED);
    expect(await store.timeline(id)).toEqual(entries);
  };

  const created = async (cpr: string): Promise<string> => {
    const { body } = await call('jobcentre', 'POST', '/citizens', { cpr, name: 'Anna Andersen', jobcentre: '101' });
    const id: string = body.citizenId;
    expect(await call('jobcentre', 'POST', `/citizens/${id}/open-contact-group`, { contactGroup: 2 })).toMatchObject({ status: 200 });
    return id;
  };

  test('F3 terminated: reads and commands say so, nothing begins anew, and a reset brings back all that was', {
    timeout: 60_000,
  }, async () => {
    const id = await created('0101909996');
    await app.client.workflow.getHandle(citizenWorkflowId(id)).terminate('a test');
    await expectSuspended(id, '0101909996');
    await reset(id, 'last', false);
    await expect
      .poll(async () => (await call('operator', 'GET', `/citizens/${id}`)).body, { timeout: 20_000 })
      .toMatchObject({ contactGroup: { id: 2 } });
    expect(await call('jobcentre', 'POST', `/citizens/${id}/register-held-meeting`, held(4))).toMatchObject({ status: 200 });
    expect((await store.timeline(id)).map((e) => e.seq)).toEqual([1, 2]);
  });

  test('F3 deleted, as by the end of the retention: reads and commands say so, and nothing begins anew', { timeout: 60_000 }, async () => {
    const id = await created('0202851234');
    const workflowExecution = { workflowId: citizenWorkflowId(id) };
    await app.client.workflowService.deleteWorkflowExecution({ namespace: 'default', workflowExecution });
    await expect
      .poll(async () => (await call('operator', 'GET', `/citizens/${id}`)).body, { timeout: 20_000 })
      .toMatchObject({ code: 'citizen-suspended' });
    await expectSuspended(id, '0202851234');
  });
});
