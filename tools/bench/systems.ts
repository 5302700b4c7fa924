import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Client,
  Connection,
  isGrpcServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { EngineUnavailable } from '../../api/engine/engine.ts';
import { PlainError } from '../../scripts/steps.mjs';
import { makeCitizenKey } from '../../store/codec/payload-codec.ts';
import { type DevServer, startDevServer } from '../engine/dev-server.ts';
import { COURSE, callerOf, NEXT_DATE, nextCpr, payloadOf, type Step, stepAt } from './course.ts';
import { nextDate, PLAIN_QUEUE, type PlainCommand, type PlainState } from './plain/course.ts';
import { startScript, stop } from './processes.ts';
import { type Json, newId, type Product } from './product.ts';

/** What is measured side by side. All of them are driven from this process. */
export interface System {
  readonly name: SystemName;
  /** Whose CPU time counts, by what it is; this process is counted beside them. */
  readonly pids: Readonly<Record<string, number>>;
  create(): Promise<string>;
  /** `ok`, or the code of the refusal. */
  give(citizen: string, step: Step): Promise<string>;
  /** The date that the citizen waits for next, as it says itself. */
  next(citizen: string): Promise<string | null>;
  /** What the engine keeps of the citizen and its courses. */
  counted(citizen: string): Promise<Counted>;
}

export interface Counted {
  readonly events: number;
  readonly workflowTasks: number;
  readonly activities: number;
  /** Started, neither fired nor cancelled. */
  readonly timers: number;
}

/** Counts the events of workflows by what they are. */
export const countEvents = async (client: Client, workflowIds: readonly string[]): Promise<Counted> => {
  const histories = await Promise.all(workflowIds.map((id) => client.workflow.getHandle(id).fetchHistory()));
  const events = histories.flatMap((history) => history.events ?? []);
  const ended = events.filter((e) => e.timerFiredEventAttributes || e.timerCanceledEventAttributes).length;
  return {
    events: events.length,
    workflowTasks: events.filter((e) => e.workflowTaskCompletedEventAttributes).length,
    activities: events.filter((e) => e.activityTaskScheduledEventAttributes).length,
    timers: events.filter((e) => e.timerStartedEventAttributes).length - ended,
  };
};

/** All workflows of a citizen: its own and its courses', as the server's list has them a moment later. */
const countAll = async (product: Product, citizen: string): Promise<Counted> => {
  const { client } = await product.direct();
  const all: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query: `WorkflowId STARTS_WITH 'citizen/${citizen}'` })) all.push(workflowId);
  return countEvents(client, all);
};

export const SYSTEMS = ['plain', 'plain-installed', 'workflow', 'api'] as const;
export type SystemName = (typeof SYSTEMS)[number];

/** No answer in time: the course is given up and counted, the run goes on. */
export class TooBusy extends Error {}

/** The API's too many, unavailable, too late. */
const BUSY: readonly number[] = [429, 503, 504];

const busyIf = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch((error: unknown) => {
    throw error instanceof EngineUnavailable ? new TooBusy() : error;
  });

const refusalOf = (error: unknown): ApplicationFailure => {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure && error.cause.type === 'refused')
    return error.cause;
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcServiceError(error)) throw new TooBusy();
  throw error;
};

export interface Plain {
  readonly system: System;
  readonly server: DevServer;
  readonly worker: ChildProcess;
  stop(): Promise<void>;
}

/** Plain Temporal: a server of its own, the hand-written workflow in a worker of its own, called by a client. */
export const startPlain = async (folder: string, { asInstalled }: { readonly asInstalled: boolean }): Promise<Plain> => {
  const name = asInstalled ? 'plain-installed' : 'plain';
  const dbFilename = join(folder, `${name}.db`);
  const server = await startDevServer({ port: 0, headless: true, dbFilename, asInstalled, log: `bench-${name}` });
  const file = fileURLToPath(new URL('./plain/worker.ts', import.meta.url));
  const worker = await startScript(file, [server.address]);
  const connection = await Connection.connect({ address: server.address });
  const client = new Client({ connection });
  const system: System = {
    name,
    pids: { worker: worker.pid ?? 0, server: server.pid },
    create: async () => {
      const workflowId = newId();
      await client.workflow.start('plainCitizen', { workflowId, taskQueue: PLAIN_QUEUE });
      return workflowId;
    },
    give: async (workflowId, step) => {
      const id = newId();
      const command: PlainCommand = { id, name: step.name, ...callerOf(step.who), payload: step.body as PlainCommand['payload'] };
      try {
        await client.workflow.getHandle(workflowId).executeUpdate('command', { updateId: id, args: [command] });
        return 'ok';
      } catch (error) {
        return refusalOf(error).message;
      }
    },
    next: async (workflowId) => {
      const at = nextDate(await client.workflow.getHandle(workflowId).query<PlainState>('read'));
      return at === undefined ? null : new Date(at).toISOString().slice(0, 10);
    },
    counted: (workflowId) => countEvents(client, [workflowId]),
  };
  return {
    system,
    server,
    worker,
    stop: async () => {
      await connection.close();
      await stop(worker);
      await server.stop();
    },
  };
};

