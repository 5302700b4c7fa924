import { addDays, type LegalDate } from '../core/calendar.ts';
import { ask, command, courseId, type MachineModule, report, set } from '../core/machine.ts';
import { openPeriod } from '../core/periods.ts';
import type { Fact, MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { oneOf } from '../readings.ts';
import * as r16 from './rules/1.6-job-titles.ts';
import * as r18 from './rules/1.8-recovery.ts';
import { acted, fallenSick, type RegistrationHistory, recoveredFrom } from './rules/1.8-registration-history.ts';
import type { SickLeaveRecovered, SickReported } from './sick-leave.ts';

/**
 * Registration as a job seeker, in dated periods; independent of the contact group.
 * @da tilmelding @source 1.5, 1.6, 1.8
 */
export interface RegistrationContext extends RegistrationHistory {
  /** The Jobnet profile: not asked for, asked for, or there. */
  readonly profile: 'none' | 'asked' | 'made';
}

declare module '../core/types.ts' {
  interface MachineContexts {
    'job-seeker-registration': RegistrationContext;
  }
}

type On = { readonly on?: LegalDate | undefined };
type Answered = { readonly created?: boolean };

const registers = [r16.notRegistered, r16.noTitleTwice];

const sick = (fact: Fact): SickReported => fact as SickReported;
const well = (fact: Fact): SickLeaveRecovered => fact as SickLeaveRecovered;

const registered = [
  set<RegistrationContext>(({ context, s }) => acted(context, { on: s.today, registered: true })),
  report<RegistrationContext>(({ s }) => ({ type: 'job-seeker-registered', from: s.today })),
];

const deregistered = [
  set<RegistrationContext, On>(({ context, s }) => acted(context, { on: s.payload.on ?? s.today, registered: false })),
  report<RegistrationContext, On>(({ s }) => ({ type: 'job-seeker-deregistered', on: s.payload.on ?? s.today, cause: 'deregistered' })),
];

/** Also of one who is deregistered by now: a late report reaches back to the first sick day. */
const endedBySickness = [
  report<RegistrationContext>(({ context, fact }) =>
    context.periods.some((p) => p.until === null || p.until > sick(fact).firstSickDay)
      ? { type: 'job-seeker-deregistered', on: sick(fact).firstSickDay, cause: 'sick-report', rule: '1.8' }
      : undefined,
  ),
  set<RegistrationContext>(({ context, fact }) => fallenSick(context, sick(fact).firstSickDay)),
];

const afterRecovery = (context: RegistrationContext, fact: Fact): RegistrationHistory =>
  recoveredFrom(context, { ...well(fact), again: well(fact).reregister });

/** What the recovery changes is in the timeline; a registration that was made meanwhile is not. */
const registeredByRecovery = [
  report<RegistrationContext>(({ context, fact }) => {
    const { recoveredOn, reregister } = well(fact);
    const { periods } = afterRecovery(context, fact);
    const first = periods.find((p) => p.until === null || p.until > recoveredOn);
    if (first === undefined || context.periods.some((p) => p.from === first.from && p.until === first.until)) return undefined;
    return {
      type: reregister ? 'job-seeker-registered-again' : 'job-seeker-registered',
      from: first.from,
      ...(first.until === null ? {} : { until: first.until }),
      rule: '1.8',
    };
  }),
  set<RegistrationContext>(({ context, fact }) => afterRecovery(context, fact)),
];

/** Jobnet is asked for a profile (1.5): it answers with the one that there is, or makes one. The sick leave's course asks after recovery. */
const askJobnet = (course?: (fact: Fact) => string) => [
  set<RegistrationContext>(({ context }) => ({ profile: context.profile === 'made' ? 'made' : 'asked' })),
  ask<RegistrationContext>(
    () => ({ kind: 'jobnet-profile' }),
    ({ fact }) => course?.(fact),
  ),
  report<RegistrationContext>(() => ({ type: 'jobnet-profile-asked', rule: '1.5' })),
];

const made = {
  actions: [
    set<RegistrationContext>(() => ({ profile: 'made' })),
    report<RegistrationContext, Answered>(({ s }) => ({ type: 'jobnet-profile-made', created: s.payload.created ?? null, rule: '1.5' })),
  ],
};

const credentials = { actions: [report<RegistrationContext>(() => ({ type: 'jobnet-credentials-created', rule: '1.5' }))] };

const fellSick = { target: 'notRegistered' as const, actions: endedBySickness };

const machine = setup({
  types: { context: {} as RegistrationContext, events: {} as MachineEvent },
  guards: {
    '1.8 the citizen is registered from recovery on': ({ context, event }) =>
      openPeriod(afterRecovery(context, event.fact as Fact).periods) !== undefined,
  },
}).createMachine({
  id: 'job-seeker-registration',
  context: { periods: [], acts: [], setAside: [], profile: 'none' },
  initial: 'notRegistered',
  on: { 'jobnet-profile-made': made, 'create-credentials': credentials },
  states: {
    notRegistered: {
      on: {
        'register-job-seeker': { target: 'registered', actions: [...registered, ...askJobnet()] },
        'sick-reported': fellSick,
        'sick-leave-recovered': [
          {
            guard: '1.8 the citizen is registered from recovery on',
            target: 'registered',
            actions: [...registeredByRecovery, ...askJobnet((fact) => courseId('sick-leave', well(fact).sickLeaveId))],
          },
          { actions: registeredByRecovery },
        ],
      },
    },
    registered: {
      on: {
        'deregister-job-seeker': { target: 'notRegistered', actions: deregistered },
        'sick-reported': fellSick,
        'sick-leave-recovered': { actions: registeredByRecovery },
      },
    },
  },
});

export const jobSeekerRegistration: MachineModule<'job-seeker-registration'> = {
  id: 'job-seeker-registration',
  title: { en: 'Registration as a job seeker', da: 'Tilmelding som jobsøgende' },
  rule: '1.8',
  version: 1,
  cardinality: 'one',
  machine,
  hears: ['sick-reported', 'sick-leave-recovered'],
  told: ['jobnet-profile-made'],
  commands: [
    command({
      name: 'register-job-seeker',
      rule: '1.6',
      roles: ['jobcentre', 'citizen'],
      on: 'one',
      rules: registers,
      samples: () => [{ titles: ['a'] }, { titles: ['a', 'b'] }, { titles: ['a', 'a'] }],
    }),
    command({
      name: 'deregister-job-seeker',
      rule: '1.8',
      roles: ['jobcentre', 'citizen'],
      on: 'one',
      order: [
        (s) => {
          const open = openPeriod(oneOf(s.before, 'job-seeker-registration').context.periods);
          return open && s.payload.on !== undefined ? [open.from, s.payload.on] : undefined;
        },
      ],
      notAhead: ['on'],
      rules: [r18.registered],
      samples: (_, today) => [{}, { on: addDays(today, -1) }],
    }),
    command({ name: 'create-credentials', rule: '1.5', roles: ['jobcentre'], on: 'one', rules: [], samples: () => [{}] }),
  ],
  view: ([item]) => {
    const last = item?.context.periods.at(-1);
    return {
      registration:
        last && last.until === null ? { status: 'registered', since: last.from } : { status: 'not-registered', since: last?.until ?? null },
    };
  },
};
