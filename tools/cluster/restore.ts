import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { forgetCitizen } from '../../activities/forget.ts';
import { ROOT } from '../../scripts/steps.mjs';
import { citizenCodec } from '../../store/codec/payload-codec.ts';
import { openVault } from '../../store/keys/vault.ts';
import { KeyLost, openStore, type Store } from '../../store/store.ts';
import { PARTS, type Part } from '../backup/places.ts';
import { histories, unsealed } from '../histories/opened.ts';
import type { Cluster } from './ground.ts';
import { callerOf, nextCpr } from './load.ts';

/** Backup and restore of a whole cluster, from an older backup: each part lost by itself, and all at once. */

type Out = (line: string) => void;

/** Texts to look for. */
const [LEAVING, STAYING, LATER, LATE] = ['plantedleaving', 'plantedstaying', 'plantedlater', 'plantedlate'] as const;
const JOBCENTRE = ['jobcentre', '101'] as const;

interface World {
  readonly client: Client;
  readonly store: Store;
  readonly vault: Awaited<ReturnType<typeof openVault>>;
}

const inWorld = async <T>({ env }: Cluster, work: (world: World) => Promise<T>): Promise<T> => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)) as Record<string, string>;
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig({ overrideEnvVars: given });
  const connection = await Connection.connect({ ...connectionOptions, connectTimeout: '30 seconds' });
  const vault = await openVault({ env, beginWithStore: true });
  const store = await openStore({ databaseUrl: env.DATABASE_URL, vault });
  try {
    return await work({ client: new Client({ connection, namespace }), store, vault });
  } finally {
    await store.close();
    await vault.close();
    await connection.close();
  }
};

/** One of the commands, as an operator calls it. */
const tool = async ({ env }: Cluster, name: string, args: readonly string[], most = 0): Promise<string> => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'tools', `${name}.ts`), ...args], { cwd: ROOT, env });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += chunk;
    });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code === null || code > most) throw new Error(`npm run ${name} -- ${args.join(' ')} ended with ${code}\n${text}`);
  return text;
};

const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 120_000; !(await holds()); await pause(200)) if (Date.now() > end) throw new Error(`never: ${what}`);
};

/** Which of the texts somebody with store, keys and Temporal in hand could read. */
const readable = async ({ client, store, vault }: World): Promise<readonly string[]> => {
  const codec = citizenCodec(vault, { side: 'client', keptMs: 0 });
  const seen: Buffer[] = [];
  for (const history of await histories(client)) seen.push(await unsealed(codec, [history]).catch(() => Buffer.alloc(0)));
  for (const citizenId of await store.citizenIds())
    for (const id of [...(await store.timeline(citizenId)).flatMap((line) => line.commandId ?? []), `person-${citizenId}`])
      try {
        seen.push(Buffer.from(JSON.stringify((await store.readRecord(id)) ?? null)));
      } catch (error) {
        if (!(error instanceof KeyLost)) throw error;
      }
  const all = Buffer.concat(seen);
  return [LEAVING, STAYING, LATER, LATE].filter((text) => all.includes(text));
};

/** What is looked for after each: what may be read, how many lines the timeline has, and what the report must name. */
const EXPECTED: Readonly<
  Record<Part | 'all', { readonly texts: readonly string[]; readonly lines: 'before' | 'whole'; readonly lost: readonly string[] }>
> = {
  store: { texts: [STAYING], lines: 'whole', lost: ['citizen', 'content'] },
  keys: { texts: [STAYING], lines: 'whole', lost: ['history', 'key'] },
  temporal: { texts: [STAYING, LATER, LATE], lines: 'whole', lost: ['command', 'workflow'] },
  all: { texts: [STAYING], lines: 'before', lost: [] },
};

