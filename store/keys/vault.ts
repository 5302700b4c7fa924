import { join } from 'node:path';
import { StoreSettingError } from '../unavailable.ts';
import type { KeyVault } from './key-vault.ts';
import { MasterKeys, masterKeysFrom } from './master-key.ts';
import { openFileVault } from './vault-files.ts';
import { openMemoryVault } from './vault-memory.ts';
import { openPostgresVault } from './vault-postgres.ts';

export interface VaultOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Where the local keys and the local master key are. */
  readonly dataDir?: string;
  /** An empty vault stays so until the store says that it is new too (`Store.migrate`). */
  readonly beginWithStore?: boolean;
}

/** Where the keys are when the store's own database is the only one there is. */
const KEYS_SCHEMA = 'vault';

/**
 * The vault that the environment asks for: KEYS_DATABASE_URL, a PostgreSQL database of its own; else the folder KEYS_DIR; else a schema of
 * the store's own database (works, but a backup of the store then holds the keys: a warning at the start says so); else, when the store is
 * embedded too, `keys` in the data folder. The master key: MASTER_KEY, else a file in the data folder (see `masterKeysFrom`).
 *
 * @throws StoreSettingError one line for the person who starts the program
 * @throws StoreUnavailable when the database of the keys does not answer within 3 seconds
 */
export async function openVault({ env = process.env, dataDir = '.data', beginWithStore = false }: VaultOptions = {}): Promise<KeyVault> {
  const vault = await openPlace(env, dataDir);
  if (!beginWithStore) await vault.begin();
  return vault;
}

async function openPlace(env: NodeJS.ProcessEnv, dataDir: string): Promise<KeyVault> {
  if (env.KEYS_DATABASE_URL) {
    if (env.DATABASE_URL && place(env.DATABASE_URL) === place(env.KEYS_DATABASE_URL)) {
      throw new StoreSettingError(
        'KEYS_DATABASE_URL and DATABASE_URL are the same database: a backup of the store would hold the keys to what was deleted',
      );
    }
    return openPostgresVault(env.KEYS_DATABASE_URL, masterKeysFrom(env, dataDir));
  }
  if (env.DATABASE_URL && !env.KEYS_DIR) return openPostgresVault(env.DATABASE_URL, masterKeysFrom(env, dataDir), KEYS_SCHEMA);
  return openFileVault(env.KEYS_DIR ?? join(dataDir, 'keys'), masterKeysFrom(env, dataDir));
}

/** For tests and scenarios: keys and master key in memory, gone with the process. */
export const memoryVault = openMemoryVault;

/** Two addresses of one database compare equal, whatever user or options they carry. */
function place(url: string): string {
  try {
    const { hostname, port, pathname, searchParams } = new URL(url);
    return [searchParams.get('host') ?? hostname, searchParams.get('port') ?? (port || '5432'), pathname].join(' ');
  } catch {
    return url;
  }
}

export type { KeyVault };
export { MasterKeys };
