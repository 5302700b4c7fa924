import { action } from '../core/action.ts';
import { addDays, type LegalDate } from '../core/calendar.ts';
import { type Events, payload } from '../core/events.ts';
import { command, guards, type MachineModule } from '../core/machine.ts';
import { firstNo, guardName } from '../core/rule.ts';
import { setup } from '../core/setup.ts';
import type { CitizenState, Fact, ItemOf, Situation } from '../core/types.ts';
import { type Group, groupNow, groupOn, jobcentreNow, registeredOn } from '../readings.ts';
import type { Sick, Well } from './rules/1.8-recovery.ts';
import * as r18 from './rules/1.8-recovery.ts';

/**
 * One sick leave, from its first sick day to recovery: what was reported of it, and whether recovery registered the citizen again. That is
 * concluded from dated truth (the registration and the contact group on the deciding day), and put right when that turns out otherwise.
 * @da sygemelding, raskmelding @source 1.8
 */
export interface SickLeaveContext {
  readonly firstSickDay: LegalDate;
  /** The number of the timeline entry by which it was reported: what came before it, and what after. */
  readonly reportedIn: number;
  /** The group when the report came; recovery goes back to it. */
  readonly groupAtReport: Group | null;
  readonly recoveredOn: LegalDate | null;
  /** The group after recovery, at the moment when the recovery was reported. */
  readonly groupAfter: Group | null;
  readonly reregistered: boolean;
}

declare module '../core/types.ts' {
  interface PublishedFacts {
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

type Taken = Events<'report-sick' | 'report-recovered', never, 'withdraw-registration' | 'restore-registration'>;

const concludedAnew = ({ context, s }: { readonly context: SickLeaveContext; readonly s: Situation }) => ({
  sickLeaveId: s.item?.id,
  from: context.recoveredOn ?? s.today,
  rule: '1.8',
});

const machine = setup<SickLeaveContext, Taken>()({
  guards: guards(...r18.registersAgain),
  actions: {
    fallSick: action({
      set: ({ s }, { firstSickDay }: Sick) => ({
        firstSickDay,
        reportedIn: s.before.seq + 1,
        groupAtReport: groupNow(s.before),
      }),
      reports: { 'sick-reported': ({ s }, { firstSickDay }) => ({ sickLeaveId: s.newId, firstSickDay }) },
    }),
    recover: action({
      set: ({ context }, { s, reregister }: { s: Situation<Well>; reregister: boolean }) => ({
        recoveredOn: s.payload.recoveredOn,
        groupAfter: r18.groupAfterRecovery(s.before, context),
        reregistered: reregister,
      }),
      reports: {
        'sick-leave-recovered': ({ was }, { s, reregister }) => ({
          sickLeaveId: s.item?.id,
          firstSickDay: was.firstSickDay,
          recoveredOn: s.payload.recoveredOn,
          groupAfter: r18.groupAfterRecovery(s.before, was),
          reregister,
          because: firstNo(r18.registersAgain, s)?.code ?? null,
        }),
      },
    }),
    /* What has been reported since makes the recovery's conclusion another one. */
    withdraw: action({ set: () => ({ reregistered: false }), reports: { 'registration-withdrawn': concludedAnew } }),
    restore: action({ set: () => ({ reregistered: true }), reports: { 'registration-restored': concludedAnew } }),
  },
}).createMachine({
  id: 'sick-leave',
  context: { firstSickDay: '', reportedIn: 0, groupAtReport: null, recoveredOn: null, groupAfter: null, reregistered: false },
  initial: 'unreported',
  states: {
    unreported: { on: { 'report-sick': { target: 'sick', actions: { type: 'fallSick', params: payload } } } },
    sick: {
      on: {
        'report-recovered': [
          {
            guard: r18.registersAgain.map(guardName),
            target: 'recovered',
            actions: { type: 'recover', params: ({ event: { s } }) => ({ s, reregister: true }) },
          },
          { target: 'recovered', actions: { type: 'recover', params: ({ event: { s } }) => ({ s, reregister: false }) } },
        ],
      },
    },
    recovered: { on: { 'withdraw-registration': { actions: 'withdraw' }, 'restore-registration': { actions: 'restore' } } },
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

/** The day of recovery, where it concluded this of the registration, and what is now known says the other. */
const concludedOtherwise = ({ value, context }: ItemOf<'sick-leave'>, state: CitizenState, reregistered: boolean): LegalDate | null =>
  value === 'recovered' && context.reregistered === reregistered && r18.registersNow(state, context) !== reregistered
    ? context.recoveredOn
    : null;

export const sickLeave: MachineModule<'sick-leave', Taken> = {
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
  corrections: [
    {
      event: 'withdraw-registration',
      rule: '1.8',
      en: 'the recovery registered the citizen again, and by what is known now should not have',
      da: 'raskmeldingen gentilmeldte borgeren, men burde efter det nu oplyste ikke have gjort det',
      on: (leave, state) => concludedOtherwise(leave, state, true),
    },
    {
      event: 'restore-registration',
      rule: '1.8',
      en: 'the recovery did not register the citizen again, and by what is known now should have',
      da: 'raskmeldingen gentilmeldte ikke borgeren, men burde efter det nu oplyste have gjort det',
      on: (leave, state) => concludedOtherwise(leave, state, false),
    },
  ],
  cardinality: 'many',
  machine,
  subscribesTo: [],
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
