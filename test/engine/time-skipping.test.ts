import { fileURLToPath } from 'node:url';
import { type Connection, WorkflowClient } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { ClockStuck, connectTimeSkipping, type TestClock, timeSkippingClock } from '../../tools/engine/clock.ts';
import { TimeSkippingHost, type TimeSkippingServer } from '../../tools/engine/time-skipping.ts';
import { door, give, outage, reminders } from './fixtures/workflows.ts';

const DAY = 86_400_000;
const at = (iso: string) => Date.parse(iso);
const taskQueue = 'engine-test';

let host: TimeSkippingHost;
let workflowBundle: { code: string };

beforeAll(async () => {
  Runtime.install({ logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} } });
  [host, workflowBundle] = await Promise.all([
    TimeSkippingHost.start(),
    bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('./fixtures/workflows.ts', import.meta.url)) }),
  ]);
});
afterAll(() => host?.close());

interface World {
  server: TimeSkippingServer;
  connection: Connection;
  client: WorkflowClient;
  clock: TestClock;
  recorded: string[];
}

async function inWorld(start: string, play: (world: World) => Promise<void>, { worker: withWorker = true, patienceMs = 30_000 } = {}) {
  const server = await host.open(at(start));
  const connection = await connectTimeSkipping(server.address);
  const native = await NativeConnection.connect({ address: server.address });
  const clock = timeSkippingClock(connection, { patienceMs });
  const recorded: string[] = [];
  const activities = {
    record: async (what: string) => void recorded.push(what),
    flaky: async () => {
      if ((await clock.now()) < at(start) + DAY / 24) throw new Error('down');
      return new Date(await clock.now()).toISOString();
    },
  };
  const worker = withWorker ? await Worker.create({ connection: native, taskQueue, workflowBundle, activities }) : undefined;
  const running = worker?.run();
  try {
    await play({ server, connection, client: new WorkflowClient({ connection }), clock, recorded });
  } finally {
    worker?.shutdown();
    await running;
    await Promise.all([connection.close(), native.close()]);
    await server.close();
  }
}

describe('the host', () => {
  test('opens two servers at different dates, each with a clock of its own', async () => {
    const [early, late] = await Promise.all([host.open(at('2022-03-14T07:00:00Z')), host.open(at('2019-12-31T23:00:00Z'))]);
    const connections = await Promise.all([connectTimeSkipping(early.address), connectTimeSkipping(late.address)]);
    const [a, b] = connections.map((connection) => timeSkippingClock(connection));
    if (!a || !b) throw new Error('two clocks');
    await a.moveTo(at('2024-03-14T07:00:00Z'));
    expect(new Date(await a.now()).toISOString()).toMatch(/^2024-03-14T07:00:0/);
    expect(new Date(await b.now()).toISOString()).toMatch(/^2019-12-31T23:00:0/);
    await Promise.all(connections.map((connection) => connection.close()));
    await Promise.all([early.close(), late.close(), late.close()]);
  });

  test('says in one line what is wrong with a start', async () => {
    await expect(host.open(Number.NaN)).rejects.toThrow('expected epoch milliseconds');
  });

  test('rejects what is asked after its end', async () => {
    const other = await TimeSkippingHost.start();
    const server = await other.open(1);
    await other.close();
    await expect(other.open(1)).rejects.toThrow('the time-skipping engine ended');
    await server.close();
  });
});

