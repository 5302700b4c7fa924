import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { defaultPayloadConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import type proto from '@temporalio/proto';
import { messageRow } from '../../activities/send-message.ts';
import type { Entry } from '../../machines/core/composition.ts';
import type { Effect } from '../../machines/core/types.ts';
import type { MessageRow } from '../../store/tables/messages.ts';
import type { MessageRequest } from '../../workflows/activities.ts';
import type { CitizenStart, CommandAnswer, CommandInput } from '../../workflows/contract.ts';
import type { Batch, RunSnapshot } from '../../workflows/entity/types.ts';

/** What the histories of a citizen and of its courses know of what must stand in the store. */
export interface Known {
  readonly start: CitizenStart | undefined;
  /** By number and id. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly messages: readonly MessageRow[];
  /** Records that accepted commands brought, with the command. */
  readonly records: ReadonlyMap<string, { readonly command: string; readonly commandId: string }>;
}

export interface Run {
  readonly workflowId: string;
  readonly runId: string;
}

type Event = proto.temporal.api.history.v1.IHistoryEvent;
type Snapshot = RunSnapshot<unknown, CommandAnswer, Entry, Effect>;
type Payloads = { readonly payloads?: Payload[] | null } | null | undefined;

export const entryKey = ({ seq, id = '' }: Pick<Entry, 'seq' | 'id'>): string => `${seq} ${id}`;

const citizenOf = (workflowId: string): string | undefined => /^citizen\/([\w-]+)/.exec(workflowId)?.[1];

/** Every run of every citizen and course that the server still has, by citizen. */
export const runsByCitizen = async (client: Client): Promise<Map<string, Run[]>> => {
  const found = new Map<string, Run[]>();
  for (let token: Uint8Array = Buffer.alloc(0); ; ) {
    const page = await client.workflowService.listWorkflowExecutions({
      namespace: client.options.namespace,
      query: '',
      pageSize: 1_000,
      nextPageToken: token,
    });
    for (const { execution } of page.executions ?? []) {
      const { workflowId, runId } = execution ?? {};
      const citizenId = workflowId ? citizenOf(workflowId) : undefined;
      if (workflowId && runId && citizenId !== undefined) found.set(citizenId, [...(found.get(citizenId) ?? []), { workflowId, runId }]);
    }
    token = page.nextPageToken ?? Buffer.alloc(0);
    if (token.length === 0) return found;
  }
};

/** None of a run that a list shows and that is not there. */
const eventsOf = async (client: Client, { workflowId, runId }: Run): Promise<Event[]> => {
  try {
    return (await client.workflow.getHandle(workflowId, runId).fetchHistory()).events ?? [];
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return [];
    throw error;
  }
};

const timeOf = (event: Event): string => new Date(Number(event.eventTime?.seconds ?? 0) * 1_000).toISOString();

/** Reads them. Throws what the codec throws where the citizen's key is not there. */
export const knownOf = async (client: Client, codec: PayloadCodec, runs: readonly Run[]): Promise<Known> => {
  const entries = new Map<string, Entry>();
  const messages = new Map<string, MessageRow>();
  const records = new Map<string, { command: string; commandId: string }>();
  let start: CitizenStart | undefined;

  const values = async (given: Payloads): Promise<unknown[]> =>
    (await codec.decode(given?.payloads ?? [])).map((payload) => defaultPayloadConverter.fromPayload(payload));
  const take = (more: readonly Entry[] | undefined): void => {
    for (const entry of more ?? []) entries.set(entryKey(entry), entry);
  };

  const readRun = async (events: readonly Event[]): Promise<void> => {
    /** Commands by the event that accepted them, activities by the event that scheduled them. */
    const commands = new Map<string, CommandInput>();
    const batches = new Map<string, { readonly citizenId: string; readonly batch: Batch<Entry, Effect> }>();
    const requests = new Map<string, MessageRequest>();
    for (const event of events) {
      const { workflowExecutionStartedEventAttributes: began, workflowExecutionUpdateAcceptedEventAttributes: accepted } = event;
      const { workflowExecutionUpdateCompletedEventAttributes: decided, activityTaskScheduledEventAttributes: asked } = event;
      const done = event.activityTaskCompletedEventAttributes;
      if (began?.workflowType?.name === 'citizen') {
        const [first, snapshot] = (await values(began.input)) as [CitizenStart, Snapshot | undefined];
        start = first;
        take(snapshot?.recent);
        take(snapshot?.undone?.batch?.entries);
        take(snapshot?.undone?.entries);
      } else if (accepted) {
        const [command] = (await values(accepted.acceptedRequest?.input?.args)) as [CommandInput | undefined];
        if (command) commands.set(String(event.eventId), command);
      } else if (decided?.outcome?.success) {
        const [answer] = (await values(decided.outcome.success)) as [CommandAnswer | undefined];
        take(answer?.timeline);
        const command = commands.get(String(decided.acceptedEventId));
        for (const id of command?.records ?? []) records.set(id, { command: command?.name ?? '', commandId: command?.id ?? '' });
      } else if (asked?.activityType?.name === 'carryOut') {
        const [citizenId, batch] = (await values(asked.input)) as [string, Batch<Entry, Effect>];
        take(batch.entries);
        batches.set(String(event.eventId), { citizenId, batch });
      } else if (asked?.activityType?.name === 'sendMessage') {
        const [request] = (await values(asked.input)) as [MessageRequest];
        requests.set(String(event.eventId), request);
      } else if (done) {
        // what is not carried out yet, the workflow itself carries out
        const scheduled = String(done.scheduledEventId);
        const [at, request, sent] = [timeOf(event), batches.get(scheduled), requests.get(scheduled)];
        for (const effect of request?.batch.effects ?? [])
          if ('message' in effect && request) messages.set(effect.id, messageRow(request.citizenId, effect.id, effect.message, at));
        if (sent) messages.set(sent.id, messageRow(sent.citizenId, sent.id, sent.message, at));
      }
    }
  };

  for (const run of runs) await readRun(await eventsOf(client, run));
  return { start, entries, messages: [...messages.values()].sort((a, b) => a.at.localeCompare(b.at)), records };
};
