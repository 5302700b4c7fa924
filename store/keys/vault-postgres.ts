import { createHmac, randomBytes } from 'node:crypto';
import type { Query, Row } from '../database.ts';
import { openPostgres } from '../postgres.ts';
import { StoreSettingError, StoreUnavailable, within } from '../unavailable.ts';
import { type KeyVault, LOOKUP_KEY, OWN_KEYS } from './key-vault.ts';
import type { MasterKeys } from './master-key.ts';

/** Shared by those who make a key, exclusive for the one that retires a master key. */
const LOCK = 7_202_204;

/** The name of a table of the vault. */
export const placeOf =
  (schema: string | undefined) =>
  (table: 'vault_keys' | 'vault_destroyed' | 'vault_retired'): string =>
    schema === undefined ? table : `${schema}.${table}`;

/** The vault's tables, where they are not there. */
export async function makeKeyTables(query: Query, schema: string | undefined): Promise<void> {
  const at = placeOf(schema);
  await query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  if (schema !== undefined) await query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await query(`CREATE TABLE IF NOT EXISTS ${at('vault_keys')} (key_id text PRIMARY KEY, master text NOT NULL, wrapped bytea NOT NULL)`);
  await query(`CREATE TABLE IF NOT EXISTS ${at('vault_retired')} (master text PRIMARY KEY)`);
  await query(`CREATE TABLE IF NOT EXISTS ${at('vault_destroyed')} (key_id text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())`);
}

/**
 * Keys in a PostgreSQL database of their own, on a server of its own where the store's backups are copies of the whole server. Its old pages
 * and its write-ahead log keep a destroyed key for a while, wrapped; keep no backup of it longer than the law allows, or rotate the master
 * key, which ends all older copies at once. With a schema, the tables are in that schema of a database that holds other things too.
 */
