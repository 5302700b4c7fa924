import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Database, Query } from './database.ts';
import { StoreSettingError } from './unavailable.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any number that nothing else in the database uses: one process migrates, the others wait and find it done. */
const LOCK = 7_202_203;

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

function migrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((file) => /^\d{3}-.*\.sql$/.test(file))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, FOLDER), 'utf8');
      return { version: Number(name.slice(0, 3)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Brings the schema to the newest version, each step once, all in one transaction.
 *
 * @throws StoreSettingError when the database is newer than this program, or a step that it has taken was edited afterwards
 */
export async function migrate(db: Database): Promise<void> {
  await db.transaction((query) => migrateIn(query));
}

/** The same within a transaction, up to a version. */
export async function migrateIn(query: Query, upTo = Number.POSITIVE_INFINITY): Promise<void> {
  const steps = migrations();
  await query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  await query(`CREATE TABLE IF NOT EXISTS schema_migrations (
    version integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  const taken = new Map(
    (await query<{ version: number; checksum: string }>('SELECT version, checksum FROM schema_migrations')).map((row) => [
      row.version,
      row.checksum,
    ]),
  );
  const newest = steps.at(-1)?.version ?? 0;
  const beyond = [...taken.keys()].find((version) => version > newest);
  if (beyond !== undefined) {
    throw new StoreSettingError(`the store has schema ${beyond}, this program knows up to ${newest}: start a newer version of the program`);
  }
  for (const step of steps.filter((s) => s.version <= upTo)) {
    const checksum = taken.get(step.version);
    if (checksum === step.checksum) continue;
    if (checksum !== undefined)
      throw new StoreSettingError(`the migration ${step.name} was edited after the store took it: add a new one instead`);
    for (const statement of statements(step.sql)) await query(statement);
    await query('INSERT INTO schema_migrations (version, name, checksum) VALUES ($1, $2, $3)', [step.version, step.name, step.checksum]);
  }
}

/** Migrations hold plain statements, each ended by a semicolon at the end of a line. */
const statements = (sql: string): string[] =>
  sql
    .replace(/--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
