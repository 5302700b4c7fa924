import { isoAt } from '../../machines/core/calendar.ts';
import { CitizenForgotten } from '../../store/codec/payload-codec.ts';
import type { Store, UnownedRecord } from '../../store/store.ts';
import { type Engine, EngineUnavailable } from './engine.ts';

export interface SweeperDeps {
  readonly store: Store;
  readonly engine: Engine;
  /** The engine's clock, epoch milliseconds. */
  readonly clock: { now(): Promise<number> };
}

export interface Swept {
  /** Records whose command was accepted: they have an owner now. */
  readonly owned: number;
  /** Records that no accepted command brought: key and row are gone. */
  readonly discarded: number;
  /** Nobody answered; they are looked at again next time. */
  readonly undecided: number;
}

/** A command takes seconds: what has waited longer than this for its owner was left by a crash (milliseconds of the engine's clock). */
const LEFT_AFTER = 60 * 60_000;
/** Before all time: takes only what was on its way out when its process was killed. */
const NEVER = '1970-01-01T00:00:00.000Z';

type Verdict = 'accepted' | 'not accepted' | 'nobody answers';

const accepted = (yes: boolean | undefined): Verdict => (yes === true ? 'accepted' : 'not accepted');

/** Asks the timeline first, then the citizen's workflow, which may have accepted what it could not write down yet. */
const judge = async (
  { store, engine }: SweeperDeps,
  citizenId: string,
  commandId: string,
  recordIds: readonly string[],
): Promise<Verdict> => {
  const citizen = await store.citizen(citizenId);
  if (citizen === undefined) return 'not accepted';
  if ((await store.timeline(citizenId)).some((entry) => entry.commandId === commandId)) return 'accepted';
  if (!engine.knows) return 'nobody answers';
  try {
    const known = await engine.knows(citizenId, { commandId, recordIds });
    // a citizen that has begun and is not there may come back, with all that it accepted
    return known === undefined && citizen.begun ? 'nobody answers' : accepted(known);
  } catch (error) {
    if (error instanceof CitizenForgotten) return 'not accepted';
    if (error instanceof EngineUnavailable) return 'nobody answers';
    throw error;
  }
};

/**
 * Clears away what crashes left in the store: content whose command never came to a decision. What a decision has accepted gets its owner;
 * where it cannot be asked, nothing is done. May run beside commands and beside other sweepers: a record that its command brings again in
 * the meantime stays.
 */
export const sweepUnowned = async (deps: SweeperDeps): Promise<Swept> => {
  const { store } = deps;
  const madeBefore = isoAt((await deps.clock.now()) - LEFT_AFTER);
  const byCommand = new Map<string, UnownedRecord[]>();
  for (const record of await store.unowned(madeBefore)) {
    byCommand.set(record.commandId, [...(byCommand.get(record.commandId) ?? []), record]);
  }
  let owned = 0;
  let undecided = 0;
  let discarded = 0;
  for (const [commandId, records] of byCommand) {
    const citizenId = records[0]?.citizenId ?? '';
    const ids = records.map((r) => r.recordId);
    const verdict = await judge(deps, citizenId, commandId, ids);
    if (verdict === 'accepted') owned += ids.length - (await store.own(ids)).length;
    else if (verdict === 'not accepted') discarded += await store.discardUnowned(commandId, madeBefore);
    else undecided += ids.length;
  }
  discarded += await store.sweep(NEVER);
  return { owned, discarded, undecided };
};

/** Sweeps now and then for as long as the program runs. @returns how to stop */
export const startSweeper = (
  deps: SweeperDeps,
  {
    everyMs = 15 * 60_000,
    onSwept,
    onError,
  }: { everyMs?: number; onSwept?: (swept: Swept) => void; onError?: (error: unknown) => void } = {},
): (() => void) => {
  let under = false;
  const timer = setInterval(() => {
    if (under) return;
    under = true;
    sweepUnowned(deps)
      .then((swept) => onSwept?.(swept))
      .catch((error: unknown) => onError?.(error))
      .finally(() => {
        under = false;
      });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
};
