import { addDays, type LegalDate } from './core/calendar.ts';
import { allowedBy, command, guards, type MachineModule, report, set } from './core/machine.ts';
import type { Fact, MachineEvent } from './core/types.ts';
import { and, setup } from './core/xstate.ts';
import { type Group, groupNow, groupOn, jobcentreNow, registeredOn } from './readings.ts';
import * as r18 from './rules/1.8-recovery.ts';

/** One sick leave, from its first sick day to recovery. @da sygemelding, raskmelding @source 1.8 */
export interface SickLeaveContext {
  readonly firstSickDay: LegalDate;
  /** The group when the report came; recovery goes back to it. */
  readonly groupAtReport: Group | null;
  /** The group, and whether registered, on the day before the first sick day: from dated periods, not from the present. */
  readonly groupBefore: Group | null;
  readonly registeredBefore: boolean;
  readonly recoveredOn: LegalDate | null;
  readonly reregistered: boolean;
}

declare module './core/types.ts' {
  interface MachineContexts {
    'sick-leave': SickLeaveContext;
  }
}

type Sick = { readonly firstSickDay: LegalDate };
type Well = { readonly recoveredOn: LegalDate };

export interface SickLeaveRecovered extends Fact {
  readonly type: 'sick-leave-recovered';
  readonly sickLeaveId: string | undefined;
  readonly recoveredOn: LegalDate;
  readonly groupAfter: Group | null;
  readonly reregister: boolean;
}

const reports = [r18.notSickAlready];
const recovers = [r18.isSick];

const recovered = (reregister: boolean) => [
  set<SickLeaveContext, Well>(({ s }) => ({ recoveredOn: s.payload.recoveredOn, reregistered: reregister })),
  report<SickLeaveContext, Well>(
    ({ context, s }) =>
      ({
        type: 'sick-leave-recovered',
        sickLeaveId: s.item?.id,
        recoveredOn: s.payload.recoveredOn,
        groupAfter: r18.groupAfterRecovery(s.before, context),
        reregister,
      }) satisfies SickLeaveRecovered,
  ),
];

const machine = setup({
  types: { context: {} as SickLeaveContext, events: {} as MachineEvent },
  guards: {
    ...guards(...reports, ...recovers),
    '1.8 registered on the day before the first sick day': ({ context }) => context.registeredBefore,
    '1.8 the group on the day before the first sick day equals the group after recovery': ({ context, event }) =>
      context.groupBefore === r18.groupAfterRecovery(event.s.before, context),
    '1.8 the group after recovery is not 13': ({ context, event }) => r18.groupAfterRecovery(event.s.before, context) !== 13,
  },
}).createMachine({
  id: 'sick-leave',
  context: { firstSickDay: '', groupAtReport: null, groupBefore: null, registeredBefore: false, recoveredOn: null, reregistered: false },
  initial: 'unreported',
  states: {
    unreported: {
      on: {
        'report-sick': {
          guard: allowedBy(...reports),
          target: 'sick',
          actions: [
            set<SickLeaveContext, Sick>(({ s }) => {
              const day = r18.decidingDay(s.payload.firstSickDay);
              return {
                firstSickDay: s.payload.firstSickDay,
                groupAtReport: groupNow(s.before),
                groupBefore: groupOn(s.before, day),
                registeredBefore: registeredOn(s.before, day),
              };
            }),
            report<SickLeaveContext, Sick>(({ s }) => ({
              type: 'sick-reported',
              sickLeaveId: s.newId,
              firstSickDay: s.payload.firstSickDay,
            })),
          ],
        },
      },
    },
    sick: {
      on: {
        'report-recovered': [
          {
            guard: and([
              allowedBy(...recovers),
              '1.8 registered on the day before the first sick day',
              '1.8 the group on the day before the first sick day equals the group after recovery',
              '1.8 the group after recovery is not 13',
            ]),
            target: 'recovered',
            actions: recovered(true),
          },
          { guard: allowedBy(...recovers), target: 'recovered', actions: recovered(false) },
        ],
      },
    },
    recovered: {},
  },
});

export const sickLeave: MachineModule<'sick-leave'> = {
  id: 'sick-leave',
  title: { en: 'Sick leave', da: 'Sygemelding og raskmelding' },
  rule: '1.8',
  version: 1,
  cardinality: 'many',
  machine,
  hears: [],
  commands: [
    command({
      name: 'report-sick',
      rule: '1.8',
      roles: ['benefit-system'],
      on: 'new',
      notAhead: ['firstSickDay'],
      rules: reports,
      result: (s) => ({ sickLeaveId: s.newId }),
      samples: (_, today) => [{ firstSickDay: today }, { firstSickDay: addDays(today, -8) }],
    }),
    command({
      name: 'report-recovered',
      rule: '1.8',
      roles: ['batch', 'benefit-system'],
      on: 'found',
      find: r18.sickNow,
      order: [(s) => (s.item ? [(s.item.context as SickLeaveContext).firstSickDay, s.payload.recoveredOn] : undefined)],
      notAhead: ['recoveredOn'],
      rules: recovers,
      samples: (_, today) => [{ recoveredOn: today }, { recoveredOn: addDays(today, -2) }],
    }),
  ],
  course: ({ value, context }, state) => ({
    type: 'sick-leave',
    rule: '1.8',
    ended: value === 'recovered',
    facts: {
      status: value,
      firstSickDay: context.firstSickDay,
      groupBefore: context.groupBefore,
      registeredBefore: context.registeredBefore,
      recoveredOn: context.recoveredOn,
      reregistered: context.reregistered,
      contactGroup: groupNow(state),
      jobcentre: jobcentreNow(state),
    },
  }),
  view: (items) => ({
    sickLeaves: items.map(({ id, value, context }) => ({
      id,
      firstSickDay: context.firstSickDay,
      status: value,
      recoveredOn: context.recoveredOn,
      reregistered: context.reregistered,
    })),
  }),
};
