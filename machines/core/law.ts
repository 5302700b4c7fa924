import type { LegalDate } from './calendar.ts';
import type { CitizenState, Fact } from './types.ts';

/**
 * What the register knows of the law, and since when.
 *
 * A row says on which days it is in force (`validFrom`, `validTo`), and from which instant the register knows of it (`knownFrom`) or no longer
 * goes by it (`knownTo`). A decision made before that instant is made the same again on replay. When the instant comes, the dates of each
 * citizen are worked out anew, and what moves, comes or goes stands in the timeline with the rule and both dates.
 *
 * A row that changes is therefore two: the old one with `knownTo`, and the new one with `knownFrom`, the same instant. It lies after the
 * roll-out that brings the row.
 */
export interface Known {
  /** An instant, ISO 8601 in UTC (`2023-12-20T00:00:00Z`); absent: from the beginning. */
  readonly knownFrom?: string;
  /** The first instant at which the register no longer goes by it; absent: until further notice. */
  readonly knownTo?: string;
}

const instant = (text: string): number => {
  const at = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) || Number.isNaN(at)) throw new Error(`${text} is no instant in UTC`);
  return at;
};

/** Whether the citizen's register goes by the row. */
export const isKnown = ({ knownFrom, knownTo }: Known, { lawAsOf = 0 }: Pick<CitizenState, 'lawAsOf'>): boolean =>
  (knownFrom === undefined || instant(knownFrom) <= lawAsOf) && (knownTo === undefined || lawAsOf < instant(knownTo));

/** The rows that the citizen's register goes by. */
export const knownRows = <R extends Known>(rows: readonly R[], state: Pick<CitizenState, 'lawAsOf'>): readonly R[] =>
  rows.filter((row) => isKnown(row, state));

/** Every instant at which a row comes or goes, in order, each once. */
export const instantsOf = (rows: readonly Known[]): readonly number[] =>
  [
    ...new Set(rows.flatMap(({ knownFrom, knownTo }) => [knownFrom, knownTo].flatMap((at) => (at === undefined ? [] : [instant(at)])))),
  ].sort((a, b) => a - b);

/** A date of a citizen's, as far as it is compared. */
export interface Dated {
  readonly id: string;
  readonly on: LegalDate;
  readonly rule: string;
}

/** What a change does to the dates that a citizen has: moved, come, gone; each with its rule, its old date and its new one. */
export const changedDates = (before: readonly Dated[], after: readonly Dated[]): readonly Fact[] => {
  const was = new Map(before.map((d) => [d.id, d]));
  const is = new Set(after.map((d) => d.id));
  return [
    ...after.flatMap((d): readonly Fact[] => {
      const old = was.get(d.id);
      if (old?.on === d.on) return [];
      const type = old ? 'deadline-moved' : 'deadline-added';
      return [{ type, rule: d.rule, deadline: d.id, from: old?.on ?? null, to: d.on }];
    }),
    ...before.flatMap((d): readonly Fact[] =>
      is.has(d.id) ? [] : [{ type: 'deadline-withdrawn', rule: d.rule, deadline: d.id, from: d.on, to: null }],
    ),
  ];
};
