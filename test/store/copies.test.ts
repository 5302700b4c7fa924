import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/steps.mjs';
import { makeCitizenKey } from '../../store/codec/payload-codec.ts';
import { fileDeletions } from '../../store/deletions.ts';
import { openVault } from '../../store/keys/vault.ts';
import { openStore, type Store, StoreUnavailable } from '../../store/store.ts';
import { makeBackup } from '../../tools/backup/make.ts';
import { PARTS, type Part } from '../../tools/backup/places.ts';
import { putBack, type RestoreOptions } from '../../tools/backup/put-back.ts';
import { type Cluster, startCluster } from '../../tools/engine/postgres-cluster.ts';

/* A backup of store and keys in PostgreSQL, made while they are in use, put back there and in the embedded store. */

const root = mkdtempSync(join(tmpdir(), 'copies-'));
const AT = '2022-03-14T07:00:00.123Z';
const parts: readonly Part[] = ['store', 'keys'];
let cluster: Cluster;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  cluster = await startCluster();
  for (const name of ['register', 'keys', 'list']) await cluster.sql(`CREATE DATABASE ${name}`);
  env = { DATABASE_URL: cluster.url('register'), KEYS_DATABASE_URL: cluster.url('keys'), MASTER_KEY: '11'.repeat(32) };
}, 120_000);
afterAll(async () => {
  await cluster?.remove();
  rmSync(root, { recursive: true, force: true });
});

const inStore = async <T>(on: NodeJS.ProcessEnv, dataDir: string, work: (store: Store) => Promise<T>): Promise<T> => {
  const vault = await openVault({ env: on, dataDir, beginWithStore: true });
  const deletions = { databaseUrl: on.DELETIONS_DATABASE_URL, file: join(dataDir, 'deletions.log') };
  const store = await openStore({ databaseUrl: on.DATABASE_URL, dataDir: join(dataDir, 'store'), vault, deletions });
  try {
    await store.migrate();
    return await work(store);
  } finally {
    await store.close();
    await vault.close();
  }
};

const record = (recordId: string, content: unknown) =>
  ({ recordId, citizenId: 'c1', commandId: recordId, kind: 'nuph', content, createdAt: AT }) as const;
const message = (id: string) => ({
  id,
  at: AT,
  citizenId: 'c1',
  to: 'a-kasse 5',
  channel: 'webservice',
  type: null,
  text: 'Æ "ø"\n',
  data: { id },
});

const fill = async (store: Store): Promise<void> => {
  await store.createCitizen({
    citizenId: 'c1',
    cpr: '0101909996',
    name: 'Åse "Ø"',
    address: null,
    administrativeCpr: false,
    birthDate: '1990-01-01',
    jobcentre: '101',
    createdAt: AT,
  });
  await store.noteBegun('c1');
  for (const id of ['r1', 'r2', 'gone-later']) await store.putRecord(record(id, { text: `\\"æ${id}` }));
  await store.own(['r1', 'gone-later']);
  await store.appendTimeline('c1', [
    {
      id: 'e1',
      seq: 1,
      recordedAt: AT,
      effectiveOn: '2022-03-14',
      by: 'clock',
      command: 'x',
      rule: '0',
      what: [{ type: 'a', b: [1, null] }],
    },
  ]);
  await store.putMessage(message('m1'));
  await store.keepAnswer({
    keyHash: 'k',
    citizenId: 'c1',
    commandId: 'r1',
    requestHash: 'h',
    status: 200,
    body: { z: 1, a: { y: 2, b: 3 } },
    at: AT,
  });
  await store.noteWork({
    effectId: 'w',
    citizenId: 'c1',
    kind: 'udb',
    status: 'failing',
    attempts: 2,
    error: 'timeout',
    result: null,
    at: AT,
  });
  await store.logAccess({ at: AT, who: 'x', role: 'jobcentre', org: '101', citizenId: 'c1', what: 'view', id: null });
};

/** Everything that the store says, with what is readable of the records. */
const all = async (store: Store): Promise<unknown> => ({
  citizen: await store.citizen('c1'),
  found: await store.findCitizen('010190-9996'),
  person: await store.person('c1'),
  records: [...(await store.readRecords(['r1', 'r2']))],
  waiting: await store.unowned('2100-01-01T00:00:00Z'),
  timeline: await store.timeline('c1'),
  messages: await store.messages({}),
  answer: JSON.stringify(await store.answer('k')),
  work: await store.openWork(),
  access: await store.accessLog('c1'),
});

