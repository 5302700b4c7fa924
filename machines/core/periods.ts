import { type LegalDate, later } from './calendar.ts';

/**
 * A dated period of one value: from its first day until the first day on which it no longer holds (`null`: still open).
 * The present and "on the day before …" are both read from a list of these, oldest first, never overlapping.
 */
export interface Period<V> {
  readonly value: V;
  readonly from: LegalDate;
  readonly until: LegalDate | null;
}

/** The period that is open now, if any. */
export const openPeriod = <V>(periods: readonly Period<V>[]): Period<V> | undefined => {
  const last = periods.at(-1);
  return last && last.until === null ? last : undefined;
};

/** What held on that day; `null` when nothing did. */
export const valueOn = <V>(periods: readonly Period<V>[], day: LegalDate): V | null =>
  periods.find((p) => p.from <= day && (p.until === null || day < p.until))?.value ?? null;

/**
 * The same periods with the open one ended, and another begun (unless `value` is null), on `from`.
 * A change cannot reach behind the open period's own start; a period that then lasts no day leaves no trace.
 */
export const change = <V>(periods: readonly Period<V>[], value: V | null, from: LegalDate): readonly Period<V>[] => {
  const open = openPeriod(periods);
  const floor = open?.from ?? periods.at(-1)?.until ?? from;
  const day = from < floor ? floor : from;
  const kept = open ? periods.slice(0, -1) : periods;
  const ended = open && open.from < day ? [{ ...open, until: day }] : [];
  return [...kept, ...ended, ...(value === null ? [] : [{ value, from: day, until: null }])];
};

/**
 * The same periods with one more change in its place, also when later ones were reported before it: from the day on the value holds, to the end of
 * the period in which the day lies, or to the next one's beginning. A period of the same value that follows at once is one with it.
 */
export const place = <V>(periods: readonly Period<V>[], value: V, day: LegalDate): readonly Period<V>[] => {
  const before = periods.filter((p) => p.from < day);
  const after = periods.filter((p) => p.from > day);
  const around = periods.find((p) => p.from <= day && (p.until === null || day < p.until));
  const until = around ? around.until : (after[0]?.from ?? null);
  const cut = before.map((p) => (p === around ? { ...p, until: day } : p));
  const [next] = after;
  return next?.from === until && next?.value === value
    ? [...cut, { value, from: day, until: next.until }, ...after.slice(1)]
    : [...cut, { value, from: day, until }, ...after];
};

/**
 * The same periods up to the day, and the value (null: none) from it on, whatever was reported of the days after it.
 * Unlike `change`, it reaches as far back as the day lies.
 */
export const since = <V>(periods: readonly Period<V>[], value: V | null, day: LegalDate): readonly Period<V>[] => [
  ...periods.filter((p) => p.from < day).map((p) => (p.until === null || p.until > day ? { ...p, until: day } : p)),
  ...(value === null ? [] : [{ value, from: day, until: null }]),
];

/**
 * The same periods with the value from that day until the next change that is known already: a change reported after a later one takes its place,
 * and leaves what comes after as it is. Of two on one day the one reported last holds.
 */
export const placed = <V>(periods: readonly Period<V>[], value: V, day: LegalDate): readonly Period<V>[] => {
  const next = periods.find((p) => p.from > day);
  return [
    ...periods.filter((p) => p.from < day).map((p) => (p.until === null || p.until > day ? { ...p, until: day } : p)),
    { value, from: day, until: next?.from ?? null },
    ...periods.filter((p) => p.from > day),
  ];
};

/**
 * The same periods with the open one ended, and none begun. Unlike `change`, the ended one stays even when it lasted no day:
 * it is the latest there was, and no day asks for it.
 */
export const end = <V>(periods: readonly Period<V>[], from: LegalDate): readonly Period<V>[] => {
  const open = openPeriod(periods);
  return open ? [...periods.slice(0, -1), { ...open, until: later(from, open.from) }] : periods;
};
