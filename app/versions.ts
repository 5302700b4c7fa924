import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import { GRPC, grpcCode } from '../api/engine/grpc.ts';
import type { WorkflowBundle } from './bundle.ts';

/**
 * Versions of the workflows, by what is in them. A run of a citizen or a course stays on the version that it began with and moves to the next
 * one where it continues as new (Temporal's Worker Deployment Versioning), so no history is ever replayed on code that did not make it. The
 * code of each version is kept as long as a run is on it.
 */

/** Temporal's name for all of this program's versions together. */
export const DEPLOYMENT = 'borgerforloeb';

/** The signal that asks a run to continue as new as soon as it can. */
export const HAND_OVER_SIGNAL = 'hand-over';

export interface Version {
  readonly buildId: string;
  readonly bundle: WorkflowBundle;
}

export const versionOf = (bundle: WorkflowBundle): Version => ({
  buildId: createHash('sha256').update(bundle.code).digest('hex').slice(0, 16),
  bundle,
});

/** The code of versions, kept in a folder: what runs may still be on. */
export const keepVersions = (folder: string) => {
  const fileOf = (buildId: string): string => join(folder, `${buildId}.js`);
  const kept = (): readonly string[] => {
    try {
      return readdirSync(folder).flatMap((file) => (file.endsWith('.js') ? [file.slice(0, -3)] : []));
    } catch {
      return [];
    }
  };
  return {
    kept,
    keep: ({ buildId, bundle }: Version): void => {
      if (kept().includes(buildId)) return;
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const part = `${fileOf(buildId)}.${randomUUID()}`; // the folder may be shared by machines
      writeFileSync(part, bundle.code, { mode: 0o600 });
      renameSync(part, fileOf(buildId));
    },
    read: (buildId: string): Version => ({ buildId, bundle: { code: readFileSync(fileOf(buildId), 'utf8'), sourceMap: '' } }),
    forget: (buildId: string): void => rmSync(fileOf(buildId), { force: true }),
  };
};

export type KeptVersions = ReturnType<typeof keepVersions>;

/** The running runs of these versions, as the engine's list is asked for them. */
export const onVersions = (buildIds: readonly string[]): string =>
  `(${buildIds.map((id) => `TemporalWorkerDeploymentVersion = '${DEPLOYMENT}:${id}'`).join(' OR ')}) AND ExecutionStatus = 'Running'`;

/** How a version stands. */
export interface VersionStatus {
  readonly buildId: string;
  readonly current: boolean;
  /** Runs that are on it. */
  readonly running: number;
}

/**
 * A worker says to the server which version it is when it first asks for work; until then the server does not know the version. On a machine
 * with too much to do that can take minutes: a start waits, a person who names a version without a worker is told soon.
 */
const PATIENCE_MS = 30_000;
export const START_PATIENCE_MS = 300_000;
const SILENT_MS = 10_000;

interface Patience {
  readonly patienceMs?: number;
  /** So long nothing is said of the waiting. */
  readonly silentMs?: number;
  /** Called once, with what the server says. */
  readonly onWait?: (why: string) => void;
}

/** Temporal's side of the versions. */
export const deployment = (connection: Connection, namespace: string) => {
  const service = connection.workflowService;
  const at = { namespace, deploymentName: DEPLOYMENT };

  const describe = async () => {
    try {
      return (await service.describeWorkerDeployment(at)).workerDeploymentInfo ?? undefined;
    } catch (error) {
      if (grpcCode(error) === GRPC.NOT_FOUND) return undefined;
      throw error;
    }
  };

  const current = async (): Promise<string | undefined> => {
    const info = await describe();
    return info?.routingConfig?.currentDeploymentVersion?.buildId ?? undefined;
  };

  const running = async (buildId: string): Promise<number> =>
    Number((await service.countWorkflowExecutions({ namespace, query: onVersions([buildId]) })).count ?? 0);

  return {
    current,
    running,

    /** Every version that the server knows, the newest first. */
    status: async (): Promise<readonly VersionStatus[]> => {
      const info = await describe();
      const now = info?.routingConfig?.currentDeploymentVersion?.buildId;
      const ids = (info?.versionSummaries ?? []).flatMap((v) => v.deploymentVersion?.buildId ?? []);
      return Promise.all(ids.map(async (buildId) => ({ buildId, current: buildId === now, running: await running(buildId) })));
    },

    /** New runs, and those that continue as new, go to this version from now on. Waits until a worker of it has asked for work. */
    setCurrent: async (buildId: string, { patienceMs = PATIENCE_MS, silentMs = SILENT_MS, onWait }: Patience = {}): Promise<void> => {
      let silentUntil = Date.now() + silentMs;
      for (const until = Date.now() + patienceMs; ; await pause(100)) {
        try {
          await service.setWorkerDeploymentCurrentVersion({ ...at, buildId, ignoreMissingTaskQueues: true, allowNoPollers: false });
          return;
        } catch (error) {
          if (Date.now() > until) throw error;
          if (Date.now() < silentUntil) continue;
          silentUntil = Number.POSITIVE_INFINITY;
          onWait?.(error instanceof Error ? error.message : String(error));
        }
      }
    },
  };
};

export type Deployment = ReturnType<typeof deployment>;
