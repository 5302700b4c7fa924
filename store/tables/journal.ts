import { type Database, instant, json } from '../database.ts';

/** One line of a citizen's timeline. Facts by id, code and date: never names, free text or content of records. */
export interface TimelineRow {
  /** Tells entries of one number apart. */
  readonly id?: string;
  /** From 1, without gaps: the citizen's workflow numbers them. Numbers come again after it was set back to an earlier point. */
  readonly seq: number;
  readonly recordedAt: string;
  readonly effectiveOn: string;
  /** `a-kasse 5`, `clock`. */
  readonly by: string;
  readonly command: string;
  readonly rule: string;
  readonly what: readonly { readonly type: string; readonly [field: string]: unknown }[];
  readonly commandId?: string;
  /** Which things went from which state to which. */
  readonly moves?: readonly {
    readonly machine: string;
    readonly item: string;
    readonly from: readonly string[];
    readonly to: readonly string[];
  }[];
}

/** Which lines of a timeline are wanted: all, or those of which every word holds. */
export interface TimelinePart {
  /** Recorded at that instant or later (epoch milliseconds). */
  readonly since?: number | undefined;
  /** Only what brought something from one state to another. */
  readonly moving?: boolean;
}

export interface Access {
  readonly at: string;
  /** The token's subject. */
  readonly who: string;
  readonly role: string;
  readonly org: string | null;
  readonly citizenId: string;
  /** What was read: `preparation-form`. */
  readonly what: string;
  /** Of the record or item; `null` for what there is one of. */
  readonly id: string | null;
}

/** What happened to a citizen, and who read what: both only ever grow. */
export function journalOf(db: Database) {
  return {
    async appendTimeline(citizenId: string, entries: readonly TimelineRow[]): Promise<void> {
      if (entries.length === 0) return;
      await db.query(
        `INSERT INTO timeline (citizen_id, seq, recorded_at, effective_on, given_by, command, rule, what, command_id, moves, entry_id)
         SELECT $1, e.seq, e."recordedAt", e."effectiveOn", e."by", e.command, e.rule, e.what, e."commandId", e.moves, coalesce(e.id, '')
         FROM jsonb_to_recordset($2::text::jsonb) AS e(id text, seq integer, "recordedAt" timestamptz, "effectiveOn" date, "by" text, command text, rule text, what jsonb, "commandId" text, moves jsonb)
         ON CONFLICT (citizen_id, seq, entry_id) DO NOTHING`,
        [citizenId, json(entries)],
      );
    },

    async timeline(citizenId: string, { since, moving = false }: TimelinePart = {}): Promise<TimelineRow[]> {
      const rows = await db.query(
        `SELECT seq, recorded_at, effective_on::text AS effective_on, given_by, command, rule, what, command_id, moves, entry_id
         FROM timeline WHERE citizen_id = $1 AND ($2::float8 IS NULL OR recorded_at >= to_timestamp($2 / 1000)) AND ($3 = false OR moves IS NOT NULL)
         ORDER BY recorded_at, seq, entry_id`,
        [citizenId, since ?? null, moving],
      );
      return rows.map((row) => ({
        ...(row.entry_id === '' ? {} : { id: String(row.entry_id) }),
        seq: Number(row.seq),
        recordedAt: instant(row.recorded_at),
        effectiveOn: String(row.effective_on),
        by: String(row.given_by),
        command: String(row.command),
        rule: String(row.rule),
        what: row.what as TimelineRow['what'],
        ...(row.command_id === null ? {} : { commandId: String(row.command_id) }),
        ...(row.moves === null ? {} : { moves: row.moves as NonNullable<TimelineRow['moves']> }),
      }));
    },

    async latest(citizenIds: readonly string[]): Promise<Map<string, string>> {
      const rows = await db.query(
        `SELECT c.id, (SELECT count(*) FROM timeline WHERE citizen_id = c.id)::text AS entries,
                (SELECT max(arrival) FROM messages WHERE citizen_id = c.id)::text AS arrival
         FROM jsonb_array_elements_text($1::text::jsonb) AS c(id)`,
        [json(citizenIds)],
      );
      return new Map(rows.map((row) => [String(row.id), `${row.entries ?? 0}.${row.arrival ?? 0}`]));
    },

    async logAccess(a: Access): Promise<void> {
      await db.query('INSERT INTO access_log (at, who, role, org, citizen_id, what, id) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        a.at,
        a.who,
        a.role,
        a.org,
        a.citizenId,
        a.what,
        a.id,
      ]);
    },

    async accessLog(citizenId: string): Promise<Access[]> {
      const rows = await db.query('SELECT at, who, role, org, what, id FROM access_log WHERE citizen_id = $1 ORDER BY entry', [citizenId]);
      return rows.map((row) => ({
        at: instant(row.at),
        who: String(row.who),
        role: String(row.role),
        org: row.org === null ? null : String(row.org),
        citizenId,
        what: String(row.what),
        id: row.id === null ? null : String(row.id),
      }));
    },
  };
}
