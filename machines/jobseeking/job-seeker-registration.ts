import { addDays, type LegalDate } from '../core/calendar.ts';
import { told } from '../core/history.ts';
import { ask, command, courseId, type MachineModule, report, set } from '../core/machine.ts';
import { openPeriod, type Period } from '../core/periods.ts';
import type { Fact, MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { oneOf, registeredOn } from '../readings.ts';
import * as r16 from './rules/1.6-job-titles.ts';
import * as r18 from './rules/1.8-recovery.ts';
import { type Act, leavesOf, registrationPeriods } from './rules/1.8-registration-history.ts';
import type { SickLeaveRecovered, SickReported } from './sick-leave.ts';

/**
 * Registration as a job seeker, in dated periods; independent of the contact group.
 * @da tilmelding @source 1.5, 1.6, 1.8
 */
export interface RegistrationContext {
  /** What was told, each in its place; a sick leave is told in its own machine. */
  readonly acts: readonly Act[];
  /** What follows from it and from the sick leaves, worked out anew at each change (1.8). */
  readonly periods: readonly Period<true>[];
  /** The Jobnet profile: not asked for, asked for, or there. */
  readonly profile: 'none' | 'asked' | 'made';
}

declare module '../core/types.ts' {
  interface HeardFacts {
    'job-seeker-deregistered': Fact;
  }
  interface MachineContexts {
    'job-seeker-registration': RegistrationContext;
  }
}

type On = { readonly on?: LegalDate | undefined };
type Answered = { readonly created?: boolean };
type Args<F extends Fact = Fact> = { readonly context: RegistrationContext; readonly event: MachineEvent<unknown, F> };

const registers = [r16.notRegistered, r16.noTitleTwice];

const actOf = ({ type, s }: MachineEvent): Act => ({
  on: (s.payload as On).on ?? s.today,
  value: type === 'register-job-seeker' ? true : null,
  told: s.before.seq + 1,
});

const isAct = (event: MachineEvent): boolean => event.fact === undefined;

/** The history after what has just been told: an act of someone's, or what a sick leave above has become. */
const afterwards = ({ context, event }: Args): Pick<RegistrationContext, 'acts' | 'periods'> => {
  const acts = isAct(event) ? told(context.acts, actOf(event)) : context.acts;
  return { acts, periods: registrationPeriods(acts, leavesOf(event.s.sofar)) };
};

const works = set<RegistrationContext>(afterwards);

const registered = [works, report<RegistrationContext>(({ s }) => ({ type: 'job-seeker-registered', from: s.today }))];

const deregistered = [
  works,
  report<RegistrationContext, On>(({ s }) => ({ type: 'job-seeker-deregistered', on: s.payload.on ?? s.today, cause: 'deregistered' })),
];

/** Told late of a registration that is over, or from before the one that there is: the present stays for now. */
const endedEarlier = [
  works,
  report<RegistrationContext, On>(({ s }) => ({ type: 'job-seeker-registration-corrected', until: s.payload.on ?? s.today })),
];

/** Also of one who is deregistered by now: a late report reaches back to the first sick day. */
const endedBySickness = [
  report<RegistrationContext, unknown, SickReported>(({ context, fact }) =>
    context.periods.some((p) => p.until === null || p.until > fact.firstSickDay)
      ? { type: 'job-seeker-deregistered', on: fact.firstSickDay, cause: 'sick-report', rule: '1.8' }
      : undefined,
  ),
  works,
];

/** What the recovery changes is in the timeline; a registration that was made meanwhile is not. */
const registeredByRecovery = [
  report<RegistrationContext, unknown, SickLeaveRecovered>(({ context, event, fact: { recoveredOn, reregister } }) => {
    const first = afterwards({ context, event }).periods.find((p) => p.until === null || p.until > recoveredOn);
    if (first === undefined || context.periods.some((p) => p.from === first.from && p.until === first.until)) return undefined;
    return {
      type: reregister ? 'job-seeker-registered-again' : 'job-seeker-registered',
      from: first.from,
      ...(first.until === null ? {} : { until: first.until }),
      rule: '1.8',
    };
  }),
  works,
];

const endedByCorrection = [
  works,
  report<RegistrationContext>(({ context }) => ({
    type: 'job-seeker-deregistered',
    on: context.periods.at(-1)?.until ?? null,
    cause: 'registration-withdrawn',
    rule: '1.8',
  })),
];

const begunByCorrection = [
  works,
  report<RegistrationContext>(({ context }) => ({
    type: 'job-seeker-registered-again',
    from: openPeriod(context.periods)?.from ?? null,
    rule: '1.8',
  })),
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

const REGISTERED = '1.8 the citizen is registered by what is now known';

const machine = setup({
  types: { context: {} as RegistrationContext, events: {} as MachineEvent },
  guards: { [REGISTERED]: (args) => openPeriod(afterwards(args).periods) !== undefined },
}).createMachine({
  id: 'job-seeker-registration',
  context: { acts: [], periods: [], profile: 'none' },
  initial: 'notRegistered',
  on: { 'jobnet-profile-made': made, 'create-credentials': credentials },
  states: {
    notRegistered: {
      on: {
        'register-job-seeker': { target: 'registered', actions: [...registered, ...askJobnet()] },
        'deregister-job-seeker': { actions: endedEarlier },
        'sick-reported': { actions: endedBySickness },
        'sick-leave-recovered': [
          {
            guard: REGISTERED,
            target: 'registered',
            actions: [...registeredByRecovery, ...askJobnet((fact) => courseId('sick-leave', (fact as SickLeaveRecovered).sickLeaveId))],
          },
          { actions: registeredByRecovery },
        ],
        'registration-restored': [
          { guard: REGISTERED, target: 'registered', actions: [...begunByCorrection, ...askJobnet()] },
          { actions: works },
        ],
        'registration-withdrawn': { actions: works },
      },
    },
    registered: {
      on: {
        'deregister-job-seeker': [
          { guard: REGISTERED, actions: endedEarlier },
          { target: 'notRegistered', actions: deregistered },
        ],
        'sick-reported': { target: 'notRegistered', actions: endedBySickness },
        'sick-leave-recovered': { actions: registeredByRecovery },
        'registration-withdrawn': [
          { guard: REGISTERED, actions: works },
          { target: 'notRegistered', actions: endedByCorrection },
        ],
        'registration-restored': { actions: works },
      },
    },
  },
});

/** What the first version kept: periods that it had worked out, and what a sick report had set aside until recovery. */
interface FirstVersion {
  readonly periods: readonly Period<true>[];
  readonly setAside: readonly { readonly on: LegalDate; readonly registered: boolean }[];
  readonly profile: RegistrationContext['profile'];
}

export const jobSeekerRegistration: MachineModule<'job-seeker-registration'> = {
  id: 'job-seeker-registration',
  title: { en: 'Registration as a job seeker', da: 'Tilmelding som jobsøgende' },
  rule: '1.8',
  version: 2,
  migrations: {
    // its periods are told again, after the sick leaves that it holds (told in 0); what was set aside was told before them
    1: (item) => {
      const { periods, setAside, profile } = item.context as FirstVersion;
      const stands = periods.flatMap((p): readonly Act[] => [
        { on: p.from, value: true, told: 1 },
        ...(p.until === null ? [] : [{ on: p.until, value: null, told: 1 }]),
      ]);
      const aside = setAside.map(({ on, registered: is }): Act => ({ on, value: is || null, told: -1 }));
      const acts = [...stands, ...aside].reduce<readonly Act[]>(told<true, Act>, []);
      return { ...item, context: { acts, periods, profile } satisfies RegistrationContext };
    },
  },
  cardinality: 'one',
  machine,
  hears: ['sick-reported', 'sick-leave-recovered', 'registration-withdrawn', 'registration-restored'],
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
          return open && s.payload.on !== undefined && !registeredOn(s.before, s.payload.on) ? [open.from, s.payload.on] : undefined;
        },
      ],
      notAhead: ['on'],
      rules: [r18.registered],
      samples: (state, today) => [
        {},
        { on: addDays(today, -1) },
        ...leavesOf(state).map((leave) => ({ on: addDays(leave.firstSickDay, -1) })),
      ],
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
