import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NativeConnection } from '@temporalio/worker';
import { type LocalIssuer, tokensFrom } from '../api/auth/tokens.ts';
import { startSweeper } from '../api/engine/sweeper.ts';
import type { WorkerPools } from '../app.ts';
import { WEB_FOLDER } from '../scripts/build-web.mjs';
import { freePort } from '../scripts/processes.mjs';
import { checkSettings, numberSetting, setting } from '../scripts/settings.mjs';
import { DATA, ROOT } from '../scripts/steps.mjs';
import { machinesHere } from '../workflows/foreseen.ts';
import { watchDrain } from './drain.ts';
import { healthBook } from './health.ts';
import { installRuntime, openLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { serveInside } from './metrics-server.ts';
import { moveRuns } from './move-runs.ts';
import { keysWarning, type Opened, openAll } from './open.ts';
import { readiness } from './ready.ts';
import { rollOut } from './roll-out.ts';
import { versionHere } from './version-here.ts';
import { deployment, keepVersions } from './versions.ts';
import { watchFailing } from './watch-failing.ts';

/** What this process does. */
export interface Roles {
  readonly api?: boolean;
  readonly worker?: boolean;
}

/** One line for the person at the console, and the end. */
const end = (error: unknown): never => {
  console.error((error instanceof Error ? error.message : String(error)).split('\n')[0]);
  process.exit(1);
};

/** Those who go on coming though `/health` says no are not waited for any longer. */
const MOST_DRAIN_MS = 10_000;

/** The program's own, for the figures. */
const releaseHere = async (): Promise<string> =>
  (JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

/** The API's certificate and key. @throws one line that names the file */
const tlsOf = async (): Promise<{ readonly cert: string; readonly key: string } | undefined> => {
  const read = async (name: string): Promise<string | undefined> => {
    const file = setting(name);
    if (file === undefined) return undefined;
    return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new Error(`${name}=${file} cannot be read: ${error.code}`);
    });
  };
  const [cert, key] = [await read('TLS_CERT_FILE'), await read('TLS_KEY_FILE')];
  return cert === undefined || key === undefined ? undefined : { cert, key };
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** How much the worker does at once. */
const pools = (): WorkerPools => ({
  workflowTasks: numberSetting('WORKFLOW_TASKS'),
  workflowPolls: numberSetting('WORKFLOW_POLLERS'),
  activities: numberSetting('ACTIVITIES'),
  activityPolls: numberSetting('ACTIVITY_POLLERS'),
  workflowThreads: numberSetting('WORKFLOW_THREADS'),
});

/** The API, listening. */
const serve = async (opened: Opened, health: ReturnType<typeof healthBook>, log: ReturnType<typeof openLog>) => {
  const { env } = process;
  const { verifier, local } = await tokensFrom(env, join(DATA, 'token-key.json'));
  const { app, namespace, store } = opened;
  const uiUrl = setting('TEMPORAL_UI_URL');
  const issuer = setting('OIDC_ISSUER');
  const clientId = setting('OIDC_CLIENT_ID');
  const signIn = issuer && clientId ? { issuer, clientId, clientSecret: env.OIDC_CLIENT_SECRET, scope: env.OIDC_SCOPE } : undefined;
  const api = await app.api({
    tokens: verifier,
    health,
    trustProxy: setting('TRUST_PROXY'),
    tls: await tlsOf(),
    limits: { perToken: numberSetting('RATE_PER_TOKEN'), perAddress: numberSetting('RATE_PER_ADDRESS') },
    metricsElsewhere: setting('METRICS_PORT') !== undefined,
    codec: { uiOrigin: setting('TEMPORAL_UI_ORIGIN') ?? uiUrl, signIn: local !== undefined },
    page: {
      folder: WEB_FOLDER,
      address: setting('PUBLIC_URL'),
      local,
      ...(signIn ? { signIn } : {}),
      ...(uiUrl ? { temporalUi: { url: uiUrl, namespace } } : {}),
    },
    log,
  });
  const stopSweeper = startSweeper(
    { store, engine: app.engine, clock: app.clock },
    {
      onSwept: (swept) => log.info({ swept }, 'swept what crashes left'),
      onError: (error) => log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'the sweep failed; it is tried again'),
    },
  );
  const port = numberSetting('PORT');
  const url = await api.listen({ host: setting('HOST') ?? '127.0.0.1', port }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken: choose another with PORT=…`) : error;
  });
  const drain = watchDrain(api.server);
  const close = async (): Promise<void> => {
    stopSweeper();
    await new Promise((resolve) => setTimeout(resolve, numberSetting('DRAIN_MS')));
    await drain.quiet(MOST_DRAIN_MS);
    await api.close();
  };
  return { url, local, close };
};

const announce = (url: string, local: LocalIssuer | undefined): void => {
  const uiUrl = setting('TEMPORAL_UI_URL');
  console.log(`Citizen page   ${url}`);
  console.log(`API            ${url}/docs`);
  if (uiUrl) console.log(`Temporal UI    ${uiUrl}`);
  if (!local) return;
  console.log('Try:           TOKEN=$(npm run -s token -- --role jobcentre --org 101)');
  console.log(
    `               curl -s ${url}/citizens -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' -d '{"cpr":"0101909996","name":"Anna Andersen","jobcentre":"101"}'`,
  );
};

