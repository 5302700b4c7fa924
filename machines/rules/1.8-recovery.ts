import type { LegalDate } from '../core/calendar.ts';
import { addDays } from '../core/calendar.ts';
import { rule } from '../core/rule.ts';
import type { CitizenState, ItemOf } from '../core/types.ts';
import { allOf, type Group, groupNow } from '../readings.ts';

/** 1.8 Recovery must not register the citizen again wrongly. @source 1.8 */

export const sickNow = (state: CitizenState): ItemOf<'sick-leave'> | undefined =>
  allOf(state, 'sick-leave').find((l) => l.value === 'sick');

export const notSickAlready = rule<{ readonly firstSickDay: LegalDate }>({
  id: '1.8',
  code: 'already-sick',
  en: 'the citizen is not sick already',
  da: 'Borgeren er ikke allerede sygemeldt',
  holds: ({ before, payload }) =>
    !allOf(before, 'sick-leave').some(
      ({ value, context }) =>
        value === 'sick' ||
        (context.recoveredOn !== null && context.firstSickDay <= payload.firstSickDay && payload.firstSickDay < context.recoveredOn),
    ),
});

export const isSick = rule({
  id: '1.8',
  code: 'not-sick',
  en: 'the citizen is sick',
  da: 'Borgeren er sygemeldt',
  holds: ({ before }) => sickNow(before) !== undefined,
});

/** The contact group after recovery: 25 goes back, 24 closes, any other is left as the jobcentre made it. */
export const groupAfterRecovery = (state: CitizenState, leave: { readonly groupAtReport: Group | null }): Group | null => {
  const now = groupNow(state);
  if (now === 25) return leave.groupAtReport;
  return now === 24 ? null : now;
};

/** The day that decides: the one before the first sick day. */
export const decidingDay = (firstSickDay: LegalDate): LegalDate => addDays(firstSickDay, -1);
