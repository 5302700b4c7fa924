import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLocalIssuer, type LocalIssuer } from '../../api/auth/tokens.ts';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { healthBook } from '../../app/health.ts';
import { watchFailing } from '../../app/watch-failing.ts';
import { type App, assemble, bundleWorkflows, type WorkflowBundle } from '../../app.ts';
import { memoryVault } from '../../store/keys/vault.ts';
import { openStore, type Store } from '../../store/store.ts';
import { mountSmallDisk, type SmallDisk } from '../../tools/chaos/small-disk.ts';
import { type DevServer, startDevServer } from '../../tools/engine/dev-server.ts';
import { type Cluster, startCluster } from '../../tools/engine/postgres-cluster.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { changedProgram } from '../workflows/changed-program.ts';

/** Cures of docs/operate.md that need a whole service broken in one way: real Temporal, real worker, real API. */

interface Service {
  readonly app: App;
  readonly api: FastifyInstance;
  readonly store: Store;
  begin(bundle: WorkflowBundle): Promise<void>;
  /** Ends the worker. */
  end(): Promise<void>;
  call(method: 'GET' | 'POST', url: string, payload?: object): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;
  close(): Promise<void>;
}

let server: DevServer;
let connection: Connection;
let issuer: LocalIssuer;
let bundle: WorkflowBundle;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF', forward: {} } } });
  server = await startDevServer({ port: 0, headless: true, log: 'runbook' });
  connection = await Connection.connect({ address: server.address });
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
  issuer = await createLocalIssuer({});
  bundle = await bundleWorkflows();
}, 180_000);

afterAll(async () => {
  await connection?.close();
  await server?.stop();
});

const open = async (databaseUrl?: string): Promise<Service> => {
  const vault = memoryVault();
  const store = await openStore({ vault, databaseUrl });
  await store.migrate();
  const app = assemble({ connection, store, vault });
  const api = await app.api({ tokens: issuer.verifier, limits: { commandMs: 3_000 } });
  let worker: { readonly it: Worker; readonly native: NativeConnection; readonly running: Promise<void> } | undefined;
  const end = async (): Promise<void> => {
    worker?.it.shutdown();
    await worker?.running;
    await worker?.native.close();
    worker = undefined;
  };
  const token = await issuer.sign({ role: 'jobcentre', org: '101' });
  return {
    app,
    api,
    store,
    begin: async (of) => {
      const native = await NativeConnection.connect({ address: server.address });
      const it = await app.worker({ native, bundle: of });
      worker = { it, native, running: it.run() };
    },
    end,
    call: async (method, url, payload) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await api.inject({ method, url, headers, ...(payload ? { payload } : {}) });
      return { status: answer.statusCode, body: answer.json() };
    },
    close: async () => {
      await end();
      await api.close();
      await store.close();
    },
  };
};

const person = (cpr: string) => ({ cpr, name: 'Anna Andersen', jobcentre: '101' });
const held = { meetingType: 4, date: new Date().toISOString().slice(0, 10) };

