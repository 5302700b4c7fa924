import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyVault, memoryVault } from '../../store/keys/vault.ts';
import { openStore, type Store } from '../../store/store.ts';
import { startCluster } from '../../tools/engine/postgres-cluster.ts';

/** One database engine under the same tests. */
export interface Engine {
  readonly vault: KeyVault;
  readonly store: Store;
  /** All files of the database: tables, write-ahead log, what it logs. */
  readonly files: string;
  /** A copy of the database as it is now, to be opened later beside the keys as they are then. */
  backup(): Promise<() => Promise<Store>>;
  stop(): Promise<void>;
}

async function pglite(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'store-pglite-'));
  const files = join(folder, 'store');
  const vault = memoryVault();
  const store = await openStore({ dataDir: files, vault });
  await store.migrate();
  return {
    vault,
    store,
    files,
    backup: async () => {
      const copy = join(folder, 'backup');
      cpSync(files, copy, { recursive: true });
      rmSync(join(copy, 'claim'));
      return () => openStore({ dataDir: copy, vault });
    },
    stop: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function postgres(): Promise<Engine> {
  const cluster = await startCluster();
  await cluster.sql('CREATE DATABASE register');
  const vault = memoryVault();
  const open = (): Promise<Store> => openStore({ databaseUrl: cluster.url('register'), vault });
  const store = await open();
  await store.migrate();
  return {
    vault,
    store,
    files: join(cluster.folder, 'data'),
    backup: async () => {
      await cluster.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'register'`);
      await cluster.sql('CREATE DATABASE backup TEMPLATE register');
      return () => openStore({ databaseUrl: cluster.url('backup'), vault });
    },
    stop: async () => {
      await store.close();
      await cluster.remove();
    },
  };
}

export const engines: readonly { readonly name: string; readonly start: () => Promise<Engine> }[] = [
  { name: 'PGlite', start: pglite },
  { name: 'PostgreSQL', start: postgres },
];

/** The files under the folder that hold the text in any of the forms that a program writes it in. */
export function filesWith(folder: string, text: string): string[] {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(Buffer.from(text).toString('base64').slice(0, -4))];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return forms.some((form) => bytes.includes(form));
    });
}
