import type { LegalDate } from './calendar.ts';
import type { Period } from './periods.ts';

/**
 * A dated history as it was reported: what holds from which day on. The list is in the order of the days, and of one day in the order of the
 * reporting; so a change that comes late takes its place among the others. Periods are worked out of it, never kept beside it.
 */
export interface Change<V> {
  /** The first day on which it holds. */
  readonly on: LegalDate;
  /** Null: from that day on nothing holds. */
  readonly value: V | null;
}

/** The history with one more change, in its place: after those of its own day and of days before. */
export const placed = <V, C extends Change<V> = Change<V>>(history: readonly C[], change: C): readonly C[] => [
  ...history.filter((c) => c.on <= change.on),
  change,
  ...history.filter((c) => c.on > change.on),
];

/** The periods of a history: a change to what holds already is none, and what lasts no day leaves no trace. */
export const periodsOf = <V>(history: readonly Change<V>[]): readonly Period<V>[] => {
  const periods: Period<V>[] = [];
  for (const { on, value } of history) {
    const last = periods.at(-1);
    const open = last?.until === null ? last : undefined;
    if (open && open.value === value) continue;
    if (open) {
      periods.pop();
      if (open.from < on) periods.push({ ...open, until: on });
    }
    if (value !== null) periods.push({ value, from: on, until: null });
  }
  return periods;
};
