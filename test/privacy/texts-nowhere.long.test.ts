import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey, type SearchAttributePair, TypedSearchAttributes } from '@temporalio/common';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetCitizen } from '../../activities/forget.ts';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import { dataConverterOf } from '../../app.ts';
import type { Role } from '../../machines/core/types.ts';
import { freePort } from '../../scripts/processes.mjs';
import { ROOT } from '../../scripts/steps.mjs';
import { citizenCodec, DESTROYED } from '../../store/codec/payload-codec.ts';
import { fileDeletions } from '../../store/deletions.ts';
import { openVault } from '../../store/keys/vault.ts';
import { openPGlite } from '../../store/pglite.ts';
import { openStore } from '../../store/store.ts';
import { findTemporalCli } from '../../tools/engine/temporal-cli.ts';
import { allRuns, histories, unsealed } from '../../tools/histories/opened.ts';
import { type Api, apiAt } from './http.ts';
import { type Found, formsOf, MARK, searchBytes } from './needles.ts';
import { type Told, writeEverywhere } from './story.ts';

/*
 * Texts and a CPR number are written into every free field of the real program: a Temporal server with its database file, the store and the
 * keys in folders, logs at their most talkative. Then every file is searched for each of them, while it runs and afterwards.
 */

let folder: string;
let api: Api;
let address: string;
let told: Told;
let today: string;
const children: { child: ChildProcess; ended: Promise<unknown> }[] = [];

const start = (command: string, args: readonly string[], log: string, env: NodeJS.ProcessEnv): ChildProcess => {
  const out = openSync(join(folder, 'log', log), 'a');
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', out, out] });
  closeSync(out);
  children.push({ child, ended: new Promise((resolve) => child.on('close', resolve)) });
  return child;
};

const until = async (what: string, ready: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 90_000; Date.now() < end; ) {
    if (await ready().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(
    `${what}: not within 90 s. ${readdirSync(join(folder, 'log')).map((f) => readFileSync(join(folder, 'log', f), 'utf8').slice(-2_000))}`,
  );
};

const stopAll = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
  for (const { child, ended } of children.splice(0).reverse()) {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  }
};

const filesIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(path, entry.name)) : entry.isFile() ? [join(path, entry.name)] : [],
  );

/** What a process that removes a file between the list and the read leaves. */
const readNow = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
};

/** Every file under the folder: names and bytes. */
const searchFiles = (texts: readonly string[], deep: boolean): Found[] =>
  filesIn(folder).flatMap((file) => [
    ...searchBytes(file.slice(folder.length), readNow(file), texts, deep),
    ...searchBytes(`name of ${file.slice(folder.length)}`, Buffer.from(file), texts, false),
  ]);

/** Every column of every table as text: what PostgreSQL keeps compressed is read too. */
const searchTables = async (path: string, texts: readonly string[]): Promise<Found[]> => {
  const db = await openPGlite(path);
  try {
    const tables = await db.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
    const found: Found[] = [];
    for (const { table_name: name } of tables) {
      const rows = await db.query(`SELECT row_to_json(t)::text AS row FROM ${JSON.stringify(name)} t`);
      found.push(...searchBytes(`table ${name}`, Buffer.from(rows.map((r) => String(r.row)).join('\n')), texts));
    }
    expect(tables.map((t) => t.table_name)).toContain('records');
    return found;
  } finally {
    await db.close();
  }
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'privacy-texts-'));
  mkdirSync(join(folder, 'log'));
  const [port, temporalPort, cli] = [await freePort(0), await freePort(0), await findTemporalCli()];
  address = `127.0.0.1:${temporalPort}`;
  const flags = ['--headless', '--log-level', 'debug', '--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'];
  const place = ['--ip', '127.0.0.1', '--port', String(temporalPort), '--db-filename', join(folder, 'temporal.db')];
  start(cli, ['server', 'start-dev', ...place, ...flags], 'temporal.log', process.env);
  await until('Temporal', async () => {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 });
    await connection.workflowService.describeNamespace({ namespace: 'default' });
    await connection.close();
    return true;
  });
  const { TEMPORAL_PROFILE: _, TEMPORAL_CONFIG_FILE: __, DATABASE_URL: ___, ...env } = process.env;
  start(process.execPath, ['--import', import.meta.resolve('tsx'), 'scripts/serve.ts'], 'serve.log', {
    ...env,
    TEMPORAL_ADDRESS: address,
    PORT: String(port),
    DATA_DIR: folder,
    LOG_LEVEL: 'trace',
  });
  await until('the API', async () => (await fetch(`http://127.0.0.1:${port}/health`)).ok);
  const issuer = await createLocalIssuer({ file: join(folder, 'token-key.json') });
  api = apiAt(`http://127.0.0.1:${port}`, (role, org) => issuer.sign({ role: role as Role, org }));
  today = (await api.get('operator', '/code-lists/absences')).status === 200 ? new Date().toISOString().slice(0, 10) : '';
}, 240_000);
afterAll(async () => {
  await stopAll('SIGKILL');
  if (process.env.KEEP_FOLDER) return;
  rmSync(folder, { recursive: true, force: true });
});

