import type { CourseUpdates } from './course-updates.ts';
import type { Batch, Change, CourseState, ShellEffect, Undone } from './types.ts';

/** A batch stays far below the largest payload, however much had to wait. */
const BATCH_ENTRIES = 100;
const BATCH_EFFECTS = 50;
/** So many entries wait for something else that takes them along; fewer than a reader gets beside the store's. */
const WAITING_ENTRIES = 20;

export interface Outbox<E, F extends ShellEffect> {
  /**
   * Takes what a change leaves. Entries that went out with an answer (`answered`) are written down by the one who has the answer; that they
   * are written here too is for the case that it died, and so they wait until something else is carried out, or they have become many.
   */
  add(change: Pick<Change<unknown, E, F>, 'entries' | 'effects'>, answered: boolean, records?: readonly string[]): void;
  /** Whether there is something to carry out now. */
  waiting(): boolean;
  /** The batch to carry out: the one that was begun and not ended, or all that is there. */
  begin(): Batch<E, F>;
  /** The batch is carried out. */
  end(): void;
  /** What may not be in the store yet. */
  unwritten(): readonly E[];
  undone(): Undone<E, F> | undefined;
}

/** What decisions leave to be carried out, in order, in one batch after the other. */
export const createOutbox = <E, F extends ShellEffect>(
  before: Undone<E, F> | undefined,
  updates: CourseUpdates<F>,
  courses: () => readonly CourseState[],
  facts: () => CourseState['facts'],
): Outbox<E, F> => {
  let batch = before?.batch;
  const entries: E[] = [...(before?.entries ?? [])];
  const effects: F[] = [...(before?.effects ?? [])];
  const records: string[] = [...(before?.records ?? [])];
  /** Nobody else writes these entries; those of an earlier run have waited long enough. */
  let mustWrite = entries.length > 0;

  return {
    add: (change, answered, more = []) => {
      entries.push(...change.entries);
      effects.push(...change.effects);
      records.push(...more);
      if (!answered && change.entries.length > 0) mustWrite = true;
    },
    waiting: () =>
      batch !== undefined ||
      mustWrite ||
      effects.length > 0 ||
      records.length > 0 ||
      entries.length >= WAITING_ENTRIES ||
      updates.due(courses()),
    begin: () => {
      if (batch !== undefined) return batch;
      const taken = effects.splice(0, BATCH_EFFECTS);
      batch = {
        entries: entries.splice(0, BATCH_ENTRIES),
        effects: taken.filter((e) => e.course === undefined),
        updates: updates.next(courses(), facts(), taken),
        records: records.splice(0),
      };
      mustWrite = entries.length > 0;
      return batch;
    },
    end: () => {
      batch = undefined;
    },
    unwritten: () => [...(batch?.entries ?? []), ...entries],
    undone: () => {
      if (batch === undefined && entries.length === 0 && effects.length === 0 && records.length === 0) return undefined;
      return { ...(batch === undefined ? {} : { batch }), entries: [...entries], effects: [...effects], records: [...records] };
    },
  };
};
