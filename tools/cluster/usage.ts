import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import type { Database } from './postgres.ts';

/** What parts use, as the system counts it: of use on a machine that others are busy on too. */

const TICKS_A_SECOND = 100;
const PAGE = 4_096;

interface Process {
  readonly parent: number;
  readonly ticks: number;
  /** Of those below it that have ended. */
  readonly ended: number;
  readonly pages: number;
}

/** Linux only; elsewhere nothing is counted. */
const processes = (): ReadonlyMap<number, Process> => {
  const all = new Map<number, Process>();
  let names: readonly string[] = [];
  try {
    names = readdirSync('/proc');
  } catch {
    // no such counters
  }
  for (const name of names.filter((one) => /^\d+$/.test(one)))
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'utf8');
      const field = text.slice(text.lastIndexOf(')') + 2).split(' ');
      all.set(Number(name), {
        parent: Number(field[1]),
        ticks: Number(field[11]) + Number(field[12]),
        ended: Number(field[13]) + Number(field[14]),
        pages: Number(field[21]),
      });
    } catch {
      // it has ended
    }
  return all;
};

export interface Usage {
  readonly cpuMs: number;
  readonly memoryMb: number;
}

/** Of a process and all below it. */
export const usageOf = (pid: number | undefined): Usage => {
  const all = processes();
  const within = (one: number): boolean => one === pid || (all.has(one) && one > 1 && within(all.get(one)?.parent ?? 0));
  let [ticks, pages] = [0, 0];
  for (const [one, process] of all)
    if (within(one)) {
      ticks += process.ticks + process.ended;
      pages += process.pages;
    }
  return { cpuMs: (1_000 * ticks) / TICKS_A_SECOND, memoryMb: Math.round((pages * PAGE) / 1_048_576) };
};

const asked = async <T extends pg.QueryResultRow>(
  on: Database,
  sql: string,
  values: readonly unknown[] = [],
  database = 'postgres',
): Promise<T | undefined> => {
  const client = new pg.Client({ connectionString: on.url('admin', database) });
  await client.connect();
  try {
    return (await client.query<T>(sql, [...values])).rows[0];
  } finally {
    await client.end();
  }
};

/** The size of a database (bytes), what was deleted in it not yet counted out. */
export const sizeOf = async (on: Database, name: string): Promise<number> =>
  Number((await asked<{ size: string }>(on, 'SELECT pg_database_size($1) AS size', [name]))?.size ?? 0);

export interface Written {
  readonly commits: number;
  /** Bytes of the write-ahead log. */
  readonly wal: number;
}

/** What a server has written since it began. */
export const writtenBy = async (on: Database): Promise<Written> => {
  const row = await asked<{ commits: string; wal: string }>(
    on,
    "SELECT (SELECT sum(xact_commit) FROM pg_stat_database) AS commits, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS wal",
  );
  return { commits: Number(row?.commits ?? 0), wal: Number(row?.wal ?? 0) };
};

/** The workflows that Temporal has, by type. */
export const workflowsIn = async (on: Database): Promise<string> => {
  const sql = `SELECT string_agg(type || ' ' || n, ', ' ORDER BY n DESC) AS all FROM
    (SELECT workflow_type_name AS type, count(*) AS n FROM executions_visibility GROUP BY 1) AS counted`;
  return (await asked<{ all: string | null }>(on, sql, [], 'temporal_visibility'))?.all ?? 'none';
};
