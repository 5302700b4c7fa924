import { addDays, type LegalDate } from './core/calendar.ts';
import { allowedBy, ask, command, guards, type MachineModule, report, set } from './core/machine.ts';
import { change, openPeriod, type Period } from './core/periods.ts';
import { rule } from './core/rule.ts';
import type { Fact, MachineEvent } from './core/types.ts';
import { setup } from './core/xstate.ts';
import { oneOf, registeredNow } from './readings.ts';
import type { SickLeaveRecovered } from './sick-leave.ts';

/**
 * Registration as a job seeker, in dated periods; independent of the contact group.
 * @da tilmelding @source 1.5, 1.6, 1.8
 */
export interface RegistrationContext {
  readonly periods: readonly Period<true>[];
  /** The Jobnet profile: not asked for, asked for, or made. */
  readonly profile: 'none' | 'asked' | 'made';
  readonly credentialsGiven: boolean;
}

declare module './core/types.ts' {
  interface MachineContexts {
    'job-seeker-registration': RegistrationContext;
  }
}

type Titles = { readonly titles: readonly string[] };
type On = { readonly on?: LegalDate | undefined };

export const noTitleTwice = rule<Titles>({
  id: '1.6',
  code: 'duplicate-job-title',
  en: 'no job title or alias is given twice',
  da: 'En stillingsbetegnelse/alias må kun angives én gang',
  holds: ({ payload }) => new Set(payload.titles).size === payload.titles.length,
});

export const notRegistered = rule({
  id: '1.6',
  code: 'already-registered',
  en: 'the citizen is not registered already',
  da: 'Borgeren er ikke allerede tilmeldt',
  holds: ({ before }) => !registeredNow(before),
});

export const registered = rule({
  id: '1.8',
  code: 'not-registered',
  en: 'the citizen is registered',
  da: 'Borgeren er tilmeldt',
  holds: ({ before }) => registeredNow(before),
});

const registers = [notRegistered, noTitleTwice];

const begin = (from: (a: { s: MachineEvent['s']; fact: Fact }) => LegalDate, rereg: boolean) => [
  set<RegistrationContext>(({ context, s, fact }) => ({ periods: change(context.periods, true, from({ s, fact })) })),
  report<RegistrationContext>(({ s, fact }) => ({
    type: rereg ? 'job-seeker-registered-again' : 'job-seeker-registered',
    from: from({ s, fact }),
    ...(rereg ? { rule: '1.8' } : {}),
  })),
];

const end = (on: (a: { s: MachineEvent['s']; fact: Fact }) => LegalDate, cause: 'deregistered' | 'sick-report') => [
  set<RegistrationContext>(({ context, s, fact }) => ({ periods: change(context.periods, null, on({ s, fact })) })),
  report<RegistrationContext>(({ s, fact }) => ({
    type: 'job-seeker-deregistered',
    on: on({ s, fact }),
    cause,
    ...(cause === 'sick-report' ? { rule: '1.8' } : {}),
  })),
];

/** Jobnet is asked for a profile (1.5); it answers with the one that there is, or makes one. */
const askJobnet = [
  set<RegistrationContext>(({ context }) => ({ profile: context.profile === 'made' ? 'made' : 'asked' })),
  ask<RegistrationContext>(() => ({ kind: 'jobnet-profile' })),
];

const made = {
  actions: [
    set<RegistrationContext>(() => ({ profile: 'made' })),
    report<RegistrationContext>(() => ({ type: 'jobnet-profile-made', rule: '1.5' })),
  ],
};

const credentials = {
  actions: [
    set<RegistrationContext>(() => ({ credentialsGiven: true })),
    report<RegistrationContext>(() => ({ type: 'jobnet-credentials-created', rule: '1.5' })),
  ],
};

const machine = setup({
  types: { context: {} as RegistrationContext, events: {} as MachineEvent },
  guards: {
    ...guards(...registers, registered),
    '1.8 the recovery registers again': ({ event }) => (event.fact as SickLeaveRecovered).reregister,
  },
}).createMachine({
  id: 'job-seeker-registration',
  context: { periods: [], profile: 'none', credentialsGiven: false },
  initial: 'notRegistered',
  on: { 'jobnet-profile-made': made, 'create-credentials': credentials },
  states: {
    notRegistered: {
      on: {
        'register-job-seeker': {
          guard: allowedBy(...registers),
          target: 'registered',
          actions: [...begin(({ s }) => s.today, false), ...askJobnet],
        },
        'sick-leave-recovered': {
          guard: '1.8 the recovery registers again',
          target: 'registered',
          actions: [...begin(({ fact }) => (fact as SickLeaveRecovered).recoveredOn, true), ...askJobnet],
        },
      },
    },
    registered: {
      on: {
        'deregister-job-seeker': {
          guard: allowedBy(registered),
          target: 'notRegistered',
          actions: end(({ s }) => (s.payload as On).on ?? s.today, 'deregistered'),
        },
        'sick-reported': {
          target: 'notRegistered',
          actions: end(({ fact }) => (fact as Fact & { firstSickDay: LegalDate }).firstSickDay, 'sick-report'),
        },
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
      rules: [registered],
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
