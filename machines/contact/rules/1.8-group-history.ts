import { type LegalDate, later } from '../../core/calendar.ts';
import type { Period } from '../../core/periods.ts';
import type { MachineContexts } from '../../core/types.ts';
import type { Group } from '../../readings.ts';

/**
 * 1.8 The days of the contact groups, put right by a sick report or a recovery that comes after the jobcentre has moved the group. The move
 * stands, and with it the present group; the days before it are as if the report had come in time. @source 1.8
 */

type Leave = MachineContexts['sick-leave'];
type Periods = readonly Period<Group>[];

/** The days on which the group was another than was known. */
export interface Hindsight {
  /** What was known of them. */
  readonly was: Group;
  readonly is: Group | null;
  readonly from: LegalDate;
  /** The day of the jobcentre's move. */
  readonly until: LegalDate;
  /** All days as they are known now. */
  readonly periods: Periods;
}

/** Sick in group 1, and with no group open; nothing else leads into these two. */
const SICK_FROM_GROUP_1 = 25;
const SICK_FROM_NO_GROUP = 24;

/** Two that follow at once on one another and are of one group are one; what lasts no day leaves no trace. */
const joined = (periods: Periods): Periods => {
  const done: Period<Group>[] = [];
  for (const p of periods) {
    const last = done.at(-1);
    if (last && last.until === p.from && last.value === p.value) done[done.length - 1] = { ...last, until: p.until };
    else done.push(p);
  }
  return done;
};

const lasts = ({ from, until }: Period<Group>): boolean => until === null || from < until;

/** The same days with others in the place of one period. */
const inPlaceOf = (periods: Periods, then: Period<Group>, instead: Periods): Periods =>
  joined(periods.flatMap((p) => (p === then ? instead.filter(lasts) : [p])));

/**
 * Reported late that the citizen was sick: group 1 was left for 25 on the first sick day, until the jobcentre's next move. Other groups stay, and
 * `is` is then what it was. Undefined: the group of that day is the present one, there was none, or another sick leave came after it, whose
 * moves are no one's decision.
 */
export const sickInHindsight = (periods: Periods, leaves: readonly Leave[], day: LegalDate): Hindsight | undefined => {
  if (leaves.some((l) => l.firstSickDay > day)) return undefined;
  const first = periods[0];
  // of the days before the first group nothing is known: that group is taken to have been there
  const then = periods.find((p) => p.from <= day && (p.until === null || day < p.until)) ?? (first && day < first.from ? first : undefined);
  if (then === undefined || then.until === null) return undefined;
  const from = later(day, then.from);
  const { value: was, until } = then;
  if (was !== 1) return { was, is: was, from, until, periods };
  const instead = [{ ...then, until: from }, { value: SICK_FROM_GROUP_1, from, until } as const];
  return { was, is: SICK_FROM_GROUP_1, from, until, periods: inPlaceOf(periods, then, instead) };
};

/**
 * Reported late that the citizen was well: 25 was left for group 1, and 24 was closed, on the first well day, until the jobcentre's move.
 * Undefined: the citizen was in neither then, is there still, or was sick in another leave.
 */
export const wellInHindsight = (
  periods: Periods,
  leaves: readonly Leave[],
  { firstSickDay, recoveredOn }: { readonly firstSickDay: LegalDate; readonly recoveredOn: LegalDate },
): Hindsight | undefined => {
  const then = periods.find((p) => p.from <= recoveredOn && p.until !== null && recoveredOn < p.until);
  if (then === undefined || then.until === null || (then.value !== SICK_FROM_GROUP_1 && then.value !== SICK_FROM_NO_GROUP))
    return undefined;
  const others = leaves.filter((l) => l.firstSickDay !== firstSickDay);
  if (others.some((l) => l.firstSickDay <= recoveredOn && (l.recoveredOn === null || recoveredOn < l.recoveredOn))) return undefined;
  const is = then.value === SICK_FROM_GROUP_1 ? 1 : null;
  const { value: was, until } = then;
  const instead = [{ ...then, until: recoveredOn }, ...(is === null ? [] : [{ value: is, from: recoveredOn, until } as const])];
  return { was, is, from: recoveredOn, until, periods: inPlaceOf(periods, then, instead) };
};