export async function openPostgresVault(url: string, masters: MasterKeys, schema?: string): Promise<KeyVault> {
  const db = openPostgres(url, { name: 'database of the keys' });
  const at = placeOf(schema);
  const [keys, destroyedKeys, retiredMasters] = [at('vault_keys'), at('vault_destroyed'), at('vault_retired')];
  const one = (row: Row | undefined, keyId: string): Buffer | undefined =>
    row && masters.unwrap(keyId, { master: String(row.master), wrapped: Buffer.from(row.wrapped as Uint8Array) });

  const read = async (keyId: string): Promise<Buffer | undefined> =>
    one((await db.query(`SELECT master, wrapped FROM ${keys} WHERE key_id = $1`, [keyId]))[0], keyId);

  /** A key that is not there says something only in the vault that was opened: else it was emptied, or another is in its place. */
  const mustBeOurs = async (): Promise<void> => {
    if ((await db.query(`SELECT 1 AS yes FROM ${keys} WHERE key_id = $1`, [LOOKUP_KEY])).length > 0) return;
    throw new StoreUnavailable('the database of the keys does not hold the keys of this vault');
  };

  const get = async (keyId: string): Promise<Buffer | undefined> => {
    const key = await read(keyId);
    if (!key) await mustBeOurs();
    return key;
  };

  const create = async (keyId: string): Promise<Buffer> => (await get(keyId)) ?? make(keyId);

  const make = async (keyId: string): Promise<Buffer> => {
    const { master, wrapped } = masters.wrap(keyId, randomBytes(32));
    await db.transaction(async (query) => {
      await query('SELECT pg_advisory_xact_lock_shared($1)', [LOCK]);
      const retired = await query(`SELECT 1 AS yes FROM ${retiredMasters} WHERE master = $1`, [master]);
      if (retired.length > 0) throw new StoreSettingError('the master key was rotated: start this process again with the new MASTER_KEY');
      await query(`INSERT INTO ${keys} (key_id, master, wrapped) VALUES ($1, $2, $3) ON CONFLICT (key_id) DO NOTHING`, [
        keyId,
        master,
        wrapped,
      ]);
      await query(`DELETE FROM ${destroyedKeys} WHERE key_id = $1`, [keyId]);
    });
    const key = await read(keyId);
    if (!key) throw new StoreUnavailable('the key was destroyed while it was made');
    return key;
  };

  const retire = (master: string): Promise<void> =>
    db.transaction(async (query) => {
      await query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      await query(`INSERT INTO ${retiredMasters} (master) VALUES ($1) ON CONFLICT DO NOTHING`, [master]);
    });

  let lookup: Buffer | undefined;
  try {
    await db.transaction((query) => makeKeyTables(query, schema));
    lookup = await read(LOOKUP_KEY);
  } catch (error) {
    await db.close();
    throw error;
  }

  return {
    isFresh: async () => {
      lookup ??= await read(LOOKUP_KEY);
      return lookup === undefined;
    },
    begin: async () => {
      if (lookup !== undefined) return;
      for (const keyId of [...OWN_KEYS].reverse()) await make(keyId);
      lookup = await read(LOOKUP_KEY);
    },
    create,
    get,
    getMany: async (keyIds) => {
      const rows = await db.query(`SELECT key_id, master, wrapped FROM ${keys} WHERE key_id = ANY($1::text[])`, [keyIds]);
      const found = new Map<string, Buffer>();
      for (const row of rows) {
        const key = one(row, String(row.key_id));
        if (key) found.set(String(row.key_id), key);
      }
      return found;
    },
    has: async (keyId) => {
      if ((await db.query(`SELECT 1 AS yes FROM ${keys} WHERE key_id = $1`, [keyId])).length > 0) return true;
      await mustBeOurs();
      return false;
    },
    destroy: async (keyId) => {
      await db.transaction(async (query) => {
        await query(`DELETE FROM ${keys} WHERE key_id = $1`, [keyId]);
        await query(`INSERT INTO ${destroyedKeys} (key_id) VALUES ($1) ON CONFLICT DO NOTHING`, [keyId]);
      });
    },
    destroyed: async (keyIds) =>
      new Set(
        (await db.query(`SELECT key_id FROM ${destroyedKeys} WHERE key_id = ANY($1::text[])`, [keyIds])).map((row) => String(row.key_id)),
      ),
    rotate: async (newMasterKey) => {
      masters.use(newMasterKey);
      const current = masters.current;
      await db.query(`DELETE FROM ${retiredMasters} WHERE master = $1`, [current]);
      for (const old of masters.others) await retire(old);
      let count = 0;
      for (let after = ''; ; ) {
        const rows = await db.query(
          `SELECT key_id, master, wrapped FROM ${keys} WHERE master <> $1 AND key_id > $2 ORDER BY key_id LIMIT 500`,
          [current, after],
        );
        for (const row of rows) {
          const keyId = String(row.key_id);
          const key = one(row, keyId);
          if (!key) continue;
          const { wrapped } = masters.wrap(keyId, key);
          // a key destroyed since it was read stays destroyed
          await db.query(`UPDATE ${keys} SET master = $2, wrapped = $3 WHERE key_id = $1 AND master = $4`, [
            keyId,
            current,
            wrapped,
            String(row.master),
          ]);
          after = keyId;
          count += 1;
        }
        if (rows.length === 0) return count;
      }
    },
    hmac: (text) => {
      if (lookup === undefined) throw new StoreUnavailable('the vault has not begun');
      return createHmac('sha256', lookup).update(text).digest('hex');
    },
    clear: async () => {
      await db.query(`DELETE FROM ${keys} WHERE key_id <> ALL($1::text[])`, [[...OWN_KEYS]]);
      await db.query(`DELETE FROM ${destroyedKeys}`);
    },
    reachable: (timeoutMs) =>
      within(timeoutMs, 'the database of the keys', db.query('SELECT 1 AS yes')).then(
        () => true,
        () => false,
      ),
    close: () => db.close(),
  };
}
