import proto from '@temporalio/proto';
import { expect, test } from 'vitest';
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
