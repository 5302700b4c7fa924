import { addDays, type LegalDate } from '../core/calendar.ts';
import { command, guards, type MachineModule, report, set } from '../core/machine.ts';
import { firstNo, guardName } from '../core/rule.ts';
import type { Fact, MachineEvent } from '../core/types.ts';
import { and, setup } from '../core/xstate.ts';
import { type Group, groupNow, groupOn, jobcentreNow, registeredOn } from '../readings.ts';
import type { Sick, Well } from './rules/1.8-recovery.ts';
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

declare module '../core/types.ts' {
  interface CourseTypes {
    'sick-leave': true;
  }
  interface MachineContexts {
    'sick-leave': SickLeaveContext;
  }
}

export interface SickReported extends Fact {
  readonly type: 'sick-reported';
  readonly sickLeaveId: string;
  readonly firstSickDay: LegalDate;
}

export interface SickLeaveRecovered extends Fact {
  readonly type: 'sick-leave-recovered';
  readonly sickLeaveId: string | undefined;
  readonly firstSickDay: LegalDate;
  readonly recoveredOn: LegalDate;
  readonly groupAfter: Group | null;
  readonly reregister: boolean;
  /** The first condition of 1.8 that does not hold; null when the citizen is registered again. */
  readonly because: string | null;
}

const reports = [r18.notSickAlready];
const recovers = [r18.isSick];

const recovered = (reregister: boolean) => [
  report<SickLeaveContext, Well>(
    ({ context, s }) =>
      ({
        type: 'sick-leave-recovered',
        sickLeaveId: s.item?.id,
        firstSickDay: context.firstSickDay,
        recoveredOn: s.payload.recoveredOn,
        groupAfter: r18.groupAfterRecovery(s.before, context),
        reregister,
        because: firstNo(r18.registersAgain, s)?.code ?? null,
      }) satisfies SickLeaveRecovered,
  ),
  set<SickLeaveContext, Well>(({ s }) => ({ recoveredOn: s.payload.recoveredOn, reregistered: reregister })),
];

const machine = setup({
  types: { context: {} as SickLeaveContext, events: {} as MachineEvent },
  guards: guards(...r18.registersAgain),
}).createMachine({
  id: 'sick-leave',
  context: { firstSickDay: '', groupAtReport: null, groupBefore: null, registeredBefore: false, recoveredOn: null, reregistered: false },
  initial: 'unreported',
  states: {
    unreported: {
      on: {
        'report-sick': {
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
            report<SickLeaveContext, Sick>(
              ({ s }) => ({ type: 'sick-reported', sickLeaveId: s.newId, firstSickDay: s.payload.firstSickDay }) satisfies SickReported,
            ),
          ],
        },
      },
    },
    sick: {
      on: {
        'report-recovered': [
          { guard: and(r18.registersAgain.map(guardName)), target: 'recovered', actions: recovered(true) },
          { target: 'recovered', actions: recovered(false) },
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
