import type { Client } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { afterAll, beforeAll } from 'vitest';
import type { Ports } from '../../activities/ports/index.ts';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { type App, assemble, bundleWorkflows, type WorkerPools, type WorkflowBundle } from '../../app.ts';
import { instantOf } from '../../machines/core/calendar.ts';
import type { Refused } from '../../machines/core/composition.ts';
import type { Caller, CommandPayloads } from '../../machines/core/types.ts';
import { makeCitizenKey } from '../../store/codec/payload-codec.ts';
import { type KeyVault, memoryVault } from '../../store/keys/vault.ts';
import { openStore, type Store, type TimelineRow } from '../../store/store.ts';
import { connectTimeSkipping, disconnect, type TestClock, timeSkippingClock } from '../../tools/engine/clock.ts';
import { TimeSkippingHost } from '../../tools/engine/time-skipping.ts';
import { type CommandAnswer, citizenWorkflowId, courseWorkflowId, SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { commanded } from './commanded.ts';
import { quietRuntime } from './recorded.ts';

/** Real workflows, activities, store and worker on the time-skipping engine, without HTTP. One engine host and one bundle a test file. */

export type CommandName = keyof CommandPayloads & string;
type Json = Readonly<Record<string, unknown>>;

export interface WorldOptions {
  /** The day on which the clock starts, at 08:00; or a local minute. */
  readonly start: string;
  /** Ports that are not the stand-ins. */
  readonly ports?: Partial<Ports>;
  /** 0: every workflow task is a replay. */
  readonly maxCachedWorkflows?: number;
  /** How much the worker does at once. */
  readonly pools?: WorkerPools;
  /** Where the citizen page is. */
  readonly pageUrl?: string;
  /** How long one call to the engine may take. */
  readonly engineTimeoutMs?: number;
}

/** A workflow as an operator sees it. */
export interface Seen {
  /** `RUNNING`, `COMPLETED` … */
  readonly status: string;
  readonly attributes: Json;
  /** The Markdown of its details. */
  readonly details: string;
  /** What it was started with for the operator. */
  readonly staticDetails: string | undefined;
}

export interface World {
  readonly app: App;
  readonly client: Client;
  readonly clock: TestClock;
  readonly store: Store;
  readonly vault: KeyVault;
  /** Starts a citizen's workflow; answers the id. */
  citizen(citizenId?: string, more?: { readonly birthDate?: string; readonly jobcentre?: string }): Promise<string>;
  /** Gives a command as the API would; `who` is `jobcentre 101`, `batch`, `citizen`. The id is new unless given. */
  command(citizenId: string, who: string, name: CommandName, body?: Json, id?: string): Promise<CommandAnswer | Refused>;
  /** A command that must be accepted: its id and its result. */
  does(citizenId: string, who: string, name: CommandName, body?: Json): Promise<{ readonly id: string; readonly result: Json }>;
  // biome-ignore lint/suspicious/noExplicitAny: a view is looked at by the keys that a test names
  view(citizenId: string): Promise<any>;
  /** What the store has of the timeline. */
  timeline(citizenId: string): Promise<readonly TimelineRow[]>;
  /** Moves the clock to a day (12:00) or a local minute, and waits until nothing is under way. */
  at(when: string): Promise<void>;
  /** The citizen's workflow, or one of its courses: `sick-leave/<id>`, `one-off-task/<effect id>`. */
  see(citizenId: string, course?: string): Promise<Seen>;
  /** Ends the worker and starts another one, of another program if one is given. Only without a workflow cache: the test server goes on asking the worker that is gone. */
  restartWorker(of?: WorkflowBundle): Promise<void>;
  close(): Promise<void>;
}

interface Ground {
  readonly host: TimeSkippingHost;
  readonly bundle: WorkflowBundle;
}

let ground: Promise<Ground> | undefined;
const open = new Set<World>();

const startGround = async (): Promise<Ground> => {
  quietRuntime();
  const [host, bundle] = await Promise.all([TimeSkippingHost.start(), bundleWorkflows()]);
  return { host, bundle };
};

beforeAll(async () => {
  ground ??= startGround();
  await ground;
});
afterAll(async () => {
  for (const world of [...open]) await world.close();
  await (await ground)?.host.close();
});

const localMinute = (when: string, hour: string): number => instantOf(when.length === 10 ? `${when}T${hour}` : when);

/** Opens an empty world. It is closed with the test file at the latest. */
export const openWorld = async ({
  start,
  ports,
  pageUrl,
  maxCachedWorkflows = 100,
  pools,
  engineTimeoutMs = 10_000,
}: WorldOptions): Promise<World> => {
  ground ??= startGround();
  const { host, bundle } = await ground;
  const vault = memoryVault();
  const store = await openStore({ vault });
  await store.migrate();
  const server = await host.open(localMinute(start, '08:00'));
  const connection = await connectTimeSkipping(server.address);
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
  const clock = timeSkippingClock(connection);
  const app = assemble({ connection, store, vault, clock, pageUrl, ...(ports ? { ports } : {}), engineTimeoutMs });
  const { client, engine } = app;
  const native = await NativeConnection.connect({ address: server.address });

  let worker: Worker;
  let running: Promise<void>;
  const startWorker = async (of: WorkflowBundle = bundle): Promise<void> => {
    worker = await app.worker({ native, bundle: of, maxCachedWorkflows, ...(pools ? { pools } : {}) });
    running = worker.run();
  };
  const stopWorker = async (): Promise<void> => {
    worker.shutdown();
    await running;
  };
  await startWorker();

  let count = 0;
  const must = async <T>(answer: Promise<T | undefined>, citizenId: string): Promise<T> => {
    const answered = await answer;
    if (answered === undefined) throw new Error(`no citizen ${citizenId}`);
    return answered;
  };

  const world: World = {
    app,
    client,
    clock,
    store,
    vault,
    citizen: async (citizenId = `citizen-${++count}`, { birthDate = '1990-01-01', jobcentre = '101' } = {}) => {
      await makeCitizenKey(vault, citizenId);
      await engine.startCitizen({ citizenId, birthDate, jobcentre });
      return citizenId;
    },
    command: (citizenId, who, name, body = {}, id = `command-${++count}`) =>
      must(engine.command(citizenId, commanded(citizenId, who, name, body, id)), citizenId),
    does: async (citizenId, who, name, body) => {
      const id = `command-${++count}`;
      const answer = await world.command(citizenId, who, name, body, id);
      if (answer.outcome === 'refused') throw new Error(`${name}: ${answer.refusal.code} (${answer.refusal.rule})`);
      return { id, result: answer.result };
    },
    view: async (citizenId) => {
      const caller: Caller = { role: 'operator', org: null };
      return (await must(engine.read(citizenId, { caller, topic: 'view', now: await clock.now() }), citizenId)).view;
    },
    timeline: (citizenId) => store.timeline(citizenId),
    at: (when) => clock.moveTo(localMinute(when, '12:00')),
    see: async (citizenId, course) => {
      const handle = client.workflow.getHandle(course === undefined ? citizenWorkflowId(citizenId) : courseWorkflowId(citizenId, course));
      const { status, typedSearchAttributes, staticDetails } = await handle.describe();
      const metadata = await handle.query<{ readonly currentDetails?: string }>('__temporal_workflow_metadata');
      return {
        status: status.name,
        attributes: Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value])),
        details: metadata.currentDetails ?? '',
        staticDetails: await staticDetails(),
      };
    },
    restartWorker: async (of) => {
      if (maxCachedWorkflows > 0) throw new Error('a world whose worker is restarted has no workflow cache: maxCachedWorkflows 0');
      await stopWorker();
      await startWorker(of);
    },
    close: async () => {
      if (!open.delete(world)) return;
      await stopWorker();
      await disconnect(native);
      await disconnect(connection);
      await server.close();
      await store.close();
    },
  };
  open.add(world);
  return world;
};
