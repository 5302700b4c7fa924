import type { Headers, WorkflowInterceptors } from '@temporalio/workflow';

/** Where the SDK's tracing keeps the trace that a call belongs to. */
const TRACE = '_tracer-data';

/**
 * Only where traces are taken: what a workflow asks to be done belongs to the trace of the last command or signal that it took, and not to
 * that of its own start, years ago. Loaded after the SDK's own interceptors, whose header it replaces. Headers are no part of what a replay
 * compares.
 */
export const interceptors = (): WorkflowInterceptors => {
  let last: Headers[string] | undefined;
  const remember = (headers: Headers): void => {
    last = headers[TRACE] ?? last;
  };
  return {
    inbound: [
      {
        handleUpdate: (input, next) => {
          remember(input.headers);
          return next(input);
        },
        handleSignal: (input, next) => {
          remember(input.headers);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(last === undefined ? input : { ...input, headers: { ...input.headers, [TRACE]: last } }),
        signalWorkflow: (input, next) => next(last === undefined ? input : { ...input, headers: { ...input.headers, [TRACE]: last } }),
      },
    ],
  };
};
