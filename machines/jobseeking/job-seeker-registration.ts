import { action } from '../core/action.ts';
import { addDays, type LegalDate } from '../core/calendar.ts';
import { type Events, fact, payload } from '../core/events.ts';
import { placed } from '../core/history.ts';
import { command, courseId, type MachineModule } from '../core/machine.ts';
import { openPeriod, type Period } from '../core/periods.ts';
import { setup } from '../core/setup.ts';
import type { CommandPayloads, Fact, Situation } from '../core/types.ts';
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
  /** What was reported, each in its place; a sick leave has its own machine. */
  readonly acts: readonly Act[];
  /** What follows from it and from the sick leaves, worked out anew at each change (1.8). */
  readonly periods: readonly Period<true>[];
  /** The Jobnet profile: not asked for, asked for, or there. */
  readonly profile: 'none' | 'asked' | 'made';
}

declare module '../core/types.ts' {
  interface PublishedFacts {
    'job-seeker-deregistered': Deregistered;
  }
  interface MachineContexts {
    'job-seeker-registration': RegistrationContext;
  }
}

export interface Deregistered extends Fact {
  readonly type: 'job-seeker-deregistered';
  readonly on: LegalDate | null;
  readonly cause: 'deregistered' | 'sick-report' | 'registration-withdrawn';
}

type Taken = Events<
  'register-job-seeker' | 'deregister-job-seeker' | 'create-credentials',
  'sick-reported' | 'sick-leave-recovered' | 'registration-withdrawn' | 'registration-restored',
  never,
  { 'jobnet-profile-made': { readonly created?: boolean } }
>;

const registers = [r16.notRegistered, r16.noTitleTwice];

type History = Pick<RegistrationContext, 'acts' | 'periods'>;

/** The history with one more act, or (none) with what a sick leave further up has become. */
const afterwards = (
  { acts: before }: RegistrationContext,
  s: Pick<Situation, 'before' | 'current'>,
  act: Omit<Act, 'told'> | null,
): History => {
  const acts = act === null ? before : placed(before, { ...act, told: s.before.seq + 1 });
  return { acts, periods: registrationPeriods(acts, leavesOf(s.current)) };
};

type Day = { readonly on: LegalDate };
type Args = { readonly context: RegistrationContext; readonly s: Situation };

const withoutAct = ({ context, s }: Args): History => afterwards(context, s, null);
const withEnd = ({ context, s }: Args, { on }: Day): History => afterwards(context, s, { on, value: null });
const recovered = ({ recoveredOn }: SickLeaveRecovered, was: RegistrationContext, now: RegistrationContext) => {
  const first = now.periods.find((p) => p.until === null || p.until > recoveredOn);
  return first === undefined || was.periods.some((p) => p.from === first.from && p.until === first.until)
    ? undefined
    : { from: first.from, ...(first.until === null ? {} : { until: first.until }), rule: '1.8' };
};

const setUp = setup<RegistrationContext, Taken>()({
  guards: {
    '1.8 the citizen is registered by what is now known': ({ context, event: { s } }, act: Day | null) =>
      openPeriod(afterwards(context, s, act && { ...act, value: null }).periods) !== undefined,
  },
  actions: {
    register: action({
      set: ({ context, s }) => afterwards(context, s, { on: s.today, value: true }),
      reports: { 'job-seeker-registered': ({ s }) => ({ from: s.today }) },
    }),
    deregister: action({ set: withEnd, reports: { 'job-seeker-deregistered': (_, { on }) => ({ on, cause: 'deregistered' }) } }),
    /** Reported late of a registration that is over, or from before the one that there is: the present stays for now. */
    endEarlier: action({ set: withEnd, reports: { 'job-seeker-registration-corrected': (_, { on }) => ({ until: on }) } }),
    workOut: action({ set: withoutAct }),
    /** Also of one who is deregistered by now: a late report reaches back to the first sick day. */
    endBySickness: action({
      set: withoutAct,
      reports: {
        'job-seeker-deregistered': ({ was }, { firstSickDay }: SickReported) =>
          was.periods.some((p) => p.until === null || p.until > firstSickDay)
            ? { on: firstSickDay, cause: 'sick-report', rule: '1.8' }
            : undefined,
      },
    }),
    /** What the recovery changes is in the timeline; a registration that was made meanwhile is not. */
    recover: action({
      set: withoutAct,
      reports: {
        'job-seeker-registered-again': ({ context, was }, leave: SickLeaveRecovered) =>
          leave.reregister ? recovered(leave, was, context) : undefined,
        'job-seeker-registered': ({ context, was }, leave) => (leave.reregister ? undefined : recovered(leave, was, context)),
      },
    }),
    endByCorrection: action({
      set: withoutAct,
      reports: {
        'job-seeker-deregistered': ({ context }) => ({
          on: context.periods.at(-1)?.until ?? null,
          cause: 'registration-withdrawn',
          rule: '1.8',
        }),
      },
    }),
    beginByCorrection: action({
      set: withoutAct,
      reports: { 'job-seeker-registered-again': ({ context }) => ({ from: openPeriod(context.periods)?.from ?? null, rule: '1.8' }) },
    }),
    /** Jobnet is asked for a profile (1.5): it answers with the one that there is, or makes one. After recovery the sick leave's course asks. */
    askJobnet: action({
      set: ({ context }, _: { course?: string }) => ({ profile: context.profile === 'made' ? 'made' : 'asked' }),
      asks: () => ({ kind: 'jobnet-profile' }),
      by: (_, { course }) => course,
      reports: { 'jobnet-profile-asked': () => ({ rule: '1.5' }) },
    }),
    keepProfile: action({
      set: () => ({ profile: 'made' }),
      reports: { 'jobnet-profile-made': (_, { created }: { readonly created?: boolean }) => ({ created: created ?? null, rule: '1.5' }) },
    }),
    createCredentials: action({ reports: { 'jobnet-credentials-created': () => ({ rule: '1.5' }) } }),
  },
});

