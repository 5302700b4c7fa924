import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Database, instant } from './database.ts';
import { StoreUnavailable } from './unavailable.ts';

/** A deletion: the id of the key that was destroyed (`record/<id>`, `citizen/<id>`), and when. Nothing personal. */
export interface Deletion {
  readonly keyId: string;
  readonly at: string;
}

/**
 * What was deleted, and when. Kept apart from what is deleted and from its keys, and never restored over: an older copy of both is made to
 * respect it (`npm run restore`, `npm run reconcile`). It only ever grows.
 */
export interface DeletionList {
  /** Before the key goes. The first date of an id stays. @throws StoreUnavailable and then nothing may be destroyed */
  note(deletions: readonly Deletion[]): Promise<void>;
  /** Oldest first. */
  all(): Promise<Deletion[]>;
  /** For empty worlds in tests and scenarios. */
  clear(): Promise<void>;
}

const sorted = (list: Iterable<Deletion>): Deletion[] =>
  [...list].sort((a, b) => a.at.localeCompare(b.at) || a.keyId.localeCompare(b.keyId));

/** Gone with the process. */
export function memoryDeletions(): DeletionList {
  const known = new Map<string, Deletion>();
  return {
    note: async (deletions) => {
      for (const d of deletions) if (!known.has(d.keyId)) known.set(d.keyId, d);
    },
    all: async () => sorted(known.values()),
    clear: async () => known.clear(),
  };
}

const LINE = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\S+)$/;

/** One line a deletion, on the disk when the call returns. A line that a crash cut short is none. */
export function fileDeletions(file: string): DeletionList {
  const read = (): Map<string, Deletion> => {
    const known = new Map<string, Deletion>();
    if (!existsSync(file)) return known;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const [, at, keyId] = LINE.exec(line) ?? [];
      if (at !== undefined && keyId !== undefined && !known.has(keyId)) known.set(keyId, { keyId, at });
    }
    return known;
  };
  const at = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new StoreUnavailable('the list of deletions cannot be used', error);
    }
  };
  let known: Map<string, Deletion> | undefined;
  return {
    note: async (deletions) =>
      at(() => {
        const there = known ?? read();
        known = there;
        const fresh = deletions.filter((d) => !there.has(d.keyId));
        if (fresh.length === 0) return;
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        const handle = openSync(file, 'a', 0o600);
        try {
          // begins on a line of its own, whatever a crash left of the one before
          writeSync(handle, fresh.map((d) => `\n${d.at} ${d.keyId}\n`).join(''));
          fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
        for (const d of fresh) there.set(d.keyId, d);
      }),
    all: async () => at(() => sorted(read().values())),
    clear: async () =>
      at(() => {
        known = undefined;
        rmSync(file, { force: true });
      }),
  };
}

/** In a table of its own, which is no part of the store's copies. Made when first used. */
export function databaseDeletions(db: Database): DeletionList {
  let made: Promise<void> | undefined;
  const table = (): Promise<void> => {
    made ??= db
      .transaction(async (query) => {
        await query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
        await query('CREATE TABLE IF NOT EXISTS deletions (key_id text PRIMARY KEY, at timestamptz NOT NULL)');
      })
      .catch((error: unknown) => {
        made = undefined;
        throw error;
      });
    return made;
  };
  return {
    note: async (deletions) => {
      await table();
      await db.query(
        `INSERT INTO deletions (key_id, at) SELECT key_id, at::timestamptz FROM unnest($1::text[], $2::text[]) AS d(key_id, at)
         ON CONFLICT DO NOTHING`,
        [deletions.map((d) => d.keyId), deletions.map((d) => d.at)],
      );
    },
    all: async () => {
      await table();
      const rows = await db.query('SELECT key_id, at FROM deletions ORDER BY at, key_id');
      return rows.map((row) => ({ keyId: String(row.key_id), at: instant(row.at) }));
    },
    clear: async () => {
      await table();
      await db.query('DELETE FROM deletions');
    },
  };
}

const LOCK = 7_202_206;