/**
 * Runs the API, the worker or both until a signal. What stops the start is one line; after it, what is away is waited for, and a worker that
 * ends is made anew. SIGTERM drains: first `/health` says no, then no connection is taken, then what is open is finished.
 */
export const run = async (roles: Roles): Promise<void> => {
  process.umask(0o077);
  const { env } = process;
  const health = healthBook();
  const log = openLog(setting('LOG_LEVEL') ?? 'info', health);
  // whoever writes our stderr to a file tells when it cannot
  process.on('message', (message) => {
    const { log: lost } = message as { log?: string | null };
    if (typeof lost === 'string') health.broken('log', `lines are lost: ${lost}`);
    else if (lost === null) health.fine('log');
  });
  process.channel?.unref();
  try {
    checkSettings(env);
    const metrics = createMetrics({ version: await releaseHere(), roles: Object.keys(roles).join('+') });
    const sdkPort = await freePort(0);
    if (sdkPort !== undefined) metrics.sdkAt(`http://127.0.0.1:${sdkPort}/metrics`);
    installRuntime(log, sdkPort === undefined ? undefined : `127.0.0.1:${sdkPort}`);
    const collector = setting('OTLP_URL');
    const tracing =
      collector === undefined
        ? undefined
        : await (await import('./tracing.ts')).tracingTo(`borgerforloeb-${Object.keys(roles).join('-')}`, collector);
    const opened = await openAll(env, {
      metrics,
      tracing,
      onKeys: (there) => (there ? health.fine('keys') : health.broken('keys', 'they do not answer; what is sealed waits')),
    });
    const metricsPort = setting('METRICS_PORT');
    let up = false;
    const inside =
      metricsPort === undefined
        ? undefined
        : await serveInside({
            figures: metrics,
            ready: readiness({ engine: opened.app.engine, store: opened.store, health, up: () => up }),
            host: setting('METRICS_HOST') ?? '127.0.0.1',
            port: Number(metricsPort),
          });
    const warning = keysWarning(env);
    if (warning) console.log(warning);

    const natives = new Map<string, NativeConnection>();
    const version = roles.worker ? await versionHere() : undefined;
    if (version) metrics.works(version.buildId);
    const kept = version
      ? await rollOut({
          version,
          versions: keepVersions(join(DATA, 'versions')),
          deployment: deployment(opened.connection, opened.namespace),
          make: async ({ buildId, bundle }) => {
            // the one before is closed only now: the SDK would end its runtime with the last connection
            const before = natives.get(buildId);
            const native = await opened.native();
            natives.set(buildId, native);
            await before?.close().catch(() => undefined);
            return opened.app.worker({
              native,
              bundle,
              buildId,
              maxCachedWorkflows: numberSetting('MAX_CACHED_WORKFLOWS'),
              pools: pools(),
            });
          },
          auto: setting('ROLL_OUT') !== 'by-hand',
          move: (moving) => moveRuns({ client: opened.app.client, machines: machinesHere, ...moving }),
          health,
          onEnd: (error, againInMs) => log.error({ error: messageOf(error), againInMs }, 'the worker ended; it is made anew'),
          say: (what, line) => log[what.citizenId === undefined ? 'info' : 'warn'](what, line),
        })
      : undefined;
    const served = roles.api ? await serve(opened, health, log) : undefined;
    const unwatch = watchFailing({
      find: async () => opened.app.engine.failing?.(),
      health,
      count: metrics.failing,
      say: (failing) => log.error(failing, 'workflow tasks fail: docs/operate.md, "Non-determinism"'),
    });
    if (served) announce(served.url, served.local);
    else console.log('The worker runs');

    let stopping = false;
    const stop = async (): Promise<void> => {
      if (stopping) return;
      stopping = true;
      health.drain();
      unwatch();
      await served?.close();
      await kept?.stop();
      await Promise.all([...natives.values()].map((native) => native.close()));
      await opened.close();
      await tracing?.close();
      inside?.close();
      process.exit(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().catch(end));
    process.on('uncaughtException', (error) => {
      // a call of the client that is being tried again while the connection closes ends in an error that nobody waits for
      if (stopping) return;
      log.fatal({ error: error.message }, 'unexpected');
      end(`stopped by an error: ${error.message}`);
    });
    up = true;
    if (process.connected) process.send?.({ ready: true });
  } catch (error) {
    end(error);
  }
};
