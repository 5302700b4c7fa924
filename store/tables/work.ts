import { type Database, instant, json } from '../database.ts';

/** The first answer to an idempotency key. Ids, codes and dates: never names, free text, credentials or content of records. */
export interface Answer {
  readonly requestHash: string;
  readonly status: number;
  readonly body: unknown;
}

export interface KeptAnswer extends Answer {
  readonly keyHash: string;
  readonly citizenId: string;
  readonly commandId: string;
  readonly at: string;
}

/** How one piece of outward work stands. `error` and `result` name no person. */
export interface NewWork {
  readonly effectId: string;
  readonly citizenId: string;
  readonly kind: string;
  readonly status: 'pending' | 'failing' | 'done';
  readonly attempts: number;
  readonly error: string | null;
  readonly result: unknown;
  readonly at: string;
}

export interface Work extends NewWork {
  /** When it was first noted. */
  readonly since: string;
}

const COLUMNS = 'effect_id, citizen_id, kind, status, attempts, error, result, since, at';

/** Answers kept for idempotency, and outward work as the operator sees it. */
export function workOf(db: Database) {
  return {
    async answer(keyHash: string): Promise<Answer | undefined> {
      const [row] = await db.query('SELECT request_hash, status, body::text AS body FROM answers WHERE key_hash = $1', [keyHash]);
      return row && { requestHash: String(row.request_hash), status: Number(row.status), body: JSON.parse(String(row.body)) as unknown };
    },

    async keepAnswer(a: KeptAnswer): Promise<void> {
      await db.query(
        `INSERT INTO answers (key_hash, citizen_id, command_id, request_hash, status, body, at) VALUES ($1, $2, $3, $4, $5, $6::text::json, $7)
         ON CONFLICT (key_hash) DO NOTHING`,
        [a.keyHash, a.citizenId, a.commandId, a.requestHash, a.status, json(a.body), a.at],
      );
    },

    async noteWork(w: NewWork): Promise<void> {
      await db.query(
        `INSERT INTO work AS kept (effect_id, citizen_id, kind, status, attempts, error, result, since, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $8)
         ON CONFLICT (effect_id) DO UPDATE SET
           status = excluded.status, attempts = greatest(kept.attempts, excluded.attempts),
           error = excluded.error, result = excluded.result, at = excluded.at
         WHERE kept.status <> 'done'`,
        [w.effectId, w.citizenId, w.kind, w.status, w.attempts, w.error, json(w.result ?? null), w.at],
      );
    },

    async work(effectId: string): Promise<Work | undefined> {
      const [row] = await db.query(`SELECT ${COLUMNS} FROM work WHERE effect_id = $1`, [effectId]);
      return row && asWork(row);
    },

    async openWork(): Promise<Work[]> {
      return (await db.query(`SELECT ${COLUMNS} FROM work WHERE status <> 'done' ORDER BY since, effect_id`)).map(asWork);
    },
  };
}

const asWork = (row: Record<string, unknown>): Work => ({
  effectId: String(row.effect_id),
  citizenId: String(row.citizen_id),
  kind: String(row.kind),
  status: row.status as Work['status'],
  attempts: Number(row.attempts),
  error: row.error === null ? null : String(row.error),
  result: row.result,
  since: instant(row.since),
  at: instant(row.at),
});
