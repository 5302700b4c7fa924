import type { LegalDate } from '../../core/calendar.ts';
import { change, openPeriod, type Period, valueOn } from '../../core/periods.ts';

/**
 * 1.8 What a sick report, punctual or late, makes of the registration as a job seeker.
 *
 * From the first sick day on nothing of it stands (A), so a registration that was begun on a day on which the citizen turns out to have been
 * sick is ended too. What was registered or deregistered since is set aside until the first well day is known: from that day on the citizen
 * is registered again or not, and then each of those acts after that day counts as if both reports had been punctual. So a deregistration
 * after the first well day holds against a registration "again" that is made later but dates from before it. @source 1.8
 */

/** A change of the registration, on the day from which it holds. */
export interface Act {
  readonly on: LegalDate;
  readonly registered: boolean;
}

export interface RegistrationHistory {
  readonly periods: readonly Period<true>[];
  /** Every change that stands, in the order of their days. */
  readonly acts: readonly Act[];
  /** Changes from the first sick day on that were made before the report came; until recovery says which of them count. */
  readonly setAside: readonly Act[];
}

/** Those of one day stay in the order in which they were made. */
const byDay = (acts: readonly Act[]): readonly Act[] => [...acts].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

const until = (periods: readonly Period<true>[], day: LegalDate): readonly Period<true>[] =>
  periods.filter((p) => p.from < day).map((p) => (p.until === null || p.until > day ? { ...p, until: day } : p));

const applied = (periods: readonly Period<true>[], { on, registered }: Act): readonly Period<true>[] =>
  registered === (openPeriod(periods) !== undefined) ? periods : change(periods, registered || null, on);

/** The history after a command. */
export const acted = (history: RegistrationHistory, act: Act): RegistrationHistory => ({
  ...history,
  periods: applied(history.periods, act),
  acts: byDay([...history.acts, act]),
});

/** The history after a sick report. */
export const fallenSick = ({ periods, acts }: RegistrationHistory, firstSickDay: LegalDate): RegistrationHistory => ({
  periods: until(periods, firstSickDay),
  acts: acts.filter((a) => a.on < firstSickDay),
  setAside: acts.filter((a) => a.on >= firstSickDay),
});

/** The history after recovery; `again`: the rule registers the citizen again as of the first well day. */
export const recoveredFrom = (
  { periods, acts, setAside }: RegistrationHistory,
  { firstSickDay, recoveredOn, again }: { readonly firstSickDay: LegalDate; readonly recoveredOn: LegalDate; readonly again: boolean },
): RegistrationHistory => {
  const later = setAside.filter((a) => a.on > recoveredOn);
  const registeredWhileSick = valueOn(periods, recoveredOn) !== null;
  const before = until(periods, recoveredOn);
  const last = before.at(-1);
  const reopened = registeredWhileSick && last?.until === recoveredOn ? [...before.slice(0, -1), { ...last, until: null }] : before;
  const onWellDay = again ? applied(reopened, { on: recoveredOn, registered: true }) : reopened;
  const own: readonly Act[] = [{ on: firstSickDay, registered: false }, ...(again ? [{ on: recoveredOn, registered: true }] : [])];
  return {
    periods: byDay([...later, ...acts.filter((a) => a.on >= recoveredOn)]).reduce(applied, onWellDay),
    acts: byDay([...own, ...later, ...acts]),
    setAside: [],
  };
};
