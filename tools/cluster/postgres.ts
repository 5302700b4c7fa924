import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { postgresPrograms } from '../engine/postgres-cluster.ts';
import { type Part, partOf } from './part.ts';

export interface Database extends Part {
  readonly port: number;
  /** The address of a database for its user; TLS, the server's certificate checked. */
  url(user: string, name: string): string;
  sql(statement: string, database?: string): Promise<void>;
}

export interface DatabaseOptions {
  readonly name: string;
  readonly folder: string;
  readonly tls: string;
  readonly logs: string;
  readonly port: number;
  readonly password: string;
}

/** A PostgreSQL server with TLS only and passwords only; each change is on the disk before it is answered. */
export const makeDatabase = async ({ name, folder, tls, logs, port, password }: DatabaseOptions): Promise<Database> => {
  const bin = postgresPrograms();
  const root = process.getuid?.() === 0; // PostgreSQL refuses to run as root
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres']));
  const who = root ? { uid: id('-u'), gid: id('-g') } : {};
  const own = (path: string): void => {
    if (root) chownSync(path, id('-u'), id('-g'));
  };
  mkdirSync(folder, { recursive: true });
  own(folder);
  const file = (path: string, text: string): string => {
    writeFileSync(path, text, { mode: 0o600 });
    own(path);
    return path;
  };
  const secret = file(join(folder, 'password'), password);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'scram-sha-256', '-U', 'admin', `--pwfile=${secret}`, '-E', 'UTF8'], {
    stdio: 'ignore',
    cwd: folder,
    ...who,
  });
  for (const [from, to] of [
    ['postgres.pem', 'server.crt'],
    ['postgres.key', 'server.key'],
  ] as const) {
    copyFileSync(join(tls, from), join(data, to));
    chmodSync(join(data, to), 0o600);
    own(join(data, to));
  }
  file(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\nlocal all all reject\n');
  const set = ['ssl=on', 'max_connections=200', 'shared_buffers=256MB', 'max_wal_size=4GB', 'log_min_messages=warning'];
  const ca = join(tls, 'ca.pem');
  const url = (user: string, database: string): string =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}?sslmode=verify-full&sslrootcert=${encodeURIComponent(ca)}`;
  const sql = async (statement: string, database = 'postgres'): Promise<void> => {
    const client = new pg.Client({ connectionString: url('admin', database), connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  const part = partOf({
    name,
    command: join(bin, 'postgres'),
    args: ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, ...set.flatMap((one) => ['-c', one])],
    options: { cwd: folder, ...who },
    logs,
    ready: async () => sql('SELECT 1').then(() => true),
    stopSignal: 'SIGINT',
  });
  return { ...part, port, url, sql };
};
