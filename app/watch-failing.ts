import type { Failing } from '../api/engine/failing.ts';
import type { HealthBook } from './health.ts';

/** Often enough that a workflow that stands still is known within a minute of its second failed task. */
const EVERY_MS = 15_000;

export interface WatchFailing {
  /** Undefined where the engine cannot tell. */
  readonly find: () => Promise<Failing | undefined>;
  readonly health: HealthBook;
  readonly count: (failing: number) => void;
  readonly say: (failing: Failing) => void;
  readonly everyMs?: number;
}

/** Looks for workflows whose tasks fail, and says so in health, figures and log until none does. @returns ends it */
export const watchFailing = ({ find, health, count, say, everyMs = EVERY_MS }: WatchFailing): (() => void) => {
  let before = '';
  const look = async (): Promise<void> => {
    // an engine that does not answer is another part's fault, and named there
    const failing = await find().catch(() => undefined);
    if (failing === undefined) return;
    count(failing.count);
    const more = failing.count - failing.workflows.length;
    const now = failing.workflows.join(', ');
    if (failing.count === 0) health.fine('workflows');
    else
      health.broken('workflows', `their tasks fail, see docs/operate.md, "Non-determinism": ${now}${more > 0 ? ` and ${more} more` : ''}`);
    if (failing.count > 0 && now !== before) say(failing);
    before = now;
  };
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const round = (): void => {
    void look().finally(() => {
      if (ended) return;
      timer = setTimeout(round, everyMs);
      timer.unref();
    });
  };
  round();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
};
