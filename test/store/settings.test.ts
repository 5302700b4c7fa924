import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryVault, openVault } from '../../store/keys/vault.ts';
import { migrate } from '../../store/migrate.ts';
import { openPGlite } from '../../store/pglite.ts';
import { openStore, StoreSettingError } from '../../store/store.ts';

const KEY = '00'.repeat(32);
let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const refused = async (env: NodeJS.ProcessEnv, line: RegExp): Promise<void> => {
  const error = await openVault({ env, dataDir }).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(StoreSettingError);
  const { message } = error as StoreSettingError;
  expect(message).toMatch(line);
  expect(message).not.toContain('\n');
};

describe('settings that are refused, each in one clear line', () => {
  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    [
      'the keys in the store itself',
      { DATABASE_URL: 'postgresql://u@h/a', KEYS_DATABASE_URL: 'postgres://other@h:5432/a?sslmode=require', MASTER_KEY: KEY },
      /same database/,
    ],
    ['production without MASTER_KEY', { NODE_ENV: 'production' }, /MASTER_KEY is not set/],
    ['a master key that is too short', { MASTER_KEY: 'c2hvcnQ=' }, /MASTER_KEY must be 32 bytes/],
    ['an address of another kind', { KEYS_DATABASE_URL: 'mysql://h/a', MASTER_KEY: KEY }, /postgresql:\/\//],
  ])('%s', (_, env, line) => refused(env, line));

  test('an emptied master key file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'));
    writeFileSync(join(folder, 'master.key'), '\n');
    await expect(openVault({ env: {}, dataDir: folder })).rejects.toThrow(/empty/);
    rmSync(folder, { recursive: true });
  });
});

test('KEYS_DIR holds the keys beside a DATABASE_URL', async () => {
  const keys = join(dataDir, 'elsewhere');
  const vault = await openVault({ env: { DATABASE_URL: 'postgresql://h/a', KEYS_DIR: keys, MASTER_KEY: KEY }, dataDir });
  await vault.create('record/r1');
  expect(statSync(keys).isDirectory()).toBe(true);
});

test('the local master key is made on the first start, readable by its owner only, and kept', async () => {
  const first = await openVault({ env: {}, dataDir });
  const file = join(dataDir, 'master.key');
  const text = readFileSync(file, 'utf8');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const second = await openVault({ env: {}, dataDir });
  expect(second.hmac('x')).toBe(first.hmac('x'));
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a folder that is open is not opened twice', async () => {
  const folder = join(dataDir, 'store');
  const store = await openStore({ dataDir: folder, vault: memoryVault() });
  await expect(openStore({ dataDir: folder, vault: memoryVault() })).rejects.toThrow(/already open/);
  await store.close();
  await (await openStore({ dataDir: folder, vault: memoryVault() })).close();
});

test('a store that is newer than the program, and a migration that was edited, are refused', async () => {
  const db = await openPGlite();
  await migrate(db);
  await db.query(`INSERT INTO schema_migrations (version, name, checksum) VALUES (999, 'later', '')`);
  await expect(migrate(db)).rejects.toThrow(/has schema 999/);
  await db.query(`DELETE FROM schema_migrations WHERE version = 999`);
  await db.query(`UPDATE schema_migrations SET checksum = 'another' WHERE version = 1`);
  await expect(migrate(db)).rejects.toThrow(/001-register.sql was edited/);
  await db.close();
});

test('the store is not emptied in production', async () => {
  const store = await openStore({ databaseUrl: 'postgresql://127.0.0.1:1/a', vault: memoryVault() });
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await expect(store.reset()).rejects.toThrow(/production/);
  } finally {
    process.env.NODE_ENV = before;
    await store.close();
  }
});
