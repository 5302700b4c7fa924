import type { GroupChanged } from '../contact/contact-group.ts';
import type { LegalDate } from '../core/calendar.ts';
import { ask, command, courseId, type MachineModule, report, send, set } from '../core/machine.ts';
import type { CitizenState, CommandPayloads, Fact, ItemOf, MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { educationStepNow, groupNow, jobcentreNow } from '../readings.ts';
import type { PlanPublished } from './plan.ts';
import * as hindsight from './rules/3.5-in-hindsight.ts';
import * as r35 from './rules/3.5-subscription.ts';
import { beginsPast, pastWith } from './subscription-past.ts';

/**
 * The subscription to education events at UDB: what the register says, and how far UDB has been told.
 * @da abonnement på uddannelseshændelser fra Ungedatabasen @source 3.5
 */
export interface EducationSubscriptionContext {
  readonly reason: r35.CloseReason;
  /** The day on which it was last opened or closed. */
  readonly since: LegalDate | null;
  /** The day on which admission was reported, since the education plan was published. */
  readonly admittedOn: LegalDate | null;
  /** The day on which the group was closed before step 4: the month runs from it. */
  readonly groupClosedOn: LegalDate | null;
  /** Openings and closings so far; each is told to UDB under its number. */
  readonly ordinal: number;
  /** The last number that UDB has been told. */
  readonly toldOrdinal: number;
  /** What it was concluded from, since the first education plan; absent before it. */
  readonly past?: hindsight.Past;
}

declare module '../core/types.ts' {
  interface CourseTypes {
    'education-subscription': true;
  }
  interface MachineContexts {
    'education-subscription': EducationSubscriptionContext;
  }
}

type UdbEvent = CommandPayloads['receive-udb-event'];
type UdbTold = { readonly action: 'open' | 'close'; readonly ordinal: number };

const COURSE = 'education-subscription';
const course = (): string => courseId(COURSE);

const young = (state: CitizenState): r35.Young => ({ birthDate: state.birthDate, group: groupNow(state) });

/** The event in the words of the closing table. */
const occasionOf = ({ type, fact, s }: MachineEvent): r35.Occasion => ({
  ...young(s.sofar),
  today: s.today,
  ...(type === 'contact-group-changed' ? { movedTo: (fact as GroupChanged).to } : {}),
  ...(type === 'plan-published' ? { planType: (fact as PlanPublished).planType } : {}),
  ...(type === 'receive-udb-event' ? { reportedByUdb: (s.payload as UdbEvent).kind } : {}),
  ...(type === 'calendar-month-over' ? { monthOver: true } : {}),
});

type Row = (typeof r35.CLOSINGS)[number];
type RowGuard = `3.5 ${Row['en']}`;
const rowGuard = (row: Row): RowGuard => `3.5 ${row.en}`;

/** The register's side is changed, and UDB is to be told: in order, under the change's own number. */
const changed = (action: 'open' | 'close', reason: r35.CloseReason) => [
  set<EducationSubscriptionContext>(({ context, s }) => ({
    reason,
    since: s.today,
    groupClosedOn: null,
    admittedOn: null,
    ordinal: context.ordinal + 1,
  })),
  report(
    (): Fact => ({
      type: action === 'open' ? 'education-subscription-opened' : 'education-subscription-closed',
      rule: '3.5',
      ...(action === 'open' ? {} : { reason }),
    }),
  ),
  ask<EducationSubscriptionContext>(({ context }) => ({ kind: 'udb-subscription', action, reason, ordinal: context.ordinal }), course),
];

/** The transitions by which the rows named close the subscription; the table's order decides. */
const closings = (keys: readonly r35.ClosingKey[], also: readonly unknown[] = []) =>
  r35.CLOSINGS.filter((row) => keys.includes(row.key)).map((row) => ({
    guard: rowGuard(row),
    target: 'closed' as const,
    actions: [...also, ...changed('close', row.reason)],
  }));

const tellJobcentre = [
  report<EducationSubscriptionContext, UdbEvent>(({ s }) => ({
    type: 'vocational-qualification-completed',
    on: s.payload.on,
    rule: '3.5',
  })),
  send<EducationSubscriptionContext, UdbEvent>(({ s }) => [
    {
      to: `jobcentre ${jobcentreNow(s.sofar)}`,
      channel: 'webservice',
      type: 'vocational-qualification-completed',
      data: { on: s.payload.on },
    },
  ]),
];

const admissionReported = report<EducationSubscriptionContext, UdbEvent>(({ s }) => ({
  type: 'admission-reported',
  on: s.payload.on,
  rule: '3.5',
}));

const monthBegins = [
  set<EducationSubscriptionContext>(({ fact }) => ({ groupClosedOn: (fact as GroupChanged).on })),
  report<EducationSubscriptionContext>(({ context, fact }) =>
    context.admittedOn === null
      ? { type: 'subscription-month-begun', rule: '3.5', closesOn: r35.monthOver((fact as GroupChanged).on) }
      : undefined,
  ),
];

const monthStops = [
  report<EducationSubscriptionContext>(({ context }) =>
    context.groupClosedOn === null ? undefined : { type: 'subscription-month-stopped', rule: '3.5' },
  ),
  set<EducationSubscriptionContext>(() => ({ groupClosedOn: null })),
];

const opening = {
  guard: '3.5 an education plan is published in group 1, 8, 12, 25 or 28, under 30, or under 25 in group 1' as const,
  target: 'open',
  actions: changed('open', null),
};

/* What the subscription is concluded from is kept, so that it can be concluded anew. */

const standing = (value: unknown, { reason, since, admittedOn, groupClosedOn }: EducationSubscriptionContext): hindsight.Standing => ({
  status: value as hindsight.Standing['status'],
  reason,
  since,
  admittedOn,
  groupClosedOn,
});

const noted = set<EducationSubscriptionContext>(({ context, event, s }) => {
  const past = context.past ?? (beginsPast(event) ? { base: standing(s.item?.value, context), deeds: [] } : undefined);
  return past ? { past: pastWith(past, event) } : {};
});

const groupPutRight = set<EducationSubscriptionContext>(({ context, event }) =>
  context.past === undefined ? {} : { past: pastWith(context.past, event) },
);

type Transition = { readonly actions?: unknown };
/** The transitions, each of which also keeps what brought it about. */
const noting = <const T extends Transition>(transitions: readonly T[]) =>
  transitions.map((t) => ({ ...t, actions: [noted, t.actions].flat() as never[] }));

/* A sick report or a recovery told late: the subscription is what it would have been, had it been told in time. */

const anew = ({ s }: MachineEvent): hindsight.Standing => s.payload as hindsight.Standing;
const corrected = (udb?: 'open' | 'close') => [
  set<EducationSubscriptionContext>(({ context, event }) => {
    const { reason, since, admittedOn, groupClosedOn } = anew(event);
    return { reason, since, admittedOn, groupClosedOn, ordinal: context.ordinal + (udb ? 1 : 0) };
  }),
  report<EducationSubscriptionContext>('education-subscription-corrected', ({ event }) => {
    const { status, reason, since } = anew(event);
    return { status, reason, since, rule: '3.5' };
  }),
  ...(udb
    ? [
        ask<EducationSubscriptionContext>(
          ({ context }) => ({ kind: 'udb-subscription', action: udb, reason: context.reason, ordinal: context.ordinal }),
          course,
        ),
      ]
    : []),
];

const opensOrStaysClosed = [
  { guard: '3.5 it is open by what is known now' as const, target: 'open', actions: corrected('open') },
  { target: 'closed', actions: corrected() },
];

/** What differs from how it stands by what is known now; one that was opened and never should have been is closed, for its age. */
const standsOtherwise = (item: ItemOf<'education-subscription'>, state: CitizenState): hindsight.Standing | undefined => {
  if (item.context.past === undefined) return undefined;
  const was = standing(item.value, item.context);
  const now = hindsight.concluded(item.context.past, state.birthDate);
  const right: hindsight.Standing =
    now.status === 'none' && was.status !== 'none'
      ? { ...now, status: 'closed', reason: 5, since: hindsight.firstPlan(item.context.past) }
      : now;
  return right.status === was.status && right.reason === was.reason && right.since === was.since ? undefined : right;
};

const machine = setup({
  types: { context: {} as EducationSubscriptionContext, events: {} as MachineEvent },
  guards: {
    ...(Object.fromEntries(
      r35.CLOSINGS.map((row) => [rowGuard(row), ({ event }: { event: MachineEvent }) => row.closes(occasionOf(event))]),
    ) as Record<RowGuard, (a: { event: MachineEvent }) => boolean>),
    '3.5 an education plan is published in group 1, 8, 12, 25 or 28, under 30, or under 25 in group 1': ({ event }) =>
      (event.fact as PlanPublished).planType === 'education-plan' && r35.opensFor(young(event.s.sofar), event.s.today),
    '3.5 UDB reports a completed vocational qualification': ({ event }) =>
      (event.s.payload as UdbEvent).kind === 'completed-vocational-qualification',
    '3.5 an education plan is published': ({ event }) => (event.fact as PlanPublished).planType === 'education-plan',
    '3.5 a group of the subscription is closed before step 4': ({ event }) => {
      const { from, to, on } = event.fact as GroupChanged;
      return to === null && r35.monthBegins(from, educationStepNow(event.s.sofar), on);
    },
    '3.5 it is open by what is known now': ({ event }) => anew(event).status === 'open',
    '3.5 UDB is told of a later change than before': ({ context, event }) => (event.s.payload as UdbTold).ordinal > context.toldOrdinal,
  },
}).createMachine({
  id: 'education-subscription',
  context: { reason: null, since: null, admittedOn: null, groupClosedOn: null, ordinal: 0, toldOrdinal: 0 },
  initial: 'none',
  on: {
    'contact-group-changed': { actions: noted },
    'contact-group-corrected': { actions: groupPutRight },
    // with no subscription open there is nothing to close, and an admission belongs to no plan; the jobcentre is told all the same
    'receive-udb-event': [
      { guard: '3.5 UDB reports a completed vocational qualification' as const, actions: [noted, ...tellJobcentre] },
      { actions: [noted, admissionReported] },
    ],
    'udb-told': {
      guard: '3.5 UDB is told of a later change than before',
      actions: [
        set<EducationSubscriptionContext, UdbTold>(({ s }) => ({ toldOrdinal: s.payload.ordinal })),
        report<EducationSubscriptionContext, UdbTold>(({ s }) => ({
          type: 'udb-told',
          action: s.payload.action,
          ordinal: s.payload.ordinal,
        })),
      ],
    },
  },
  states: {
    none: { on: { 'plan-published': noting([opening, { actions: [] }]), 'subscription-corrected': opensOrStaysClosed } },
    open: {
      on: {
        'age-reached': noting(closings(['age'])),
        'calendar-month-over': noting(closings(['age', 'closed-group'])),
        'contact-group-changed': noting([
          ...closings(['age', 'group']),
          { guard: '3.5 a group of the subscription is closed before step 4', actions: monthBegins },
          { actions: monthStops },
        ]),
        'plan-published': noting([
          ...closings(['age', 'plan-type']),
          { guard: '3.5 an education plan is published', actions: set<EducationSubscriptionContext>(() => ({ admittedOn: null })) },
          { actions: [] },
        ]),
        'receive-udb-event': noting([
          ...closings(['qualification'], tellJobcentre),
          { actions: [set<EducationSubscriptionContext, UdbEvent>(({ s }) => ({ admittedOn: s.payload.on })), admissionReported] },
        ]),
        'subscription-corrected': [
          { guard: '3.5 it is open by what is known now', actions: corrected() },
          { target: 'closed', actions: corrected('close') },
        ],
      },
    },
    closed: { on: { 'plan-published': noting([opening, { actions: [] }]), 'subscription-corrected': opensOrStaysClosed } },
  },
});

export const educationSubscription: MachineModule<'education-subscription'> = {
  id: 'education-subscription',
  title: { en: 'Subscription to education events at UDB', da: 'Abonnement på uddannelseshændelser fra Ungedatabasen' },
  rule: '3.5',
  version: 1,
  cardinality: 'one',
  machine,
  hears: ['contact-group-changed', 'contact-group-corrected', 'plan-published'],
  told: ['udb-told'],
  corrections: (item, state) => {
    const payload = standsOtherwise(item, state);
    return payload && { event: 'subscription-corrected', rule: '3.5', on: payload.since ?? '', payload };
  },
  commands: [
    command({
      name: 'receive-udb-event',
      rule: '3.5',
      roles: ['udb'],
      on: 'one',
      notAhead: ['on'],
      rules: [],
      samples: (_, today) => [
        { kind: 'admitted', on: today },
        { kind: 'completed-vocational-qualification', on: today },
      ],
    }),
  ],
  deadlines: ({ value, context }, state) =>
    value !== 'open'
      ? []
      : [
          { event: 'age-reached', on: r35.lastBirthday(young(state)), rule: '3.5' },
          ...(context.groupClosedOn !== null && context.admittedOn === null
            ? [{ event: 'calendar-month-over', on: r35.monthOver(context.groupClosedOn), rule: '3.5' }]
            : []),
        ],
  course: ({ value, context }, state) =>
    value === 'none'
      ? undefined
      : {
          type: COURSE,
          rule: '3.5',
          ended: value === 'closed' && context.toldOrdinal === context.ordinal,
          facts: {
            status: value,
            reason: context.reason,
            since: context.since,
            udbTold: context.toldOrdinal === context.ordinal,
            admittedOn: context.admittedOn,
            groupClosedOn: context.groupClosedOn,
            contactGroup: groupNow(state),
            jobcentre: jobcentreNow(state),
          },
        },
  view: ([item]) => ({
    educationSubscription:
      !item || item.value === 'none'
        ? null
        : {
            status: item.value,
            reason: item.context.reason,
            since: item.context.since,
            udbTold: item.context.toldOrdinal === item.context.ordinal,
          },
  }),
};