test('non-determinism: code changed without a version stops the citizen and loses nothing; the code before it goes on', {
  timeout: 240_000,
}, async () => {
  const service = await open();
  // the columns are not shown any more: what replay asks of the server differs from what stands in the history
  const edit = { file: 'workflows/entity/entity.ts', from: 'if (changed.length > 0) upsert', to: 'if (changed.length > 99) upsert' };
  const changed = changedProgram([edit]);
  try {
    await service.begin(bundle);
    const { body } = await service.call('POST', '/citizens', person('0101909996'));
    const path = `/citizens/${body.citizenId}`;
    expect(await service.call('POST', `${path}/open-contact-group`, { contactGroup: 2 })).toMatchObject({ status: 200 });
    await service.end();

    await service.begin(await changed.bundle());
    expect(await service.call('POST', `${path}/register-held-meeting`, held)).toMatchObject({ status: 503 });
    const query = 'TemporalReportedProblems IS NOT NULL AND ExecutionStatus = "Running"';
    const found = async (): Promise<readonly string[]> => {
      const ids: string[] = [];
      for await (const { workflowId } of service.app.client.workflow.list({ query })) ids.push(workflowId);
      return ids;
    };
    await expect.poll(found, { timeout: 120_000, interval: 1_000 }).toContain(`citizen/${body.citizenId}`);
    // from the mark on, it is in health, in the figures and in the log within a look of fifteen seconds
    const health = healthBook();
    const counts: number[] = [];
    const told: unknown[] = [];
    const unwatch = watchFailing({
      find: async () => service.app.engine.failing?.(),
      health,
      count: (n) => void counts.push(n),
      say: (failing) => void told.push(failing),
      everyMs: 500,
    });
    await expect
      .poll(() => health.degraded(), { timeout: 10_000 })
      .toMatchObject([{ part: 'workflows', why: expect.stringContaining(`citizen/${body.citizenId}`) }]);
    expect([counts.at(-1), told]).toEqual([1, [{ count: 1, workflows: [`citizen/${body.citizenId}`] }]]);
    await service.end();

    await service.begin(bundle);
    await expect.poll(async () => (await service.call('GET', path)).status, { timeout: 60_000, interval: 1_000 }).toBe(200);
    expect(await service.call('POST', `${path}/register-held-meeting`, held)).toMatchObject({ status: 200 });
    const timeline = await service.store.timeline(String(body.citizenId));
    expect(timeline[0]?.command).toBe('open-contact-group');
    await expect.poll(found, { timeout: 60_000, interval: 1_000 }).not.toContain(`citizen/${body.citizenId}`);
    await expect.poll(() => health.degraded(), { timeout: 10_000 }).toEqual([]);
    expect(counts.at(-1)).toBe(0);
    unwatch();
  } finally {
    changed.remove();
    await service.close();
  }
});

/** Tried and taken away again: what is mounted for a test is mounted in it. */
const mayMount = (): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  const disk = mountSmallDisk(folder, 1);
  disk?.close();
  rmSync(folder, { recursive: true });
  return disk !== undefined;
};

if (mayMount())
  describe('store full', () => {
    let postgres: Cluster;
    let disk: SmallDisk;
    beforeAll(async () => {
      postgres = await startCluster({
        onFolder: (folder, owner) => {
          const mounted = mountSmallDisk(folder, 160, owner);
          if (!mounted) throw new Error('a disk could be mounted a moment ago');
          disk = mounted;
        },
      });
    }, 60_000);
    afterAll(async () => {
      await postgres?.stop();
      disk?.close();
      await postgres?.remove();
    });

    test('commands are answered 503 and nothing is half done; with room again all goes on by itself', { timeout: 180_000 }, async () => {
      const service = await open(postgres.url('postgres'));
      await service.begin(bundle);
      const cprs = Array.from({ length: 800 }, (_, i) => `0202${String(60 + (i % 30))}${String(1_000 + i)}`);
      const first = await service.call('POST', '/citizens', person('0303851234'));
      expect(first.status).toBe(201);
      disk.fill();
      let refused: string | undefined;
      const made: string[] = [];
      for (const cpr of cprs) {
        const { status } = await service.call('POST', '/citizens', person(cpr));
        if (status === 201) made.push(cpr);
        else {
          expect(status).toBe(503);
          refused = cpr;
          break;
        }
      }
      expect(refused).toBeDefined();
      expect((await service.call('GET', `/citizens/${first.body.citizenId}`)).status).toBe(200);
      disk.empty();
      const path = `/citizens/${first.body.citizenId}`;
      await expect
        .poll(async () => (await service.call('POST', '/citizens', person(String(refused)))).status, { timeout: 60_000, interval: 1_000 })
        .toSatisfy((status: number) => status === 201 || status === 409);
      expect((await service.call('POST', `${path}/open-contact-group`, { contactGroup: 2 })).status).toBe(200);
      expect((await service.store.timeline(String(first.body.citizenId))).map(({ command }) => command)).toEqual(['open-contact-group']);
      for (const cpr of made) expect(await service.store.findCitizen(cpr)).toBeDefined();
      await service.close();
    });
  });
