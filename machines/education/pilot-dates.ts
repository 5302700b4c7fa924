import { addDays, birthday, type LegalDate } from '../core/calendar.ts';
import type { CitizenState, ItemOf } from '../core/types.ts';
import * as r31 from './rules/3.1-pilot.ts';

/* The days on which a participation in the pilot ends by itself. @source 3.1 */

export const atThirty = ({ birthDate }: CitizenState, day: LegalDate): boolean => day === birthday(birthDate, 30);

type Participation = ItemOf<'pilot'>;

/** The day after its own last day. */
export const overOn = ({ value, context: { to } }: Participation): LegalDate | null =>
  value === 'ended' || to === null ? null : addDays(to, 1);

/** The day after the pilot's last day; its own last day comes first where both fall on one day: what was registered for this citizen ends it. */
export const pilotOverOn = ({ value, context: { from, to } }: Participation, state: CitizenState): LegalDate | null => {
  if (value === 'ended' || value === 'inOffer') return null;
  const last = r31.pilotLastDay(from, r31.pilotRows(state));
  return last !== null && (to === null || last < to) ? addDays(last, 1) : null;
};

/** The day on which the citizen had left the groups, where nothing else ended the participation before. */
export const groupsLeftOn = (item: Participation, state: CitizenState): LegalDate | null => {
  if (item.value === 'ended') return null;
  const left = r31.leftPilotGroups(state, item.context.from);
  // what ends it before that day is a date of its own; on one day the birthday comes first, the jobcentre's move after the day has begun
  const own = pilotOverOn(item, state) ?? overOn(item);
  return left !== null && own !== null && (own < left || (own === left && !atThirty(state, left))) ? null : left;
};