/** The end of the last absence, for which the citizen waits at the end of the course. */
const endOf = (view: Json): string | null => view.absences?.at(-1)?.to ?? null;

/** This project through HTTP, as its users have it. */
export const throughApi = (product: Product): System => ({
  name: 'api',
  pids: product.pids,
  create: async () => {
    const body = { cpr: nextCpr(), name: 'Anna Andersen', jobcentre: '101' };
    const answer = await product.call('POST', '/citizens', 'jobcentre 101', body);
    if (BUSY.includes(answer.status)) throw new TooBusy();
    if (answer.status !== 201) throw new PlainError(`no citizen: ${JSON.stringify(answer)}`);
    return answer.body.citizenId;
  },
  give: async (citizen, { who, name, body }) => {
    const answer = await product.call('POST', `/citizens/${citizen}/${name}`, who, body);
    if (answer.status === 200) return 'ok';
    if (BUSY.includes(answer.status)) throw new TooBusy();
    if (typeof answer.body?.code !== 'string') throw new PlainError(`${name}: ${JSON.stringify(answer)}`);
    return answer.body.code;
  },
  next: async (citizen) => endOf((await product.call('GET', `/citizens/${citizen}`, 'jobcentre 101')).body),
  counted: (citizen) => countAll(product, citizen),
});

/** Its citizens' workflows alone, asked by the engine's client as the API asks them: sealed, but no HTTP, no store. */
export const throughWorkflow = async (product: Product): Promise<System> => {
  const { engine, vault } = await product.direct();
  return {
    name: 'workflow',
    pids: product.pids,
    create: async () => {
      const citizenId = newId();
      await makeCitizenKey(vault, citizenId);
      await busyIf(engine.startCitizen({ citizenId, birthDate: '1990-01-01', jobcentre: '101' }));
      return citizenId;
    },
    give: async (citizen, step) => {
      const command = { id: newId(), name: step.name, payload: payloadOf(step, vault.hmac), caller: callerOf(step.who) };
      const answer = await busyIf(engine.command(citizen, command));
      if (answer === undefined) throw new PlainError(`no citizen ${citizen}`);
      return answer.outcome === 'accepted' ? 'ok' : answer.refusal.code;
    },
    next: async (citizen) => {
      const caller = { role: 'operator', org: null } as const;
      const answer = await engine.read(citizen, { caller, topic: 'view', now: Date.now() });
      return endOf(answer?.view ?? {});
    },
    counted: (citizen) => countAll(product, citizen),
  };
};

/** One whole course. What any system answers wrong ends the run. `took` is told each command's time (milliseconds). */
export const play = async (system: System, took: (ms: number) => void = () => undefined): Promise<string> => {
  const citizen = await system.create();
  for (const step of COURSE) {
    const since = performance.now();
    const answer = await system.give(citizen, step);
    took(performance.now() - since);
    if (answer !== (step.refused ?? 'ok')) throw new PlainError(`${system.name}: ${step.name} was answered ${answer}`);
  }
  const next = await system.next(citizen);
  if (next !== NEXT_DATE) throw new PlainError(`${system.name}: the citizen waits for ${next}, not for ${NEXT_DATE}`);
  return citizen;
};

/** Commands beyond the course, until the citizen has had so many. */
export const giveUpTo = async (system: System, citizen: string, from: number, to: number): Promise<void> => {
  for (let n = from; n < to; n += 1) {
    const answer = await system.give(citizen, stepAt(n));
    if (answer !== (stepAt(n).refused ?? 'ok')) throw new PlainError(`${system.name}: command ${n} was answered ${answer}`);
  }
};
