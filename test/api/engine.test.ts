import { Client, type Connection } from '@temporalio/client';
import { NamespaceNotFoundError } from '@temporalio/common';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine, type Engine, EngineUnavailable, NotSupported } from '../../api/engine/engine.ts';
import { quoted } from '../../api/engine/search.ts';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { bundleWorkflows } from '../../app.ts';
import { connectTimeSkipping } from '../../tools/engine/clock.ts';
import { TimeSkippingHost, type TimeSkippingServer } from '../../tools/engine/time-skipping.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';

const taskQueue = 'api-engine-test';
const now = Date.parse('2022-03-14T08:00:00Z');

let host: TimeSkippingHost;
let server: TimeSkippingServer;
let connection: Connection;
let native: NativeConnection;
let worker: Worker;
let running: Promise<void>;
let client: Client;
let engine: Engine;

beforeAll(async () => {
  const [started, workflowBundle] = await Promise.all([TimeSkippingHost.start(), bundleWorkflows()]);
  host = started;
  server = await host.open(now);
  connection = await connectTimeSkipping(server.address);
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
  native = await NativeConnection.connect({ address: server.address });
  worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowBundle,
    activities: { carryOut: async () => undefined },
  });
  running = worker.run();
  client = new Client({ connection });
  engine = createEngine(client, { taskQueue });
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await native.close();
  await connection.close();
  await host.close();
});

const caller = { role: 'jobcentre', org: '101' } as const;
const start = (citizenId: string) => ({ citizenId, birthDate: '1990-01-01', jobcentre: '101' });
const open = (id: string, contactGroup: number) => ({ id, name: 'open-contact-group', payload: { contactGroup }, caller });

describe('on a Temporal server', () => {
  test('a citizen that is not there is undefined in every answer', async () => {
    expect(await engine.command('none', open('x', 1))).toBeUndefined();
    expect(await engine.read('none', { caller, topic: 'view', now })).toBeUndefined();
    expect(await engine.whatIf('none', { command: open('x', 1), now })).toBeUndefined();
    expect(await engine.allowed('none', { caller, now })).toBeUndefined();
  });

  test('starting twice is fine; a command is accepted, a refusal comes with code, rule and both texts', async () => {
    await engine.startCitizen(start('anna'));
    await engine.startCitizen(start('anna'));
    const first = await engine.command('anna', open('c1', 1));
    expect(first).toMatchObject({ outcome: 'accepted', timeline: [{ seq: 1, command: 'open-contact-group' }] });
    expect(await engine.command('anna', open('c1', 1))).toEqual(first);
    expect(await engine.command('anna', open('c2', 2))).toEqual({
      outcome: 'refused',
      refusal: { code: '4644', rule: '0', en: expect.any(String), da: expect.any(String), status: 422 },
    });
    expect(await engine.read('anna', { caller, topic: 'view', now })).toMatchObject({ view: { contactGroup: { id: 1, status: 'open' } } });
    expect(await engine.whatIf('anna', { command: open('c3', 2), now })).toMatchObject({ outcome: 'refused', refusal: { code: '4644' } });
    expect(await engine.allowed('anna', { caller, now })).toContainEqual(
      expect.objectContaining({ command: 'close-contact-group', allowed: true }),
    );
  });

  test('is reachable', async () => {
    expect(await engine.reachable(2_000)).toBe(true);
  });

  test('the time-skipping one has no search', async () => {
    await expect(engine.search({ jobcentres: [], aKassen: [], limit: 10 })).rejects.toThrow(NotSupported);
  });

  test('without a worker it gives up within the bound', async () => {
    const alone = createEngine(client, { taskQueue: 'nobody-works-here', timeoutMs: 500 });
    await alone.startCitizen(start('bo'));
    const since = performance.now();
    await expect(alone.command('bo', open('c1', 1))).rejects.toThrow(EngineUnavailable);
    await expect(alone.read('bo', { caller, topic: 'view', now })).rejects.toThrow(EngineUnavailable);
    expect(performance.now() - since).toBeLessThan(3_000);
  });

  test('that is gone is unavailable within the bound', async () => {
    const other = await host.open(now);
    const cut = await connectTimeSkipping(other.address);
    const lost = createEngine(new Client({ connection: cut }), { taskQueue, timeoutMs: 800 });
    await other.close();
    const since = performance.now();
    await expect(lost.startCitizen(start('cy'))).rejects.toThrow(EngineUnavailable);
    await expect(lost.command('cy', open('c1', 1))).rejects.toThrow(EngineUnavailable);
    expect(await lost.reachable(500)).toBe(false);
    expect(performance.now() - since).toBeLessThan(5_000);
    // not closed: the client tries once more after its deadline, and would throw into the air
  });
});

test('an engine that does not find the namespace is unavailable; the citizen is not gone', async () => {
  const throws = () => Promise.reject(new NamespaceNotFoundError('default'));
  const handle = { executeUpdate: throws, query: throws, describe: throws };
  const at = <T>(_: unknown, ask: () => Promise<T>) => ask();
  const workflow = { options: {}, start: throws, getHandle: () => handle };
  const engineOf = createEngine({ withDeadline: at, withAbortSignal: at, workflow, connection } as unknown as Client, {
    taskQueue: 'none',
  });
  const command = { id: 'c', name: 'join-a-kasse', payload: {}, caller: { role: 'operator', org: null } } as const;
  for (const asked of [
    engineOf.startCitizen({ citizenId: 'x', birthDate: '1990-01-01', jobcentre: '101' }),
    engineOf.command('x', command),
  ])
    await expect(asked).rejects.toBeInstanceOf(EngineUnavailable);
});

test('a value in a search is a value', () => {
  expect(quoted("x' OR jobcentre != '")).toBe("'x\\' OR jobcentre != \\''");
  expect(quoted('a\\')).toBe("'a\\\\'");
});