test('every text is kept, and given to those who may read it and to no operator', async () => {
  told = await writeEverywhere(api, today);
  const seenBy = (path: string): string => told.seen[path] ?? '';
  const has = (path: string, field: string): boolean => seenBy(path).includes(JSON.stringify(`${MARK}${field}`).slice(1, -1));
  expect(has('jobcentre /cv', 'name') && has('jobcentre /cv', 'address') && has('jobcentre /cv', 'cv-status')).toBe(true);
  expect(has(`citizen /preparation-forms/${told.formId}`, 'answer') && has(`citizen /preparation-forms/${told.formId}`, 'answer-key')).toBe(
    true,
  );
  expect(has(`jobcentre /contact-persons/${told.contactPersonId}`, 'contact-new-name')).toBe(true);
  expect(has(`jobcentre /contact-persons/${told.contactPersonId}`, 'contact-email')).toBe(true);
  expect(has(`jobcentre /contact-persons/${told.fromActivity}`, 'activity-name')).toBe(true);
  expect(seenBy('citizen /early-pension')).toContain('73519.37');
  const operator = Object.entries(told.seen)
    .flatMap(([path, text]) => (path.startsWith('operator ') ? [text] : []))
    .join('\n');
  expect(searchBytes('the operator', Buffer.from(operator), told.texts)).toEqual([]);
}, 120_000);

test('while it runs: no file holds one of them, whatever is open, logged or on its way', async () => {
  expect(searchFiles(told.texts, false)).toEqual([]);
}, 120_000);

test('a deletion that is due at once leaves the key and the row gone, and one line', async () => {
  const long = { from: '2022-03-14', to: '2022-06-30' };
  const { contactPersonId } = await api.does('jobcentre 101', told.citizenId, 'register-contact-person', {
    type: 33,
    name: told.texts.at(-1),
    ...long,
  });
  await until('the deletion', async () => {
    const { body } = await api.get('operator', `/citizens/${told.citizenId}/timeline`);
    return body.timeline.some((e: { what: { type: string; kind?: string }[] }) => e.what.some((w) => w.type === 'record-deleted'));
  });
  const gone = await api.get('jobcentre 101', `/citizens/${told.citizenId}/contact-persons/${contactPersonId}`);
  expect([gone.status, gone.body.code]).toEqual([404, 'unknown-contact-person']);
  expect(filesIn(join(folder, 'keys')).filter((file) => file.includes(String(contactPersonId)))).toEqual([]);
  expect(filesIn(join(folder, 'keys')).some((file) => file.includes(told.contactPersonId))).toBe(true);
}, 120_000);

test('histories, as they are and with the seal taken off, and the visibility list hold none of them', async () => {
  const connection = await Connection.connect({ address });
  const vault = await openVault({ env: {}, dataDir: folder });
  try {
    const client = new Client({ connection, dataConverter: dataConverterOf(citizenCodec(vault, { side: 'client' })) });
    const found = await histories(client);
    expect(found.length).toBeGreaterThan(5);
    expect(found.some((h) => h.workflowId === `citizen/${told.citizenId}`)).toBe(true);
    const raw = Buffer.concat(found.map((h) => h.raw));
    const opened = await unsealed(citizenCodec(vault, { side: 'client' }), found);
    // the search is shown to work: an id stands in clear in the one, what a command brought only in the other
    expect(raw.includes(told.citizenId) && opened.includes('"caller"')).toBe(true);
    expect(raw.includes('"caller"')).toBe(false);
    expect(searchBytes('histories', raw, told.texts)).toEqual([]);
    expect(searchBytes('histories with the seal taken off', opened, told.texts)).toEqual([]);
    const { executions } = await client.workflowService.listWorkflowExecutions({ namespace: 'default', query: '', pageSize: 500 });
    expect(searchBytes('visibility', Buffer.from(JSON.stringify(executions)), told.texts)).toEqual([]);
    expect(JSON.stringify(executions)).toContain(told.citizenId);

    // a canary in clear, by a client without the codec
    const bare = new Client({ connection });
    const overdue = async (): Promise<string> =>
      (await api.get(null, '/metrics')).text.match(/^register_overdue_deletions .*$/m)?.[0] ?? '';
    expect(await overdue()).toBe('register_overdue_deletions 0');
    const late = [
      { key: defineSearchAttributeKey('course', 'KEYWORD'), value: 'retention' },
      { key: defineSearchAttributeKey('nextDeadline', 'DATETIME'), value: new Date(Date.now() - 3_600_000) },
    ];
    const canary = {
      workflowId: 'canary',
      taskQueue: 'nobody',
      memo: { canary: told.texts.at(-1) },
      args: [told.texts.at(-2)],
      typedSearchAttributes: new TypedSearchAttributes(late as SearchAttributePair[]),
    };
    await bare.workflow.start('canary', canary);
    expect((await allRuns(client)).some((r) => r.workflowId === 'canary')).toBe(true);
    expect(searchBytes('histories', Buffer.concat((await histories(client)).map((h) => h.raw)), told.texts)).not.toEqual([]);
    expect(new Set(searchFiles([...told.texts.slice(-2)], false).map((f) => f.place.replace(/-wal$/, '')))).toEqual(
      new Set(['/temporal.db']),
    );
    await until('the overdue one is counted', async () => (await overdue()) === 'register_overdue_deletions 1');
    await bare.workflow.getHandle('canary').terminate();
  } finally {
    await vault.close();
    await connection.close();
  }
}, 120_000);

