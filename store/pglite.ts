import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Database, Parameter, Query, Row } from './database.ts';
import { claimFolder } from './tables/claim.ts';
import { asStoreError } from './unavailable.ts';

/** The buffers are in this process's memory from the start; 128 MB of them, as PostgreSQL has them, save no time here (measured: 324 MB, 174 so). */
const STARTED_WITH = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/**
 * Makes an empty database in a thread of its own: what PostgreSQL needs for that alone, 330 MB, would stay with a process that lives on.
 */
async function makeEmpty(folder: string): Promise<void> {
  const code = `const { workerData: { pglite, folder } } = require('node:worker_threads');
    require(pglite).PGlite.create(folder).then((db) => db.close());`;
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const thread = new Worker(code, { eval: true, execArgv: [], workerData: { pglite, folder } });
  const made = await new Promise<number>((resolve, reject) => thread.once('error', reject).once('exit', resolve));
  if (made !== 0) throw new Error(`the embedded database was not made (${made})`);
}

/**
 * PostgreSQL inside this process: in memory, or in a folder that this process alone may have open.
 *
 * What was acknowledged is in the folder's write-ahead log when the call returns, and is there after `kill -9`. The empty database is made
 * beside its place and moved there when it is whole, so a process killed in its first second leaves nothing half made.
 */
export async function openPGlite(folder?: string): Promise<Database> {
  if (folder === undefined) return overPGlite(await PGlite.create({ startParams: STARTED_WITH }), () => undefined);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const release = claimFolder(folder);
  try {
    const place = join(folder, 'pg');
    if (!existsSync(place)) {
      const making = join(folder, 'pg.making');
      rmSync(making, { recursive: true, force: true });
      await makeEmpty(making);
      renameSync(making, place);
    }
    // a killed process may leave it; the claim above already says that nobody else is there
    rmSync(join(place, 'postmaster.pid'), { force: true });
    const db = await PGlite.create({ dataDir: place, startParams: STARTED_WITH });
    ownOnly(place);
    return overPGlite(db, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** The files of a new database come out of an archive with rights of its own, and what the database writes as it opens has others too. */
function ownOnly(path: string): void {
  const folder = statSync(path).isDirectory();
  chmodSync(path, folder ? 0o700 : 0o600);
  if (folder) for (const name of readdirSync(path)) ownOnly(join(path, name));
}

function overPGlite(db: PGlite, release: () => void): Database {
  const run = async <T extends Row>(on: PGlite | Transaction, sql: string, parameters: readonly Parameter[]): Promise<T[]> => {
    try {
      return (await on.query<T>(sql, [...parameters])).rows;
    } catch (error) {
      throw asStoreError(error, 'the store is closed');
    }
  };
  return {
    kind: 'pglite',
    query: (sql, parameters = []) => run(db, sql, parameters),
    transaction: async (work) => {
      try {
        return await db.transaction((tx) => {
          const query: Query = (sql, parameters = []) => run(tx, sql, parameters);
          return work(query);
        });
      } catch (error) {
        throw asStoreError(error, 'the store is closed');
      }
    },
    close: async () => {
      if (!db.closed) await db.close();
      release();
    },
  };
}
