import type { GroupChanged, GroupCorrected } from '../contact/contact-group.ts';
import type { Events } from '../core/events.ts';
import type { CitizenState, ItemOf, MachineContexts, Situation } from '../core/types.ts';
import { educationStepNow, groupNow, groupPeriods } from '../readings.ts';
import { concluded, type Deed, firstPlan, type GroupDays, type Past, putRight, type Standing } from './rules/3.5-in-hindsight.ts';

/** What happens to a citizen, as the past of the subscription keeps it. @source 3.5 */
export type Happened = Events<
  'receive-udb-event',
  'contact-group-changed' | 'contact-group-corrected' | 'plan-published',
  'age-reached' | 'calendar-month-over'
>;

const whatOf = (event: Exclude<Happened, { type: 'contact-group-corrected' }>): Deed['what'] => {
  switch (event.type) {
    case 'plan-published':
      return { kind: 'plan', planType: event.fact.planType };
    case 'contact-group-changed':
      return { kind: 'group', step: educationStepNow(event.s.current) };
    case 'receive-udb-event':
      return { kind: 'udb', reported: event.s.payload.kind };
    case 'age-reached':
    case 'calendar-month-over':
      return { kind: 'day' };
  }
};

/** The move of a sick report or a recovery holds from its own day. */
const daysOfMove = ({ from: was, to: group, on }: GroupChanged, { current }: Pick<Situation, 'current'>): GroupDays => {
  const last = groupPeriods(current).at(-1);
  return { from: (group === null ? last?.until : last?.from) ?? on, until: null, was, group };
};

const daysOfCorrection = ({ on, until, from: was, to: group }: GroupCorrected): GroupDays => ({ from: on, until, was, group });

/** The past is kept from the first education plan on: before it there is nothing to conclude from. */
export const beginsPast = (event: Happened): boolean => event.type === 'plan-published' && event.fact.planType === 'education-plan';

/** The past with one thing more: in its place, where it holds from a day that is over. */
export const pastWith = (past: Past, event: Happened): Past => {
  if (event.type === 'contact-group-corrected') return putRight(past, daysOfCorrection(event.fact));
  const { s } = event;
  const group = groupNow(s.current);
  let before = group;
  if (event.type === 'contact-group-changed') {
    const days = daysOfMove(event.fact, s);
    if (days.from < s.today) return putRight(past, days);
    before = event.fact.from;
  }
  return { ...past, deeds: [...past.deeds, { on: s.today, before, group, what: whatOf(event) }] };
};

/** How it stands in its chart. */
export const standing = (
  value: unknown,
  { reason, since, admittedOn, groupClosedOn }: MachineContexts['education-subscription'],
): Standing => ({
  status: value as Standing['status'],
  reason,
  since,
  admittedOn,
  groupClosedOn,
});

/** As it stands by what is known now; null: as it does. One that was opened and never should have been is closed, for its age. */
export const standsOtherwise = (item: ItemOf<'education-subscription'>, { birthDate }: CitizenState): Standing | null => {
  if (item.context.past === undefined) return null;
  const was = standing(item.value, item.context);
  const now = concluded(item.context.past, birthDate);
  const right: Standing =
    now.status === 'none' && was.status !== 'none' ? { ...now, status: 'closed', reason: 5, since: firstPlan(item.context.past) } : now;
  return right.status === was.status && right.reason === was.reason && right.since === was.since ? null : right;
};

export const asKnownNow = ({ reason, since, admittedOn, groupClosedOn }: Standing) => ({ reason, since, admittedOn, groupClosedOn });
