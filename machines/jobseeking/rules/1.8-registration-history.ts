import type { LegalDate } from '../../core/calendar.ts';
import { type Change, periodsOf, placed } from '../../core/history.ts';
import type { Period } from '../../core/periods.ts';
import type { CitizenState, MachineContexts } from '../../core/types.ts';
import { allOf } from '../../readings.ts';

/**
 * 1.8 The registration as a job seeker, worked out of what was reported: registrations and deregistrations by someone, and sick leaves.
 *
 * A sick leave ends the registration on its first sick day; recovery may begin it again on the first well day. From the first sick day to the
 * first well day nothing stands that was registered or deregistered before the report came (A): a registration that was begun on a day on which
 * the citizen turns out to have been sick is ended too. What came after the report, or holds from after the first well day, stands. So a
 * late report gives the same result as a punctual one. @source 1.8
 */

/** A registration or a deregistration that someone reported. */
export interface Act extends Change<true> {
  /** The number of the timeline entry by which it was reported: what came before a sick report, and what after. */
  readonly told: number;
}

type Leave = MachineContexts['sick-leave'];

const covers = ({ firstSickDay, recoveredOn }: Leave, { on }: Act): boolean =>
  firstSickDay <= on && (recoveredOn === null || on <= recoveredOn);

/** Sick leaves in the order of their first sick days. */
export const byFirstSickDay = (leaves: readonly Leave[]): readonly Leave[] =>
  [...leaves].sort((a, b) => (a.firstSickDay < b.firstSickDay ? -1 : a.firstSickDay > b.firstSickDay ? 1 : a.reportedIn - b.reportedIn));

/** Whether another leave covers the day: then a recovery on it registers nobody. Its own first sick day is no hindrance: it continues that one. */
export const sickInAnother = (leaves: readonly Leave[], leave: Leave, day: LegalDate): boolean =>
  leaves.some((l) => l !== leave && l.firstSickDay < day && (l.recoveredOn === null || day < l.recoveredOn));

const changesOf = (leaves: readonly Leave[], leave: Leave): readonly Change<true>[] => {
  const { firstSickDay, recoveredOn, reregistered } = leave;
  const again = recoveredOn !== null && reregistered && !sickInAnother(leaves, leave, recoveredOn);
  return [{ on: firstSickDay, value: null }, ...(again ? [{ on: recoveredOn, value: true } as const] : [])];
};

/** The periods that follow from what was reported: of one day, what the sick leaves make of it first, then what someone reported. */
export const registrationPeriods = (acts: readonly Act[], leaves: readonly Leave[]): readonly Period<true>[] => {
  const standing = acts.filter((act) => !leaves.some((leave) => act.told < leave.reportedIn && covers(leave, act)));
  const all = byFirstSickDay(leaves).flatMap((leave) => changesOf(leaves, leave));
  return periodsOf([...all, ...standing].reduce<readonly Change<true>[]>(placed, []));
};

export const leavesOf = (state: CitizenState): readonly Leave[] => allOf(state, 'sick-leave').map(({ context }) => context);
