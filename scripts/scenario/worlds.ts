import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import pino from 'pino';
import { standIns } from '../../activities/ports/stand-ins.ts';
import { createEngine } from '../../api/engine.ts';
import { buildApi } from '../../api/server.ts';
import { createLocalIssuer } from '../../api/tokens.ts';
import type { Role } from '../../machines/core/types.ts';
import { openStore, type Store } from '../../store/store.ts';
import { type KeyVault, memoryVault } from '../../store/vault.ts';
import { bundleWorkflows, createWorker } from '../../worker.ts';
import { SEARCH_ATTRIBUTES, TASK_QUEUE } from '../../workflows/contract.ts';
import { dataConverter } from '../data-converter.ts';
import { connectTimeSkipping, timeSkippingClock } from '../engine/clock.ts';
import { registerSearchAttributes } from '../engine/search-attributes.ts';
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

/** The worlds that scenarios are played in: one engine host and one bundle for all, and for each file its own server, worker, store and API. */
export const openWorlds = async ({ workflowCache }: { workflowCache: boolean }): Promise<Worlds> => {
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
    const converter = dataConverter(ground.vault);
    const client = new Client({ connection, dataConverter: converter });
    const native = await NativeConnection.connect({ address: server.address });
    const ports = standIns();
    const worker = await createWorker({
      connection: native,
      client,
      namespace: 'default',
      taskQueue: TASK_QUEUE,
      store: ground.store,
      ports,
      bundle,
      now: clock.now,
      maxCachedWorkflows: workflowCache ? 200 : 0,
      dataConverter: converter,
    });
    const running = worker.run();
    const issuer = await createLocalIssuer({});
    const api = await buildApi({
      store: ground.store,
      hash: ground.vault.hmac,
      engine: createEngine(client, { taskQueue: TASK_QUEUE }),
      clock,
      tokens: issuer.verifier,
      jobnet: ports.jobnet,
      institutions: ports.institutions,
      log,
    });
    const url = await api.listen({ host: '127.0.0.1', port: 0 });
    const world: World = {
      url,
      token: (role, org) => issuer.sign({ role: role as Role, org }),
      now: clock.now,
      moveTo: clock.moveTo,
      idle: clock.settle,
      close: async () => {
        if (!open.delete(world)) return;
        await api.close();
        worker.shutdown();
        await running;
        await native.close();
        await connection.close();
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
