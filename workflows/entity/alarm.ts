import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** An instant to wait for (epoch milliseconds), with the line that an operator reads; the same key is the same wait. */
export interface Awaited {
  readonly key: string;
  readonly at: number;
  readonly summary: string;
}

export interface Alarm {
  /** Waits for this one and no other; the timer is touched only when it is another than before. */
  set(next: Awaited | undefined): void;
  /** Whether one has rung that was not taken yet. */
  rang(): boolean;
  /** The key of the one that rang, once. */
  take(): string | undefined;
}

/** Milliseconds. */
const ABOUT_TO_RING = 1_000;
/** The engine's own limit is some 290 years; what is farther off is waited for in parts. */
const LONGEST_WAIT = 50 * 365 * 86_400_000;

/** One armed timer. */
export const createAlarm = (): Alarm => {
  let armed: { readonly key: string; readonly at: number; readonly scope: CancellationScope } | undefined;
  let rung: string | undefined;

  const arm = ({ key, at, summary }: Awaited): void => {
    const scope = new CancellationScope();
    armed = { key, at, scope };
    scope
      .run(async () => {
        do await sleep(Math.min(LONGEST_WAIT, Math.max(1, at - Date.now())), { summary });
        while (Date.now() + 1 < at);
      })
      .then(() => {
        if (armed?.scope !== scope) return;
        armed = undefined;
        rung = key;
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  };

  return {
    set: (next) => {
      if (armed !== undefined && armed.key !== next?.key) {
        // one that is about to ring is left to ring unheard: to cancel a timer that fires at this very moment is what the time-skipping
        // server cannot do (the workflow task is then half applied, and the clock stands still)
        if (armed.at > Date.now() + ABOUT_TO_RING) armed.scope.cancel();
        armed = undefined;
      }
      if (next !== undefined && armed === undefined) arm(next);
    },
    rang: () => rung !== undefined,
    take: () => {
      const key = rung;
      rung = undefined;
      return key;
    },
  };
};
