import { type Database, instant, json } from '../database.ts';

/**
 * One message, as it was sent. Fixed texts, ids, codes and dates: never names, free text or content of records. Where a message must carry
 * such, `data` holds the record's id and the reader's view fetches it.
 */
export interface MessageRow {
  /** The effect's id: the command's id and an ordinal. */
  readonly id: string;
  readonly at: string;
  readonly citizenId: string;
  /** `jobcentre 101`, `a-kasse 5`, `citizen`. */
  readonly to: string;
  readonly channel: string;
  /** A number of DFDG's, or a name; null where DFDG has a number that is not public. */
  readonly type: string | number | null;
  readonly text?: string;
  readonly data: Record<string, unknown>;
}

export interface MessageQuery {
  readonly citizenId?: string;
  readonly to?: string;
  /** The cursor of the last message seen. */
  readonly after?: string;
  /** Without it, all. */
  readonly limit?: number;
}

/** The text given as `after` is no cursor of this store: the caller's error. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}

/** One writer at a time, so that the order of arrival is the order in which messages become visible: a reader past a cursor misses none. */
const LOCK = 7_202_205;

export function messagesOf(db: Database) {
  return {
    async putMessage(m: MessageRow): Promise<boolean> {
      const rows = await db.query(
        `WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock($9::bigint) AS lock)
         INSERT INTO messages (id, at, citizen_id, recipient, channel, type, body_text, data)
         SELECT $1, $2::timestamptz, $3, $4, $5, $6::text::jsonb, $7, $8::text::jsonb FROM turn
         ON CONFLICT (id) DO NOTHING RETURNING id`,
        [m.id, m.at, m.citizenId, m.to, m.channel, json(m.type), m.text ?? null, json(m.data), LOCK],
      );
      return rows.length > 0;
    },

    async messages(q: MessageQuery): Promise<{ messages: (MessageRow & { cursor: string })[] }> {
      const rows = await db.query(
        `SELECT id, arrival::text AS arrival, at, citizen_id, recipient, channel, type, body_text, data FROM messages
         WHERE arrival > $1::bigint AND ($2::text IS NULL OR citizen_id = $2) AND ($3::text IS NULL OR recipient = $3)
         ORDER BY messages.arrival LIMIT $4::bigint`,
        [q.after === undefined ? '0' : position(q.after), q.citizenId ?? null, q.to ?? null, q.limit ?? null],
      );
      return {
        messages: rows.map((row) => ({
          id: String(row.id),
          at: instant(row.at),
          citizenId: String(row.citizen_id),
          to: String(row.recipient),
          channel: String(row.channel),
          type: row.type as string | number,
          ...(row.body_text === null ? {} : { text: String(row.body_text) }),
          data: row.data as Record<string, unknown>,
          cursor: cursor(String(row.arrival)),
        })),
      };
    },
  };
}

const cursor = (arrival: string): string => Buffer.from(`arrival ${arrival}`).toString('base64url');

function position(text: string): string {
  const [, arrival] = /^arrival (\d{1,18})$/.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? [];
  if (arrival === undefined) throw new InvalidCursor('this is no cursor of a message');
  return arrival;
}
