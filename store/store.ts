import type { Database } from './database.ts';
import { type Deletion, type DeletionList, databaseDeletions, fileDeletions, memoryDeletions } from './deletions.ts';
import type { KeyVault } from './keys/key-vault.ts';
import { migrate } from './migrate.ts';
import { openPGlite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import { type Citizen, citizensOf, type NewCitizen, type Person } from './tables/citizens.ts';
import { type Access, journalOf, type TimelinePart, type TimelineRow } from './tables/journal.ts';
import { type MessageQuery, type MessageRow, messagesOf } from './tables/messages.ts';
import { type NewRecord, recordsOf, type UnownedRecord } from './tables/records.ts';
import { type Answer, type KeptAnswer, type NewWork, type Work, workOf } from './tables/work.ts';
import { StoreSettingError, within } from './unavailable.ts';
import { bindVault } from './vault-check.ts';

/**
 * All that outlives a workflow. Instants are ISO text in UTC with milliseconds when they come out (any ISO text with an offset when they go
 * in), dates `YYYY-MM-DD`.
 *
 * Every call may throw `StoreUnavailable`, and may then be made again: all but `logAccess` are idempotent on the id they carry.
 *
 * Names, addresses, CPR numbers, free text and credentials go into records only, which are sealed. What is given to any other call is kept in
 * clear and for good: keeping such text out of it is the caller's duty.
 */
export interface Store {
  readonly kind: 'pglite' | 'postgres';
  /** Brings the schema up to date and sees that the vault is the store's own; several processes may call it at once. */
  migrate(): Promise<void>;
  close(): Promise<void>;
  /** Whether the database answers within the time. Never throws. */
  reachable(timeoutMs: number): Promise<boolean>;
  /** Whether the place of the keys answers within the time. Never throws. */
  keysReachable(timeoutMs: number): Promise<boolean>;
  /** Empties every table and destroys the keys: an empty world for scenarios and tests. Refused in production. */
  reset(): Promise<void>;

  /** One citizen a CPR number. A retry with the same `citizenId` answers as the first call did. */
  createCitizen(c: NewCitizen): Promise<{ created: true } | { created: false; citizenId: string }>;
  /** Whose CPR number it is, hyphen or not. */
  findCitizen(cpr: string): Promise<string | undefined>;
  citizen(citizenId: string): Promise<Citizen | undefined>;
  /** The citizen's workflow is there. */
  noteBegun(citizenId: string): Promise<void>;
  person(citizenId: string): Promise<Person | undefined>;
  /** In the order of the ids; `limit` is 1,000 if not given. */
  citizenIds(after?: string, limit?: number): Promise<string[]>;

  /** Before the command is decided. The first content of an id stays; one that waits for its owner waits from this call on. */
  putRecord(r: NewRecord): Promise<void>;
  /** After acceptance. Answers the ids that are not there: deleted before, or swept. */
  own(recordIds: readonly string[]): Promise<string[]>;
  /** After a refusal: key and row of what the command brought (with an instant: and not brought again since). Answers how many. */
  discardUnowned(commandId: string, madeBefore?: string): Promise<number>;
  /** Removes what a crash left: unowned records made before the instant. Look through `unowned` first for commands that were accepted. */
  sweep(olderThan: string): Promise<number>;
  unowned(olderThan: string): Promise<UnownedRecord[]>;
  /** `undefined` when row or key is gone. Throws when the content was tampered with. */
  readRecord(recordId: string): Promise<unknown | undefined>;
  readRecords(recordIds: readonly string[]): Promise<Map<string, unknown>>;
  /** The key first, then the row. Not done unless it returns; call again until it does. */
  deleteRecord(recordId: string): Promise<void>;
  /** Neither key nor row. */
  recordGone(recordId: string): Promise<boolean>;
  /**
   * Commands that were accepted and that their citizen does not know any more, after an older copy of the engine was put back: their answers
   * and their content go, so that they can be given again. Answers how many records went.
   */
  disown(commandIds: readonly string[]): Promise<number>;
  /** Which of these have a row. */
  there(recordIds: readonly string[]): Promise<Set<string>>;
  /** Records whose key is not there, or cannot be used: destroyed, or lost. */
  unreadable(): Promise<{ recordId: string; citizenId: string; kind: string }[]>;
  /** What was deleted for good, and when; older copies of store and keys are made to respect it. */
  readonly deletions: DeletionList;

  /** Idempotent on (citizenId, seq, id): what is there stays. */
  appendTimeline(citizenId: string, entries: readonly TimelineRow[]): Promise<void>;
  /** All of it, or a part, in the order in which it was recorded. */
  timeline(citizenId: string, part?: TimelinePart): Promise<TimelineRow[]>;
  /** For each citizen a mark that changes with every entry and every message: for those who wait for news. */
  latest(citizenIds: readonly string[]): Promise<Map<string, string>>;
  /** Answers whether it was new. */
  putMessage(m: MessageRow): Promise<boolean>;
  /** In the order of arrival. Throws `InvalidCursor`. */
  messages(q: MessageQuery): Promise<{ messages: (MessageRow & { cursor: string })[] }>;

  answer(keyHash: string): Promise<Answer | undefined>;
  /** The first one stays. */
  keepAnswer(a: KeptAnswer): Promise<void>;
  /** What is done never goes back. */
  noteWork(w: NewWork): Promise<void>;
  work(effectId: string): Promise<Work | undefined>;
  /** Oldest first. */
  openWork(): Promise<Work[]>;
  logAccess(a: Access): Promise<void>;
  accessLog(citizenId: string): Promise<Access[]>;
}

export interface StoreOptions {
  /** PostgreSQL; it is first connected to when something is asked. */
  readonly databaseUrl?: string | undefined;
  /** Connections to it at most; 10. */
  readonly connections?: number;
  /** PGlite's folder, when there is no `databaseUrl`; neither: in memory. */
  readonly dataDir?: string | undefined;
  /** Stays open when the store is closed: who opened it closes it. */
  readonly vault: KeyVault;
  /** Where deletions are noted: a database, else the file where the store is embedded (neither: in memory), else a table of the store's. */
  readonly deletions?: { readonly databaseUrl?: string | undefined; readonly file?: string };
}

/** Opens the store; `migrate()` comes next. */
export async function openStore({ databaseUrl, connections, dataDir, vault, deletions }: StoreOptions): Promise<Store> {
  const db = databaseUrl
    ? openPostgres(databaseUrl, { name: 'store', ...(connections === undefined ? {} : { max: connections }) })
    : await openPGlite(dataDir);
  if (deletions?.databaseUrl) {
    const apart = openPostgres(deletions.databaseUrl, { name: 'database of the deletions', max: 2 });
    return storeOn(db, vault, databaseDeletions(apart), apart);
  }
  if (databaseUrl) return storeOn(db, vault, databaseDeletions(db));
  return storeOn(db, vault, deletions?.file === undefined ? memoryDeletions() : fileDeletions(deletions.file));
}

function storeOn(db: Database, vault: KeyVault, deletions: DeletionList, apart?: Database): Store {
  const records = recordsOf(db, vault, deletions);
  return {
    kind: db.kind,
    migrate: async () => {
      await migrate(db);
      await bindVault(db, vault);
      await deletions.note([]);
    },
    close: async () => {
      await apart?.close();
      await db.close();
    },
    reachable: (timeoutMs) =>
      within(timeoutMs, 'the store', db.query('SELECT 1 AS yes')).then(
        () => true,
        () => false,
      ),
    keysReachable: (timeoutMs) => vault.reachable(timeoutMs),
    reset: async () => {
      if (process.env.NODE_ENV === 'production') throw new StoreSettingError('the store is not emptied in production');
      await vault.clear();
      await deletions.clear();
      await db.query('TRUNCATE citizens, records, timeline, messages, answers, work, access_log RESTART IDENTITY');
    },
    deletions,
    ...citizensOf(db, vault, records),
    ...records,
    ...journalOf(db),
    ...messagesOf(db),
    ...workOf(db),
  };
}

export { InvalidCursor } from './tables/messages.ts';
export { KeyLost, StoreSettingError, StoreUnavailable } from './unavailable.ts';
export type {
  Access,
  Answer,
  Citizen,
  Deletion,
  DeletionList,
  KeptAnswer,
  MessageQuery,
  MessageRow,
  NewCitizen,
  NewRecord,
  NewWork,
  Person,
  TimelinePart,
  TimelineRow,
  UnownedRecord,
  Work,
};
