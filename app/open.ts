import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, type NativeConnectionOptions } from '@temporalio/worker';
import { portsFrom } from '../activities/ports/from-env.ts';
import { standIns } from '../activities/ports/stand-ins.ts';
import { GRPC } from '../api/engine/grpc.ts';
import { retries } from '../api/engine/retries.ts';
import { registerSearchAttributes } from '../api/engine/search-attributes.ts';
import { type App, type AppParts, assemble } from '../app.ts';
import { stillRunning } from '../scripts/processes.mjs';
import { numberSetting, setting } from '../scripts/settings.mjs';
import { DATA, PlainError } from '../scripts/steps.mjs';
import { type KeyVault, openVault } from '../store/keys/vault.ts';
import { openStore, type Store } from '../store/store.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/contract.ts';
import { databaseLine } from './database-line.ts';

/** What the settings name, opened. */
export interface Opened {
  readonly app: App;
  readonly connection: Connection;
  readonly namespace: string;
  readonly store: Store;
  readonly vault: KeyVault;
  /** The worker's own connection to the engine. */
  native(): Promise<NativeConnection>;
  close(): Promise<void>;
}

/** How long a server that is only starting is waited for. */
const PATIENCE_MS = 15_000;

type Env = NodeJS.ProcessEnv;

/** How long Temporal keeps what has closed; the register itself keeps all that must be known later. */
const RETENTION_DAYS = 30;

export interface Temporal {
  readonly connection: Connection;
  readonly namespace: string;
  readonly options: NativeConnectionOptions;
  /** Whether the namespace was made now. */
  readonly made: boolean;
}

/** The Temporal that the environment or a profile names, else that of the `npm start` whose DATA_DIR this is. `setUp` makes the namespace where there is none. @throws PlainError */
export const connectTemporal = async ({ setUp = false } = {}): Promise<Temporal> => {
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const address = connectionOptions.address ?? stillRunning('temporal')?.address ?? `localhost:${numberSetting('TEMPORAL_PORT') || 7233}`;
  let made = false;
  const makeNamespace = async (connection: Connection): Promise<void> => {
    const workflowExecutionRetentionPeriod = msToTs(RETENTION_DAYS * 86_400_000);
    await connection.workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod })
      .catch((error: { code?: number }) => {
        if (error.code === GRPC.ALREADY_EXISTS) return;
        throw notAllowed(error, `make namespace ${namespace}`, 'a system administrator’s');
      });
    made = true;
  };
  const connect = async (): Promise<Connection> => {
    const connection = await Connection.connect({ ...retries, ...connectionOptions, address, connectTimeout: '10 seconds' });
    for (const until = Date.now() + PATIENCE_MS; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      try {
        await connection.withDeadline(Date.now() + 5_000, () => connection.workflowService.describeNamespace({ namespace }));
        return connection;
      } catch (error) {
        const { code } = error as { code?: number };
        if (code === GRPC.NOT_FOUND && !setUp)
          throw new PlainError(
            `Temporal at ${address} has no namespace ${namespace}: npm run setup makes it (or TEMPORAL_NAMESPACE names another)`,
          );
        if (code === GRPC.NOT_FOUND && !made) await makeNamespace(connection);
        if (code === GRPC.PERMISSION_DENIED || code === GRPC.UNAUTHENTICATED)
          throw notAllowed(error, `use namespace ${namespace}`, 'a writer’s');
        if (Date.now() > until) throw error;
      }
    }
  };
  const connection = await connect().catch((error: unknown) => {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`no Temporal answers at ${address}: is TEMPORAL_ADDRESS right, and is the server up?`);
  });
  return { connection, namespace, options: { ...connectionOptions, address } as NativeConnectionOptions, made };
};

/** Temporal's refusal as one line that names the right. Anything else stays as it is. */
const notAllowed = (error: unknown, what: string, right: string): unknown => {
  const { code, details } = error as { code?: number; details?: string };
  if (code !== GRPC.PERMISSION_DENIED && code !== GRPC.UNAUTHENTICATED) return error;
  return new PlainError(`Temporal does not let us ${what}: ${right} right is needed (${details ?? 'no reason given'})`);
};

/** The columns that operators see and the search asks for; added where they are missing. @throws PlainError */
export const columns = async ({ connection, namespace }: Pick<Temporal, 'connection' | 'namespace'>): Promise<void> => {
  await registerSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES).catch((error: unknown) => {
    throw notAllowed(
      error,
      `add search attributes (${Object.keys(SEARCH_ATTRIBUTES).join(', ')}) to namespace ${namespace}`,
      'an administrator’s',
    );
  });
};

/** The keys and the store, with its schema. @throws an error whose message is one line */
export const openStores = async (env: Env): Promise<{ readonly vault: KeyVault; readonly store: Store }> => {
  const vault = await openVault({ env, dataDir: DATA, beginWithStore: true }).catch((error: unknown) => {
    throw databaseLine(error, env.KEYS_DATABASE_URL ? 'KEYS_DATABASE_URL' : 'DATABASE_URL', env.KEYS_DATABASE_URL || env.DATABASE_URL);
  });
  const deletions = { databaseUrl: env.DELETIONS_DATABASE_URL, file: join(DATA, 'deletions.log') };
  const store = await openStore({
    databaseUrl: env.DATABASE_URL,
    connections: numberSetting('DATABASE_CONNECTIONS', env),
    dataDir: join(DATA, 'store'),
    vault,
    deletions,
  });
  try {
    await store.migrate();
  } catch (error) {
    await store.close();
    await vault.close();
    throw databaseLine(error, 'DATABASE_URL', env.DATABASE_URL);
  }
  return { vault, store };
};

/** Where people see the citizen page: as set, else this machine's own port where the API listens on nothing else. */
const pageUrl = (): string | undefined => {
  const [set, host, port] = [setting('PUBLIC_URL'), setting('HOST') ?? '127.0.0.1', numberSetting('PORT')];
  if (set !== undefined || host !== '127.0.0.1' || port === 0) return set;
  return `${setting('TLS_CERT_FILE') === undefined ? 'http' : 'https'}://localhost:${port}`;
};

export const openAll = async (env: Env, watch: Pick<AppParts, 'metrics' | 'tracing' | 'onKeys'> = {}): Promise<Opened> => {
  const [temporal, stores] = await Promise.allSettled([connectTemporal(), openStores(env)]);
  if (temporal.status === 'rejected') throw temporal.reason;
  if (stores.status === 'rejected') throw stores.reason;
  const { connection, namespace, options } = temporal.value;
  const { vault, store } = stores.value;
  await columns(temporal.value);
  const app = assemble({ connection, namespace, store, vault, ports: portsFrom(env, standIns()), pageUrl: pageUrl(), ...watch });
  return {
    app,
    connection,
    namespace,
    store,
    vault,
    native: () => NativeConnection.connect(options),
    close: async () => {
      await connection.close();
      await store.close();
      await vault.close();
    },
  };
};

/** One line about a database for the person who starts the program, where the keys are no place of their own. */
export const keysWarning = (env: Env): string | undefined =>
  env.DATABASE_URL && !env.KEYS_DATABASE_URL && !setting('KEYS_DIR', env)
    ? 'The keys are in a schema of the store’s own database: a backup of it holds them, so what is deleted can be read in older backups. KEYS_DATABASE_URL, a database of its own with short-lived backups, ends that.'
    : undefined;
