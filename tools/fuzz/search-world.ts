import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { assemble } from '../../app.ts';
import type { Role } from '../../machines/core/types.ts';
import { memoryVault } from '../../store/keys/vault.ts';
import { openStore } from '../../store/store.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { startDevServer } from '../engine/dev-server.ts';
import type { World } from '../scenario/world.ts';

/** A world on a real Temporal server with nothing kept: the one engine that has a search. Its clock is this host's, and cannot be turned. */
export const openSearchWorld = async (): Promise<World> => {
  const server = await startDevServer({ port: 0, headless: true, log: 'temporal-fuzz' });
  const connection = await Connection.connect({ address: server.address });
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
  const vault = memoryVault();
  const store = await openStore({ vault });
  await store.migrate();
  const clock = { now: async () => Date.now() };
  const app = assemble({ connection, store, vault, clock });
  const native = await NativeConnection.connect({ address: server.address });
  const worker = await app.worker({ native, maxCachedWorkflows: 50 });
  const running = worker.run();
  const issuer = await createLocalIssuer({});
  const api = await app.api({ tokens: issuer.verifier });
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
