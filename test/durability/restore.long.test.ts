import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetCitizen } from '../../activities/forget.ts';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { type App, assemble, bundleWorkflows } from '../../app.ts';
import type { Role } from '../../machines/core/types.ts';
import { citizenCodec } from '../../store/codec/payload-codec.ts';
import { openVault } from '../../store/keys/vault.ts';
import { KeyLost, openStore, type Store, type TimelineRow } from '../../store/store.ts';
import { makeBackup } from '../../tools/backup/make.ts';
import { PARTS, type Part } from '../../tools/backup/places.ts';
import { putBack } from '../../tools/backup/put-back.ts';
import { type Reconciled, type ReconcileOptions, reconcile } from '../../tools/backup/reconcile.ts';
import { startDevServer } from '../../tools/engine/dev-server.ts';
import { histories, unsealed } from '../../tools/histories/opened.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { until } from '../engine/fixtures/until.ts';
import { type Api, apiAt } from '../privacy/http.ts';
import { searchBytes, textFor } from '../privacy/needles.ts';

/*
 * The embedded default: a backup is made, life goes on (a record is deleted, a citizen forgotten, another created), then each part is lost by
 * itself, and all at once, and put back from the older backup. On the real server, with its database file.
 */

const root = mkdtempSync(join(tmpdir(), 'restore-'));
const present = join(root, 'present');
const backup = join(root, 'backup');
const jobcentre = 'jobcentre 101';
const [LEAVING = '', STAYING = '', LATER = '', LATE = ''] = ['leaving', 'staying', 'later', 'late'].map(textFor);
const env = { NODE_ENV: 'test' };

interface World {
  readonly address: string;
  readonly app: App;
  readonly store: Store;
  readonly vault: Awaited<ReturnType<typeof openVault>>;
}

/** Everything on the folder but a worker. */
const inWorld = async <T>(dataDir: string, work: (world: World) => Promise<T>): Promise<T> => {
  const server = await startDevServer({ port: 0, headless: true, dbFilename: join(dataDir, 'temporal.db'), log: 'temporal-restore' });
  const connection = await Connection.connect({ address: server.address });
  try {
    await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
    const vault = await openVault({ env, dataDir, beginWithStore: true });
    const store = await openStore({ dataDir: join(dataDir, 'store'), vault, deletions: { file: join(dataDir, 'deletions.log') } });
    try {
      await store.migrate();
      return await work({ address: server.address, app: assemble({ connection, store, vault }), store, vault });
    } finally {
      await store.close();
    }
  } finally {
    await connection.close();
    await server.stop();
  }
};

/** And with worker and API. */
const alive = <T>(dataDir: string, work: (world: World & { readonly api: Api }) => Promise<T>): Promise<T> =>
  inWorld(dataDir, async (world) => {
    const native = await NativeConnection.connect({ address: world.address });
    const worker = await world.app.worker({ native, bundle: await bundleWorkflows() });
    const running = worker.run();
    const issuer = await createLocalIssuer();
    const http = await world.app.api({ tokens: issuer.verifier });
    const url = await http.listen({ host: '127.0.0.1', port: 0 });
    try {
      return await work({ ...world, api: apiAt(url, (role, org) => issuer.sign({ role: role as Role, org })) });
    } finally {
      await http.close();
      worker.shutdown();
      await running;
      await native.close();
    }
  });

const ids = { one: '', anna: '', late: '', leaving: '', leavingRecord: '', staying: '', laterRecord: '' };
let before: readonly TimelineRow[];
let whole: readonly TimelineRow[];
let wholeLate: readonly TimelineRow[];

const commandIn = (timeline: readonly TimelineRow[], command: string, nth = 0): string =>
  timeline.filter((e) => e.command === command).map((e) => e.commandId ?? '')[nth] ?? '';

