import type { Database, Query } from './database.ts';
import { migrateIn } from './migrate.ts';
import { StoreSettingError } from './unavailable.ts';

/** A copy of the store as lines of JSON, one a row: the same for PGlite and PostgreSQL, and from the one into the other. */

/** What Temporal knows too: copied before it, so that whatever else it knows can be written into them again. */
export const EARLY = ['timeline', 'messages', 'answers', 'work', 'access_log', 'vault_check'] as const;
/** What Temporal knows by id only: copied after it, so that all that it knows of is there; what nobody knows of is swept away. */
export const LATE = ['citizens', 'records'] as const;
export type Table = (typeof EARLY)[number] | (typeof LATE)[number];
const ALL: readonly Table[] = [...EARLY, ...LATE];

export interface TableCopy {
  readonly rows: number;
  readonly columns: readonly string[];
}

const PAGE = 500;
/** Where JSON's `null` is a value; in a line it looks like none. */
const JSON_NULL = ['messages.type', 'answers.body'];

export const schemaOf = async (db: Database): Promise<number> =>
  Number((await db.query('SELECT max(version) AS version FROM schema_migrations'))[0]?.version ?? 0);

const columnsOf = async (query: Query, table: Table): Promise<string[]> =>
  (
    await query(
      `SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position`,
      [table],
    )
  ).map((row) => String(row.column_name));

/** Whether the store's tables are there and hold a citizen or a record. */
export const isUsed = async (db: Database): Promise<boolean> => {
  const [there] = await db.query(`SELECT to_regclass('citizens') IS NOT NULL AND to_regclass('records') IS NOT NULL AS yes`);
  if (there?.yes !== true) return false;
  const [used] = await db.query('SELECT EXISTS (SELECT 1 FROM citizens) OR EXISTS (SELECT 1 FROM records) AS yes');
  return used?.yes === true;
};

/** All of these tables at one instant. */
export const copyTables = async (
  db: Database,
  tables: readonly Table[],
  write: (table: Table, lines: readonly string[]) => Promise<void>,
): Promise<Record<string, TableCopy>> =>
  db.transaction(async (query) => {
    await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const copied: Record<string, TableCopy> = {};
    for (const table of tables) {
      const columns = await columnsOf(query, table);
      await query(`DECLARE rows_of_${table} NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM ${table} AS t`);
      let rows = 0;
      for (;;) {
        const page = await query<{ line: string }>(`FETCH ${PAGE} FROM rows_of_${table}`);
        if (page.length === 0) break;
        rows += page.length;
        await write(
          table,
          page.map((row) => row.line),
        );
      }
      await query(`CLOSE rows_of_${table}`);
      copied[table] = { rows, columns };
    }
    return copied;
  });

export interface Putting {
  readonly schema: number;
  readonly tables: Readonly<Record<string, TableCopy>>;
  lines(table: Table): AsyncIterable<string>;
  /** Rows that must not come back. */
  keep(table: Table, line: string): boolean;
  onRows?(table: string, rows: number): void;
}

/**
 * Puts a copy in the place of the store, all or nothing; what the store held before is gone. The schema is the copy's: `migrate` takes it on.
 *
 * @throws StoreSettingError when the copy is of a newer program
 */
export const putTables = async (db: Database, { schema, tables, lines, keep, onRows }: Putting): Promise<void> => {
  await db.transaction(async (query) => {
    for (const table of [...ALL, 'schema_migrations']) await query(`DROP TABLE IF EXISTS ${table}`);
    await migrateIn(query, schema);
    const [at] = await query('SELECT max(version) AS version FROM schema_migrations');
    if (Number(at?.version) !== schema)
      throw new StoreSettingError(`the copy has schema ${schema}, this program knows up to ${at?.version}`);
    for (const table of ALL) {
      const { rows: known, columns } = tables[table] ?? { rows: 0, columns: [] };
      if (known === 0) continue;
      if (!columns.every((name) => /^[a-z_]+$/.test(name))) throw new StoreSettingError('the copy names columns that are none');
      const names = columns.map((name) => `"${name}"`).join(', ');
      const values = columns
        .map((name) => (JSON_NULL.includes(`${table}.${name}`) ? `coalesce("${name}", 'null')` : `"${name}"`))
        .join(', ');
      let page: string[] = [];
      let rows = 0;
      const put = async (): Promise<void> => {
        if (page.length === 0) return;
        await query(
          `INSERT INTO ${table} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM json_populate_recordset(NULL::${table}, $1::text::json)`,
          [`[${page.join(',')}]`],
        );
        rows += page.length;
        page = [];
        onRows?.(table, rows);
      };
      for await (const line of lines(table)) {
        if (!keep(table, line)) continue;
        page.push(line);
        if (page.length >= PAGE) await put();
      }
      await put();
    }
    for (const [table, column] of [
      ['messages', 'arrival'],
      ['access_log', 'entry'],
    ])
      await query(
        `SELECT setval(pg_get_serial_sequence('${table}', '${column}'), coalesce((SELECT max(${column}) FROM ${table}), 0) + 1, false)`,
      );
  });
};
