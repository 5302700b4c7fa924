import { type ConnectionOptions, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import proto from '@temporalio/proto';
import { failureIn, GRPC } from './grpc.ts';

/**
 * How soon the client asks the server again. The SDK waits 1.7 seconds on every answer "resource exhausted", since a server that is overloaded
 * wants rest. But a server also says it of one workflow that is busy: one that goes over to its next run takes nothing for that instant, and
 * the next command came just then every fortieth time.
 */

type Status = Parameters<NonNullable<Parameters<typeof makeGrpcRetryInterceptor>[0]['delayFunction']>>[1];

/** Milliseconds: the first wait, each 1.7 times the one before, and the longest. The call's own limit ends it. */
const BUSY_WORKFLOW = { first: 20, longest: 150, tries: 100 };

const { ResourceExhaustedFailure } = proto.temporal.api.errordetails.v1;
const { RESOURCE_EXHAUSTED_CAUSE_BUSY_WORKFLOW } = proto.temporal.api.enums.v1.ResourceExhaustedCause;

/** Whether the server speaks of the one workflow that was asked, and not of itself. */
const isBusyWorkflow = (status: Status): boolean => {
  const failure = failureIn(status, 'ResourceExhaustedFailure');
  return failure !== undefined && ResourceExhaustedFailure.decode(failure).cause === RESOURCE_EXHAUSTED_CAUSE_BUSY_WORKFLOW;
};

const usual = defaultGrpcRetryOptions();

/** How long until the server is asked again (milliseconds), after so many tries. */
export const waitMs = (tries: number, status: Status): number => {
  if (status.code !== GRPC.RESOURCE_EXHAUSTED || !isBusyWorkflow(status)) return usual.delayFunction(tries, status);
  return Math.min(BUSY_WORKFLOW.longest, BUSY_WORKFLOW.first * 1.7 ** (tries - 1)) * (0.8 + 0.4 * Math.random());
};

const again = (tries: number, status: Status): boolean =>
  status.code === GRPC.RESOURCE_EXHAUSTED && isBusyWorkflow(status) ? tries < BUSY_WORKFLOW.tries : usual.retryableDecider(tries, status);

/** For `Connection.connect`. */
export const retries: Required<Pick<ConnectionOptions, 'interceptors'>> = {
  interceptors: [makeGrpcRetryInterceptor({ delayFunction: waitMs, retryableDecider: again })],
};