beforeAll(async () => {
  await alive(present, async ({ api, store }) => {
    ids.one = await api.create({ cpr: '0101909996', name: textFor('one') });
    ids.anna = await api.create({ cpr: '0202851234', name: textFor('anna') });
    await api.does(jobcentre, ids.anna, 'open-contact-group', { contactGroup: 2 });
    await api.does(jobcentre, ids.one, 'open-contact-group', { contactGroup: 2 });
    const person = { type: 33, from: '2024-01-01' };
    ids.leaving = (await api.does(jobcentre, ids.one, 'register-contact-person', { ...person, name: LEAVING })).contactPersonId ?? '';
    ids.staying = (await api.does(jobcentre, ids.one, 'register-contact-person', { ...person, name: STAYING })).contactPersonId ?? '';
    await until(async () => (await store.timeline(ids.one)).length === 3);
    before = await store.timeline(ids.one);
    ids.leavingRecord = commandIn(before, 'register-contact-person');
  });
  await makeBackup({ env, dataDir: present }, { to: backup, parts: PARTS });
  await alive(present, async ({ api, store, vault, app }) => {
    await api.does(jobcentre, ids.one, 'end-contact-person', { contactPersonId: ids.leaving, on: '2024-02-01' });
    await until(() => store.recordGone(ids.leavingRecord));
    await api.does(jobcentre, ids.one, 'send-nuph', { incident: LATER, on: '2026-11-01' });
    await api.does(jobcentre, ids.one, 'change-contact-group', { contactGroup: 1 });
    ids.late = await api.create({ cpr: '0303801234', name: LATE });
    await api.does(jobcentre, ids.late, 'open-contact-group', { contactGroup: 2 });
    await until(async () => JSON.stringify(await store.timeline(ids.one)).includes('record-deleted'));
    await forgetCitizen({ client: app.client, vault, deletions: store.deletions, keptMs: 0 }, ids.anna);
    whole = await store.timeline(ids.one);
    wholeLate = await store.timeline(ids.late);
    ids.laterRecord = commandIn(whole, 'send-nuph');
  });
}, 400_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** All that anybody with store, keys and Temporal in hand could read. */
const readable = async ({ store, vault, app }: World): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for (const id of [...whole, ...wholeLate].flatMap((e) => e.commandId ?? []).concat([ids.one, ids.late].map((id) => `person-${id}`)))
    try {
      parts.push(Buffer.from(JSON.stringify((await store.readRecord(id)) ?? null)));
    } catch (error) {
      if (!(error instanceof KeyLost)) throw error;
    }
  return Buffer.concat([...parts, await opened(vault, app, '')]);
};

/** What the histories of one citizen, or of all, say to whoever has the keys. */
const opened = async (vault: World['vault'], app: App, citizenId: string): Promise<Buffer> => {
  const codec = citizenCodec(vault, { side: 'client', keptMs: 0 });
  const parts: Buffer[] = [];
  for (const history of await histories(app.client))
    if (history.workflowId.startsWith(`citizen/${citizenId}`)) parts.push(await unsealed(codec, [history]).catch(() => Buffer.alloc(0)));
  return Buffer.concat(parts);
};
const annaIsReadable = async ({ vault, app }: World): Promise<boolean> => (await opened(vault, app, ids.anna)).includes('"caller"');
const texts = (bytes: Buffer): string[] => searchBytes('readable', bytes, [LEAVING, STAYING, LATER, LATE]).map((f) => f.text);

const LOSE: Readonly<Record<Part, readonly string[]>> = {
  store: ['store'],
  keys: ['keys', 'master.key'],
  temporal: ['temporal.db', 'temporal.db-wal', 'temporal.db-shm'],
};

/** The world of today, in which these parts were lost and put back from the backup. */
const restored = async (name: string, parts: readonly Part[], without: readonly string[] = []): Promise<string> => {
  const dataDir = join(root, name);
  cpSync(present, dataDir, { recursive: true });
  for (const file of [...parts.flatMap((part) => LOSE[part]), ...without]) rmSync(join(dataDir, file), { recursive: true, force: true });
  await putBack({ env, dataDir }, { from: backup, parts, replace: false });
  return dataDir;
};

const run = ({ app: { client, engine }, store, vault }: World, options?: ReconcileOptions): Promise<Reconciled> =>
  reconcile({ client, engine, store, vault }, options);

const seqs = (timeline: readonly TimelineRow[]): number[] => timeline.map((e) => e.seq);
const kinds = ({ lost }: Reconciled): string[] => lost.map((l) => l.kind);

test('the store from an older backup: no line and no message is missing, what was deleted is not there, what is lost is named', async () => {
  await inWorld(await restored('store', ['store']), async (world) => {
    expect((await world.store.timeline(ids.one)).length).toBe(before.length);
    const would = await run(world, { dryRun: true });
    expect((await world.store.timeline(ids.one)).length).toBe(before.length);
    const done = await run(world);
    expect({ ...done, lost: undefined }).toEqual({ ...would, lost: undefined });
    expect(await world.store.timeline(ids.one)).toEqual(whole);
    expect(await world.store.timeline(ids.late)).toEqual(wholeLate);
    expect(done.lost).toContainEqual({ kind: 'content', citizenId: ids.one, recordId: ids.laterRecord, command: 'send-nuph' });
    expect(done.lost).toContainEqual({ kind: 'citizen', citizenId: ids.late });
    expect(kinds(done).sort()).toEqual(['citizen', 'content']);
    expect(await world.store.recordGone(ids.leavingRecord)).toBe(true);
    expect(texts(await readable(world))).toEqual([STAYING]);
    // a second time there is nothing to do
    expect(await run(world)).toMatchObject({ lines: 0, messages: 0, deletedAgain: 0, forgottenAgain: 0 });
  });
}, 240_000);

