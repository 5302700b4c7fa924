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

/** Bundles the workflows; once a process, some seconds. */
export const bundleWorkflows = (): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./workflows/index.ts', import.meta.url)),
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
