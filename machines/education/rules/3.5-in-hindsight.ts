import type { LegalDate } from '../../core/calendar.ts';
import type { Group } from '../../readings.ts';
import * as r35 from './3.5-subscription.ts';

/**
 * 3.5 The subscription, concluded anew when the contact group of days that are over turns out to have been another: a sick report or a recovery
 * that is reported late. What it was concluded from is kept, each thing on its day with the group of the time; the same table then says what the
 * subscription is by what is known now. @source 3.5, ground rule "Corrections"
 */

/** Something that the subscription was concluded from. */
export interface Deed {
  readonly on: LegalDate;
  /** The open contact group before it and after it. */
  readonly before: Group | null;
  readonly group: Group | null;
  readonly what:
    | { readonly kind: 'plan'; readonly planType: string }
    /** The education step when the group was closed. */
    | { readonly kind: 'group'; readonly step: number | null }
    | { readonly kind: 'udb'; readonly reported: 'admitted' | 'completed-vocational-qualification' }
    /** Time came to this day, and something fell due on it. */
    | { readonly kind: 'day' };
}

/** How the subscription stands. */
export interface Standing {
  readonly status: 'none' | 'open' | 'closed';
  readonly reason: r35.CloseReason;
  readonly since: LegalDate | null;
  readonly admittedOn: LegalDate | null;
  readonly groupClosedOn: LegalDate | null;
}

/** What is kept: how it stood when the keeping began, with the first education plan, and what has happened since. */
export interface Past {
  readonly base: Standing;
  readonly deeds: readonly Deed[];
}

const opened = (on: LegalDate): Standing => ({ status: 'open', reason: null, since: on, admittedOn: null, groupClosedOn: null });
const closed = (reason: r35.CloseReason, on: LegalDate): Standing => ({
  status: 'closed',
  reason,
  since: on,
  admittedOn: null,
  groupClosedOn: null,
});

/** The first row of the table, of those named, that closes it. */
const closes = (keys: readonly r35.ClosingKey[], occasion: r35.Occasion): r35.Closing | undefined =>
  r35.CLOSINGS.find((row) => keys.includes(row.key) && row.closes(occasion));

/** What falls due by itself before anything else happens on the day. */
const dueBy = (now: Standing, young: r35.Young, day: LegalDate): Standing => {
  if (now.status !== 'open') return now;
  const month = now.groupClosedOn !== null && now.admittedOn === null ? r35.monthOver(now.groupClosedOn) : null;
  const birthday = r35.lastBirthday(young);
  const first = month !== null && month < birthday ? month : birthday;
  if (first > day) return now;
  const row = closes(['age', 'closed-group'], { ...young, today: first, monthOver: first === month });
  return row ? closed(row.reason, first) : now;
};

const after = (now: Standing, { on, before, what }: Deed, young: r35.Young): Standing => {
  const occasion: r35.Occasion = { ...young, today: on };
  if (now.status !== 'open') {
    return what.kind === 'plan' && what.planType === 'education-plan' && r35.opensFor(young, on) ? opened(on) : now;
  }
  const close = (row: r35.Closing | undefined, else_: Standing): Standing => (row ? closed(row.reason, on) : else_);
  switch (what.kind) {
    case 'plan': {
      const row = closes(['age', 'plan-type'], { ...occasion, planType: what.planType });
      return close(row, what.planType === 'education-plan' ? { ...now, admittedOn: null } : now);
    }
    case 'group': {
      const row = closes(['age', 'group'], { ...occasion, movedTo: young.group });
      const runs = young.group === null && r35.monthBegins(before, what.step, on);
      return close(row, { ...now, groupClosedOn: runs ? on : null });
    }
    case 'udb': {
      const row = closes(['qualification'], { ...occasion, reportedByUdb: what.reported });
      return close(row, { ...now, admittedOn: on });
    }
    case 'day':
      return now;
  }
};

/** How the subscription stands after all that has happened. */
export const concluded = ({ base, deeds }: Past, birthDate: LegalDate): Standing =>
  deeds.reduce((now, deed) => {
    const due = dueBy(now, { birthDate, group: deed.before }, deed.on);
    return after(due, deed, { birthDate, group: deed.group });
  }, base);

/** The day of the first education plan: on it was opened what never should have been. */
export const firstPlan = ({ deeds }: Past): LegalDate | null =>
  deeds.find(({ what }) => what.kind === 'plan' && what.planType === 'education-plan')?.on ?? null;

/** The days on which the group was `group`, and not what it was known to be; `until` null: it is so still. */
export interface GroupDays {
  readonly from: LegalDate;
  readonly until: LegalDate | null;
  readonly was: Group | null;
  readonly group: Group | null;
}

/** The same past with the move of group on its own day, and the group of the days after it as it is known now. A day is whole. */
export const putRight = (past: Past, { from, until, was, group }: GroupDays): Past => {
  const isEarlier = (d: Deed): boolean => d.on < from || (d.on === from && d.what.kind === 'group');
  const earlier = past.deeds.filter(isEarlier);
  const move: Deed = { on: from, before: was, group, what: { kind: 'group', step: null } };
  const later = past.deeds
    .filter((d) => !isEarlier(d))
    .map((d): Deed => {
      if (until !== null && d.on > until) return d;
      if (d.what.kind === 'group') return d.on === until ? { ...d, before: group } : d;
      return until === null || d.on < until ? { ...d, before: group, group } : d;
    });
  return { ...past, deeds: [...earlier, move, ...later] };
};