type Deregister = { event: { s: Situation<CommandPayloads['deregister-job-seeker']> } };
const endedOn = ({ event: { s } }: Deregister): Day => ({ on: s.payload.on ?? s.today });
const endEarlier = { type: 'endEarlier' as const, params: endedOn };
const askJobnet = { type: 'askJobnet' as const, params: {} };

const machine = setUp.createMachine({
  id: 'job-seeker-registration',
  context: { acts: [], periods: [], profile: 'none' },
  initial: 'notRegistered',
  on: {
    'jobnet-profile-made': { actions: { type: 'keepProfile', params: payload } },
    'create-credentials': { actions: 'createCredentials' },
  },
  states: {
    notRegistered: {
      on: {
        'register-job-seeker': { target: 'registered', actions: ['register', askJobnet] },
        'deregister-job-seeker': { actions: endEarlier },
        'sick-reported': { actions: { type: 'endBySickness', params: fact } },
        'sick-leave-recovered': [
          {
            guard: { type: '1.8 the citizen is registered by what is now known', params: null },
            target: 'registered',
            actions: [
              { type: 'recover', params: fact },
              { type: 'askJobnet', params: ({ event }) => ({ course: courseId('sick-leave', event.fact.sickLeaveId) }) },
            ],
          },
          { actions: { type: 'recover', params: fact } },
        ],
        'registration-restored': [
          {
            guard: { type: '1.8 the citizen is registered by what is now known', params: null },
            target: 'registered',
            actions: ['beginByCorrection', askJobnet],
          },
          { actions: 'workOut' },
        ],
        'registration-withdrawn': { actions: 'workOut' },
      },
    },
    registered: {
      on: {
        'deregister-job-seeker': [
          { guard: { type: '1.8 the citizen is registered by what is now known', params: endedOn }, actions: endEarlier },
          { target: 'notRegistered', actions: { type: 'deregister', params: endedOn } },
        ],
        'sick-reported': { target: 'notRegistered', actions: { type: 'endBySickness', params: fact } },
        'sick-leave-recovered': { actions: { type: 'recover', params: fact } },
        'registration-withdrawn': [
          { guard: { type: '1.8 the citizen is registered by what is now known', params: null }, actions: 'workOut' },
          { target: 'notRegistered', actions: 'endByCorrection' },
        ],
        'registration-restored': { actions: 'workOut' },
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

export const jobSeekerRegistration: MachineModule<'job-seeker-registration', Taken> = {
  id: 'job-seeker-registration',
  title: { en: 'Registration as a job seeker', da: 'Tilmelding som jobsøgende' },
  rule: '1.8',
  version: 2,
  migrations: {
    // its periods come again, after the sick leaves that it holds (reported in 0); what was set aside came before them
    1: (item) => {
      const { periods, setAside, profile } = item.context as FirstVersion;
      const stands = periods.flatMap((p): readonly Act[] => [
        { on: p.from, value: true, told: 1 },
        ...(p.until === null ? [] : [{ on: p.until, value: null, told: 1 }]),
      ]);
      const aside = setAside.map(({ on, registered: is }): Act => ({ on, value: is || null, told: -1 }));
      const acts = [...stands, ...aside].reduce<readonly Act[]>(placed<true, Act>, []);
      return { ...item, context: { acts, periods, profile } satisfies RegistrationContext };
    },
  },
  cardinality: 'one',
  machine,
  subscribesTo: ['sick-reported', 'sick-leave-recovered', 'registration-withdrawn', 'registration-restored'],
  callbacks: ['jobnet-profile-made'],
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
