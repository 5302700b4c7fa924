import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { DEPLOYMENT, HAND_OVER_SIGNAL } from '../../app/versions.ts';
import { changedDates, type Dated } from '../../machines/core/law.ts';
import type { CitizenState, Fact } from '../../machines/core/types.ts';
import type { Upgraded } from '../../machines/core/upgrade.ts';
import { CITIZEN, citizenWorkflowId, STANDS_QUERY, type StandsAnswer } from '../../workflows/contract.ts';
import { each } from '../each.ts';

/**
 * Moves the running citizens, with their courses, to another version of the program, in batches. Each is asked how it stands first: one whose
 * state the new machines do not have is named and left where it is. Who has moved is on the new version and not met again, so a run of this
 * that is broken off is begun again as it was.
 */

/** The machines of the version that is moved to: what a move asks of them. */
export interface TargetMachines {
  upgrade(state: CitizenState): Upgraded;
  deadlines(state: CitizenState): readonly Dated[];
}

export interface Moving {
  readonly client: Client;
  /** The versions that are moved from. */
  readonly from: readonly string[];
  readonly machines: TargetMachines;
  /** Only looked at: nothing is asked over. */
  readonly dryRun?: boolean;
  /** Citizens of one batch; the next begins when all of it have moved, or `patienceMs` later. */
  readonly batch?: number;
  /** Citizens asked at the same time. */
  readonly atOnce?: number;
  readonly patienceMs?: number;
  /** Who is met is told one by one. */
  readonly met?: (citizen: Met) => void;
  /** After each batch. */
  readonly progress?: (done: number, of: number) => void;
}

/** What becomes of one citizen. */
export interface Met {
  readonly citizenId: string;
  /** `moves`: is asked over, or would be; `stays`: has no target; `unanswered`: did not say how it stands, and is left. */
  readonly outcome: 'moves' | 'stays' | 'unanswered';
  /** Machines that are filled in or carried over, as `machine 1 → 2`. */
  readonly machines: readonly string[];
  /** Dates that come out other on the new machines. */
  readonly dates: readonly Fact[];
  /** Why it is left. */
  readonly why?: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What the new machines make of a citizen as it stands. */
export const foreseen = ({ state, dates }: StandsAnswer, machines: TargetMachines): Omit<Met, 'citizenId'> => {
  const { state: moved, changes, withoutTarget } = machines.upgrade(state);
  if (withoutTarget.length > 0) {
    const why = withoutTarget.map(({ machine, value }) => `${machine} in ${text(value)} has no target`).join('; ');
    return { outcome: 'stays', machines: [], dates: [], why };
  }
  return {
    outcome: 'moves',
    machines: changes.map(({ machine, from, to }) => `${machine} ${from ?? 'new'} → ${to ?? 'gone'}`),
    dates: changedDates(dates, machines.deadlines(moved)),
  };
};

const PAUSE_MS = 250;

/** @returns how many moved, would move, and are left */
export const moveRuns = async (moving: Moving): Promise<Readonly<Record<Met['outcome'], number>>> => {
  const { client, from, machines, dryRun = false, batch = 200, atOnce = 16, patienceMs = 120_000, met, progress } = moving;
  const counted = { moves: 0, stays: 0, unanswered: 0 };
  if (from.length === 0) return counted;
  const onThem = `(${from.map((id) => `TemporalWorkerDeploymentVersion = '${DEPLOYMENT}:${id}'`).join(' OR ')}) AND ExecutionStatus = 'Running'`;
  const citizens = `WorkflowType = '${CITIZEN}' AND ${onThem}`;
  const left = new Set<string>();
  const count = async (query: string): Promise<number> => (await client.workflow.count(query)).count;
  const idsOf = async (query: string): Promise<readonly string[]> => {
    const ids: string[] = [];
    for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId);
    return ids;
  };
  const ask = (workflowId: string): Promise<void> =>
    client.workflow
      .getHandle(workflowId)
      .signal(HAND_OVER_SIGNAL)
      // it has ended meanwhile
      .catch(() => undefined);

  const one = async (citizenId: string): Promise<Met> => {
    try {
      const stands = await client.workflow.getHandle(citizenWorkflowId(citizenId)).query<StandsAnswer>(STANDS_QUERY);
      return { citizenId, ...foreseen(stands, machines) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { citizenId, outcome: 'unanswered', machines: [], dates: [], why };
    }
  };

  /** The whole batch: looked at, asked over with their courses, and waited for. */
  const move = async (citizenIds: readonly string[]): Promise<void> => {
    const over: string[] = [];
    await each(atOnce, citizenIds, async (citizenId) => {
      const result = await one(citizenId);
      counted[result.outcome] += 1;
      if (result.outcome === 'moves') over.push(citizenId);
      else left.add(citizenId);
      met?.(result);
    });
    if (dryRun || over.length === 0) return;
    const mine = `citizenId IN (${over.map((id) => `'${id}'`).join(', ')}) AND ${onThem}`;
    await each(atOnce, over, (id) => ask(citizenWorkflowId(id)));
    await each(atOnce, await idsOf(`WorkflowType != '${CITIZEN}' AND ${mine}`), ask);
    for (const until = Date.now() + patienceMs; (await count(mine)) > 0 && Date.now() < until; ) await pause(PAUSE_MS);
  };

  const all = await count(citizens);
  let ids: string[] = [];
  let done = 0;
  const seen = new Set<string>();
  const flush = async (): Promise<void> => {
    await move(ids);
    done += ids.length;
    ids = [];
    progress?.(done, Math.max(all, done));
  };
  // who moves goes off the list: its pages are read to the end first
  for (const workflowId of await idsOf(citizens)) {
    const citizenId = workflowId.slice(citizenWorkflowId('').length);
    if (seen.has(citizenId)) continue;
    seen.add(citizenId);
    ids.push(citizenId);
    if (ids.length >= batch) await flush();
  }
  if (ids.length > 0) await flush();
  if (!dryRun) {
    // a move that was broken off may have asked a citizen and not its courses
    const others = await idsOf(`WorkflowType != '${CITIZEN}' AND ${onThem}`);
    await each(
      atOnce,
      others.filter((id) => !left.has(id.split('/')[1] ?? '')),
      ask,
    );
  }
  return counted;
};
