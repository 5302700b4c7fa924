import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { memoryDeletions } from '../../store/deletions.ts';
import { type KeyVault, memoryVault, openVault } from '../../store/keys/vault.ts';
import { migrate } from '../../store/migrate.ts';
import { openPGlite } from '../../store/pglite.ts';
import { KeyLost, openStore, type Store, StoreSettingError, StoreUnavailable } from '../../store/store.ts';
import { recordsOf } from '../../store/tables/records.ts';
import { bindVault } from '../../store/vault-check.ts';

/** A store in a folder and its keys in files; what happens to the keys by hand. */
let folder: string;
let store: Store;
let vault: KeyVault;
const keys = (): string => join(folder, 'keys');

const open = async (): Promise<void> => {
  vault = await openVault({ env: {}, dataDir: folder, beginWithStore: true });
  store = await openStore({ dataDir: join(folder, 'store'), vault });
  await store.migrate();
};

const fileOf = (record: string): string => {
  const name = `record%2F${record}.key`;
  const found = readdirSync(keys(), { recursive: true, encoding: 'utf8' }).find((file) => file.endsWith(name));
  if (!found) throw new Error(`no key of ${record}`);
  return join(keys(), found);
};

const record = (recordId: string, content: unknown = `content of ${recordId}`) => ({
  recordId,
  citizenId: 'c',
  commandId: `k-${recordId}`,
  kind: 'x',
  content,
  createdAt: '2022-03-14T07:00:00Z',
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lost-keys-'));
  await open();
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

let count = 0;
let one: string;
let two: string;
beforeEach(async () => {
  one = `r${++count}`;
  two = `r${++count}`;
  for (const id of [one, two]) await store.putRecord(record(id));
  await store.own([one, two]);
});

test('two that start at once on nothing: neither says that the keys are gone', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'at-once-'));
  const db = await openPGlite();
  await migrate(db);
  const openOne = () => openVault({ env: {}, dataDir, beginWithStore: true });
  const [first, second] = [await openOne(), await openOne()];
  expect([await first.isFresh(), await second.isFresh()]).toEqual([true, true]);
  await bindVault(db, first);
  await bindVault(db, second);
  expect(second.hmac('x')).toBe(first.hmac('x'));
  await db.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('F14 the key file of a record', () => {
  const damages: readonly (readonly [string, (file: string) => void])[] = [
    ['emptied', (file) => writeFileSync(file, '')],
    [
      'altered',
      (file) =>
        writeFileSync(
          file,
          readFileSync(file, 'utf8').replace(/.(?=..\n$)/, (c) => (c === 'A' ? 'B' : 'A')),
        ),
    ],
    [
      'of another master key',
      (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/^v1\.[0-9a-f]{16}/, `v1.${'0'.repeat(16)}`)),
    ],
    ['swapped for another', (file) => cpSync(fileOf(two), file)],
    ['moved away', (file) => rmSync(file)],
  ];
  test.each(damages)('%s: unavailable with the ids of record and key; back, it is read again', async (_, damage) => {
    const file = fileOf(one);
    const whole = readFileSync(file);
    damage(file);
    const error = await store.readRecord(one).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(KeyLost);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(error).toMatchObject({ keyId: `record/${one}`, recordId: one });
    expect(await store.readRecord(two)).toBe(`content of ${two}`);
    writeFileSync(file, whole);
    expect(await store.readRecord(one)).toBe(`content of ${one}`);
  });

  test('the row altered, or swapped for another: unavailable with the ids of record and key, and nothing of another is given out', async () => {
    const db = await openPGlite();
    try {
      await migrate(db);
      const records = recordsOf(db, memoryVault(), memoryDeletions());
      for (const id of ['a', 'b', 'c']) await records.putRecord(record(id));
      await db.query(`UPDATE records SET body = set_byte(body, 30, get_byte(body, 30) # 1) WHERE record_id = 'a'`);
      await db.query(`UPDATE records SET body = (SELECT body FROM records WHERE record_id = 'c') WHERE record_id = 'b'`);
      for (const id of ['a', 'b']) {
        const error = await records.readRecord(id).catch((e: unknown) => e);
        expect(error, id).toBeInstanceOf(KeyLost);
        expect(error).toMatchObject({ keyId: `record/${id}`, recordId: id });
      }
      expect(await records.readRecord('c')).toBe('content of c');
    } finally {
      await db.close();
    }
  });

  test('a record that is brought again gets no new key while its own is missing', async () => {
    await store.putRecord(record(`${one}-waiting`, 'first'));
    const file = fileOf(`${one}-waiting`);
    const whole = readFileSync(file);
    rmSync(file);
    await expect(store.putRecord(record(`${one}-waiting`, 'second'))).rejects.toThrow(KeyLost);
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, whole);
    await store.putRecord(record(`${one}-waiting`, 'second'));
    expect(await store.readRecord(`${one}-waiting`)).toBe('first');
  });

  test('a deleted record is no lost one', async () => {
    await store.deleteRecord(one);
    expect(await store.readRecord(one)).toBeUndefined();
    expect([...(await vault.destroyed([`record/${one}`, `record/${two}`]))]).toEqual([`record/${one}`]);
  });
});

describe('F8 the whole vault', () => {
  const away = (): string => `${keys()}.away`;
  afterEach(() => {
    if (existsSync(away())) {
      rmSync(keys(), { recursive: true, force: true });
      renameSync(away(), keys());
    }
  });

  test('moved away while it runs: nothing is made in its place, every call is unavailable; back, all goes on', async () => {
    renameSync(keys(), away());
    expect(await store.keysReachable(1_000)).toBe(false);
    const calls = [
      () => store.readRecord(one),
      () => store.putRecord(record(`${one}-new`)),
      () => store.deleteRecord(one),
      () => vault.create('citizen/new'),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow(StoreUnavailable);
    expect(existsSync(keys())).toBe(false);
    renameSync(away(), keys());
    expect(await store.readRecord(one)).toBe(`content of ${one}`);
    expect(await store.keysReachable(1_000)).toBe(true);
  });

  const restart = async (): Promise<unknown> => {
    await store.close();
    const error = await open().then(
      () => undefined,
      (e: unknown) => e,
    );
    await store.close();
    return error;
  };

  test.each([
    ['empty', () => undefined, /^the keys of this store are not there: the vault is empty\./],
    [
      'another',
      async () => {
        await (await openVault({ env: { KEYS_DIR: keys() }, dataDir: folder })).close();
      },
      /^the vault is not the one of this store/,
    ],
  ])('%s at the start: one plain line, and nothing is made', async (_, place, line) => {
    renameSync(keys(), away());
    await place();
    const before = existsSync(keys()) ? readdirSync(keys(), { recursive: true }).length : 0;
    const error = await restart();
    expect(error).toBeInstanceOf(StoreSettingError);
    expect((error as Error).message).toMatch(line);
    expect((error as Error).message).not.toContain('\n');
    expect(existsSync(keys()) ? readdirSync(keys(), { recursive: true }).length : 0).toBe(before);
    rmSync(keys(), { recursive: true, force: true });
    renameSync(away(), keys());
    await open();
    expect(await store.readRecord(one)).toBe(`content of ${one}`);
  });
});
