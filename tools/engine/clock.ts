import { Connection, type ConnectionOptions } from '@temporalio/client';
import { type InternalConnectionOptions, InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection.js';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import type { NativeConnection } from '@temporalio/worker';

/** Where "today" comes from: the engine's clock, never this host's. Milliseconds since the epoch. */
export interface EngineClock {
  now(): Promise<number>;
}

/** A clock that can be turned. */
export interface TestClock extends EngineClock {
  /**
   * Moves the clock forward to `epochMs` and fires, in order, every timer due up to then; what they set off (workflow tasks,
   * activities with their retries, signals to other workflows) is done when it resolves. It lands about a second later (see
   * GRACE_MS). A time that has passed moves nothing but that second.
   */
  moveTo(epochMs: number): Promise<void>;
  /** Waits until nothing is under way: no workflow task, no activity, no signal on its way. The clock goes on by some 100 ms. */
  settle(): Promise<void>;
}

/** The clock did not skip for too long: something is unfinished that will not finish by itself. */
export class ClockStuck extends Error {
  override name = 'ClockStuck';
}

/** A connection to a time-skipping server that also speaks its test service. */
export function connectTimeSkipping(address: string, options: Omit<ConnectionOptions, 'address'> = {}): Promise<Connection> {
  const all: InternalConnectionOptions = { ...options, address, [InternalConnectionOptionsSymbol]: { supportsTestService: true } };
  return Connection.connect(all);
}

/**
 * Closes a connection for good. Its client leaves one store of context enabled for each connection there ever was, and every promise of
 * the process then carries them all on: a process that plays a hundred worlds one after the other gets slower with each.
 */
export const disconnect = async (connection: Connection | NativeConnection): Promise<void> => {
  await connection.close();
  connection.callContextStorage.disable();
};

/**
 * A workflow that sleeps until an instant asks for the difference to its own present, the start of its task; the server counts from the
 * task's end. So a timer is late by the time the task took, some ms, more on a busy machine, and what is due at the very instant of a
 * move would be missed now and then.
 */
const GRACE_MS = 1_000;
const SETTLE_STEP_MS = 100;

export interface TimeSkippingClockOptions {
  /** How long (real time) the clock may stand still in moveTo and settle before it is called stuck. */
  patienceMs?: number;
}

/**
 * The clock of the Java test server, through its test service. `connection` comes from connectTimeSkipping.
 *
 * How the server's clock behaves (1.38.0, read in its source and measured):
 * - It counts locks. While any is held the clock goes with the host's clock; when the last one is given back it jumps to the next timer.
 * - Held are: one lock from the start (so the clock stands still between moves, but for the real time that passes), one while there are
 *   no timers, one for every workflow task, activity task and external signal under way, and one for every timer that is being fired.
 *   So a jump never overtakes work that an earlier timer set off, and timers of different dates fire in order. Timers of the very same
 *   instant fire in no order.
 * - `unlockTimeSkippingWithSleep` gives back the first lock and takes it again inside the timer that ends the sleep: no jump can come
 *   between. The pair `unlockTimeSkipping` … `lockTimeSkipping` has that gap, and in it the clock jumps to the next timer, years on.
 * - The sleep is relative. What passes between reading the clock and the server's hearing of it is overshoot: a few ms, never early.
 * - An activity that waits for its retry holds no lock: an hour's outage is skipped like an hour's timer.
 */
export function timeSkippingClock(connection: Connection, { patienceMs = 30_000 }: TimeSkippingClockOptions = {}): TestClock {
  const { testService } = connection;
  if (!testService) throw new Error('this connection has no test service: make it by connectTimeSkipping');

  let queue: Promise<void> = Promise.resolve();
  let stuck: ClockStuck | undefined;

  const now = async () => tsToMs((await testService.getCurrentTime({})).time);

  /** Skips `ms` from the server's present. The server ends the call when its clock has got there. */
  async function sleep(ms: number): Promise<void> {
    let awake = false;
    const sleeping = testService?.unlockTimeSkippingWithSleep({ duration: msToTs(ms) }).finally(() => {
      awake = true;
    });
    await Promise.race([sleeping, watch(() => awake)]);
  }

  /** Rejects when the clock has gone no faster than real time for too long: then work is unfinished that holds a lock. */
  async function watch(done: () => boolean): Promise<void> {
    let stillFor = 0;
    let real = Date.now();
    let before: number | undefined;
    while (stillFor < patienceMs) {
      await new Promise((resolve) => setTimeout(resolve, 250).unref());
      if (done()) return;
      const at = await now();
      const passed = Date.now() - real;
      real += passed;
      stillFor = before !== undefined && at - before <= passed + 1_000 ? stillFor + passed : 0;
      before = at;
    }
    throw stuckAt(await now());
  }

  function stuckAt(at: number): ClockStuck {
    stuck = new ClockStuck(
      `the test clock stands at ${new Date(at).toISOString()} and cannot skip: a workflow task, an activity or a signal is unfinished ` +
        '(no worker, a task that fails again and again, or a child workflow that outlived its parent)',
    );
    return stuck;
  }

  async function settleIn(step: number): Promise<void> {
    const since = Date.now();
    for (;;) {
      // A sleep that took less real time than its length was skipped, and only an idle server skips.
      const before = performance.now();
      await sleep(step);
      if (performance.now() - before < step) return;
      if (Date.now() - since > patienceMs) throw stuckAt(await now());
    }
  }

  /** One move at a time; after a stuck one the server's locks no longer add up, so nothing more is tried. */
  function inTurn(move: () => Promise<void>): Promise<void> {
    const turn = queue.then(() => {
      if (stuck) throw stuck;
      return move();
    });
    queue = turn.catch(() => {});
    return turn;
  }

  return {
    now,
    settle: () => inTurn(() => settleIn(SETTLE_STEP_MS)),
    moveTo: (epochMs) =>
      inTurn(async () => {
        const ahead = epochMs - (await now());
        if (ahead > 0) await sleep(ahead);
        await settleIn(GRACE_MS);
        // A timer that was due within the grace is skipped to, and the sleep then ends a little early though its work goes on: look again.
        await settleIn(SETTLE_STEP_MS);
      }),
  };
}
