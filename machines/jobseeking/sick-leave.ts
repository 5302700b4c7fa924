import { addDays, type LegalDate } from '../core/calendar.ts';
import { command, guards, type MachineModule, report, set } from '../core/machine.ts';
import { firstNo, guardName } from '../core/rule.ts';
import type { Fact, MachineEvent } from '../core/types.ts';
import { and, setup } from '../core/xstate.ts';
import { type Group, groupNow, groupOn, jobcentreNow, registeredOn } from '../readings.ts';
import type { Sick, Well } from './rules/1.8-recovery.ts';
import * as r18 from './rules/1.8-recovery.ts';

/**
 * One sick leave, from its first sick day to recovery: what was told of it, and whether recovery registered the citizen again. That is
 * concluded from dated truth (the registration and the contact group on the deciding day), and put right when that turns out otherwise.
 * @da sygemelding, raskmelding @source 1.8
 */
export interface SickLeaveContext {
  readonly firstSickDay: LegalDate;
  /** The number of the timeline entry by which it was reported: what was told before it, and what after. */
  readonly reportedIn: number;
  /** The group when the report came; recovery goes back to it. */
  readonly groupAtReport: Group | null;
  readonly recoveredOn: LegalDate | null;
  /** The group after recovery, at the moment when the recovery was told. */
  readonly groupAfter: Group | null;
  readonly reregistered: boolean;
}

declare module '../core/types.ts' {
  interface HeardFacts {
    'sick-reported': SickReported;
    'sick-leave-recovered': SickLeaveRecovered;
    'registration-withdrawn': RegistrationCorrected;
    'registration-restored': RegistrationCorrected;
  }
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

/** A registration that recovery made turns out to be wrong, or one that it did not make turns out to be due. */
export interface RegistrationCorrected extends Fact {
  readonly type: 'registration-withdrawn' | 'registration-restored';
  readonly sickLeaveId: string | undefined;
  /** The first well day. */
  readonly from: LegalDate;
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
  set<SickLeaveContext, Well>(({ context, s }) => ({
    recoveredOn: s.payload.recoveredOn,
    groupAfter: r18.groupAfterRecovery(s.before, context),
    reregistered: reregister,
  })),
];

/** What was told since makes the recovery's conclusion another one. */
const concludedAnew = (type: RegistrationCorrected['type'], reregistered: boolean) => ({
  actions: [
    report<SickLeaveContext>(
      ({ context, s }) =>
        ({ type, sickLeaveId: s.item?.id, from: context.recoveredOn ?? s.today, rule: '1.8' }) satisfies RegistrationCorrected,
    ),
    set<SickLeaveContext>(() => ({ reregistered })),
  ],
});

const machine = setup({
  types: { context: {} as SickLeaveContext, events: {} as MachineEvent },
  guards: guards(...r18.registersAgain),
}).createMachine({
  id: 'sick-leave',
  context: { firstSickDay: '', reportedIn: 0, groupAtReport: null, recoveredOn: null, groupAfter: null, reregistered: false },
  initial: 'unreported',
  states: {
    unreported: {
      on: {
        'report-sick': {
          target: 'sick',
          actions: [
            set<SickLeaveContext, Sick>(({ s }) => ({
              firstSickDay: s.payload.firstSickDay,
              reportedIn: s.before.seq + 1,
              groupAtReport: groupNow(s.before),
            })),
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
    recovered: {
      on: {
        'withdraw-registration': concludedAnew('registration-withdrawn', false),
        'restore-registration': concludedAnew('registration-restored', true),
      },
    },
  },
});

/** What the first version kept of a leave: what it had read of the day before, and no group after recovery. */
interface FirstVersion {
  readonly firstSickDay: LegalDate;
  readonly groupAtReport: Group | null;
  readonly groupBefore: Group | null;
  readonly recoveredOn: LegalDate | null;
  readonly reregistered: boolean;
}

export const sickLeave: MachineModule<'sick-leave'> = {
  id: 'sick-leave',
  title: { en: 'Sick leave', da: 'Sygemelding og raskmelding' },
  rule: '1.8',
  version: 2,
  migrations: {
    1: (item) => {
      const { firstSickDay, groupAtReport, groupBefore, recoveredOn, reregistered } = item.context as FirstVersion;
      // a group after recovery that was not kept: one that is no group, so that what was not concluded then is not concluded now
      const groupAfter = reregistered ? groupBefore : 'not-kept';
      return { ...item, context: { firstSickDay, reportedIn: 0, groupAtReport, recoveredOn, groupAfter, reregistered } };
    },
  },
  corrections: ({ value, context }, state) => {
    if (value !== 'recovered' || context.recoveredOn === null || r18.registersNow(state, context) === context.reregistered)
      return undefined;
    return { event: context.reregistered ? 'withdraw-registration' : 'restore-registration', rule: '1.8', on: context.recoveredOn };
  },
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
      groupBefore: groupOn(state, r18.decidingDay(state, context)),
      registeredBefore: registeredOn(state, r18.decidingDay(state, context)),
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
