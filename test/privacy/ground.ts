import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import pino from 'pino';
import type { Ports } from '../../activities/ports/index.ts';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import type { Engine } from '../../api/engine/engine.ts';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { assemble, bundleWorkflows } from '../../app.ts';
import type { Role } from '../../machines/core/types.ts';
import { citizenCodec } from '../../store/codec/payload-codec.ts';
import { type KeyVault, openVault } from '../../store/keys/vault.ts';
import { openStore, type Store, StoreUnavailable } from '../../store/store.ts';
import { connectTimeSkipping, type TestClock, timeSkippingClock } from '../../tools/engine/clock.ts';
import { TimeSkippingHost } from '../../tools/engine/time-skipping.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { type Api, apiAt } from './http.ts';
import { recording } from './recording.ts';

/** Everything of the product on the time-skipping engine, with the store in a folder and the keys in files beside it. */
export interface Ground {
  readonly api: Api;
  readonly url: string;
  token(role: string, org: string | null): Promise<string>;
  readonly clock: TestClock;
  readonly client: Client;
  readonly engine: Engine;
  readonly store: Store;
  /** The same, also while it is pulled away from everybody else. */
  readonly behind: Store;
  readonly vault: KeyVault;
  /** `store` and `keys` lie in it. */
  readonly folder: string;
  /** Lines of the log, at the most talkative level. */
  readonly log: readonly string[];
  /** False: the store answers nothing until it is true again. */
  storeUp: boolean;
  close(): Promise<void>;
}

export interface GroundOptions {
  readonly ports?: Partial<Ports>;
  /** Sees every payload on its way into the engine. */
  readonly seen?: Parameters<typeof recording>[1];
  readonly keptMs?: number;
}

/** The store, which can be pulled away and put back. */
const switched = (store: Store, up: () => boolean): Store =>
  new Proxy(store, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function' || name === 'close') return value;
      return async (...args: unknown[]) => {
        if (!up()) throw new StoreUnavailable('the store was taken away');
        return (value as (...args: unknown[]) => unknown).apply(target, args);
      };
    },
  });

let bundle: ReturnType<typeof bundleWorkflows> | undefined;

export const openGround = async (start: string, { ports = {}, seen, keptMs = 200 }: GroundOptions = {}): Promise<Ground> => {
  try {
    Runtime.install({
      logger: new DefaultLogger('ERROR', () => undefined),
      telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
    });
  } catch {
    // installed before
  }
  bundle ??= bundleWorkflows();
  const folder = mkdtempSync(join(tmpdir(), 'privacy-ground-'));
  const vault = await openVault({ env: {}, dataDir: folder });
  const [host, real, code] = await Promise.all([
    TimeSkippingHost.start(),
    openStore({ dataDir: join(folder, 'store'), vault }).then(async (store) => {
      await store.migrate();
      return store;
    }),
    bundle,
  ]);
  const server = await host.open(Date.parse(start));
  const connection = await connectTimeSkipping(server.address);
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
  const clock = timeSkippingClock(connection);
  const codec = (side: 'client' | 'worker'): PayloadCodec => {
    const made = citizenCodec(vault, { side, keptMs });
    return seen ? recording(made, seen) : made;
  };
  let up = true;
  const store = switched(real, () => up);
  const parts = assemble({ connection, store, vault, ports, clock, codec });
  const { client, engine } = parts;
  const native = await NativeConnection.connect({ address: server.address });
  const worker = await parts.worker({ native, bundle: code });
  const running = worker.run();
  const issuer = await createLocalIssuer();
  const log: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      log.push(String(chunk));
      done();
    },
  });
  const app = await parts.api({
    tokens: issuer.verifier,
    codec: { uiOrigin: 'http://localhost:8233', signIn: true },
    log: pino({ level: 'trace' }, sink),
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    api: apiAt(url, (role, org) => issuer.sign({ role: role as Role, org })),
    url,
    token: (role, org) => issuer.sign({ role: role as Role, org }),
    clock,
    client,
    engine,
    store,
    behind: real,
    vault,
    folder,
    log,
    get storeUp() {
      return up;
    },
    set storeUp(yes) {
      up = yes;
    },
    close: async () => {
      up = true;
      await app.close();
      worker.shutdown();
      await running;
      await native.close();
      await connection.close();
      await server.close();
      await host.close();
      await real.close();
      await vault.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
