import { action } from '../core/action.ts';
import { addDays, type LegalDate } from '../core/calendar.ts';
import { type Events, payload } from '../core/events.ts';
import { command, type MachineModule } from '../core/machine.ts';
import { change, openPeriod, type Period, place, valueOn } from '../core/periods.ts';
import { setup } from '../core/setup.ts';
import type { CitizenState, Fact, Situation } from '../core/types.ts';
import { membershipsOf } from '../readings.ts';
import * as r0 from './rules/0-register.ts';

/** Membership of an a-kasse, in dated periods; the value is the a-kasse's number. @da medlemskab @source 0 */
export interface MembershipContext {
  readonly periods: readonly Period<string>[];
}

declare module '../core/types.ts' {
  interface PublishedFacts {
    'membership-ended': MembershipEnded;
  }
  interface MachineContexts {
    membership: MembershipContext;
  }
}

/** A membership is over; `lastDay` is its last day. */
export interface MembershipEnded extends Fact {
  readonly type: 'membership-ended';
  readonly aKasse: string | null;
  readonly lastDay: LegalDate;
  readonly cause: 'a-kasse-changed' | 'a-kasse-left';
}

type Taken = Events<'join-a-kasse' | 'change-a-kasse' | 'leave-a-kasse'>;
type From = { readonly from: LegalDate };

const joins = [r0.notMember, r0.membershipsDoNotOverlap];
const changes = [r0.memberOnThatDay, r0.ofAnother];

const caller = (s: Pick<Situation, 'caller'>): string => s.caller.org ?? '';

/** The membership ends with the day before, of the a-kasse of that day; or of the day itself, where it begins then. */
const endBefore = ({ periods }: MembershipContext, day: LegalDate, cause: MembershipEnded['cause']) => ({
  aKasse: valueOn(periods, addDays(day, -1)) ?? valueOn(periods, day),
  lastDay: addDays(day, -1),
  cause,
  rule: '1.1',
});

const machine = setup<MembershipContext, Taken>()({
  guards: {
    '0 the membership goes on to this day': ({ context, event }, { from }: From) =>
      openPeriod(place(context.periods, caller(event.s), from)) !== undefined,
  },
  actions: {
    begin: action({
      set: ({ context, s }, { from }: From) => ({ periods: place(context.periods, caller(s), from) }),
      reports: { 'membership-begun': ({ s }, { from }) => ({ aKasse: caller(s), from }) },
    }),
    change: action({
      set: ({ context, s }, { from }: From) => ({ periods: place(context.periods, caller(s), from) }),
      reports: {
        'membership-ended': ({ was }, { from }) => endBefore(was, from, 'a-kasse-changed'),
        'membership-begun': ({ s }, { from }) => ({ aKasse: caller(s), from }),
      },
    }),
    leave: action({
      set: ({ context }, { on }: { on: LegalDate }) => ({ periods: change(context.periods, null, on) }),
      reports: { 'membership-ended': ({ was }, { on }) => endBefore(was, on, 'a-kasse-left') },
    }),
  },
}).createMachine({
  id: 'membership',
  context: { periods: [] },
  initial: 'none',
  states: {
    none: {
      on: {
        'join-a-kasse': [
          {
            guard: { type: '0 the membership goes on to this day', params: payload },
            target: 'member',
            actions: { type: 'begin', params: payload },
          },
          // reported late: others followed it, and have ended
          { actions: { type: 'begin', params: payload } },
        ],
        // reported late: it took over from one that has ended since, and ended with it
        'change-a-kasse': { actions: { type: 'change', params: payload } },
      },
    },
    member: {
      on: {
        'join-a-kasse': { actions: { type: 'begin', params: payload } },
        'change-a-kasse': { target: 'member', actions: { type: 'change', params: payload } },
        'leave-a-kasse': { target: 'none', actions: { type: 'leave', params: payload } },
      },
    },
  },
});

/** An end does not lie before the start: of the open membership, or for a change reported late of the first. */
const afterStart =
  (field: 'from' | 'on', start: (state: CitizenState) => Period<string> | undefined) =>
  (s: Situation): readonly [LegalDate, LegalDate] | undefined => {
    const begins = start(s.before)?.from;
    return begins === undefined ? undefined : [begins, (s.payload as Record<string, LegalDate>)[field] ?? begins];
  };

export const membership: MachineModule<'membership', Taken> = {
  id: 'membership',
  title: { en: 'Membership of an a-kasse', da: 'Medlemskab af en a-kasse' },
  rule: '0',
  version: 1,
  cardinality: 'one',
  machine,
  subscribesTo: [],
  commands: [
    command({
      name: 'join-a-kasse',
      rule: '0',
      roles: ['a-kasse'],
      ownership: 'joins',
      on: 'one',
      notAhead: ['from'],
      rules: joins,
      samples: (_, today) => [{ from: addDays(today, -30) }, { from: today }, { from: addDays(today, -900) }],
    }),
    command({
      name: 'change-a-kasse',
      rule: '1.1',
      roles: ['a-kasse'],
      ownership: 'joins',
      on: 'one',
      order: [afterStart('from', (state) => membershipsOf(state)[0])],
      notAhead: ['from'],
      rules: changes,
      samples: (_, today) => [{ from: today }, { from: addDays(today, -3) }, { from: addDays(today, -300) }],
    }),
    command({
      name: 'leave-a-kasse',
      rule: '1.1',
      roles: ['a-kasse'],
      on: 'one',
      order: [afterStart('on', (state) => openPeriod(membershipsOf(state)))],
      notAhead: ['on'],
      // Only the a-kasse that the citizen is a member of gets this far.
      rules: [],
      samples: (_, today) => [{ on: today }, { on: addDays(today, -3) }],
    }),
  ],
  view: ([item]) => {
    const open = item && openPeriod(item.context.periods);
    return { membership: open ? { aKasse: open.value, since: open.from } : null };
  },
};
