import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MasterKeys } from '../../store/keys/master-key.ts';
import { type KeyVault, memoryVault, openVault } from '../../store/keys/vault.ts';
import { openFileVault } from '../../store/keys/vault-files.ts';
import { openPostgresVault } from '../../store/keys/vault-postgres.ts';
import { openStore } from '../../store/store.ts';
import { type Cluster, startCluster } from '../../tools/engine/postgres-cluster.ts';

const OLD = randomBytes(32);
const NEW = randomBytes(32);

/** A vault whose store is new too. */
const begun = async (opened: Promise<KeyVault>): Promise<KeyVault> => {
  const vault = await opened;
  await vault.begin();
  return vault;
};

let cluster: Cluster;
let folder: string;
beforeAll(async () => {
  cluster = await startCluster();
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
});
afterAll(async () => {
  await cluster?.remove();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

let world = 0;
const places: { name: string; make: () => Promise<(masters: MasterKeys) => Promise<KeyVault>> }[] = [
  {
    name: 'in files',
    make: async () => {
      const keys = join(folder, `keys-${++world}`);
      return (masters) => begun(openFileVault(keys, masters));
    },
  },
  {
    name: 'in PostgreSQL',
    make: async () => {
      const database = `keys_${++world}`;
      await cluster.sql(`CREATE DATABASE ${database}`);
      return (masters) => begun(openPostgresVault(cluster.url(database), masters));
    },
  },
  {
    name: 'in a schema of its own in PostgreSQL',
    make: async () => {
      const database = `keys_${++world}`;
      await cluster.sql(`CREATE DATABASE ${database}`);
      return (masters) => begun(openPostgresVault(cluster.url(database), masters, 'vault'));
    },
  },
];

const opened: KeyVault[] = [];
afterAll(async () => {
  for (const vault of opened) await vault.close();
});

describe.each([...places, { name: 'in memory', make: async () => async () => memoryVault() }])('a vault $name', ({ make }) => {
  let vault: KeyVault;
  beforeEach(async () => {
    vault = await (await make())(new MasterKeys(OLD));
    opened.push(vault);
  });

  test('a key is made once, for all who ask at once', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => vault.create('citizen/c-1/æ..')));
    for (const key of made) expect(key).toEqual(made[0]);
    expect(made[0]).toHaveLength(32);
    expect(await vault.get('citizen/c-1/æ..')).toEqual(made[0]);
    expect(await vault.create('citizen/c-2')).not.toEqual(made[0]);
    expect([...(await vault.getMany(['citizen/c-2', 'none'])).keys()]).toEqual(['citizen/c-2']);
  });

  test('a destroyed key is gone; another may be made', async () => {
    const key = Buffer.from(await vault.create('record/r1'));
    expect(await vault.has('record/r1')).toBe(true);
    await vault.destroy('record/r1');
    await vault.destroy('record/r1');
    expect(await vault.has('record/r1')).toBe(false);
    expect(await vault.get('record/r1')).toBeUndefined();
    expect(await vault.create('record/r1')).not.toEqual(key);
  });

  test('clear leaves the key of the hashes', async () => {
    const hash = vault.hmac('0101909996');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    await vault.create('record/r1');
    await vault.clear();
    expect(await vault.has('record/r1')).toBe(false);
    expect(vault.hmac('0101909996')).toBe(hash);
    expect(await vault.reachable(1_000)).toBe(true);
  });
});

describe.each(places)('the master key of a vault $name', ({ make }) => {
  let open: (masters: MasterKeys) => Promise<KeyVault>;
  let vault: KeyVault;
  const reopen = async (masters: MasterKeys): Promise<KeyVault> => {
    const next = await open(masters);
    opened.push(next);
    return next;
  };
  beforeEach(async () => {
    open = await make();
    vault = await reopen(new MasterKeys(OLD));
  });

  test('another opening with the same master key finds keys and hashes', async () => {
    const key = await vault.create('record/r1');
    const again = await reopen(new MasterKeys(OLD));
    expect(await again.get('record/r1')).toEqual(key);
    expect(again.hmac('x')).toBe(vault.hmac('x'));
  });

  test('another master key opens nothing, and the message says what to give', async () => {
    await vault.create('record/r1');
    await expect(open(new MasterKeys(NEW))).rejects.toThrow(/MASTER_KEY_PREVIOUS/);
  });

  test('after a rotation the new one alone opens every key, the old one none and makes none', async () => {
    const hash = vault.hmac('x');
    const keys = new Map<string, Buffer>();
    for (let i = 0; i < 30; i += 1) keys.set(`record/r${i}`, await vault.create(`record/r${i}`));
    await vault.destroy('record/r3');
    keys.delete('record/r3');
    const rotating = await reopen(new MasterKeys(NEW, [OLD]));
    expect(await rotating.rotate(NEW)).toBe(31); // 29, and two of the vault's own: the key of the hashes
    expect(await rotating.rotate(NEW)).toBe(0);
    const after = await reopen(new MasterKeys(NEW));
    expect(await after.getMany([...keys.keys(), 'record/r3'])).toEqual(keys);
    expect(after.hmac('x')).toBe(hash);
    await expect(vault.get('record/r1')).rejects.toThrow(/MASTER_KEY/);
    await expect(vault.create('record/new')).rejects.toThrow(/rotated/);
    expect(await after.has('record/new')).toBe(false);
    await after.destroy('record/r5');
    expect(await after.has('record/r5')).toBe(false);
  });

  test('back to the master key of before is a rotation too', async () => {
    const key = await vault.create('record/r1');
    await vault.rotate(NEW);
    await vault.rotate(OLD);
    const after = await reopen(new MasterKeys(OLD));
    expect(await after.get('record/r1')).toEqual(key);
    await after.create('record/r2');
  });
});

