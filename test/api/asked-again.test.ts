import { type Client, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import proto from '@temporalio/proto';
import { expect, test } from 'vitest';
import { createEngine, EngineUnavailable } from '../../api/engine/engine.ts';
import { GRPC } from '../../api/engine/grpc.ts';
import { waitMs } from '../../api/engine/retries.ts';

const { google, temporal } = proto;
const { ResourceExhaustedCause } = temporal.api.enums.v1;

type Status = Parameters<typeof waitMs>[1];
const status = (code: number, details: readonly (string | Buffer)[]): Status =>
  ({ code, details: 'some words', metadata: { get: () => details } }) as unknown as Status;

/** As the server answers. */
const exhausted = (cause: number) => {
  const { ResourceExhaustedFailure } = temporal.api.errordetails.v1;
  const value = ResourceExhaustedFailure.encode({ cause }).finish();
  const details = [{ type_url: 'type.googleapis.com/temporal.api.errordetails.v1.ResourceExhaustedFailure', value }];
  return status(GRPC.RESOURCE_EXHAUSTED, [Buffer.from(google.rpc.Status.encode({ code: GRPC.RESOURCE_EXHAUSTED, details }).finish())]);
};

test('0 a workflow that is busy for an instant, going over to its next run, is asked again at once', () => {
  const busy = exhausted(ResourceExhaustedCause.RESOURCE_EXHAUSTED_CAUSE_BUSY_WORKFLOW);
  expect(waitMs(1, busy)).toBeLessThan(30);
  expect(waitMs(40, busy)).toBeLessThan(200);
});

test('0 a server that is overloaded is left alone for a second and more', () => {
  for (const cause of [
    ResourceExhaustedCause.RESOURCE_EXHAUSTED_CAUSE_RPS_LIMIT,
    ResourceExhaustedCause.RESOURCE_EXHAUSTED_CAUSE_UNSPECIFIED,
  ])
    expect(waitMs(1, exhausted(cause))).toBeGreaterThan(1_000);
  const unreadable = status(GRPC.RESOURCE_EXHAUSTED, [Buffer.from('no message')]);
  expect(waitMs(1, unreadable)).toBeGreaterThan(1_000);
});

test('0 what is no exhaustion waits as the SDK has it', () => {
  expect(waitMs(1, status(14, []))).toBeLessThan(250);
});

/** As the server answers for a workflow whose task was not done several times in a row. */
const notReady = () => {
  const { WorkflowNotReadyFailure } = temporal.api.errordetails.v1;
  const value = WorkflowNotReadyFailure.encode({}).finish();
  const details = [{ type_url: 'type.googleapis.com/temporal.api.errordetails.v1.WorkflowNotReadyFailure', value }];
  const bytes = Buffer.from(google.rpc.Status.encode({ code: GRPC.FAILED_PRECONDITION, details }).finish());
  return Object.assign(new Error('Workflow Task in failed state'), status(GRPC.FAILED_PRECONDITION, [bytes]));
};

/** An engine whose server gives these answers to a command, one after the other. */
const answering = (answers: readonly (() => unknown)[], timeoutMs = 10_000) => {
  const asked: unknown[] = [];
  const executeUpdate = async (_: string, { updateId }: { readonly updateId: string }): Promise<unknown> => {
    asked.push(updateId);
    return answers[Math.min(asked.length, answers.length) - 1]?.();
  };
  const through = (_: unknown, work: () => unknown) => work();
  const workflow = { getHandle: () => ({ executeUpdate }), options: {}, connection: {} };
  const client = { workflow, connection: {}, options: {}, withDeadline: through, withAbortSignal: through } as unknown as Client;
  return { engine: createEngine(client, { taskQueue: 'x', timeoutMs }), asked };
};
const fails = (error: Error) => () => {
  throw error;
};
const command = { id: 'c1', name: 'open-contact-group', payload: {}, caller: { role: 'jobcentre' as const, org: '101' } };
const accepted = { outcome: 'accepted', result: {}, timeline: [] };

test('0 a command to a workflow that workers with too much to do came late to is sent again, under its id, until it is decided', async () => {
  const { engine, asked } = answering([fails(notReady()), fails(notReady()), () => accepted]);
  expect(await engine.command('anna', command)).toEqual(accepted);
  expect(asked).toEqual(['c1', 'c1', 'c1']);
});

test('0 one that stands still for good is answered within the bound, and asked no more', async () => {
  const { engine, asked } = answering([fails(notReady())], 1_200);
  await expect(engine.command('anna', command)).rejects.toThrow(EngineUnavailable);
  const times = asked.length;
  expect(times).toBeGreaterThan(1);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(asked.length).toBeLessThanOrEqual(times + 1);
});

test('0 any other answer of the server is not asked again', async () => {
  const { engine, asked } = answering([fails(Object.assign(new Error('no'), status(GRPC.FAILED_PRECONDITION, [])))]);
  await expect(engine.command('anna', command)).rejects.toThrow();
  const late = answering([fails(new WorkflowUpdateRPCTimeoutOrCancelledError('late'))]);
  await expect(late.engine.command('anna', command)).rejects.toThrow(EngineUnavailable);
  expect([asked, late.asked]).toEqual([['c1'], ['c1']]);
});
