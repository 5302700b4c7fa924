import { setTimeout as pause } from 'node:timers/promises';
import {
  type Client,
  QueryNotRegisteredError,
  QueryRejectedError,
  ServiceError,
  WorkflowClient,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { Entry, Refused } from '../../machines/core/composition.ts';
import type { Refusal } from '../../machines/core/rule.ts';
import { CitizenForgotten } from '../../store/codec/payload-codec.ts';
import { StoreUnavailable } from '../../store/store.ts';
import {
  ALLOWED_QUERY,
  type AllowedCommand,
  type AllowedInput,
  CITIZEN,
  type CitizenStart,
  type CommandAnswer,
  type CommandInput,
  citizenWorkflowId,
  KNOWS_QUERY,
  type KnowsInput,
  PICTURE_QUERY,
  type PictureAnswer,
  type PictureInput,
  READ_QUERY,
  REFUSED,
  type ReadAnswer,
  type ReadInput,
  WHAT_IF_QUERY,
  type WhatIfAnswer,
  type WhatIfInput,
  workflowWords,
} from '../../workflows/contract.ts';
import { type Census, createCensus } from './census.ts';
import { type Failing, findFailing } from './failing.ts';
import { GRPC, grpcCode, isNoNamespace, isNotReady } from './grpc.ts';
import { countOverdueDeletions, type Search, type SearchPage, searchCitizens } from './search.ts';

/** The engine did not answer in time, or cannot be reached: the call may be made again. What was asked may have been done. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}

/** The engine cannot do this at all: the time-skipping one has no visibility. */
export class NotSupported extends Error {
  override readonly name = 'NotSupported';
}

/**
 * The citizens' workflows as the API sees them. Every call is bounded in time and throws {@link EngineUnavailable}.
 * `undefined` means that the citizen's workflow is not there: never begun, or terminated, or deleted. {@link CitizenForgotten} means that it never will be:
 * the citizen's key is destroyed.
 */
export interface Engine {
  /** Idempotent: one that runs already is left as it is. */
  startCitizen(start: CitizenStart): Promise<void>;
  /** Idempotent on the command's id. */
  command(citizenId: string, command: CommandInput): Promise<CommandAnswer | Refused | undefined>;
  read(citizenId: string, input: ReadInput): Promise<ReadAnswer | undefined>;
  picture(citizenId: string, input: PictureInput): Promise<PictureAnswer | undefined>;
  whatIf(citizenId: string, input: WhatIfInput): Promise<WhatIfAnswer | undefined>;
  allowed(citizenId: string, input: AllowedInput): Promise<readonly AllowedCommand[] | undefined>;
  /** Whether the citizen's workflow knows of the command, or holds the record that it brought. */
  knows?(citizenId: string, input: KnowsInput): Promise<boolean | undefined>;
  /** By the visibility list, which lags a little. @throws NotSupported */
  search(search: Search): Promise<SearchPage>;
  /** How many records should be gone by `now` (epoch milliseconds) and are not, by the same list. @throws NotSupported */
  overdueDeletions?(now: number): Promise<number>;
  /** How many there are of what, by the same list. @throws NotSupported */
  census?(now: number): Promise<Census>;
  /** Running workflows whose tasks fail; undefined where the engine marks none. */
  failing?(): Promise<Failing | undefined>;
  /** Never throws. */
  reachable(timeoutMs: number): Promise<boolean>;
}

export interface EngineOptions {
  readonly taskQueue: string;
  /** Where people see the citizen page; absent: no link to it. */
  readonly pageUrl?: string | undefined;
  /**
   * Writes down the timeline entries that an answer has brought, before it is passed on: so the workflow need not do it for each command by
   * itself. It does it all the same, later and many at a time; nothing is lost when this fails or is never reached. Idempotent.
   */
  readonly write?: (citizenId: string, entries: readonly Entry[]) => Promise<void>;
  /** Default 10 seconds. */
  readonly timeoutMs?: number;
  /** For commands, longer than a workflow task may take: by default 25 seconds, or `timeoutMs` where that is given. */
  readonly commandTimeoutMs?: number;
}

/** Failure with which a server ends an update whose run closed under it (continued as new): asked again, the next run answers. */
const RUN_CLOSED = 'AcceptedUpdateCompletedWorkflow';

const isNotFound = (error: unknown): boolean =>
  error instanceof WorkflowNotFoundError || (grpcCode(error) === GRPC.NOT_FOUND && !isNoNamespace(error));

/** What the codec threw, inside whatever the client made of it. */
const fromCodec = (error: unknown): Error | undefined => {
  if (error instanceof CitizenForgotten || error instanceof StoreUnavailable) return error;
  return error instanceof Error && error.cause !== undefined ? fromCodec(error.cause) : undefined;
};

/** What the client threw, as this module throws it. */
const asEngineError = (error: unknown): unknown => {
  const codec = fromCodec(error);
  if (codec) return codec;
  if (error instanceof EngineUnavailable || error instanceof NotSupported) return error;
  if (grpcCode(error) === GRPC.UNIMPLEMENTED) return new NotSupported('the engine does not do this', { cause: error });
  const lost =
    grpcCode(error) !== undefined ||
    isNoNamespace(error) ||
    error instanceof ServiceError ||
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    error instanceof QueryNotRegisteredError;
  return lost ? new EngineUnavailable('the engine does not answer', { cause: error }) : error;
};

/** Waits no longer than `ms`; the work itself goes on, its late end is nobody's. */
export const bounded = async <T>(ms: number, work: Promise<T>, onLate: () => void = () => undefined): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onLate();
      reject(new EngineUnavailable(`no answer within ${ms} ms`));
    }, ms);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const refusalIn = (error: unknown): Refusal | undefined => {
  if (!(error instanceof WorkflowUpdateFailedError) || !(error.cause instanceof ApplicationFailure)) return undefined;
  return error.cause.type === REFUSED ? (error.cause.details?.[0] as Refusal | undefined) : undefined;
};

