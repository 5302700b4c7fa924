import { seal, unseal } from '../codec/seal.ts';
import { type Database, instant, json, type Query } from '../database.ts';
import type { DeletionList } from '../deletions.ts';
import type { KeyVault } from '../keys/key-vault.ts';
import { KeyLost, StoreUnavailable } from '../unavailable.ts';

/** Content on its way into the store, under the id of the command that brings it. */
export interface NewRecord {
  readonly recordId: string;
  readonly citizenId: string;
  readonly commandId: string;
  readonly kind: string;
  /** Anything with a JSON form. */
  readonly content: unknown;
  readonly createdAt: string;
}

export interface UnownedRecord {
  readonly recordId: string;
  readonly citizenId: string;
  readonly commandId: string;
  readonly kind: string;
  readonly createdAt: string;
}

export const keyOf = (recordId: string): string => `record/${recordId}`;

/**
 * Records: the only place of personal content. Each is sealed under a key of its own, which is in the vault and nowhere else.
 *
 * A record is first `waiting` (its command is not decided), then `owned`. It leaves by way of `leaving`, so that one that is being swept can
 * no longer become owned, then its key goes, then its row: a kill in between leaves what nobody can read, and the next call removes it.
 */
export function recordsOf(db: Database, vault: KeyVault, deletions: DeletionList) {
  const open = (recordId: string, body: unknown, key: Buffer): unknown => {
    try {
      return JSON.parse(unseal(key, recordId, body as Uint8Array).toString('utf8'));
    } catch (error) {
      throw new KeyLost(keyOf(recordId), 'does not open its record: one of the two was altered, or is another one', error);
    }
  };

  /** A record without its key: destroyed, or lost. @throws KeyLost */
  const mustBeDestroyed = async (recordIds: readonly string[]): Promise<void> => {
    if (recordIds.length === 0) return;
    const destroyed = await vault.destroyed(recordIds.map(keyOf));
    const lost = recordIds.find((id) => !destroyed.has(keyOf(id)));
    if (lost !== undefined) throw new KeyLost(keyOf(lost), 'is not there, and was not destroyed');
  };

  const removeRows = async (recordIds: readonly string[]): Promise<void> => {
    for (const id of recordIds) await vault.destroy(keyOf(id));
    if (recordIds.length > 0) await db.query('DELETE FROM records WHERE record_id = ANY($1::text[])', [recordIds]);
  };

  const readRecords = async (recordIds: readonly string[]): Promise<Map<string, unknown>> => {
    const rows = await db.query<{ record_id: string; body: Uint8Array }>(
      'SELECT record_id, body FROM records WHERE record_id = ANY($1::text[])',
      [recordIds],
    );
    const keys = await vault.getMany(rows.map((row) => keyOf(row.record_id)));
    const found = new Map<string, unknown>();
    await mustBeDestroyed(rows.map((row) => row.record_id).filter((id) => !keys.has(keyOf(id))));
    for (const { record_id, body } of rows) {
      const key = keys.get(keyOf(record_id));
      if (key) found.set(record_id, open(record_id, body, key));
    }
    return found;
  };

  return {
    async putRecord(record: NewRecord): Promise<void> {
      const text = json(record.content);
      const there = await vault.get(keyOf(record.recordId));
      // a row whose key was destroyed is on its way out; one whose key is only missing waits for it
      if (!there) {
        const rows = await db.query('SELECT 1 AS yes FROM records WHERE record_id = $1', [record.recordId]);
        if (rows.length > 0 && !(await vault.get(keyOf(record.recordId)))) await mustBeDestroyed([record.recordId]);
      }
      const key = there ?? (await vault.create(keyOf(record.recordId)));
      const body = seal(key, record.recordId, Buffer.from(text));
      // without its key, a row is what a kill left of a record that was leaving: this one takes its place.
      // one that waits is waited for anew, so that the command that brings it again is not overtaken by a sweep
      const rows = await db.query<{ state: string }>(
        `INSERT INTO records AS kept (record_id, citizen_id, command_id, kind, body, created_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (record_id) DO UPDATE SET
           body = CASE WHEN $7::boolean AND kept.state <> 'owned' THEN excluded.body ELSE kept.body END,
           created_at = CASE WHEN kept.state = 'waiting' OR ($7::boolean AND kept.state <> 'owned') THEN excluded.created_at ELSE kept.created_at END,
           state = CASE WHEN $7::boolean AND kept.state <> 'owned' THEN 'waiting' ELSE kept.state END
         RETURNING state`,
        [record.recordId, record.citizenId, record.commandId, record.kind, body, record.createdAt, there === undefined],
      );
      if (rows[0]?.state === 'leaving') throw new StoreUnavailable('the record is being removed at this moment');
    },

    async own(recordIds: readonly string[]): Promise<string[]> {
      return ownIn(db.query, recordIds);
    },

    async discardUnowned(commandId: string, madeBefore?: string): Promise<number> {
      const rows = await db.query<{ record_id: string }>(
        `UPDATE records SET state = 'leaving' WHERE command_id = $1 AND state <> 'owned' AND ($2::timestamptz IS NULL OR created_at < $2)
         RETURNING record_id`,
        [commandId, madeBefore ?? null],
      );
      await removeRows(rows.map((row) => row.record_id));
      return rows.length;
    },

    async sweep(olderThan: string): Promise<number> {
      let swept = 0;
      for (;;) {
        const rows = await db.query<{ record_id: string }>(
          `UPDATE records SET state = 'leaving' WHERE record_id IN (
             SELECT record_id FROM records WHERE state = 'leaving' OR (state = 'waiting' AND created_at < $1) LIMIT 200 FOR UPDATE SKIP LOCKED
           ) RETURNING record_id`,
          [olderThan],
        );
        await removeRows(rows.map((row) => row.record_id));
        swept += rows.length;
        if (rows.length < 200) return swept;
      }
    },

    async unowned(olderThan: string): Promise<UnownedRecord[]> {
      const rows = await db.query(
        `SELECT record_id, citizen_id, command_id, kind, created_at FROM records WHERE state = 'waiting' AND created_at < $1 ORDER BY created_at, record_id`,
        [olderThan],
      );
      return rows.map((row) => ({
        recordId: String(row.record_id),
        citizenId: String(row.citizen_id),
        commandId: String(row.command_id),
        kind: String(row.kind),
        createdAt: instant(row.created_at),
      }));
    },

    readRecords,

    async readRecord(recordId: string): Promise<unknown | undefined> {
      return (await readRecords([recordId])).get(recordId);
    },

    async deleteRecord(recordId: string): Promise<void> {
      // first the list: whatever copy is put back later, what stands there goes again
      await deletions.note([{ keyId: keyOf(recordId), at: new Date().toISOString() }]);
      await removeRows([recordId]);
    },

    async disown(commandIds: readonly string[]): Promise<number> {
      await db.query('DELETE FROM answers WHERE command_id = ANY($1::text[])', [commandIds]);
      const rows = await db.query<{ record_id: string }>(
        `UPDATE records SET state = 'leaving' WHERE command_id = ANY($1::text[]) RETURNING record_id`,
        [commandIds],
      );
      await removeRows(rows.map((row) => row.record_id));
      return rows.length;
    },

    async there(recordIds: readonly string[]): Promise<Set<string>> {
      const rows = await db.query<{ record_id: string }>('SELECT record_id FROM records WHERE record_id = ANY($1::text[])', [recordIds]);
      return new Set(rows.map((row) => row.record_id));
    },

    async unreadable(): Promise<{ recordId: string; citizenId: string; kind: string }[]> {
      const found: { recordId: string; citizenId: string; kind: string }[] = [];
      for (let after = ''; ; ) {
        const rows = await db.query<{ record_id: string; citizen_id: string; kind: string }>(
          'SELECT record_id, citizen_id, kind FROM records WHERE record_id COLLATE "C" > $1 ORDER BY record_id COLLATE "C" LIMIT 500',
          [after],
        );
        for (const { record_id, citizen_id, kind } of rows) {
          after = record_id;
          // what cannot be unwrapped throws for all of them
          const key = await vault.get(keyOf(record_id)).catch((error: unknown) => {
            if (error instanceof KeyLost) return undefined;
            throw error;
          });
          if (!key) found.push({ recordId: record_id, citizenId: citizen_id, kind });
        }
        if (rows.length < 500) return found;
      }
    },

    async recordGone(recordId: string): Promise<boolean> {
      if (await vault.has(keyOf(recordId))) return false;
      return (await db.query('SELECT 1 AS yes FROM records WHERE record_id = $1', [recordId])).length === 0;
    },
  };
}

/** Marks as owned; answers those that are not there (deleted before, or swept). */
export async function ownIn(query: Query, recordIds: readonly string[]): Promise<string[]> {
  const rows = await query<{ record_id: string }>(
    `UPDATE records SET state = 'owned' WHERE record_id = ANY($1::text[]) AND state <> 'leaving' RETURNING record_id`,
    [recordIds],
  );
  const owned = new Set(rows.map((row) => row.record_id));
  return recordIds.filter((id) => !owned.has(id));
}
