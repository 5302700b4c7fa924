import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, say } from '../../scripts/steps.mjs';
import type { Database } from '../../store/database.ts';
import { type DeletionList, databaseDeletions, fileDeletions } from '../../store/deletions.ts';
import { type KeyPlace, keysInDatabase, keysInFolder } from '../../store/keys/copies.ts';
import { openPGlite } from '../../store/pglite.ts';
import { openPostgres } from '../../store/postgres.ts';
import { type TemporalDatabases, temporalDatabases } from './temporal-databases.ts';

/** What is copied: each may be copied, and put back, by itself. */
export const PARTS = ['store', 'temporal', 'keys'] as const;
export type Part = (typeof PARTS)[number];

/** Where the settings say that everything lies. */
export interface Where {
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
}

export interface Places {
  readonly store: Database;
  readonly keys: KeyPlace;
  readonly deletions: DeletionList;
  /** The embedded server's file; undefined for a server of its own. */
  readonly temporalFile: string | undefined;
  /** Those of a server of its own, where the settings name them. */
  readonly temporalDatabases: TemporalDatabases | undefined;
  /** The local master key, where none is given. */
  readonly masterKey: string | undefined;
  /** The code of versions that runs may still be on. */
  readonly versions: string;
  close(): Promise<void>;
}

export const isOutside = ({ TEMPORAL_ADDRESS, TEMPORAL_PROFILE, TEMPORAL_CONFIG_FILE }: NodeJS.ProcessEnv): boolean =>
  Boolean(TEMPORAL_ADDRESS || TEMPORAL_PROFILE || TEMPORAL_CONFIG_FILE);

/** The same places that the program opens (`openStores`, `openVault`). */
export const openPlaces = async ({ env, dataDir }: Where): Promise<Places> => {
  const opened: Database[] = [];
  const postgres = (url: string, name: string): Database => {
    const db = openPostgres(url, { name, max: 2 });
    opened.push(db);
    return db;
  };
  let store: Database;
  if (env.DATABASE_URL) store = postgres(env.DATABASE_URL, 'store');
  else {
    store = await openPGlite(join(dataDir, 'store'));
    opened.push(store);
  }
  const keys = (): KeyPlace => {
    if (env.KEYS_DATABASE_URL) return keysInDatabase(postgres(env.KEYS_DATABASE_URL, 'database of the keys'));
    if (env.DATABASE_URL && !env.KEYS_DIR) return keysInDatabase(store, 'vault');
    return keysInFolder(env.KEYS_DIR ?? join(dataDir, 'keys'));
  };
  const deletions = (): DeletionList => {
    if (env.DELETIONS_DATABASE_URL) return databaseDeletions(postgres(env.DELETIONS_DATABASE_URL, 'database of the deletions'));
    return env.DATABASE_URL ? databaseDeletions(store) : fileDeletions(join(dataDir, 'deletions.log'));
  };
  return {
    store,
    keys: keys(),
    deletions: deletions(),
    temporalFile: isOutside(env) ? undefined : join(dataDir, 'temporal.db'),
    temporalDatabases: isOutside(env) ? temporalDatabases(env) : undefined,
    masterKey: env.MASTER_KEY || env.NODE_ENV === 'production' ? undefined : join(dataDir, 'master.key'),
    versions: join(dataDir, 'versions'),
    close: async () => {
      for (const db of opened) await db.close();
    },
  };
};

/** The server's file with what it has not merged into it yet. */
export const filesOfTemporal = (file: string): string[] => [file, `${file}-wal`, `${file}-shm`].filter((part) => existsSync(part));

/** @throws PlainError when other processes of the program have the store open: what they write would be lost, or half copied */
export const mustBeAlone = async (db: Database): Promise<void> => {
  if (db.kind !== 'postgres') return;
  const [row] = await db.query(
    `SELECT count(*)::integer AS others FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'borgerforloeb' AND pid <> pg_backend_pid()`,
  );
  const others = Number(row?.others);
  if (others > 0) throw new PlainError(`${others} connections of the program to the store are open: stop every API and worker first`);
};

/** The command was called wrongly. */
export class WrongCall extends PlainError {}

/** @throws WrongCall */
export const partsOf = (only: string | undefined): readonly Part[] => {
  if (only === undefined) return PARTS;
  const parts = only.split(',').map((word) => word.trim());
  const wrong = parts.find((part) => !PARTS.some((known) => known === part));
  if (wrong !== undefined) throw new WrongCall(`there is no part ${wrong}: ${PARTS.join(', ')}`);
  return PARTS.filter((part) => parts.includes(part));
};

const EVERY_MS = 5_000;

/** Says how far it is, now and then. */
export const progress = (what: string): ((done: number) => void) => {
  let next = Date.now() + EVERY_MS;
  return (done) => {
    if (Date.now() < next) return;
    next = Date.now() + EVERY_MS;
    say(`${what}: ${done} …`);
  };
};
