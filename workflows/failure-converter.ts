import { ApplicationFailure, DefaultFailureConverter, toPayloads } from '@temporalio/common';

// The SDK loads this file by its path, in tests without any compiler: it is plain JavaScript, typed by inference, and imports nothing of ours.

/** The type of a refusal, as in contract.ts. */
const REFUSED = 'refused';

/** Messages and stacks of failures go through the codec like every other payload. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });

const written = failureConverter.errorToFailure.bind(failureConverter);

/**
 * A refusal is an answer and no fault: it has no stack (to write one out and to cut it costs more than to decide), and all that it says is
 * in its detail.
 */
failureConverter.errorToFailure = (error, converter, context) => {
  if (!(error instanceof ApplicationFailure) || error.type !== REFUSED) return written(error, converter, context);
  return {
    message: REFUSED,
    source: 'TypeScriptSDK',
    applicationFailureInfo: {
      type: REFUSED,
      nonRetryable: true,
      details: { payloads: toPayloads(converter, ...(error.details ?? [])) ?? [] },
    },
  };
};