describe('keys in files', () => {
  test('a file that a kill left overwritten is no key, and the next destruction removes it', async () => {
    const keys = join(folder, `keys-${++world}`);
    const vault = await begun(openFileVault(keys, new MasterKeys(OLD)));
    await vault.create('record/r1');
    const file = fileOf(keys, 'record%2Fr1.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const whole = readFileSync(file);
    await vault.destroy('record/r1');
    writeFileSync(file, Buffer.alloc(whole.length)); // as a kill in the middle leaves it: marked, overwritten, still there
    expect(await vault.get('record/r1')).toBeUndefined();
    expect(await vault.has('record/r1')).toBe(true);
    await vault.destroy('record/r1');
    expect(await vault.has('record/r1')).toBe(false);
  });

  test('a key destroyed while a rotation runs does not come back with it', async () => {
    const keys = join(folder, `keys-${++world}`);
    const vault = await begun(openFileVault(keys, new MasterKeys(OLD)));
    await vault.create('record/r1');
    const file = fileOf(keys, 'record%2Fr1.key');
    const wrapped = readFileSync(file);
    writeFileSync(join(keys, 'rotating'), '');
    await vault.destroy('record/r1');
    writeFileSync(file, wrapped); // the rotation had read it before, and was killed as it had put it back
    await vault.rotate(NEW);
    expect(await vault.has('record/r1')).toBe(false);
    await vault.create('record/r1');
  });
});

function fileOf(keys: string, name: string): string {
  const found = readdirSync(keys, { recursive: true, withFileTypes: true }).find((entry) => entry.name === name);
  if (!found) throw new Error(`no ${name}`);
  return join(found.parentPath, name);
}

describe('tools/rotate-master-key.ts', () => {
  const started: ChildProcess[] = [];
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL');
  });
  const script = (args: string[], env: NodeJS.ProcessEnv) => {
    const file = new URL('../../tools/rotate-master-key.ts', import.meta.url).pathname;
    const clean = { PATH: process.env.PATH, ...env };
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { env: clean, stdio: ['ignore', 'pipe', 'pipe'] });
    started.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
    const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, output })),
    );
    return { child, ended };
  };

  test('--help says how; a missing key is one line', async () => {
    const help = await script(['--help'], {}).ended;
    expect(help).toMatchObject({ code: 0, output: expect.stringContaining('MASTER_KEY_PREVIOUS') });
    const missing = await script([], { MASTER_KEY: NEW.toString('hex') }).ended;
    expect(missing.code).toBe(1);
    expect(missing.output.trim().split('\n')).toEqual([expect.stringContaining('MASTER_KEY_PREVIOUS is not set')]);
  });

  test('the local master key file gets a new key, and all keys open', async () => {
    const dataDir = join(folder, `data-${++world}`);
    const before = await openVault({ env: {}, dataDir });
    const key = await before.create('record/r1');
    const old = readFileSync(join(dataDir, 'master.key'), 'utf8');
    expect(await script(['--data-dir', dataDir], {}).ended).toMatchObject({ code: 0, output: expect.stringContaining('3 keys') });
    expect(readFileSync(join(dataDir, 'master.key'), 'utf8')).not.toContain(old.trim());
    expect(await (await openVault({ env: {}, dataDir })).get('record/r1')).toEqual(key);
  });

  test('killed in the middle, every key opens with both; run again, with the new one alone', async () => {
    const dataDir = join(folder, `data-${++world}`);
    const env = { MASTER_KEY: NEW.toString('base64'), MASTER_KEY_PREVIOUS: OLD.toString('hex') };
    const vault = await openVault({ env: { MASTER_KEY: OLD.toString('hex') }, dataDir });
    const keys = new Map<string, Buffer>();
    for (let i = 0; i < 600; i += 1) keys.set(`record/${i}`, await vault.create(`record/${i}`));
    const { child, ended } = script(['--data-dir', dataDir], env);
    const changed = (): boolean => readdirSync(join(dataDir, 'keys')).includes('rotating');
    while (!changed() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2));
    await new Promise((resolve) => setTimeout(resolve, 60));
    child.kill('SIGKILL');
    await ended;
    const both = await openVault({ env, dataDir });
    expect(await both.getMany([...keys.keys()])).toEqual(keys);
    await both.destroy('record/7');
    keys.delete('record/7');
    const rest = await script(['--data-dir', dataDir], env).ended;
    expect(rest.code).toBe(0);
    // some were done before the kill, some were not
    expect(Number.parseInt(rest.output, 10)).toBeGreaterThan(0);
    expect(Number.parseInt(rest.output, 10)).toBeLessThan(601);
    const after = await openVault({ env: { MASTER_KEY: env.MASTER_KEY }, dataDir });
    expect(await after.getMany([...keys.keys(), 'record/7'])).toEqual(keys);
  });
});

test('with a DATABASE_URL alone the keys are in a schema of that database, beside the store', async () => {
  await cluster.sql('CREATE DATABASE alone');
  const env = { DATABASE_URL: cluster.url('alone'), MASTER_KEY: OLD.toString('hex') };
  const vault = await openVault({ env, dataDir: folder });
  opened.push(vault);
  const store = await openStore({ databaseUrl: env.DATABASE_URL, vault });
  await store.migrate();
  await store.close();
  const key = await vault.create('citizen/c-1');
  const again = await openVault({ env, dataDir: folder });
  opened.push(again);
  expect(await again.get('citizen/c-1')).toEqual(key);
  await cluster.sql('SELECT key_id FROM vault.vault_keys', 'alone');
  await expect(cluster.sql('SELECT key_id FROM public.vault_keys', 'alone')).rejects.toThrow(/does not exist/);
});