describe('PostgreSQL', () => {
  let was: unknown;
  const backup = join(root, 'backup');
  const back = { from: backup, parts, replace: true };

  test('is copied while it is in use, and put back as it was, but for what was deleted since', async () => {
    await inStore(env, root, async (store) => {
      await fill(store);
      was = await all(store);
      await makeBackup({ env, dataDir: root }, { to: backup, parts });
      await expect(putBack({ env, dataDir: root }, back)).rejects.toThrow(/connections of the program .* stop every API and worker first/);
      await store.deleteRecord('gone-later');
      await store.putMessage(message('m2'));
      await store.deleteRecord('r2-of-later');
    });
    // both databases are lost, the list of deletions is not: it lies beside the store's tables and is no part of the copy
    await cluster.sql('DROP TABLE vault_keys, vault_destroyed', 'keys');
    await expect(putBack({ env, dataDir: root }, { ...back, replace: false })).rejects.toThrow(/there is a store already/);
    await putBack({ env, dataDir: root }, back);
    await inStore(env, root, async (store) => {
      expect(await all(store)).toEqual(was);
      expect(await store.recordGone('gone-later')).toBe(true);
      expect((await store.deletions.all()).map((d) => d.keyId)).toEqual(['record/gone-later', 'record/r2-of-later']);
      // numbers go on where they were
      expect(await store.putMessage(message('m3'))).toBe(true);
      expect((await store.messages({})).messages.map((m) => m.id)).toEqual(['m1', 'm3']);
    });
  }, 60_000);

  test('a Temporal of its own is copied by the operator’s command, after what it knows too, and before what it knows by id only', async () => {
    const outside = { ...env, TEMPORAL_ADDRESS: 'temporal.example:7233' };
    const to = join(root, 'with-temporal');
    // what comes in while Temporal is copied
    const line = `INSERT INTO timeline VALUES ('c1', 2, now(), now(), 'clock', 'x', '0', '[]')`;
    const content = `INSERT INTO records VALUES ('meanwhile', 'c1', 'x', 'nuph', '', now())`;
    const temporalCommand = `psql -q '${cluster.url('register')}' -c "${line}" -c "${content}" && echo all > "$BACKUP/temporal.dump"`;
    const { tables, parts: copied } = await makeBackup({ env: outside, dataDir: root }, { to, parts: PARTS, temporalCommand });
    expect([copied, tables.timeline?.rows, tables.records?.rows]).toEqual([['temporal', 'store', 'keys'], 1, 4]);
    expect(readFileSync(join(to, 'temporal', 'temporal.dump'), 'utf8')).toBe('all\n');
    await cluster.sql("DELETE FROM timeline WHERE seq = 2; DELETE FROM records WHERE record_id = 'meanwhile'", 'register');
    const only: RestoreOptions = { from: to, parts: ['temporal'], replace: false };
    await expect(putBack({ env: outside, dataDir: root }, only)).rejects.toThrow(/give --temporal-command/);
    await putBack({ env: outside, dataDir: root }, { ...only, temporalCommand: `cp temporal.dump ${join(root, 'came-back')}` });
    expect(readFileSync(join(root, 'came-back'), 'utf8')).toBe('all\n');
    await expect(
      makeBackup({ env: outside, dataDir: root }, { to: join(root, 'b3'), parts: PARTS, temporalCommand: 'echo no room >&2; exit 3' }),
    ).rejects.toThrow(/no room/);
    expect(existsSync(join(root, 'b3'))).toBe(false);
  }, 60_000);

  test('the list of deletions may be in a database of its own; what the backup knows of it is added, never put back', async () => {
    const apart = { ...env, DELETIONS_DATABASE_URL: cluster.url('list') };
    await inStore(apart, root, (store) => store.deleteRecord('only-in-the-list-of-its-own'));
    await putBack({ env: apart, dataDir: root }, back);
    await inStore(apart, root, async (store) =>
      expect((await store.deletions.all()).map((d) => d.keyId)).toEqual(['record/only-in-the-list-of-its-own']),
    );
  }, 60_000);

  test('goes into the embedded store too', async () => {
    const dataDir = join(root, 'embedded');
    const embedded = { MASTER_KEY: env.MASTER_KEY ?? '' };
    await putBack({ env: embedded, dataDir }, back);
    await inStore(embedded, dataDir, async (store) => {
      expect(await all(store)).toEqual(was);
      expect(await store.readRecord('gone-later'), 'this place knows of no deletion').toBeDefined();
    });
  }, 120_000);

  test('keys in a schema of the store’s own database are copied and put back too', async () => {
    await cluster.sql('CREATE DATABASE alone');
    const alone = { DATABASE_URL: cluster.url('alone'), MASTER_KEY: env.MASTER_KEY ?? '' };
    const to = join(root, 'alone');
    await inStore(alone, root, async (store) => {
      await fill(store);
      await makeBackup({ env: alone, dataDir: root }, { to, parts });
      await store.deleteRecord('gone-later');
    });
    await cluster.sql('DROP SCHEMA vault CASCADE', 'alone');
    await putBack({ env: alone, dataDir: root }, { from: to, parts, replace: true });
    await inStore(alone, root, async (store) => {
      expect(await all(store)).toEqual(was);
      expect(await store.recordGone('gone-later')).toBe(true);
    });
  }, 60_000);

  test('a backup that was altered, or is not whole, changes nothing', async () => {
    appendFileSync(join(backup, 'store', 'timeline.ndjson.gz'), 'x');
    await expect(putBack({ env, dataDir: root }, back)).rejects.toThrow(
      /damaged: store\/timeline.ndjson.gz was altered; nothing was put back/,
    );
    rmSync(join(backup, 'keys', 'keys.ndjson.gz'));
    await expect(putBack({ env, dataDir: root }, back)).rejects.toThrow(/nothing was put back/);
    await inStore(env, root, async (store) => expect((await store.messages({})).messages).toHaveLength(1));
    await expect(makeBackup({ env, dataDir: root }, { to: backup, parts })).rejects.toThrow(/not empty/);
    await expect(
      makeBackup({ env: { ...env, DATABASE_URL: cluster.url('nowhere') }, dataDir: root }, { to: join(root, 'b2'), parts }),
    ).rejects.toThrow();
    expect(existsSync(join(root, 'b2'))).toBe(false);
  }, 60_000);
});

