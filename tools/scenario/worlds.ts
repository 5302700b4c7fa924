import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { type ActivityInterceptorsFactory, DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import pino from 'pino';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import type { Page } from '../../api/deps.ts';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { assemble, bundleWorkflows } from '../../app.ts';
import type { Role } from '../../machines/core/types.ts';
import { citizenCodec } from '../../store/codec/payload-codec.ts';
import { type KeyVault, memoryVault } from '../../store/keys/vault.ts';
import { openStore, type Store } from '../../store/store.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { connectTimeSkipping, disconnect, timeSkippingClock } from '../engine/clock.ts';
import { TimeSkippingHost } from '../engine/time-skipping.ts';
import type { World, Worlds } from './world.ts';

/** What a world is played on and can be used again, emptied: a store takes seconds to make. */
interface Ground {
  readonly store: Store;
  readonly vault: KeyVault;
}

const makeGround = async (): Promise<Ground> => {
  const vault = memoryVault();
  const store = await openStore({ vault });
  await store.migrate();
  return { store, vault };
};

export interface WorldsOptions {
  readonly workflowCache: boolean;
  /** What Temporal keeps is left in clear: for histories that are recorded and replayed later, without the keys of that day. */
  readonly unsealed?: boolean;
  /** Sees what a world seals, and what it leaves in clear. */
  readonly watchCodec?: (codec: PayloadCodec) => PayloadCodec;
  /** The citizen page, signed in to by choosing a role. */
  readonly page?: Omit<Page, 'local'>;
  /** Called before a world is closed, for those who look at what the engine then holds. */
  readonly beforeClose?: (client: Client) => Promise<void>;
}

/** The worlds that scenarios are played in: one engine host and one bundle for all, and for each file its own server, worker, store and API. */
export const openWorlds = async ({ workflowCache, unsealed = false, watchCodec, page, beforeClose }: WorldsOptions): Promise<Worlds> => {
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
  } catch {
    // Installed by whoever runs this in the same process.
  }
  const [host, bundle] = await Promise.all([TimeSkippingHost.start(), bundleWorkflows()]);
  const idle: Ground[] = [];
  const open = new Set<World>();
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' }, pino.destination(2));

  const openWorld = async (startEpochMs: number): Promise<World> => {
    const ground = idle.pop() ?? (await makeGround());
    const server = await host.open(startEpochMs);
    const connection = await connectTimeSkipping(server.address);
    await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
    const clock = timeSkippingClock(connection);
    const watched = watchCodec && ((side: 'client' | 'worker') => watchCodec(citizenCodec(ground.vault, { side })));
    const codec = unsealed ? { codec: null } : watched ? { codec: watched } : {};
    const app = assemble({ connection, ...ground, clock, ...codec });
    const native = await NativeConnection.connect({ address: server.address });
    const watch = watchRetries();
    const worker = await app.worker({
      native,
      bundle,
      activityInterceptors: [watch.interceptor],
      maxCachedWorkflows: workflowCache ? 200 : 0,
    });
    const running = worker.run();
    const issuer = await createLocalIssuer({});
    const api = await app.api({ tokens: issuer.verifier, log, ...(page ? { page: { ...page, local: issuer } } : {}) });
    const url = await api.listen({ host: '127.0.0.1', port: 0 });
    const world: World = {
      url,
      token: (role, org) => issuer.sign({ role: role as Role, org }),
      now: clock.now,
      moveTo: clock.moveTo,
      idle: () => idleOf(clock.settle, watch.waiting),
      close: async () => {
        if (!open.delete(world)) return;
        await beforeClose?.(app.client);
        await api.close();
        worker.shutdown();
        await running;
        await disconnect(native);
        await disconnect(connection);
        await server.close();
        await ground.store.reset();
        idle.push(ground);
      },
    };
    open.add(world);
    return world;
  };

  let closed = false;
  return {
    open: openWorld,
    close: async () => {
      if (closed) return;
      closed = true;
      for (const world of [...open]) await world.close();
      for (const { store } of idle) await store.close();
      await host.close();
    },
  };
};

/** How long an activity may wait for its next try before a world is said not to come to rest (milliseconds of this host). */
const RETRY_PATIENCE = 60_000;

/** Activities that failed and wait for their next try: the engine holds nothing for them, so it would look idle. */
const watchRetries = () => {
  const failed = new Map<string, string>();
  const interceptor: ActivityInterceptorsFactory = (context) => ({
    inbound: {
      execute: async (input, next) => {
        const { workflowExecution, activityId, activityType } = context.info;
        const key = `${workflowExecution?.runId} ${activityId}`;
        try {
          const done = await next(input);
          failed.delete(key);
          return done;
        } catch (error) {
          failed.set(key, `${activityType} of ${workflowExecution?.workflowId}: ${error instanceof Error ? error.message : String(error)}`);
          throw error;
        }
      },
    },
  });
  return { interceptor, waiting: (): readonly string[] => [...failed.values()] };
};

/** Idle is proved: the engine holds no task, no signal and no timer that is due, and no activity waits for another try. */
const idleOf = async (settle: () => Promise<void>, waiting: () => readonly string[]): Promise<void> => {
  const until = Date.now() + RETRY_PATIENCE;
  for (;;) {
    await settle();
    const [first] = waiting();
    if (first === undefined) return;
    if (Date.now() > until) throw new Error(`an activity fails again and again: ${first}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
