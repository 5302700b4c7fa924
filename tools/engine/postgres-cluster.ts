import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server of one's own: started, stopped and removed by the one who uses it. */
export interface Cluster {
  readonly folder: string;
  url(database: string): string;
  /** Runs one statement in a database of the cluster. */
  sql(statement: string, database?: string): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** As a crash: at once, nothing is written down; waits until it is gone. */
  crash(): Promise<void>;
  /** Whether its process is there; a server that cannot write its log ends by itself. */
  alive(): boolean;
  /** Its process; undefined when it does not run. */
  pid(): number | undefined;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

const USER = 'store';

/** The folder of PostgreSQL's programs. */
export function postgresPrograms(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [process.env.PG_BIN, ...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  const found = folders.find((folder) => folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (!found)
    throw new Error(
      'PostgreSQL is missing: install the Debian package "postgresql" (apt-get install postgresql), or set PG_BIN to its programs',
    );
  return found;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });

export interface ClusterOptions {
  /** Called with the empty folder and who writes in it, before anything does. */
  readonly onFolder?: (folder: string, owner: { readonly uid: number; readonly gid: number } | undefined) => void;
}

export async function startCluster({ onFolder }: ClusterOptions = {}): Promise<Cluster> {
  const bin = postgresPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'store-pg-'));
  // PostgreSQL refuses to run as root
  const root = process.getuid?.() === 0;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres']));
  const who = root ? { uid: id('-u'), gid: id('-g') } : {};
  if (root) chownSync(folder, id('-u'), id('-g'));
  onFolder?.(folder, root ? { uid: id('-u'), gid: id('-g') } : undefined);
  const port = await freePort();
  execFileSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), '-A', 'trust', '-U', USER, '-E', 'UTF8', '--no-sync'], {
    stdio: 'ignore',
    cwd: folder,
    ...who,
  });

  let server: ChildProcess | undefined;
  const url = (database: string): string => `postgresql://${USER}@127.0.0.1:${port}/${database}`;
  const sql = async (statement: string, database = 'postgres'): Promise<void> => {
    const client = new pg.Client({ connectionString: url(database), connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  const lastResort = (): void => void server?.kill('SIGKILL');
  process.on('exit', lastResort);

  const cluster: Cluster = {
    folder,
    url,
    sql,
    start: async () => {
      const options = [
        '-D',
        join(folder, 'data'),
        '-h',
        '127.0.0.1',
        '-p',
        String(port),
        '-k',
        folder,
        '-c',
        'fsync=off',
        '-c',
        'max_wal_size=64MB',
      ];
      server = spawn(join(bin, 'postgres'), options, { stdio: 'ignore', cwd: folder, ...who });
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await sql('SELECT 1');
        } catch (error) {
          if (attempt > 200 || server.exitCode !== null) throw new Error(`PostgreSQL does not start: ${String(error)}`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    },
    stop: async () => {
      const running = server;
      server = undefined;
      if (!running || running.exitCode !== null) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGINT');
      await ended;
    },
    crash: async () => {
      const running = server;
      server = undefined;
      if (!running || running.exitCode !== null) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGQUIT');
      await ended;
    },
    alive: () => server !== undefined && server.exitCode === null && server.signalCode === null,
    pid: () => server?.pid,
    remove: async () => {
      await cluster.stop();
      process.off('exit', lastResort);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await cluster.start();
  return cluster;
}