describe('the list of deletions', () => {
  test('outlives its process, keeps the first date, and a line that a crash cut short is none', async () => {
    const file = join(root, 'list', 'deletions.log');
    const list = fileDeletions(file);
    expect(await list.all()).toEqual([]);
    await list.note([{ keyId: 'record/b', at: '2022-03-15T00:00:00.000Z' }]);
    await list.note([
      { keyId: 'record/b', at: '2023-03-15T00:00:00.000Z' },
      { keyId: 'record/a', at: AT },
    ]);
    appendFileSync(file, '2024-01-01T00:00');
    const after = fileDeletions(file);
    await after.note([{ keyId: 'citizen/c', at: '2024-01-02T00:00:00.000Z' }]);
    expect(await fileDeletions(file).all()).toEqual([
      { keyId: 'record/a', at: AT },
      { keyId: 'record/b', at: '2022-03-15T00:00:00.000Z' },
      { keyId: 'citizen/c', at: '2024-01-02T00:00:00.000Z' },
    ]);
  });

  test('where it cannot be written nothing is destroyed', async () => {
    const vault = await openVault({ env, dataDir: root });
    const store = await openStore({
      databaseUrl: env.DATABASE_URL,
      vault,
      deletions: { databaseUrl: 'postgresql://store@127.0.0.1:1/none' },
    });
    await makeCitizenKey(vault, 'c2');
    await store.putRecord(record('stays', { a: 1 }));
    await expect(store.deleteRecord('stays')).rejects.toThrow(StoreUnavailable);
    expect(await store.readRecord('stays')).toEqual({ a: 1 });
    await store.close();
    await vault.close();
  });
});

describe('the commands', () => {
  const run = (tool: string, ...args: string[]) =>
    spawnSync(process.execPath, ['scripts/run.mjs', `tools/${tool}.ts`, ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: join(root, 'commands') },
    });
  test.each(['backup', 'restore', 'reconcile'])('%s: --help says how, a wrong call ends with 2 and says what is wrong', (tool) => {
    const help = run(tool, '--help');
    expect([help.status, help.stdout.startsWith(`npm run ${tool}`)]).toEqual([0, true]);
    const wrong = run(tool, '--nothing');
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('--nothing')]);
  });

  test('what is no backup is one line, and ends with 1', () => {
    const none = run('restore', '--from', root);
    expect([none.status, none.stderr]).toEqual([1, `${root} is no backup: it has no backup.json\n`]);
  });
});
