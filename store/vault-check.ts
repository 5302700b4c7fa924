import type { Database } from './database.ts';
import type { KeyVault } from './keys/key-vault.ts';
import { StoreSettingError } from './unavailable.ts';

const CHECK = 'the vault of this store';

/**
 * Ties store and vault together, on the first start: a new vault begins only beside a new store, and from then on the store knows its vault by
 * a keyed value.
 *
 * @throws StoreSettingError one line, and nothing is made, when the vault is not the store's own: it is empty, or another one
 */
export async function bindVault(db: Database, vault: KeyVault): Promise<void> {
  const [known] = await db.query<{ value: string }>('SELECT value FROM vault_check');
  const used = known !== undefined || (await db.query('SELECT 1 AS yes FROM records LIMIT 1')).length > 0;
  // in this order: another process that starts beside this one begins the vault before it ties the store to it
  if (used && (await vault.isFresh()))
    throw new StoreSettingError(
      'the keys of this store are not there: the vault is empty. Put them back (KEYS_DATABASE_URL, KEYS_DIR, or keys in DATA_DIR); nothing was made in their place',
    );
  await vault.begin();
  const value = vault.hmac(CHECK);
  await db.query('INSERT INTO vault_check (value) VALUES ($1) ON CONFLICT DO NOTHING', [value]);
  const [kept] = await db.query<{ value: string }>('SELECT value FROM vault_check');
  if (kept?.value !== value)
    throw new StoreSettingError(
      'the vault is not the one of this store: its keys belong to another. Name the right one (KEYS_DATABASE_URL, KEYS_DIR, or keys in DATA_DIR)',
    );
}
