import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';

/** The port through which everything reads "today". Epoch milliseconds. */
export interface Clock {
  now(): Promise<number>;
}

const WORKFLOW_ID = 'engine-clock';

/** How long a reading of the engine's clock is carried on by this host's monotonic clock (milliseconds). */
const CARRIED = 30_000;

/**
 * The engine's clock of a real cluster, which has no call for the time: the `engineClock` workflow answers in the refusal of an update.
 * Between readings the host's monotonic clock counts on from the last one; the host's date is never looked at.
 */
export const engineClock = (client: Client, taskQueue: string): Clock => {
  let read: { readonly at: number; readonly mono: number } | undefined;
  let reading: Promise<number> | undefined;

  const ask = async (): Promise<number> => {
    const handle = client.workflow.getHandle(WORKFLOW_ID);
    try {
      await handle.executeUpdate('now');
    } catch (error) {
      if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure && error.cause.type === 'now') {
        const at = error.cause.details?.[0];
        if (typeof at === 'number') return at;
      }
      throw error;
    }
    throw new Error('the engine clock accepted what it always refuses');
  };

  const start = async (): Promise<void> => {
    try {
      await client.workflow.start('engineClock', { workflowId: WORKFLOW_ID, taskQueue, staticSummary: "Tells the engine's time" });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  };

  const measure = async (): Promise<number> => {
    if (read === undefined) await start();
    const at = await ask();
    read = { at, mono: performance.now() };
    return at;
  };

  return {
    now: async () => {
      if (read !== undefined && performance.now() - read.mono < CARRIED) return Math.floor(read.at + (performance.now() - read.mono));
      reading ??= measure().finally(() => {
        reading = undefined;
      });
      return reading;
    },
  };
};
