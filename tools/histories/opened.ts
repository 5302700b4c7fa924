import type { Client } from '@temporalio/client';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';

type Execution = { readonly workflowId: string; readonly runId: string };

const executions = (found: readonly { execution?: { workflowId?: string | null; runId?: string | null } | null }[]): Execution[] =>
  found.flatMap(({ execution }) =>
    execution?.workflowId && execution.runId ? [{ workflowId: execution.workflowId, runId: execution.runId }] : [],
  );

/** Every run of every workflow, open and closed, on either engine. */
export const allRuns = async (client: Client): Promise<Execution[]> => {
  const { namespace } = client.options;
  const found: Execution[] = [];
  try {
    for (let token: Uint8Array = Buffer.alloc(0); ; ) {
      const page = await client.workflowService.listWorkflowExecutions({ namespace, query: '', pageSize: 500, nextPageToken: token });
      found.push(...executions(page.executions ?? []));
      token = page.nextPageToken ?? Buffer.alloc(0);
      if (token.length === 0) return found;
    }
  } catch (error) {
    if ((error as { code?: unknown }).code !== 12) throw error;
  }
  const times = { earliestTime: msToTs(0), latestTime: msToTs(Date.parse('9999-12-31T00:00:00Z')) };
  const open = await client.workflowService.listOpenWorkflowExecutions({ namespace, maximumPageSize: 1_000, startTimeFilter: times });
  const closed = await client.workflowService.listClosedWorkflowExecutions({ namespace, maximumPageSize: 1_000, startTimeFilter: times });
  return executions([...(open.executions ?? []), ...(closed.executions ?? [])]);
};

/** All events of a run, as bytes of the wire. */
const eventsOf = async (client: Client, execution: Execution): Promise<proto.temporal.api.history.v1.IHistory> => {
  const events: proto.temporal.api.history.v1.IHistoryEvent[] = [];
  for (let token: Uint8Array | undefined; ; ) {
    const page = await client.workflowService.getWorkflowExecutionHistory({
      namespace: client.options.namespace,
      execution,
      ...(token === undefined ? {} : { nextPageToken: token }),
    });
    events.push(...(page.history?.events ?? []));
    token = page.nextPageToken ?? undefined;
    if (token === undefined || token.length === 0) return { events };
  }
};

const isPayload = (value: object): value is Payload =>
  'metadata' in value && typeof value.metadata === 'object' && value.metadata !== null && 'encoding' in value.metadata;

/** Every payload anywhere in a value. */
export const payloadsIn = (value: unknown): Payload[] => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  if (isPayload(value)) return [value];
  return Object.values(value).flatMap(payloadsIn);
};

export interface History {
  readonly workflowId: string;
  /** As Temporal has it. */
  readonly raw: Buffer;
  readonly payloads: readonly Payload[];
  readonly types: readonly string[];
}

export const histories = async (client: Client): Promise<History[]> => {
  const found: History[] = [];
  for (const execution of await allRuns(client)) {
    const history = await eventsOf(client, execution);
    found.push({
      workflowId: execution.workflowId,
      raw: Buffer.from(proto.temporal.api.history.v1.History.encode(history).finish()),
      payloads: payloadsIn(history.events),
      types: (history.events ?? []).map((event) => String(event.eventType)),
    });
  }
  return found;
};

/** The payloads with the seal taken off: what an operator with the codec server could read. */
export const unsealed = async (codec: PayloadCodec, found: readonly History[]): Promise<Buffer> => {
  const opened = await codec.decode(found.flatMap((h) => [...h.payloads]));
  return Buffer.concat(opened.flatMap((p) => [Buffer.from(p.data ?? []), Buffer.from('\n')]));
};
