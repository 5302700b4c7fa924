import pg from 'pg';
import type { Database, Parameter, Query, Row } from './database.ts';
import { asStoreError, StoreSettingError } from './unavailable.ts';

const CONNECT_MS = 3_000;
const STATEMENT_MS = 10_000;

export interface PostgresOptions {
  /** For messages: which of the two databases. */
  readonly name: string;
  /** Connections that one process keeps at most. */
  readonly max?: number;
}

/** PostgreSQL behind a pool. Connects when first asked, so that a server that is down now does not stop the start. */
export function openPostgres(url: string, { name, max = 10 }: PostgresOptions): Database {
  if (!/^postgres(ql)?:\/\//.test(url)) throw new StoreSettingError(`the address of the ${name} must begin with postgresql://`);
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_MS,
    // the server ends a slow statement; the client gives up a little later when the server no longer answers at all
    statement_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS + 2_000,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    application_name: 'borgerforloeb',
  });
  // an idle connection that the server closes: the pool opens another when one is asked for
  pool.on('error', () => undefined);
  const what = `the ${name} cannot be reached`;

  const run = async <T extends Row>(on: pg.Pool | pg.PoolClient, sql: string, parameters: readonly Parameter[]): Promise<T[]> => {
    try {
      return (await on.query<T>(sql, [...parameters])).rows;
    } catch (error) {
      throw asStoreError(error, what);
    }
  };

  const withClient = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw asStoreError(error, what);
    });
    // a connection that breaks between two statements reports here first, and to the next statement too
    const ignore = (): void => undefined;
    client.on('error', ignore);
    let broken = true;
    try {
      await run(client, 'BEGIN', []);
      const result = await work(client);
      await run(client, 'COMMIT', []);
      broken = false;
      return result;
    } catch (error) {
      broken = await run(client, 'ROLLBACK', []).then(
        () => false,
        () => true,
      );
      throw asStoreError(error, what);
    } finally {
      client.off('error', ignore);
      client.release(broken);
    }
  };

  return {
    kind: 'postgres',
    query: (sql, parameters = []) => run(pool, sql, parameters),
    transaction: (work) =>
      withClient((client) => {
        const query: Query = (sql, parameters = []) => run(client, sql, parameters);
        return work(query);
      }),
    close: async () => {
      if (!pool.ended && !pool.ending) await pool.end();
    },
  };
}