describe('the clock', () => {
  test('stands between moves, goes only forward, and lands a second or two after', () =>
    inWorld('2022-03-14T07:00:00Z', async ({ clock, client }) => {
      await client.start(reminders, { taskQueue, workflowId: 'r', args: [{ name: 'r', due: [at('2022-03-20T00:00:00Z')] }] });
      await clock.settle();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect((await clock.now()) - at('2022-03-14T07:00:00Z')).toBeLessThan(5_000);
      await clock.moveTo(at('2022-03-16T00:00:00Z'));
      await clock.moveTo(at('2022-03-15T00:00:00Z'));
      const over = (await clock.now()) - at('2022-03-16T00:00:00Z');
      expect(over).toBeGreaterThanOrEqual(0);
      expect(over).toBeLessThan(5_000);
    }));

  test('fires what is due across both changes of summer time, in order, and nothing else', () =>
    inWorld('2022-03-26T07:00:00Z', async ({ clock, client, recorded }) => {
      // 00:01 in Copenhagen on the days around 2022-03-27 (forward) and 2022-10-30 (back)
      const spring = ['2022-03-26T23:01:00Z', '2022-03-27T22:01:00Z'];
      const autumn = ['2022-10-29T22:01:00Z', '2022-10-30T23:01:00Z'];
      const due = [...spring, ...autumn];
      await client.start(reminders, { taskQueue, workflowId: 'long', args: [{ name: 'long', due: due.map(at) }] });
      await client.start(reminders, { taskQueue, workflowId: 'other', args: [{ name: 'other', due: [at('2022-06-01T00:00:00Z')] }] });
      await clock.moveTo(at('2022-03-27T22:00:00Z')); // midnight, a minute before
      expect(recorded).toEqual(['long 2022-03-26T23:01']);
      await clock.moveTo(at('2022-03-27T22:01:00Z')); // to the very instant
      expect(recorded).toEqual(['long 2022-03-26T23:01', 'long 2022-03-27T22:01']);
      await clock.moveTo(at('2022-11-01T12:00:00Z'));
      expect(recorded).toEqual([
        'long 2022-03-26T23:01',
        'long 2022-03-27T22:01',
        'other 2022-06-01T00:00',
        'long 2022-10-29T22:01',
        'long 2022-10-30T23:01',
      ]);
    }));

  test('two years of monthly timers in ten workflows: each at its own date', () =>
    inWorld('2022-01-01T00:00:00Z', async ({ clock, client, recorded }) => {
      const start = at('2022-01-01T00:00:00Z');
      const names = Array.from({ length: 10 }, (_, index) => `w${index}`);
      const due = (index: number) => Array.from({ length: 24 }, (_, step) => start + (step + 1) * 30 * DAY + index * 60_000);
      for (const [index, name] of names.entries()) {
        await client.start(reminders, { taskQueue, workflowId: name, args: [{ name, due: due(index) }] });
      }
      await clock.moveTo(start + 731 * DAY);
      const expected = Array.from({ length: 24 }, (_, step) =>
        names.map((name, index) => `${name} ${new Date(due(index)[step] ?? 0).toISOString().slice(0, 16)}`),
      ).flat();
      expect(recorded).toEqual(expected);
    }));

  test('a workflow may sleep longer than ten years', () =>
    inWorld('2022-03-14T07:00:00Z', async ({ clock, client, recorded }) => {
      await client.start(reminders, { taskQueue, workflowId: 'old', args: [{ name: 'old', due: [at('2037-03-14T07:00:00Z')] }] });
      await client.start(reminders, {
        taskQueue,
        workflowId: 'limited',
        workflowRunTimeout: '30 days',
        args: [{ name: 'limited', due: [at('2022-06-01T00:00:00Z')] }],
      });
      await clock.moveTo(at('2040-01-01T00:00:00Z'));
      expect(recorded).toEqual(['old 2037-03-14T07:00']);
      expect((await client.getHandle('limited').describe()).status.name).toBe('TIMED_OUT');
    }));

  test('an hour of failing outward work is skipped like a timer', () =>
    inWorld('2022-03-14T07:00:00Z', async ({ clock, client }) => {
      const run = await client.start(outage, { taskQueue, workflowId: 'outage' });
      await clock.moveTo(at('2022-03-14T09:00:00Z'));
      expect(await run.result()).toMatch(/^2022-03-14T08:/);
    }));

  test('says so when it cannot skip, instead of waiting for ever', () =>
    inWorld(
      '2022-03-14T07:00:00Z',
      async ({ clock, client }) => {
        await client.start(outage, { taskQueue, workflowId: 'nobody' });
        await expect(clock.moveTo(at('2022-03-15T07:00:00Z'))).rejects.toThrow(ClockStuck);
        await expect(clock.moveTo(at('2022-03-15T07:00:00Z'))).rejects.toThrow('cannot skip');
      },
      { worker: false, patienceMs: 1_000 },
    ));
});

test('updates are answered while the clock stands, refused ones too, and move a deadline', () =>
  inWorld('2022-03-14T07:00:00Z', async ({ clock, client }) => {
    const citizen = await client.start(door, { taskQueue, workflowId: 'door' });
    expect(await citizen.executeUpdate(give, { args: ['one'] })).toBe(1);
    await expect(citizen.executeUpdate(give, { args: ['bad'] })).rejects.toMatchObject({ cause: { message: 'refused: bad' } });
    await clock.moveTo(at('2022-03-14T19:00:00Z'));
    expect(await citizen.executeUpdate(give, { args: ['two'] })).toBe(2);
    await clock.moveTo(at('2022-03-15T12:00:00Z'));
    expect((await citizen.describe()).status.name).toBe('RUNNING');
    await clock.moveTo(at('2022-03-15T20:00:00Z'));
    const taken = await citizen.result();
    expect(taken).toEqual(['one', 'two', expect.stringMatching(/^2022-03-15T19:00/)]);
  }));

test('search attributes: registered twice, then used', () =>
  inWorld('2022-03-14T07:00:00Z', async ({ connection, client, clock }) => {
    const attributes = { contactGroup: 'Keyword', absences: 'KeywordList', nextDeadline: 'Datetime' } as const;
    await registerSearchAttributes(connection, 'default', attributes);
    await registerSearchAttributes(connection, 'default', { ...attributes, open: 'Bool' });
    const searchAttributes = { contactGroup: ['1'], absences: ['75', '10'], open: [true] };
    const run = await client.start(door, { taskQueue, workflowId: 'found', searchAttributes });
    await clock.settle();
    expect((await run.describe()).searchAttributes).toMatchObject(searchAttributes);
  }));
