import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { standIns } from '../../../activities/ports/stand-ins.ts';
import { clientDataConverter, dataConverter } from '../../../scripts/data-converter.ts';
import { openVault } from '../../../store/keys/vault.ts';
import { openStore, type Store } from '../../../store/store.ts';
import { createWorker } from '../../../worker.ts';
import { TASK_QUEUE } from '../../../workflows/contract.ts';

/** The worker that is measured, in a process of its own: real activities, a store in a folder, keys in files. Speaks by messages. */

export type Ask =
  | { readonly put: readonly { readonly citizenId: string; readonly recordId: string }[] }
  | { readonly memory: true }
  | { readonly end: true };
export type Say =
  | { readonly ready: true }
  | { readonly put: number }
  | { readonly rss: number; readonly heap: number }
  /** A deletion is proved and written down, at an instant of this host. */
  | { readonly deleted: string; readonly at: number };

const { ADDRESS = '', FOLDER = '', BUNDLE = '' } = process.env;
const say = (what: Say): void => {
  process.send?.(what);
};

Runtime.install({
  logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
});

const vault = await openVault({ env: {}, dataDir: FOLDER });
const store = await openStore({ dataDir: join(FOLDER, 'store'), vault });
await store.migrate();
const watched: Store = {
  ...store,
  appendTimeline: async (citizenId, entries) => {
    await store.appendTimeline(citizenId, entries);
    for (const entry of entries)
      if (entry.what.some((w) => w.type === 'record-deleted')) say({ deleted: `${citizenId} ${entry.seq}`, at: Date.now() });
  },
};
const connection = await Connection.connect({ address: ADDRESS });
const native = await NativeConnection.connect({ address: ADDRESS });
const worker = await createWorker({
  connection: native,
  client: new Client({ connection, dataConverter: clientDataConverter(vault) }),
  namespace: 'default',
  taskQueue: TASK_QUEUE,
  store: watched,
  ports: standIns(),
  bundle: { code: readFileSync(BUNDLE, 'utf8'), sourceMap: '' },
  now: async () => Date.now(),
  dataConverter: dataConverter(vault),
});
const running = worker.run();

const memory = (): Say => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heap: heapUsed };
};

process.on('message', async (ask: Ask) => {
  if ('put' in ask) {
    for (const { citizenId, recordId } of ask.put) {
      const content = { answers: { wish: 'x'.repeat(500) } };
      await store.putRecord({
        recordId,
        citizenId,
        commandId: recordId,
        kind: 'preparation-form',
        content,
        createdAt: new Date().toISOString(),
      });
    }
    await store.own(ask.put.map((p) => p.recordId));
    say({ put: ask.put.length });
  } else if ('memory' in ask) say(memory());
  else {
    worker.shutdown();
    await running;
    await native.close();
    await connection.close();
    await store.close();
    process.exit();
  }
});
process.on('disconnect', () => process.exit());
say({ ready: true });
