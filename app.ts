import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, type Connection } from '@temporalio/client';
import type { DataConverter, PayloadCodec } from '@temporalio/common';
import { type ActivityInterceptorsFactory, type NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { FastifyInstance } from 'fastify';
import { createActivities } from './activities/index.ts';
import type { Ports } from './activities/ports/index.ts';
import { standIns } from './activities/ports/stand-ins.ts';
import type { ApiDeps } from './api/deps.ts';
import { type Clock, engineClock } from './api/engine/clock.ts';
import { createEngine, type Engine } from './api/engine/engine.ts';
import { buildApi } from './api/server.ts';
import { bundleWorkflows, type WorkflowBundle } from './app/bundle.ts';
import { measuredEngine, measuredPorts, watchedActivities } from './app/measured.ts';
import type { Metrics } from './app/metrics.ts';
import type { Tracing } from './app/tracing.ts';
import { DEPLOYMENT } from './app/versions.ts';
import { citizenCodec } from './store/codec/payload-codec.ts';
import type { KeyVault } from './store/keys/vault.ts';
import type { Store } from './store/store.ts';
import { TASK_QUEUE } from './workflows/contract.ts';

/**
 * The one place where the product is put together: the service, its tests and its tools say what it stands on, and get the same client,
 * engine, worker and API.
 */

export interface AppParts {
  readonly connection: Connection;
  readonly namespace?: string;
  readonly store: Store;
  readonly vault: KeyVault;
  /** The outward systems; those that are left out are stand-ins. */
  readonly ports?: Partial<Ports>;
  /** Where "today" comes from; the engine's own clock when left out. */
  readonly clock?: Clock;
  /** How what Temporal keeps is sealed, by side; `null` leaves it in clear, for recordings. */
  readonly codec?: ((side: 'client' | 'worker') => PayloadCodec) | null;
  /** Told whether the place of the keys answers. */
  readonly onKeys?: (there: boolean) => void;
  /** How long a call to the engine may take (milliseconds). */
  readonly engineTimeoutMs?: number;
  /** Takes the figures; absent: nobody. */
  readonly metrics?: Metrics | undefined;
  /** Takes the spans; absent: nobody, and the workflows are bundled without them. */
  readonly tracing?: Tracing | undefined;
  /** Where people see the citizen page, for the link in Temporal's UI. */
  readonly pageUrl?: string | undefined;
}

export interface WorkerPools {
  /** Workflow tasks under way; 40. With a workflow cache, not fewer than 2. */
  readonly workflowTasks?: number;
  /** Calls that wait for workflow tasks; 10. Not more than `workflowTasks`. */
  readonly workflowPolls?: number;
  /** Activities under way; 100. */
  readonly activities?: number;
  /** Calls that wait for activities; 10. */
  readonly activityPolls?: number;
  /** Threads that run workflows, each with all machines in its memory; 1, and more than processors are of no use. */
  readonly workflowThreads?: number;
}

/** The pools in the SDK's words. */
const poolsOf = ({ workflowTasks, workflowPolls, activities, activityPolls, workflowThreads }: WorkerPools): Partial<WorkerOptions> => ({
  ...(workflowTasks === undefined ? {} : { maxConcurrentWorkflowTaskExecutions: workflowTasks }),
  ...(workflowPolls === undefined ? {} : { maxConcurrentWorkflowTaskPolls: workflowPolls }),
  ...(activities === undefined ? {} : { maxConcurrentActivityTaskExecutions: activities }),
  ...(activityPolls === undefined ? {} : { maxConcurrentActivityTaskPolls: activityPolls }),
  ...(workflowThreads === undefined ? {} : { workflowThreadPoolSize: workflowThreads }),
});

export interface WorkerParts {
  readonly native: NativeConnection;
  /** Made, or taken from what was made before, when left out. */
  readonly bundle?: WorkflowBundle;
  /** A cached citizen or course holds some 300 KB; 0: every task is a replay. */
  readonly maxCachedWorkflows?: number;
  /** How much is done at once, and how many calls ask the engine for more; what is left out is as the SDK has it. */
  readonly pools?: WorkerPools;
  /** The version of the bundle, where the server keeps runs on theirs; left out: every worker takes every run. */
  readonly buildId?: string;
  readonly activityInterceptors?: readonly ActivityInterceptorsFactory[];
}

export type ApiParts = Pick<ApiDeps, 'tokens' | 'log' | 'limits' | 'page' | 'health' | 'metricsElsewhere' | 'trustProxy' | 'tls'> & {
  readonly codec?: Omit<NonNullable<ApiDeps['codec']>, 'codec'>;
};

export interface App {
  readonly client: Client;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly ports: Ports;
  readonly store: Store;
  readonly vault: KeyVault;
  /** Not running yet. */
  worker(parts: WorkerParts): Promise<Worker>;
  /** Not listening yet. */
  api(parts: ApiParts): Promise<FastifyInstance>;
}

/** The SDK loads it by its path: the source, or what was built from it. */
const failureConverterPath = fileURLToPath(new URL(`./workflows/failure-converter${extname(import.meta.url)}`, import.meta.url));

/** How everything that Temporal keeps is written: sealed by the codec, failures too. */
export const dataConverterOf = (codec: PayloadCodec): DataConverter => ({ payloadCodecs: [codec], failureConverterPath });

/** A client that reads and writes what citizens and courses hold, for a command that needs nothing else of the product. */
export const sealedClient = (connection: Connection, vault: KeyVault, namespace = 'default'): Client =>
  new Client({ connection, namespace, dataConverter: dataConverterOf(citizenCodec(vault, { side: 'client' })) });

/** How long a client waits for keys that are away, where nothing else is said (milliseconds): as long as for the engine. */
const KEYS_WITHIN_MS = 10_000;

export const assemble = ({
  connection,
  namespace = 'default',
  store,
  vault,
  ports: given,
  clock: givenClock,
  onKeys,
  codec = (side) => citizenCodec(vault, { side, patienceMs: engineTimeoutMs ?? KEYS_WITHIN_MS, ...(onKeys ? { onKeys } : {}) }),
  engineTimeoutMs,
  metrics,
  tracing,
  pageUrl,
}: AppParts): App => {
  const converter = (side: 'client' | 'worker'): DataConverter => (codec === null ? {} : dataConverterOf(codec(side)));
  const plugins = tracing ? [tracing.plugin] : [];
  const client = new Client({ connection, namespace, dataConverter: converter('client'), plugins });
  const clock = givenClock ?? engineClock(client, TASK_QUEUE);
  const plain: Ports = { ...standIns(), ...given };
  const ports = metrics ? measuredPorts(plain, metrics) : plain;
  const asked = createEngine(client, {
    taskQueue: TASK_QUEUE,
    write: store.appendTimeline,
    pageUrl,
    ...(engineTimeoutMs === undefined ? {} : { timeoutMs: engineTimeoutMs }),
  });
  const engine = metrics ? measuredEngine(asked, metrics) : asked;
  metrics?.countBy(async () => {
    if (!engine.census) throw new Error('the engine counts nothing');
    return engine.census(await clock.now());
  });
  return {
    client,
    engine,
    clock,
    ports,
    store,
    vault,
    worker: async ({ native, bundle, maxCachedWorkflows = 1_000, pools = {}, buildId, activityInterceptors }) =>
      Worker.create({
        connection: native,
        namespace,
        taskQueue: TASK_QUEUE,
        workflowBundle: bundle ?? (await bundleWorkflows(tracing ? { interceptorModules: tracing.interceptorModules } : {})),
        activities: createActivities({ store, ports, client, taskQueue: TASK_QUEUE, pageUrl, now: clock.now }),
        maxCachedWorkflows,
        ...poolsOf(pools),
        ...(buildId === undefined
          ? {}
          : {
              workerDeploymentOptions: {
                version: { deploymentName: DEPLOYMENT, buildId },
                useWorkerVersioning: true,
                defaultVersioningBehavior: 'PINNED',
              },
            }),
        interceptors: { activity: [watchedActivities(metrics), ...(activityInterceptors ?? [])] },
        plugins,
        dataConverter: converter('worker'),
        shutdownGraceTime: '5 seconds',
        // a codec that waits for keys that are away is not waited for
        shutdownForceTime: '12 seconds',
      }),
    api: ({ codec: codecServer, ...parts }) =>
      buildApi({
        store,
        hash: vault.hmac,
        engine,
        clock,
        jobnet: ports.jobnet,
        institutions: ports.institutions,
        figures: metrics,
        ...(codecServer ? { codec: { ...codecServer, codec: codec?.('client') ?? citizenCodec(vault, { side: 'client' }) } } : {}),
        ...parts,
      }),
  };
};

export { bundleWorkflows, type WorkflowBundle };
