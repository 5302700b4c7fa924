import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import { ensureBuilt } from '../../scripts/build.mjs';
import { freePort } from '../../scripts/processes.mjs';
import { type DevServer, startDevServer } from '../engine/dev-server.ts';
import { type Cluster, type ClusterOptions, startCluster } from '../engine/postgres-cluster.ts';
import { openOutside } from './outside.ts';
import { freeze, type Kept, keep } from './process.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import type { Stage } from './story.ts';

export const FAULTS = [
  'kill worker',
  'kill api',
  'kill temporal',
  'crash store',
  'crash keys',
  'freeze worker',
  'freeze api',
  'freeze temporal',
  'freeze store',
  'freeze keys',
  'full store',
  'full keys',
  'full temporal',
  'outside slow',
  'outside failing',
  'outside answer-lost',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Ground {
  readonly stage: Stage;
  readonly outside: Awaited<ReturnType<typeof openOutside>>;
  /** Whether a disk can be filled here: it takes the right to mount one. */
  readonly disks: boolean;
  readonly processes: Readonly<Record<'api' | 'worker', Kept>>;
  /** Nothing of the citizen is under way at this moment. */
  quiet(citizenId: string): Promise<boolean>;
  /** Resolves when the part works again, as far as the one who broke it can tell. */
  strike(fault: Fault, ms: number): Promise<void>;
  ready(): Promise<void>;
  close(): Promise<void>;
}

const READY_WITHIN_MS = 120_000;
const REST_WITHIN_MS = 240_000;
/** Room for what some thousand citizens leave (megabytes). */
const DISK_MB = { store: 384, keys: 256, temporal: 768 } as const;

/** Everything as in production, each part a process of its own: Temporal, a store, a database for the keys, an API, a worker. */
export const openGround = async (): Promise<Ground> => {
  const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  const program = await ensureBuilt();
  const disks: Record<string, SmallDisk | undefined> = {};
  const onDisk = (name: 'store' | 'keys' | 'temporal'): Required<ClusterOptions> => ({
    onFolder: (place, owner) => {
      disks[name] = mountSmallDisk(place, DISK_MB[name], owner);
    },
  });
  const [store, keys, outside] = await Promise.all([startCluster(onDisk('store')), startCluster(onDisk('keys')), openOutside()]);
  const temporalFolder = join(folder, 'temporal');
  mkdirSync(temporalFolder);
  onDisk('temporal').onFolder(temporalFolder, undefined);
  const [temporalPort = 0, apiPort = 0] = await Promise.all([freePort(0), freePort(0)]);
  const startTemporal = (): Promise<DevServer> =>
    startDevServer({ port: temporalPort, headless: true, dbFilename: join(temporalFolder, 'temporal.db'), log: 'temporal-chaos' });
  let temporal = await startTemporal();
  const { NODE_ENV: _, TEMPORAL_PROFILE: __, TEMPORAL_CONFIG_FILE: ___, ...inherited } = process.env;
  const env: NodeJS.ProcessEnv = {
    ...inherited,
    DATA_DIR: folder,
    PORT: String(apiPort),
    TEMPORAL_ADDRESS: temporal.address,
    DATABASE_URL: store.url('postgres'),
    KEYS_DATABASE_URL: keys.url('postgres'),
    MASTER_KEY: randomBytes(32).toString('hex'),
    GATEWAY_URL: outside.url,
    RATE_PER_TOKEN: '100000',
    RATE_PER_ADDRESS: '100000',
    LOG_LEVEL: 'warn',
  };
  const worker = keep(join(program, 'worker.js'), env);
  const api = keep(join(program, 'api.js'), env);
  const url = `http://127.0.0.1:${apiPort}`;

  const ready = async (): Promise<void> => {
    for (const until = Date.now() + READY_WITHIN_MS; ; await pause(100)) {
      const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
      if (answer?.ok) return;
      if (Date.now() > until) throw new Error(`not ready within ${READY_WITHIN_MS} ms: ${await answer?.text()}`);
    }
  };
  await ready();
  const issuer = await createLocalIssuer({ file: join(folder, 'token-key.json') });
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection });

  /** Nothing of the citizen is under way at this moment. */
  const quiet = async (citizenId: string): Promise<boolean> => {
    const query = `WorkflowId STARTS_WITH 'citizen/${citizenId}' AND ExecutionStatus = 'Running'`;
    for await (const { workflowId } of client.workflow.list({ query })) {
      const { raw } = await client.workflow.getHandle(workflowId).describe();
      if ((raw.pendingActivities?.length ?? 0) > 0 || raw.pendingWorkflowTask) return false;
    }
    return true;
  };
  const seemsQuiet = (citizenId: string): Promise<boolean> => quiet(citizenId).catch(() => false);

  /** Seen several times in a row. */
  const rest = async (citizenId: string): Promise<void> => {
    const until = Date.now() + REST_WITHIN_MS;
    for (let calm = 0; calm < 4; await pause(250)) {
      calm = (await seemsQuiet(citizenId)) ? calm + 1 : 0;
      if (Date.now() > until) throw new Error(`citizen ${citizenId} does not come to rest`);
    }
  };

  /** A disk without room, then with room again; a server that has ended over it is started by whoever watches it. */
  const full = async (name: 'store' | 'keys' | 'temporal', ms: number): Promise<void> => {
    const disk = disks[name];
    if (!disk) return;
    disk.fill();
    await pause(ms);
    disk.empty();
    if (name === 'store' && !store.alive()) await store.start();
    if (name === 'keys' && !keys.alive()) await keys.start();
    if (name !== 'temporal' || temporal.child?.exitCode === null) return;
    await temporal.stop();
    temporal = await startTemporal();
  };

  const crash = async (cluster: Cluster, ms: number): Promise<void> => {
    await cluster.crash();
    await pause(ms);
    await cluster.start();
  };

  const strike = async (fault: Fault, ms: number): Promise<void> => {
    switch (fault) {
      case 'kill worker':
        return worker.kill(ms);
      case 'kill api':
        return api.kill(ms);
      case 'kill temporal': {
        process.kill(temporal.pid, 'SIGKILL');
        await temporal.stop();
        await pause(ms);
        temporal = await startTemporal();
        return;
      }
      case 'crash store':
        return crash(store, ms);
      case 'crash keys':
        return crash(keys, ms);
      case 'freeze worker':
        return freeze(worker.pid(), ms);
      case 'freeze api':
        return freeze(api.pid(), ms);
      case 'freeze temporal':
        return freeze(temporal.pid, ms);
      case 'freeze store':
        return freeze(store.pid(), ms);
      case 'freeze keys':
        return freeze(keys.pid(), ms);
      case 'full store':
      case 'full keys':
      case 'full temporal':
        return full(fault.slice('full '.length) as 'store' | 'keys' | 'temporal', ms);
      case 'outside slow':
      case 'outside failing':
      case 'outside answer-lost':
        outside.mood = fault.slice('outside '.length) as typeof outside.mood;
        await pause(ms);
        outside.mood = 'well';
    }
  };

  return {
    stage: { url: () => url, token: (role, org) => issuer.sign({ role, org }), rest },
    outside,
    disks: Object.values(disks).every(Boolean),
    quiet: seemsQuiet,
    processes: { api, worker },
    strike,
    ready,
    close: async () => {
      await connection.close();
      await Promise.all([api.stop(), worker.stop()]);
      await temporal.stop();
      await Promise.all([store.stop(), keys.stop(), outside.close()]);
      for (const disk of Object.values(disks)) disk?.close();
      await Promise.all([store.remove(), keys.remove()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
