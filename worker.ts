import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import {
  type ActivityInterceptorsFactory,
  bundleWorkflowCode,
  DefaultLogger,
  type NativeConnection,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { createActivities } from './activities/index.ts';
import type { Ports } from './activities/ports/index.ts';
import type { Store } from './store/store.ts';

export interface WorkerDeps {
  readonly connection: NativeConnection;
  readonly client: Client;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly store: Store;
  readonly ports: Ports;
  readonly bundle: WorkflowBundleWithSourceMap;
  readonly now: () => Promise<number>;
  /** A cached citizen or course holds some 300 KB; 0: every task is a replay. */
  readonly maxCachedWorkflows?: number;
  readonly dataConverter?: DataConverter;
  readonly activityInterceptors?: readonly ActivityInterceptorsFactory[];
}

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Bundles the workflows; once a process, some seconds. The machines, with all that they import, are set up once for all workflows: they are
 * pure and hold no state of a workflow. Set up by each for itself they cost 2.4 MB and milliseconds a workflow, the courses' too.
 */
export const bundleWorkflows = (): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath: fileOf('./workflows/index.ts'),
    preloadModules: [fileOf('./machines/citizen.ts'), fileOf('./machines/view.ts')],
    logger: new DefaultLogger('ERROR'),
  });

/** The worker: runs workflows and activities of this register. */
export const createWorker = (deps: WorkerDeps): Promise<Worker> =>
  Worker.create({
    connection: deps.connection,
    namespace: deps.namespace,
    taskQueue: deps.taskQueue,
    workflowBundle: deps.bundle,
    activities: createActivities({ store: deps.store, ports: deps.ports, client: deps.client, taskQueue: deps.taskQueue, now: deps.now }),
    maxCachedWorkflows: deps.maxCachedWorkflows ?? 1_000,
    ...(deps.activityInterceptors ? { interceptors: { activity: [...deps.activityInterceptors] } } : {}),
    ...(deps.dataConverter ? { dataConverter: deps.dataConverter } : {}),
    shutdownGraceTime: '5 seconds',
  });