test('the keys from an older backup: nothing deleted can be read again, what has no key any more is named', async () => {
  await inWorld(await restored('keys', ['keys']), async (world) => {
    expect(texts(await readable(world))).toEqual([STAYING]);
    expect(await annaIsReadable(world)).toBe(false);
    const done = await run(world);
    expect(await world.store.timeline(ids.one)).toEqual(whole);
    expect(done.lost).toContainEqual({ kind: 'history', citizenId: ids.late });
    expect(done.lost).toContainEqual({ kind: 'key', citizenId: ids.one, recordId: ids.laterRecord, record: 'nuph' });
    expect(done.lost).toContainEqual({ kind: 'key', citizenId: ids.late, recordId: `person-${ids.late}`, record: 'citizen' });
    expect(done.lost).toHaveLength(3);
    // forgotten again: with a tombstone, so that it is known as forgotten and not as lost
    expect(done.forgottenAgain).toBe(1);
    expect(await world.vault.has(`destroyed/citizen/${ids.anna}`)).toBe(true);
    expect(texts(await readable(world))).toEqual([STAYING]);
  });
}, 240_000);

test('Temporal from an older backup: the forgotten citizen does not live again, what was accepted since is named, and can be given again', async () => {
  await inWorld(await restored('temporal', ['temporal']), async (world) => {
    const done = await run(world);
    const commands = done.lost.flatMap((l) => (l.kind === 'command' && l.citizenId === ids.one ? [[l.seq, l.command]] : []));
    expect(commands).toEqual(whole.slice(before.length).map((e) => [e.seq, e.command]));
    expect(done.lost).toContainEqual({ kind: 'workflow', citizenId: ids.late });
    expect(done.forgottenAgain).toBe(1);
    const { status } = await world.app.client.workflow.getHandle(`citizen/${ids.anna}`).describe();
    expect(status.name).toBe('TERMINATED');
    expect(await world.store.readRecord(ids.laterRecord)).toEqual({ incident: LATER });
    expect(texts(await readable(world))).not.toContain(LEAVING);
    // given up: the content of what no citizen knows goes, and the citizen begins anew
    const given = await run(world, { giveUp: true });
    expect([given.disowned, given.begun]).toEqual([1, 1]);
    expect(await world.store.readRecord(ids.laterRecord)).toBeUndefined();
    expect(texts(await readable(world))).toEqual([STAYING, LATE]);
  });
}, 240_000);

test('all from an older backup: it goes on from there, nothing deleted since is readable', async () => {
  const dataDir = await restored('all', PARTS);
  const done = await inWorld(dataDir, async (world) => {
    expect(texts(await readable(world))).toEqual([STAYING]);
    expect(await annaIsReadable(world)).toBe(false);
    return run(world);
  });
  expect(done).toMatchObject({ lines: 0, messages: 0, forgottenAgain: 1, lost: [] });
  await alive(dataDir, async (world) => {
    const { api, store } = world;
    expect(await store.timeline(ids.one)).toEqual(before);
    const view = await api.get(jobcentre, `/citizens/${ids.one}`);
    expect(JSON.stringify(view.body)).not.toContain('leaving');
    await api.does(jobcentre, ids.one, 'change-contact-group', { contactGroup: 1 });
    await until(async () => (await store.timeline(ids.one)).length === before.length + 1);
    expect(seqs(await store.timeline(ids.one))).toEqual([1, 2, 3, 4]);
    expect((await api.get('operator', `/citizens/${ids.anna}`)).body.code).toBe('citizen-forgotten');
    expect(texts(await readable(world))).toEqual([STAYING]);
  });
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    if (existsSync(path)) expect(searchBytes(path, readFileSync(path), [LEAVING], false)).toEqual([]);
  }
}, 240_000);

test('the search finds what a restore without the list of deletions would bring back', async () => {
  await inWorld(await restored('without', ['store', 'keys'], ['deletions.log']), async (world) => {
    expect(texts(await readable(world))).toEqual([LEAVING, STAYING]);
    expect(await annaIsReadable(world)).toBe(true);
  });
}, 240_000);
