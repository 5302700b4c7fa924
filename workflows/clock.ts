import { ApplicationFailure, condition, defineUpdate, setHandler } from '@temporalio/workflow';
import { createHandOver } from './entity/hand-over.ts';

/** The update that asks for the time; always refused, so that it leaves no event. The refusal's detail is the time (epoch milliseconds). */
export const NOW_UPDATE = 'now';
/** Type of the failure that carries the time. */
export const NOW = 'now';
/** The one workflow that tells a cluster's time. */
export const CLOCK_WORKFLOW_ID = 'engine-clock';

/**
 * Tells the engine's clock to those who have no other way to read it: the time of the workflow task that answers.
 * Its history stays as short as it began.
 */
export async function engineClock(): Promise<void> {
  setHandler(defineUpdate<void>(NOW_UPDATE), () => {}, {
    validator: () => {
      throw ApplicationFailure.nonRetryable('the time', NOW, Date.now());
    },
  });
  const handOver = createHandOver();
  await condition(handOver.asked);
  await handOver.continueAsNew<typeof engineClock>();
}
