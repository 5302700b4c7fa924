import type { GroupChanged, GroupCorrected } from '../contact/contact-group.ts';
import type { CommandPayloads, Fact, MachineEvent } from '../core/types.ts';
import { educationStepNow, groupNow, groupPeriods } from '../readings.ts';
import type { PlanPublished } from './plan.ts';
import { type Deed, type GroupDays, type Past, putRight } from './rules/3.5-in-hindsight.ts';

/** What happens to a citizen, as the past of the subscription keeps it. @source 3.5 */

const whatOf = ({ type, fact, s }: MachineEvent): Deed['what'] => {
  if (type === 'plan-published') return { kind: 'plan', planType: (fact as PlanPublished).planType };
  if (type === 'contact-group-changed') return { kind: 'group', step: educationStepNow(s.sofar) };
  if (type === 'receive-udb-event') return { kind: 'udb', reported: (s.payload as CommandPayloads['receive-udb-event']).kind };
  return { kind: 'day' };
};

/** The move of a sick report or a recovery holds from its own day; one of a day that is over puts that day right. */
const groupDays = ({ fact, s }: MachineEvent): GroupDays => {
  if ((fact as Fact).type === 'contact-group-corrected') {
    const { on, until, from: was, to: group } = fact as GroupCorrected;
    return { from: on, until, was, group };
  }
  const { from: was, to: group, on } = fact as GroupChanged;
  const last = groupPeriods(s.sofar).at(-1);
  return { from: (group === null ? last?.until : last?.from) ?? on, until: null, was, group };
};

/** The past is kept from the first education plan on: before it there is nothing to conclude from. */
export const beginsPast = (event: MachineEvent): boolean => {
  const what = whatOf(event);
  return what.kind === 'plan' && what.planType === 'education-plan';
};

/** The past with one thing more: in its place, where it holds from a day that is over. */
export const pastWith = (past: Past, event: MachineEvent): Past => {
  const { fact, s } = event;
  const what = whatOf(event);
  if (fact?.type === 'contact-group-corrected' || (what.kind === 'group' && groupDays(event).from < s.today)) {
    return putRight(past, groupDays(event));
  }
  const group = groupNow(s.sofar);
  const before = what.kind === 'group' ? (fact as GroupChanged).from : group;
  return { ...past, deeds: [...past.deeds, { on: s.today, before, group, what }] };
};