test('a citizen is forgotten on a real server too: found by its list, ended, and unreadable here and in the program', async () => {
  const citizenId = await api.create({ cpr: '0303801234', name: 'Dan Dam' });
  await api.does('jobcentre 101', citizenId, 'open-contact-group', { contactGroup: 1 });
  const { formId } = await api.does('citizen', citizenId, 'start-preparation-form');
  const own = `citizen/${citizenId}`;
  const course = `${own}/retention/${formId}`;
  const connection = await Connection.connect({ address });
  const vault = await openVault({ env: {}, dataDir: folder });
  try {
    const client = new Client({ connection, dataConverter: dataConverterOf(citizenCodec(vault, { side: 'client' })) });
    await until('the course', async () => (await client.workflow.getHandle(course).describe()).status.name === 'RUNNING');
    const mine = async () => {
      const all = (await histories(client)).filter((h) => h.workflowId.startsWith(own));
      return unsealed(citizenCodec(vault, { side: 'client' }), all);
    };
    // that a command of this name came stands in clear, in summaries; what was commanded does not
    const COMMANDED = '"name":"start-preparation-form"';
    expect((await mine()).includes(COMMANDED)).toBe(true);
    const { ended } = await forgetCitizen({ client, vault, deletions: fileDeletions(join(folder, 'deletions.log')) }, citizenId);
    expect([...ended].sort()).toEqual([own, course]);
    for (const id of ended) expect((await client.workflow.getHandle(id).describe()).status.name).toBe('TERMINATED');
    const opened = await mine();
    expect(opened.includes(DESTROYED.en)).toBe(true);
    expect(opened.includes(COMMANDED)).toBe(false);
    const answer = await api.get('jobcentre 101', `/citizens/${citizenId}`);
    expect([answer.status, answer.body.code]).toEqual([410, 'citizen-forgotten']);
    expect((await api.get('jobcentre 101', `/citizens/${told.citizenId}`)).status).toBe(200);
  } finally {
    await vault.close();
    await connection.close();
  }
}, 120_000);

test('stopped: no file, no table and no log holds one of them; a canary in clear is found in each', async () => {
  await stopAll();
  const places = ['temporal.db', 'store/pg', 'keys', 'log/serve.log', 'log/temporal.log'];
  for (const place of places) expect(statSync(join(folder, place)).size, place).toBeGreaterThan(0);
  // the canary of the test before stands in Temporal's database, and nowhere else
  const texts = told.texts;
  expect(
    searchFiles(
      texts.slice(0, -2).filter((text) => text !== MARK),
      true,
    ),
  ).toEqual([]);
  const elsewhere = searchFiles(texts, true).filter(({ place }) => !place.startsWith('/temporal.db'));
  expect(elsewhere).toEqual([]);
  expect(searchFiles(texts.slice(-2), false).map((f) => f.place.replace(/-wal$/, ''))).toContain('/temporal.db');

  const log = readFileSync(join(folder, 'log', 'serve.log'), 'utf8');
  for (const word of ['/citizens/:citizenId/submit-preparation-form', 'not-your-citizen', told.citizenId]) expect(log).toContain(word);

  const tables = join(folder, 'copy');
  cpSync(join(folder, 'store', 'pg'), join(tables, 'pg'), { recursive: true });
  expect(await searchTables(tables, texts)).toEqual([]);

  const vault = await openVault({ env: {}, dataDir: folder });
  const store = await openStore({ dataDir: tables, vault });
  await store.putMessage({
    id: 'canary',
    at: new Date().toISOString(),
    citizenId: 'x',
    to: 'citizen',
    channel: 'sms',
    type: 'x',
    data: { canary: texts.at(-3) },
  });
  await store.close();
  await vault.close();
  expect((await searchTables(tables, texts)).map((f) => f.place)).toContain('table messages');
  expect(searchFiles([String(texts.at(-3))], false).some((f) => f.place.startsWith('/copy/pg/'))).toBe(true);
  expect(formsOf(MARK).length).toBeGreaterThan(10);
}, 240_000);