/** A backup of what runs; then a record is deleted, a citizen forgotten, another created; then each part is put back from that backup. */
export const restoreEach = async (cluster: Cluster, folder: string, out: Out): Promise<number> => {
  const { ask, close } = callerOf(cluster);
  const post = async (path: string, body: unknown): Promise<Record<string, string>> => {
    const { status, body: text } = await ask('POST', path, JOBCENTRE, body);
    if (status > 201) throw new Error(`${path}: ${status} ${text}`);
    return JSON.parse(text);
  };
  const create = async (name: string): Promise<string> => {
    const { citizenId } = await post('/citizens', { cpr: nextCpr(), name, jobcentre: '101' });
    return citizenId ?? '';
  };
  const does = async (id: string, command: string, body: unknown): Promise<Record<string, string>> =>
    ((await post(`/citizens/${id}/${command}`, body)) as unknown as { result?: Record<string, string> }).result ?? {};
  const { apis, workers, servers } = cluster;
  const stopped = async (): Promise<void> => {
    for (const parts of [apis, workers, servers]) await Promise.all(parts.map((part) => part.stop()));
  };
  const started = async (parts: Cluster['parts']): Promise<void> => {
    for (const part of parts) await part.start();
  };
  const [old, present] = [join(folder, 'backup-old'), join(folder, 'backup-present')];

  const [one, anna] = [await create('Anna Andersen'), await create('Anna Andersen')];
  for (const id of [one, anna]) await does(id, 'open-contact-group', { contactGroup: 2 });
  const person = { type: 33, from: '2024-01-01' };
  const { contactPersonId } = await does(one, 'register-contact-person', { ...person, name: LEAVING });
  await does(one, 'register-contact-person', { ...person, name: STAYING });
  const timeline = (id: string) => inWorld(cluster, ({ store }) => store.timeline(id));
  await until('three lines', async () => (await timeline(one)).length === 3);
  const before = await timeline(one);
  out(`  ${(await tool(cluster, 'backup', ['--to', old])).trim().split('\n').at(-1)}`);

  await does(one, 'end-contact-person', { contactPersonId, on: '2024-02-01' });
  await until('the record is gone', () => inWorld(cluster, ({ store }) => store.recordGone(before[1]?.commandId ?? '')));
  await does(one, 'send-nuph', { incident: LATER, on: '2026-11-01' });
  await does(one, 'change-contact-group', { contactGroup: 1 });
  const late = await create(LATE);
  await does(late, 'open-contact-group', { contactGroup: 2 });
  await inWorld(cluster, ({ client, store, vault }) => forgetCitizen({ client, vault, deletions: store.deletions, keptMs: 0 }, anna));
  await until('the deletion is noted', async () => JSON.stringify(await timeline(one)).includes('record-deleted'));
  const whole = await timeline(one);
  await tool(cluster, 'backup', ['--to', present]);

  let wrong = 0;
  const check = (what: string, seen: unknown, wanted: unknown): void => {
    if (JSON.stringify(seen) === JSON.stringify(wanted)) return;
    wrong += 1;
    out(`    ${what}: ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);
  };
  for (const name of [...PARTS, 'all'] as const) {
    const { texts, lines, lost } = EXPECTED[name];
    const parts = name === 'all' ? PARTS : [name];
    await stopped();
    await tool(cluster, 'restore', ['--from', present, '--replace']);
    if (parts.includes('keys')) await cluster.databases.temporal.sql('TRUNCATE vault_keys, vault_destroyed', 'keys');
    await tool(cluster, 'restore', ['--from', old, '--only', parts.join(','), '--replace']);
    await started(servers);
    const report = join(folder, `lost-${name}.ndjson`);
    const said = await tool(cluster, 'reconcile', ['--report', report], 3);
    const kinds = new Set(
      readFileSync(report, 'utf8')
        .split('\n')
        .flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { kind: string }).kind])),
    );
    check('named as lost', [...kinds].sort(), lost);
    check('readable', await inWorld(cluster, readable), texts);
    const there = await timeline(one);
    check(
      'lines',
      there.map(({ seq }) => seq),
      (lines === 'before' ? before : whole).map(({ seq }) => seq),
    );
    await started([...workers, ...apis]);
    const last = there.at(-1)?.seq ?? 0;
    if (name !== 'temporal') {
      await does(one, 'register-held-meeting', { meetingType: 4, date: new Date().toISOString().slice(0, 10) });
      await until('one line more', async () => (await timeline(one)).at(-1)?.seq === last + 1);
    }
    const forgotten = JSON.parse((await ask('GET', `/citizens/${anna}`, JOBCENTRE)).body) as { code?: string };
    check('the forgotten citizen', forgotten.code, 'citizen-forgotten');
    const found = said.split('\n').filter((line) => /deleted again|written from|nothing is lost|cannot be had/.test(line));
    out(`  ${name} from the older backup: ${found.map((line) => line.trim().replace(/:$/, '')).join('; ')}; readable: ${texts.join(', ')}`);
  }
  // the search itself: without the list of deletions it must find what is back
  await stopped();
  await cluster.databases.temporal.sql('TRUNCATE vault_keys, vault_destroyed', 'keys');
  await cluster.databases.register.sql('TRUNCATE deletions', 'register');
  await tool(cluster, 'restore', ['--from', old, '--replace']);
  await started(servers);
  const back = await inWorld(cluster, readable);
  check('readable without the list of deletions', back, [LEAVING, STAYING]);
  out(`  all from the older backup, the list of deletions lost too: readable: ${back.join(', ')}`);
  close();
  return wrong;
};
