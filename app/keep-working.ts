import type { HealthBook } from './health.ts';

/** A worker as far as it is kept alive here. */
export interface Runnable {
  /** Resolves when it was shut down, rejects when it ended by itself. */
  run(): Promise<void>;
  shutdown(): void;
}

export interface KeepOptions {
  readonly health: HealthBook;
  readonly onEnd: (error: unknown, againInMs: number) => void;
  /** The first pause (milliseconds); it doubles up to the longest, and starts anew when a worker has run for that long. */
  readonly firstPauseMs?: number;
  readonly longestPauseMs?: number;
}

export interface Kept {
  /** Resolves when the last worker has finished what it had. */
  stop(): Promise<void>;
}

/**
 * Runs a worker; one that ends by itself is made anew in this process, after a pause. The first one must come up: what stops it is thrown.
 */
export const keepWorking = async (
  make: () => Promise<Runnable>,
  { health, onEnd, firstPauseMs = 500, longestPauseMs = 30_000 }: KeepOptions,
): Promise<Kept> => {
  let stopping = false;
  let wake = (): void => {};
  let worker = await make();
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const live = async (): Promise<void> => {
    let pauseMs = firstPauseMs;
    for (let first = true; !stopping; first = false) {
      const since = performance.now();
      try {
        if (!first) worker = await make();
        const running = worker.run();
        health.fine('worker');
        if (stopping) worker.shutdown();
        await running;
        if (stopping) return;
        throw new Error('it was shut down by somebody else');
      } catch (error) {
        if (stopping) return;
        if (performance.now() - since > longestPauseMs) pauseMs = firstPauseMs;
        health.broken('worker', `it ended and is made anew: ${error instanceof Error ? error.name : 'unknown'}`);
        onEnd(error, pauseMs);
        await pause(pauseMs);
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      }
    }
  };
  const living = live();
  return {
    stop: async () => {
      stopping = true;
      wake();
      try {
        worker.shutdown();
      } catch {
        // it has ended already
      }
      await living;
    },
  };
};
