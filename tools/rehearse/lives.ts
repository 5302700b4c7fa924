import type { Client } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow/codec-helpers.js';
import type proto from '@temporalio/proto';
import type { Callback, Command } from '../../machines/core/composition.ts';
import type { CitizenState } from '../../machines/core/types.ts';
import { CITIZEN } from '../../workflows/contract.ts';
import type { Happening, Life } from './compare.ts';

/** Reads running citizens as their workflows have them: the snapshot that their run began with, and what came since. Nothing is changed. */

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

interface Start {
  readonly citizenId: string;
  readonly birthDate: string;
  readonly jobcentre: string;
}
interface Snapshot {
  readonly state: CitizenState;
}
/** `told`: the name that a callback had in the histories of 0.1.0. */
type Signal = { readonly kind: string; readonly told?: Callback; readonly callback?: Callback };

/** The ids of the running citizens, the newest first. */
export async function* runningCitizens(client: Client): AsyncGenerator<string> {
  for await (const { workflowId } of client.workflow.list({ query: `WorkflowType = '${CITIZEN}' AND ExecutionStatus = 'Running'` }))
    yield workflowId;
}

const millis = (time: { readonly seconds?: unknown; readonly nanos?: number | null } | null | undefined): number =>
  Number(time?.seconds ?? 0) * 1_000 + Math.floor((time?.nanos ?? 0) / 1_000_000);

/** The life that a history of a citizen's workflow tells. @returns undefined where it has no beginning */
export const lifeIn = async (
  events: readonly HistoryEvent[] | null | undefined,
  decode: (payloads: Payload[]) => Promise<unknown[]>,
  until: number,
): Promise<Life | undefined> => {
  const decoded = (payloads: readonly Payload[] | null | undefined): Promise<unknown[]> => decode([...(payloads ?? [])]);
  const first = events?.[0]?.workflowExecutionStartedEventAttributes;
  if (!first) return undefined;
  const [start, snapshot] = (await decoded(first.input?.payloads)) as [Start, Snapshot | undefined];
  const happenings: Happening[] = [];
  for (const event of events ?? []) {
    const update = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input;
    const signal = event.workflowExecutionSignaledEventAttributes;
    // what a command is decided at is the time of its workflow task, which is when the update was accepted
    const at = millis(event.eventTime);
    if (update) {
      const [command] = (await decoded(update.args?.payloads)) as [Command];
      happenings.push({ at, kind: 'command', command });
    } else if (signal) {
      const [sent] = (await decoded(signal.input?.payloads)) as [Signal | undefined];
      const callback = sent?.callback ?? sent?.told;
      if (callback) happenings.push({ at, kind: 'callback', callback });
    }
  }
  return { citizenId: start.citizenId, begin: snapshot ? { state: snapshot.state } : { born: start }, happenings, until };
};

/** @returns undefined when it ended in the meantime */
export const lifeOf = async (client: Client, workflowId: string, until: number): Promise<Life | undefined> => {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  return lifeIn(events, (payloads) => decodeArrayFromPayloads(client.options.loadedDataConverter, payloads), until);
};