const runClosed = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure && error.cause.type === RUN_CLOSED;

/** The run that was asked has just gone over to the next one, which will answer. */
const wentOver = (error: unknown): boolean =>
  error instanceof QueryRejectedError &&
  error.status === proto.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW;
/** After so long the next run is asked (milliseconds). */
const NEXT_RUN_MS = 20;
/**
 * A workflow whose task was not done in time twice, on workers that have too much to do, takes no command until the next try of it has begun;
 * so a command is sent again for as long as one try takes. One that stands still for good is answered after that (milliseconds).
 */
const NOT_READY = { again: 500, atMost: 12_000 };
/** The share of a read's time after which it is asked once more. */
const FIRST_TRY = 0.3;

/** The engine on Temporal. The client's data converter encodes and decodes all payloads. */
export const createEngine = (
  client: Client,
  { taskQueue, pageUrl, write, timeoutMs, commandTimeoutMs = timeoutMs ?? 25_000 }: EngineOptions,
): Engine => {
  const usualMs = timeoutMs ?? 10_000;
  const census = createCensus(client);

  /** One call, bounded twice: the server knows the deadline, and the caller does not wait past it whatever happens. */
  const call = async <T>(ask: () => Promise<T>, ms = usualMs): Promise<T> => {
    const giveUp = new AbortController();
    const asked = client.withDeadline(Date.now() + ms, () => client.withAbortSignal(giveUp.signal, ask));
    try {
      return await bounded(ms + 250, asked, () => giveUp.abort());
    } catch (error) {
      throw asEngineError(error);
    }
  };

  const orUndefined = async <T>(ask: () => Promise<T>, ms = usualMs): Promise<T | undefined> =>
    call(async () => {
      try {
        return await ask();
      } catch (error) {
        if (isNotFound(error) || error instanceof QueryRejectedError) return undefined;
        throw error;
      }
    }, ms);

  /** Temporal answers queries to workflows that were terminated too; this register does not. */
  const open = new WorkflowClient({ ...client.workflow.options, connection: client.connection, queryRejectCondition: 'NOT_OPEN' });

  const query = <T>(citizenId: string, name: string, input: unknown): Promise<T | undefined> => {
    const once = (): Promise<T> => open.getHandle(citizenWorkflowId(citizenId)).query<T, [unknown]>(name, input);
    const ask = async (): Promise<T> => {
      for (let tries = 1; ; tries += 1) {
        try {
          // one that waited at a run when it ended may never be answered: the next run is asked
          return await (tries === 1 ? client.withDeadline(Date.now() + usualMs * FIRST_TRY, once) : once());
        } catch (error) {
          if (!wentOver(error) && !(tries === 1 && grpcCode(error) === GRPC.DEADLINE_EXCEEDED)) throw error;
          await pause(NEXT_RUN_MS);
        }
      }
    };
    return orUndefined(ask);
  };

  /** Whether there is a run that can take what the one before it took no more. */
  const runs = async (citizenId: string): Promise<boolean> => {
    const { status } = await client.workflow.getHandle(citizenWorkflowId(citizenId)).describe();
    return status.name === 'RUNNING' || status.name === 'CONTINUED_AS_NEW';
  };

  const update = async (citizenId: string, command: CommandInput, tries: number, since = Date.now()): Promise<CommandAnswer | Refused> => {
    try {
      return await client.workflow
        .getHandle(citizenWorkflowId(citizenId))
        .executeUpdate<CommandAnswer, [CommandInput]>(command.name, { updateId: command.id, args: [command] });
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal) return { outcome: 'refused', refusal };
      if (tries > 1 && (runClosed(error) || (isNotFound(error) && (await runs(citizenId)))))
        return update(citizenId, command, tries - 1, since);
      if (isNotReady(error) && Date.now() - since < Math.min(NOT_READY.atMost, commandTimeoutMs)) {
        await pause(NOT_READY.again);
        return update(citizenId, command, tries, since);
      }
      throw error;
    }
  };

  return {
    startCitizen: (start) =>
      call(async () => {
        try {
          await client.workflow.start(CITIZEN, {
            workflowId: citizenWorkflowId(start.citizenId),
            taskQueue,
            args: [start],
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            ...workflowWords(`citizen ${start.citizenId}`, start.citizenId, pageUrl),
          });
        } catch (error) {
          if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        }
      }),
    command: async (citizenId, command) => {
      const answer = await orUndefined(() => update(citizenId, command, 3), commandTimeoutMs);
      if (answer?.outcome === 'accepted') await write?.(citizenId, answer.timeline).catch(() => undefined);
      return answer;
    },
    read: (citizenId, input) => query<ReadAnswer>(citizenId, READ_QUERY, input),
    picture: (citizenId, input) => query<PictureAnswer>(citizenId, PICTURE_QUERY, input),
    whatIf: (citizenId, input) => query<WhatIfAnswer>(citizenId, WHAT_IF_QUERY, input),
    allowed: (citizenId, input) => query<readonly AllowedCommand[]>(citizenId, ALLOWED_QUERY, input),
    knows: (citizenId, input) => query<boolean>(citizenId, KNOWS_QUERY, input),
    search: (search) => call(() => searchCitizens(client, search)),
    overdueDeletions: (now) => call(() => countOverdueDeletions(client, now)),
    census: (now) => call(() => census(now)),
    failing: () => call(() => findFailing(client)),
    reachable: async (ms) => {
      try {
        await call(() => client.workflowService.getSystemInfo({}), ms);
        return true;
      } catch {
        return false;
      }
    },
  };
};

export type { Found, Search, SearchPage } from './search.ts';
