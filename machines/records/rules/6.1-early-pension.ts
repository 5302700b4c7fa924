import type { OwnTest } from '../../access.ts';
import { addDays, addMonths, inDanish, inEnglish, type LegalDate } from '../../core/calendar.ts';
import { firstNo, inForce, refusal, rule } from '../../core/rule.ts';
import type { CitizenState, Situation } from '../../core/types.ts';
import { latestMembership, membershipsOf } from '../../readings.ts';

/** 6.1 Early pension and compensation, as UDK reports them for the a-kasse. @da tidlig pension, kompensationsbeløb @source 6.1 */

/** How long the latest a-kasse reads after the membership ended: 3 years and 6 months. @da 3 ½ år efter medlemsophør */
export const MONTHS_OF_ACCESS: readonly { readonly months: number; readonly validFrom?: LegalDate; readonly validTo?: LegalDate }[] = [
  { months: 42 },
];

/**
 * The first day on which the a-kasse may no longer read. A membership ends at the first minute of its first day without
 * (`leave-a-kasse.on`); the months run from there, and are over at the first minute of the day that they lead to.
 */
export const accessEnds = (firstDayWithout: LegalDate, today: LegalDate): LegalDate => {
  const row = MONTHS_OF_ACCESS.find((r) => inForce(r, today));
  return row === undefined ? firstDayWithout : addMonths(firstDayWithout, row.months);
};

export const everMember = rule({
  id: '6.1',
  code: 'not-your-citizen',
  status: 403,
  en: 'the citizen is or was a member of the a-kasse',
  da: 'Borgeren er eller har været medlem af a-kassen',
  wrong: { en: 'The citizen never was a member of the a-kasse', da: 'Borgeren har aldrig været medlem af a-kassen' },
  holds: ({ before, caller }) => membershipsOf(before).some((m) => m.value === caller.org),
});

export const notMemberOfAnother = rule({
  id: '6.1',
  code: 'early-pension-access-ended',
  status: 403,
  en: 'the citizen has not become a member of another a-kasse since',
  da: 'Borgeren er ikke overgået til at være medlem i en anden a-kasse',
  // which one, and since when, is not for a former a-kasse to know
  wrong: {
    en: 'The citizen has become a member of another a-kasse',
    da: 'Borgeren er siden blevet medlem af en anden a-kasse',
  },
  holds: ({ before, caller }) => latestMembership(before)?.value === caller.org,
});

export const withinAccess = rule({
  id: '6.1',
  code: 'early-pension-access-ended',
  status: 403,
  en: 'the membership ended less than 3 years and 6 months ago',
  da: 'Der er ikke gået 3 ½ år siden medlemsophør',
  wrong: ({ before, today }) => {
    const until = latestMembership(before)?.until ?? today;
    const ended = addDays(until, -1);
    const last = addDays(accessEnds(until, today), -1);
    return {
      en: `The membership’s last day was ${inEnglish(ended)}: the a-kasse’s access ended 3 years and 6 months later, on ${inEnglish(last)}`,
      da: `Medlemskabets sidste dag var den ${inDanish(ended)}: a-kassens adgang ophørte 3 ½ år efter, den ${inDanish(last)}`,
    };
  },
  holds: ({ before, today }) => latestMayRead(before, today),
});

/** Whether the latest a-kasse may read today: it does as long as the citizen is its member, and then for the time of access. */
export const latestMayRead = (state: CitizenState, today: LegalDate): boolean => {
  const latest = latestMembership(state);
  return latest !== undefined && (latest.until === null || today < accessEnds(latest.until, today));
};

/** Whether an a-kasse reads the citizen's early-pension data, and registers a transition, in the order in which the row says it. */
export const READING_BY_A_KASSE = [everMember, notMemberOfAnother, withinAccess];

/** The row's own test of whose citizen it is. */
export const readsEarlyPension: OwnTest = (state, caller, today) => {
  const s: Situation = { before: state, current: state, today, caller, payload: {}, newId: '', item: undefined };
  const broken = firstNo(READING_BY_A_KASSE, s);
  return broken && refusal(broken, s);
};
