import { addDays, type LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, set } from '../core/machine.ts';
import { change, openPeriod, type Period, place, valueOn } from '../core/periods.ts';
import type { CitizenState, Events, Fact, MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { membershipsOf } from '../readings.ts';
import * as r0 from './rules/0-register.ts';

/** Membership of an a-kasse, in dated periods; the value is the a-kasse's number. @da medlemskab @source 0 */
export interface MembershipContext {
  readonly periods: readonly Period<string>[];
}

declare module '../core/types.ts' {
  interface HeardFacts {
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

type From = { readonly from: LegalDate };
type On = { readonly on: LegalDate };
const caller = (s: MachineEvent['s']): string => s.caller.org ?? '';

const joins = [r0.notMember, r0.membershipsDoNotOverlap];
const changes = [r0.memberOnThatDay, r0.ofAnother];

const begun = [
  report<MembershipContext, From>(({ s }) => ({ type: 'membership-begun', aKasse: caller(s), from: s.payload.from })),
  set<MembershipContext, From>(({ context, s }) => ({ periods: place(context.periods, caller(s), s.payload.from) })),
];
const ended = <P>(first: (p: P) => LegalDate, cause: MembershipEnded['cause']) =>
  report<MembershipContext, P>(
    ({ context, s }) =>
      ({
        type: 'membership-ended',
        aKasse: valueOn(context.periods, addDays(first(s.payload), -1)) ?? valueOn(context.periods, first(s.payload)),
        lastDay: addDays(first(s.payload), -1),
        cause,
        rule: '1.1',
      }) satisfies MembershipEnded,
  );

const machine = setup({
  types: { context: {} as MembershipContext, events: {} as Events<'join-a-kasse' | 'change-a-kasse' | 'leave-a-kasse'> },
  guards: {
    '0 the membership goes on to this day': ({ context, event }) =>
      openPeriod(place(context.periods, caller(event.s), (event.s.payload as From).from)) !== undefined,
  },
}).createMachine({
  id: 'membership',
  context: { periods: [] },
  initial: 'none',
  states: {
    none: {
      on: {
        'join-a-kasse': [
          { guard: '0 the membership goes on to this day', target: 'member', actions: begun },
          // told late: others followed it, and have ended
          { actions: begun },
        ],
        // told late: it took over from one that has ended since, and ended with it
        'change-a-kasse': { actions: [ended<From>((p) => p.from, 'a-kasse-changed'), ...begun] },
      },
    },
    member: {
      on: {
        'join-a-kasse': { actions: begun },
        'change-a-kasse': {
          target: 'member',
          actions: [ended<From>((p) => p.from, 'a-kasse-changed'), ...begun],
        },
        'leave-a-kasse': {
          target: 'none',
          actions: [
            ended<On>((p) => p.on, 'a-kasse-left'),
            set<MembershipContext, On>(({ context, s }) => ({ periods: change(context.periods, null, s.payload.on) })),
          ],
        },
      },
    },
  },
});

/** An end does not lie before the start: of the open membership, or for a change told late of the first. */
const afterStart =
  (field: 'from' | 'on', start: (state: CitizenState) => Period<string> | undefined) =>
  (s: MachineEvent['s']): readonly [LegalDate, LegalDate] | undefined => {
    const begins = start(s.before)?.from;
    return begins === undefined ? undefined : [begins, (s.payload as Record<string, LegalDate>)[field] ?? begins];
  };

export const membership: MachineModule<'membership'> = {
  id: 'membership',
  title: { en: 'Membership of an a-kasse', da: 'Medlemskab af en a-kasse' },
  rule: '0',
  version: 1,
  cardinality: 'one',
  machine,
  hears: [],
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
