import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, Runtime } from '@temporalio/worker';
import pino from 'pino';
import { portsFrom } from '../activities/ports/from-env.ts';
import { standIns } from '../activities/ports/stand-ins.ts';
import { tokensFrom } from '../api/auth/tokens.ts';
import { registerSearchAttributes } from '../api/engine/search-attributes.ts';
import { startSweeper } from '../api/engine/sweeper.ts';
import { assemble } from '../app.ts';
import { openVault } from '../store/keys/vault.ts';
import { openStore, StoreSettingError } from '../store/store.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/contract.ts';
import { WEB_FOLDER } from './build-web.mjs';

/**
 * The worker and the API in one process, against the Temporal that the environment names. `npm start` runs it with all it needs;
 * on a real cluster it can be run as often as wanted, with `DATABASE_URL`.
 */

/** One line for the person at the console, and the end. */
const end = (line: string): never => {
  console.error(line);
  process.exit(1);
};

const env = process.env;
const dataDir = env.DATA_DIR ?? '.data';
const port = Number(env.PORT ?? 8080);
const host = env.HOST ?? '127.0.0.1';
const log = pino({ level: env.LOG_LEVEL ?? 'info' }, pino.destination(2));

Runtime.install({
  logger: {
    log: (level, message, meta) =>
      log[level === 'TRACE' || level === 'DEBUG' ? 'debug' : level === 'INFO' ? 'debug' : level === 'WARN' ? 'warn' : 'error'](
        { meta },
        message,
      ),
    trace: () => {},
    debug: () => {},
    info: () => {},
    warn: (message, meta) => log.warn({ meta }, message),
    error: (message, meta) => log.error({ meta }, message),
  },
  shutdownSignals: [],
});

const temporal = loadClientConnectConfig();
const address = temporal.connectionOptions.address ?? 'localhost:7233';
const namespace = temporal.namespace ?? 'default';

const connection = await Connection.connect({ ...temporal.connectionOptions, connectTimeout: '10 seconds' }).catch(() =>
  end(`no Temporal answers at ${address}: is TEMPORAL_ADDRESS right, and is the server up?`),
);
const vault = await openVault({ env, dataDir }).catch((error: unknown) => end(error instanceof Error ? error.message : String(error)));
const store = await openStore({ databaseUrl: env.DATABASE_URL, dataDir: join(dataDir, 'store'), vault }).catch((error: unknown) =>
  end(error instanceof Error ? error.message : String(error)),
);
await store
  .migrate()
  .catch((error: unknown) =>
    end(error instanceof StoreSettingError || error instanceof Error ? `the store cannot be used: ${error.message}` : String(error)),
  );

await registerSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES);
const native = await NativeConnection.connect(temporal.connectionOptions);
const app = assemble({ connection, namespace, store, vault, ports: portsFrom(env, standIns()) });
const { engine, clock } = app;
const worker = await app.worker({ native });
const running = worker.run();
const { verifier, local } = await tokensFrom(env, join(dataDir, 'token-key.json')).catch((error: unknown) =>
  end(error instanceof Error ? error.message : String(error)),
);
const api = await app.api({
  tokens: verifier,
  codec: { uiOrigin: env.TEMPORAL_UI_ORIGIN ?? env.TEMPORAL_UI_URL, signIn: local !== undefined },
  page: {
    folder: WEB_FOLDER,
    address: env.PUBLIC_URL,
    local,
    ...(env.OIDC_ISSUER && env.OIDC_CLIENT_ID
      ? {
          signIn: {
            issuer: env.OIDC_ISSUER,
            clientId: env.OIDC_CLIENT_ID,
            clientSecret: env.OIDC_CLIENT_SECRET,
            scope: env.OIDC_SCOPE,
          },
        }
      : {}),
    ...(env.TEMPORAL_UI_URL ? { temporalUi: { url: env.TEMPORAL_UI_URL, namespace } } : {}),
  },
  log,
});
const stopSweeper = startSweeper(
  { store, engine, clock },
  {
    onSwept: (swept) => log.info({ swept }, 'swept what crashes left'),
    onError: (error) => log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'the sweep failed; it is tried again'),
  },
);
const url = await api
  .listen({ host, port })
  .catch((error: NodeJS.ErrnoException) =>
    end(error.code === 'EADDRINUSE' ? `port ${port} is taken: choose another with PORT=…` : error.message),
  );

console.log(`Citizen page   ${url}`);
console.log(`API            ${url}/docs`);
if (env.TEMPORAL_UI_URL) console.log(`Temporal UI    ${env.TEMPORAL_UI_URL}`);
if (local) {
  console.log('Try:           TOKEN=$(npm run -s token -- --role jobcentre --org 101)');
  console.log(
    `               curl -s ${url}/citizens -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' -d '{"cpr":"0101909996","name":"Anna Andersen","jobcentre":"101"}'`,
  );
}

let stopping = false;
/** A call of the client that is being tried again while the connection closes ends in an error that nobody waits for. */
process.on('uncaughtException', (error) => {
  if (stopping) return;
  log.fatal({ error: error.message }, 'unexpected');
  end(`stopped by an error: ${error.message}`);
});
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  stopSweeper();
  await api.close();
  worker.shutdown();
  await running;
  await native.close();
  await connection.close();
  await store.close();
  await vault.close();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
running.catch((error: unknown) => end(`the worker ended: ${error instanceof Error ? error.message : String(error)}`));
