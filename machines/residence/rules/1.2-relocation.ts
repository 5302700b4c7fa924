import { type RelocationPair, relocationPair } from '../../code-lists/relocation-notices.ts';
import { RELEASE } from '../../contact/rules/1.1-contact-course.ts';
import { inDanish, inEnglish, type LegalDate } from '../../core/calendar.ts';
import { rule } from '../../core/rule.ts';
import type { CitizenState } from '../../core/types.ts';
import { allOf, type Group, groupOn, jobcentreOn, latestGroup, oneOf } from '../../readings.ts';

/** 1.2 Relocation notices on integration contracts. @da flyttebeskeder på borgere med kontrakt efter integrationsloven @source 1.2 */

export type Move = { readonly toJobcentre: string; readonly on: LegalDate };

export const movesElsewhere = rule<Move>({
  id: '1.2',
  code: 'already-at-jobcentre',
  en: 'the citizen moves to another jobcentre than the one it belonged to on the day',
  da: 'Borgeren flytter til et andet jobcenter end det, borgeren hørte til på dagen',
  wrong: ({ payload: { toJobcentre, on } }) => ({
    en: `The citizen belongs to jobcentre ${toJobcentre} already on ${inEnglish(on)}`,
    da: `Borgeren hører allerede til jobcenter ${toJobcentre} den ${inDanish(on)}`,
  }),
  holds: ({ before, payload }) => payload.toJobcentre !== jobcentreOn(before, payload.on),
});

/** A contract that is open on the day: begun, and with no end date or one after that day. @da åben kontrakt */
const contractOpenOn = (state: CitizenState, day: LegalDate): boolean =>
  allOf(state, 'integration-contract').some(({ context: c }) => c.from <= day && (c.to === null || c.to > day));

/** When a move gives notices: no refusal, so it is asked by `applies`. In force by the day of the command, whatever the day of the move. */
export const givesNotices = rule<Move>({
  id: '1.2',
  code: 'relocation-notices',
  en: 'an integration contract has no end date, or one after the day of the move',
  da: 'Borgeren har en kontrakt efter integrationsloven uden slutdato eller med en slutdato efter flyttedagen',
  validFrom: RELEASE,
  holds: ({ before, payload }) => contractOpenOn(before, payload.on),
});

/**
 * The group that the type follows: the one open on the day of the move, or else the latest before it. A citizen whose first group was opened
 * after a move that is reported late has that one; null when there never was one.
 */
export const groupOfMove = (state: CitizenState, day: LegalDate): Group | null =>
  groupOn(state, day) ?? oneOf(state, 'contact-group').context.periods.findLast((p) => p.from <= day)?.value ?? latestGroup(state);

/** The two types by the table of 1.2; null for other groups, and for none (A). */
export const noticeTypes = (group: Group | null): RelocationPair | null => (group === null ? null : relocationPair(group));
