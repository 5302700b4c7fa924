import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { CITIZEN, citizenWorkflowId, STANDS_QUERY, type StandsAnswer } from '../workflows/contract.ts';
import { type Foreseen, foreseen, type TargetMachines } from '../workflows/foreseen.ts';
import { each } from './each.ts';
import { paced } from './paced.ts';
import { HAND_OVER_SIGNAL, onVersions } from './versions.ts';

/**
 * Moves the running citizens, with their courses, to another version of the program, some at a time. Each is asked how it stands first: one whose
 * state the new machines do not have is named and left where it is. Who has moved is on the new version and not met again, so a run of this
 * that is broken off is begun again as it was.
 */

export interface Moving {
  readonly client: Client;
  /** The versions that are moved from. */
  readonly from: readonly string[];
  readonly machines: TargetMachines;
  /** Only looked at: nothing is asked over. */
  readonly dryRun?: boolean;
  /** How far it is, is said after so many citizens. */
  readonly batch?: number;
  /** Citizens under way at the same time, at the most. */
  readonly atOnce?: number;
  /** One that has not moved after so long (milliseconds) is under way no more; it moves when its worker comes to it. */
  readonly patienceMs?: number;
  /** Ends it: what is under way is ended, nothing more is begun. */
  readonly stop?: AbortSignal;
  /** Who is met is told one by one. */
  readonly met?: (citizen: Met) => void;
  /** After each batch, and at the end. */
  readonly progress?: (done: number, of: number) => void;
}

/** What becomes of one citizen. */
export interface Met extends Omit<Foreseen, 'outcome'> {
  readonly citizenId: string;
  /** `unanswered`: did not say how it stands, and is left. */
  readonly outcome: Foreseen['outcome'] | 'unanswered';
}

/** How many moved (or would), stay and did not answer. */
export type Moved = Readonly<Record<Met['outcome'], number>>;

const PAUSE_MS = 250;

export const moveRuns = async (moving: Moving): Promise<Moved> => {
  const { client, from, machines, dryRun = false, batch = 200, atOnce = 16, patienceMs = 120_000, stop, met, progress } = moving;
  const counted = { moves: 0, stays: 0, unanswered: 0 };
  if (from.length === 0) return counted;
  const onThem = onVersions(from);
  const citizens = `WorkflowType = '${CITIZEN}' AND ${onThem}`;
  const left = new Set<string>();
  const stopped = (): boolean => stop?.aborted ?? false;
  const count = async (query: string): Promise<number> => (await client.workflow.count(query)).count;
  const idsOf = async (query: string): Promise<readonly string[]> => {
    const ids: string[] = [];
    for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId);
    return ids;
  };
  const ask = async (workflowId: string): Promise<void> => {
    if (stopped()) return;
    await client.workflow
      .getHandle(workflowId)
      .signal(HAND_OVER_SIGNAL)
      // it has ended meanwhile
      .catch(() => undefined);
  };

  const one = async (citizenId: string): Promise<Met> => {
    try {
      const stands = await client.workflow.getHandle(citizenWorkflowId(citizenId)).query<StandsAnswer>(STANDS_QUERY);
      return { citizenId, ...foreseen(stands, machines) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { citizenId, outcome: 'unanswered', machines: [], dates: [], why };
    }
  };

  /**
   * Looked at, asked over with its courses, and waited for before the next one takes its place: so many move at a time as workers have room
   * for beside the commands of citizens, which do not stand in line behind a whole batch.
   */
  const move = async (citizenId: string, answered: (ms: number) => void): Promise<void> => {
    if (stopped()) return;
    const since = performance.now();
    const result = await one(citizenId);
    answered(performance.now() - since);
    counted[result.outcome] += 1;
    if (result.outcome !== 'moves') left.add(citizenId);
    met?.(result);
    if (dryRun || result.outcome !== 'moves') return;
    const mine = `citizenId = '${citizenId}' AND ${onThem}`;
    await ask(citizenWorkflowId(citizenId));
    for (const id of await idsOf(`WorkflowType != '${CITIZEN}' AND ${mine}`)) await ask(id);
    for (const until = Date.now() + patienceMs; !stopped() && Date.now() < until; ) {
      await pause(PAUSE_MS);
      if ((await count(mine)) === 0) return;
    }
  };

  // who moves goes off the list: its pages are read to the end first; whoever continues as new meanwhile stands on it twice
  const ids = new Set((await idsOf(citizens)).map((workflowId) => workflowId.slice(citizenWorkflowId('').length)));
  let done = 0;
  await paced(atOnce, [...ids], async (citizenId, answered) => {
    await move(citizenId, answered);
    if (stopped()) return;
    done += 1;
    if (done % batch === 0 || done === ids.size) progress?.(done, ids.size);
  });
  if (!dryRun && !stopped()) {
    // a move that was broken off may have asked a citizen and not its courses; the clock is nobody's
    const rest = async (): Promise<readonly string[]> =>
      (await idsOf(`WorkflowType != '${CITIZEN}' AND ${onThem}`)).filter((id) => !left.has(id.split('/')[1] ?? ''));
    let others = await rest();
    await each(atOnce, others, ask);
    for (const until = Date.now() + patienceMs; others.length > 0 && !stopped() && Date.now() < until; others = await rest())
      await pause(PAUSE_MS);
  }
  return counted;
};
