import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Runtime, Worker } from '@temporalio/worker';
import type { WorkflowBundle } from '../../app.ts';
import { type Recorded, readPack } from '../../tools/histories/pack.ts';
import { belongsTo } from '../../tools/histories/reached.ts';

/** The histories that each released version has recorded, and their replay on a program. */

export const HISTORIES = new URL('../histories/', import.meta.url).pathname;

export const versions = readdirSync(HISTORIES)
  .flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []))
  .sort();

export interface OfVersion extends Recorded {
  readonly version: string;
}

export const recordedBy = (version: string): readonly OfVersion[] =>
  readPack(join(HISTORIES, version)).map((recorded) => ({ ...recorded, version }));

export const recorded = (): readonly OfVersion[] => versions.flatMap(recordedBy);

/** How a history is called. */
export const nameOf = ({ version, type, name }: OfVersion): string => `${version} ${type}, ${name}`;

export const quietRuntime = (): void => {
  const silent = () => {};
  Runtime.install({
    logger: { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent },
    telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
  });
};

/**
 * Replays histories on a program. @returns for each that fails, by its name, one text: which rules, dates and ways it belongs to, and what the
 * engine says
 */
export const replayed = async (workflowBundle: WorkflowBundle, histories: readonly OfVersion[]): Promise<ReadonlyMap<string, string>> => {
  const failed = new Map<string, string>();
  // by their place: the same course may be recorded at two times
  const numbered = histories.map(({ history }, i) => ({ workflowId: String(i), history }));
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, numbered)) {
    const of = histories[Number(workflowId)];
    if (error && of) failed.set(nameOf(of), `${nameOf(of)} (${belongsTo(of)}): ${error.message}`);
  }
  return failed;
};
