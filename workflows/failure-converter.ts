import { ApplicationFailure, DefaultFailureConverter, type PayloadConverter, toPayloads } from '@temporalio/common';
import type { SerializationContext } from '@temporalio/common/lib/converter/serialization-context.js';
import { FAILURE_SOURCE } from '@temporalio/common/lib/failure.js';
import { REFUSED } from './contract.ts';

type Failure = ReturnType<DefaultFailureConverter['errorToFailure']>;

/**
 * Messages and stacks of failures go through the codec like every other payload. A refusal is an answer and no fault: it has no stack (to
 * write one out and to cut it costs more than to decide), and all that it says is in its detail.
 */
class Converter extends DefaultFailureConverter {
  constructor() {
    super({ encodeCommonAttributes: true });
  }

  override errorToFailure(error: unknown, converter: PayloadConverter, context?: SerializationContext): Failure {
    if (!(error instanceof ApplicationFailure) || error.type !== REFUSED) return super.errorToFailure(error, converter, context);
    return {
      message: REFUSED,
      source: FAILURE_SOURCE,
      applicationFailureInfo: {
        type: REFUSED,
        nonRetryable: true,
        details: { payloads: toPayloads(converter, ...(error.details ?? [])) ?? [] },
      },
    };
  }
}

export const failureConverter = new Converter();
