import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { standIns } from '../../activities/ports/stand-ins.ts';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import { createEngine } from '../../api/engine/engine.ts';
import { buildApi } from '../../api/server.ts';
import type { Role } from '../../machines/core/types.ts';
import { dataConverter } from '../../scripts/data-converter.ts';
import { memoryVault } from '../../store/keys/vault.ts';
import { openStore } from '../../store/store.ts';
import { bundleWorkflows, createWorker } from '../../worker.ts';
import { SEARCH_ATTRIBUTES, TASK_QUEUE } from '../../workflows/contract.ts';
import { startDevServer } from '../engine/dev-server.ts';
import { registerSearchAttributes } from '../engine/search-attributes.ts';
import type { World } from '../scenario/world.ts';

/** A world on a real Temporal server with nothing kept: the one engine that has a search. Its clock is this host's, and cannot be turned. */
export const openSearchWorld = async (): Promise<World> => {
  const server = await startDevServer({ port: 0, headless: true, log: 'temporal-fuzz' });
  const connection = await Connection.connect({ address: server.address });
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
  const vault = memoryVault();
  const store = await openStore({ vault });
  await store.migrate();
  const converter = dataConverter(vault);
  const client = new Client({ connection, dataConverter: converter });
  const native = await NativeConnection.connect({ address: server.address });
  const ports = standIns();
  const clock = { now: async () => Date.now() };
  const worker = await createWorker({
    connection: native,
    client,
    namespace: 'default',
    taskQueue: TASK_QUEUE,
    store,
    ports,
    bundle: await bundleWorkflows(),
    now: clock.now,
    maxCachedWorkflows: 50,
    dataConverter: converter,
  });
  const running = worker.run();
  const issuer = await createLocalIssuer({});
  const api = await buildApi({
    store,
    hash: vault.hmac,
    engine: createEngine(client, { taskQueue: TASK_QUEUE }),
    clock,
    tokens: issuer.verifier,
    jobnet: ports.jobnet,
    institutions: ports.institutions,
  });
  return {
    url: await api.listen({ host: '127.0.0.1', port: 0 }),
    token: (role, org) => issuer.sign({ role: role as Role, org }),
    now: clock.now,
    moveTo: async () => {
      throw new Error('the clock of a real server cannot be turned');
    },
    idle: async () => {},
    close: async () => {
      await api.close();
      worker.shutdown();
      await running;
      await native.close();
      await connection.close();
      await server.stop();
      await store.close();
    },
  };
};
