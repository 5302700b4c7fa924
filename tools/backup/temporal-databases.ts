import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, MissingTool, PlainError, runStep, say } from '../../scripts/steps.mjs';
import type { Database } from '../../store/database.ts';
import { openPostgres } from '../../store/postgres.ts';

/** The databases of a Temporal of one's own, where they are PostgreSQL and the settings say where: copied by PostgreSQL's own programs. */
export interface TemporalDatabases {
  readonly main: string;
  readonly visibility: string;
}

const FILES = { main: 'temporal.dump', visibility: 'visibility.dump' } as const;
type Which = keyof TemporalDatabases;
const RUNS_AT_ONCE = 10_000;

export const temporalDatabases = ({
  TEMPORAL_DATABASE_URL: main,
  TEMPORAL_VISIBILITY_DATABASE_URL: visibility,
}: NodeJS.ProcessEnv): TemporalDatabases | undefined => {
  if (!main) return undefined;
  if (visibility) return { main, visibility };
  const beside = new URL(main);
  beside.pathname = `${beside.pathname}_visibility`;
  return { main, visibility: beside.href };
};

/** The password goes by the environment, where no list of processes shows it. */
const called = (url: string): { readonly address: string; readonly env: NodeJS.ProcessEnv } => {
  const address = new URL(url);
  const { password } = address;
  address.password = '';
  return { address: address.href, env: { ...process.env, ...(password === '' ? {} : { PGPASSWORD: decodeURIComponent(password) }) } };
};

const run = async (program: string, what: string, url: string, args: readonly string[]): Promise<void> => {
  const command = findOnPath(program);
  if (!command) throw new MissingTool(program, 'apt-get install postgresql-client');
  const { address, env } = called(url);
  await runStep({ what, command, args: [...args, '--dbname', address], env });
};

const on = async <T>(databases: TemporalDatabases, which: Which, work: (db: Database) => Promise<T>): Promise<T> => {
  const db = openPostgres(databases[which], { name: `database of Temporal (${which})`, max: 1 });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
};

/**
 * While Temporal runs. What it decides first, what its lists show last: what is not in the lists yet stands in the first copy as work to be
 * done; what is there too much is taken out when both are put back.
 */
export const dumpTemporal = async (databases: TemporalDatabases, folder: string): Promise<void> => {
  for (const which of ['main', 'visibility'] as const)
    await run('pg_dump', `temporal: ${FILES[which]}`, databases[which], ['-Fc', '--file', join(folder, FILES[which])]);
};

/** Whether there are workflows in it. */
export const temporalIsUsed = (databases: TemporalDatabases): Promise<boolean> =>
  on(databases, 'main', async (db) => {
    const [there] = await db.query(`SELECT to_regclass('executions') IS NOT NULL AS yes`);
    if (there?.yes !== true) return false;
    return (await db.query('SELECT EXISTS (SELECT 1 FROM executions) AS yes'))[0]?.yes === true;
  });

/** @throws PlainError while anybody else is connected: a server of Temporal's would write over what is put back */
export const temporalMustBeStopped = async (databases: TemporalDatabases): Promise<void> => {
  for (const which of ['main', 'visibility'] as const) {
    const [row] = await on(databases, which, (db) =>
      db.query(
        `SELECT count(*)::integer AS others FROM pg_stat_activity
         WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      ),
    );
    const others = Number(row?.others);
    if (others > 0)
      throw new PlainError(`${others} connections to Temporal's database (${which}) are open: stop every server of Temporal's first`);
  }
};

/** Runs that the lists show and that were begun after the copy of the rest. */
const takeOutUnknown = (databases: TemporalDatabases): Promise<number> =>
  on(databases, 'main', (main) =>
    on(databases, 'visibility', (lists) =>
      lists.transaction(async (query) => {
        await query('CREATE TEMPORARY TABLE known (run_id text PRIMARY KEY) ON COMMIT DROP');
        for (let after = ''; ; ) {
          const rows = await main.query<{ id: string }>(
            `SELECT encode(run_id, 'hex') AS id FROM executions WHERE run_id > decode($1, 'hex') ORDER BY run_id LIMIT ${RUNS_AT_ONCE}`,
            [after],
          );
          const ids = rows.map(({ id }) => id);
          await query('INSERT INTO known SELECT DISTINCT unnest($1::text[]) ON CONFLICT DO NOTHING', [ids]);
          after = ids.at(-1) ?? after;
          if (ids.length < RUNS_AT_ONCE) break;
        }
        const gone = await query(
          `DELETE FROM executions_visibility WHERE replace(trim(run_id), '-', '') NOT IN (SELECT run_id FROM known) RETURNING 1 AS one`,
        );
        return gone.length;
      }),
    ),
  );

/** With every server of Temporal's stopped. All of a database or nothing. */
export const loadTemporal = async (databases: TemporalDatabases, folder: string): Promise<void> => {
  const missing = Object.values(FILES).find((name) => !existsSync(join(folder, name)));
  if (missing !== undefined)
    throw new PlainError(`${missing} is not in the backup: its Temporal was copied by other means; give --temporal-command`);
  const args = ['--clean', '--if-exists', '--no-owner', '--no-privileges', '--single-transaction', '--exit-on-error'];
  for (const which of ['visibility', 'main'] as const)
    await run('pg_restore', `temporal: ${FILES[which]}`, databases[which], [...args, join(folder, FILES[which])]);
  const gone = await takeOutUnknown(databases);
  say(`temporal: as it was; ${gone} runs that were begun while it was copied are in no list any more`);
};
