import { join } from 'node:path';
import { StoreSettingError } from '../unavailable.ts';
import { MasterKeys, masterKeysFrom } from './master-key.ts';
import { openFileVault } from './vault-files.ts';
import { openMemoryVault } from './vault-memory.ts';
import { openPostgresVault } from './vault-postgres.ts';

/**
 * The keys that content is sealed under, each 32 random bytes, kept wrapped by the master key and apart from what they seal: a backup of the
 * store, or its write-ahead log, holds no readable content once the key here is destroyed.
 *
 * Key ids are made by the program and may hold slashes: `record/<recordId>`, `citizen/<citizenId>`. At most 200 characters of text
 * (`encodeURIComponent` counted). Every call but `hmac` throws StoreUnavailable when the place of the keys cannot be reached.
 */
export interface KeyVault {
  /** The key with this id, made if there is none: the same one for all who ask at once. */
  create(keyId: string): Promise<Buffer>;
  get(keyId: string): Promise<Buffer | undefined>;
  /** Those that are there. */
  getMany(keyIds: readonly string[]): Promise<Map<string, Buffer>>;
  has(keyId: string): Promise<boolean>;
  /** Gone for ever when it returns. Nothing there is no error. */
  destroy(keyId: string): Promise<void>;
  /**
   * Wraps every key anew under this master key and answers how many. A kill in the middle leaves each key wrapped by the one or the other,
   * all readable with both given; a second call does the rest. Keys that are destroyed meanwhile stay destroyed. A process that has only the
   * old master key can make no key from then on.
   */
  rotate(newMasterKey: Buffer): Promise<number>;
  /**
   * Keyed hash (HMAC-SHA-256, hex) to find a CPR number or compare folded texts by. Its key is one of the vault's own, so a new master key
   * changes no hash.
   */
  hmac(text: string): string;
  /** Destroys all keys but that of `hmac`: for empty worlds in tests and scenarios. */
  clear(): Promise<void>;
  reachable(timeoutMs: number): Promise<boolean>;
  close(): Promise<void>;
}

export interface VaultOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Where the local keys and the local master key are. */
  readonly dataDir?: string;
}

/** Where the keys are when the store's own database is the only one there is. */
const KEYS_SCHEMA = 'vault';

/**
 * The vault that the environment asks for: KEYS_DATABASE_URL, a PostgreSQL database of its own; else the folder KEYS_DIR; else a schema of
 * the store's own database (works, but a backup of the store then holds the keys: who starts the program is told); else, when the store is
 * embedded too, `keys` in the data folder. The master key: MASTER_KEY, else a file in the data folder (see `masterKeysFrom`).
 *
 * @throws StoreSettingError one line for the person who starts the program
 * @throws StoreUnavailable when the database of the keys does not answer within 3 seconds
 */
export async function openVault({ env = process.env, dataDir = '.data' }: VaultOptions = {}): Promise<KeyVault> {
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

export { MasterKeys };
