import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalIssuer, type LocalIssuer } from '../../api/auth/tokens.ts';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { healthBook } from '../../app/health.ts';
import type { Kept } from '../../app/keep-working.ts';
import { rollOut } from '../../app/roll-out.ts';
import { type Deployment, deployment, keepVersions, type Version, versionOf } from '../../app/versions.ts';
import { type App, assemble, bundleWorkflows } from '../../app.ts';
import { freePort } from '../../scripts/processes.mjs';
import { CACHE, ROOT } from '../../scripts/steps.mjs';
import { memoryVault } from '../../store/keys/vault.ts';
import { openStore, type Store } from '../../store/store.ts';
import { type DevServer, startDevServer } from '../../tools/engine/dev-server.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';

/** The program changes while citizens are on their way: a real server, two versions of the workflows, commands that go on coming. */

const CITIZENS = 12;

let folder: string;
let server: DevServer;
let connection: Connection;
let store: Store;
let app: App;
let api: FastifyInstance;
let issuer: LocalIssuer;
let onServer: Deployment;
let now: Version;
let next: Version;
const running: Kept[] = [];

/** The workflows of a program in which a state of a machine has another name, with the migration that goes with it. */
const changedProgram = async (): Promise<Version> => {
  const work = mkdtempSync(join(CACHE, 'next-'));
  try {
    for (const part of ['machines', 'workflows', 'activities']) cpSync(join(ROOT, part), join(work, part), { recursive: true });
    const file = join(work, 'machines/residence/jobcentre.ts');
    const text = readFileSync(file, 'utf8');
    const renamed = text
      .replace("initial: 'known'", "initial: 'resident'")
      .replace(/^ {4}known: \{/m, '    resident: {')
      .replace('version: 2,\n  migrations: { 1:', 'version: 3,\n  migrations: { 2: (item) => ({ ...item, value: "resident" }), 1:');
    expect(renamed.match(/resident/g)).toHaveLength(3);
    writeFileSync(file, renamed);
    const { code } = await bundleWorkflowCode({
      workflowsPath: join(work, 'workflows/index.ts'),
      preloadModules: [join(work, 'machines/citizen.ts'), join(work, 'machines/view.ts')],
      logger: new DefaultLogger('ERROR'),
    });
    return versionOf({ code, sourceMap: '' });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

const start = async (version: Version, auto: boolean): Promise<Kept> => {
  const natives: NativeConnection[] = [];
  const kept = await rollOut({
    version,
    versions: keepVersions(join(folder, 'versions')),
    deployment: onServer,
    make: async ({ buildId, bundle }) => {
      const native = await NativeConnection.connect({ address: server.address });
      natives.push(native);
      return app.worker({ native, bundle, buildId });
    },
    auto,
    health: healthBook(),
    onEnd: () => undefined,
    say: () => undefined,
    everyMs: 300,
  });
  const stopping: Kept = {
    stop: async () => {
      await kept.stop();
      for (const native of natives.splice(0)) await native.close();
    },
  };
  running.push(stopping);
  return stopping;
};

beforeAll(async () => {
  Runtime.install({
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
    telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
  });
  folder = mkdtempSync(join(CACHE, 'roll-out-'));
  server = await startDevServer({ port: (await freePort(0)) ?? 0, headless: true, log: 'temporal-roll-out' });
  connection = await Connection.connect({ address: server.address });
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
  const vault = memoryVault();
  store = await openStore({ dataDir: join(folder, 'store'), vault });
  await store.migrate();
  app = assemble({ connection, store, vault });
  issuer = await createLocalIssuer();
  api = await app.api({ tokens: issuer.verifier });
  onServer = deployment(connection, 'default');
  now = versionOf(await bundleWorkflows());
  next = await changedProgram();
}, 180_000);

afterAll(async () => {
  for (const kept of running.splice(0)) await kept.stop();
  await api?.close();
  await store?.close();
  await connection?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const post = async (role: string, org: string | null, path: string, payload: unknown) => {
  const token = await issuer.sign({ role: role as 'jobcentre', org });
  return api.inject({ method: 'POST', url: path, headers: { authorization: `Bearer ${token}` }, payload: payload as object });
};
const view = async (id: string) => {
  const token = await issuer.sign({ role: 'operator', org: null });
  return (await api.inject({ method: 'GET', url: `/citizens/${id}`, headers: { authorization: `Bearer ${token}` } })).json();
};
const timelineOf = async (id: string) => {
  const token = await issuer.sign({ role: 'operator', org: null });
  return (await api.inject({ method: 'GET', url: `/citizens/${id}/timeline`, headers: { authorization: `Bearer ${token}` } })).json()
    .timeline;
};

const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 60_000; !(await holds()); await new Promise((r) => setTimeout(r, 200)))
    if (Date.now() > end) throw new Error(`not within a minute: ${what}`);
};

test('0 a new version is rolled out while commands come in: none is lost, every run moves; rolled back, nobody is moved', {
  timeout: 240_000,
}, async () => {
  const first = await start(now, true);
  const cprOf = (n: number): string => `01019${String(n).padStart(5, '0')}`;
  const ids = await Promise.all(
    Array.from({ length: CITIZENS }, async (_, n) => {
      const made = await post('jobcentre', '101', '/citizens', { cpr: cprOf(n), name: 'Anna Andersen', jobcentre: '101' });
      const { citizenId } = made.json();
      expect((await post('jobcentre', '101', `/citizens/${citizenId}/open-contact-group`, { contactGroup: 1 })).statusCode).toBe(200);
      expect((await post('benefit-system', null, `/citizens/${citizenId}/report-sick`, { firstSickDay: '2026-01-05' })).statusCode).toBe(
        200,
      );
      return citizenId as string;
    }),
  );
  await until('the server counts the runs', async () => (await onServer.running(now.buildId)) >= 2 * CITIZENS);

  // the new program starts as it would after a pull: with what was kept of the old one
  await first.stop();
  const second = start(next, true);
  const answers: number[] = [];
  for (let round = 0; round < 4; round++)
    for (const id of ids)
      answers.push((await post('jobcentre', '101', `/citizens/${id}/register-job-search-requirement`, { perWeek: round + 1 })).statusCode);
  await second;
  const accepted = answers.filter((status) => status === 200).length;
  await until('every run has moved', async () => (await onServer.running(now.buildId)) === 0);
  expect(await onServer.current()).toBe(next.buildId);

  for (const id of ids) {
    // the renamed state is asked by this command, on the new machines
    const move = await post('jobcentre', '101', `/citizens/${id}/change-jobcentre`, { jobcentre: '102' });
    expect([move.statusCode, move.json().code]).toEqual([200, undefined]);
    expect((await view(id)).jobcentre).toBe('102');
  }
  const timelines = await Promise.all(ids.map(timelineOf));
  expect(timelines.flat().filter((e) => e.command === 'register-job-search-requirement')).toHaveLength(accepted);
  for (const entries of timelines)
    expect(entries.map((e: { seq: number }) => e.seq)).toEqual(entries.map((_: unknown, i: number) => i + 1));

  // back: new citizens begin on the old version, those who have moved stay on theirs, and both go on
  await (await second).stop();
  const back = await start(now, false);
  await onServer.setCurrent(now.buildId);
  const [old = ''] = ids;
  expect((await post('jobcentre', '102', `/citizens/${old}/change-jobcentre`, { jobcentre: '103' })).statusCode).toBe(200);
  const made = await post('jobcentre', '101', '/citizens', { cpr: cprOf(999), name: 'Bo Berg', jobcentre: '101' });
  const { citizenId } = made.json();
  expect((await post('jobcentre', '101', `/citizens/${citizenId}/change-jobcentre`, { jobcentre: '104' })).statusCode).toBe(200);
  await until('the new citizen is on the old version', async () => (await onServer.running(now.buildId)) > 0);
  expect(await onServer.running(next.buildId)).toBeGreaterThanOrEqual(2 * CITIZENS);
  await back.stop();
});
