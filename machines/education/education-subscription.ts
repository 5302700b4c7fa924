import type { GroupChanged } from '../contact/contact-group.ts';
import { action } from '../core/action.ts';
import type { LegalDate } from '../core/calendar.ts';
import { type Events, event, fact, payload } from '../core/events.ts';
import { command, courseId, type MachineModule } from '../core/machine.ts';
import { type Asked, setup } from '../core/setup.ts';
import type { CitizenState, CommandPayloads, Situation } from '../core/types.ts';
import { educationStepNow, groupNow, jobcentreNow } from '../readings.ts';
import type { PlanPublished } from './plan.ts';
import type * as hindsight from './rules/3.5-in-hindsight.ts';
import * as r35 from './rules/3.5-subscription.ts';
import { asKnownNow, beginsPast, type Happened, pastWith, standing, standsOtherwise } from './subscription-past.ts';

/**
 * The subscription to education events at UDB: what the register says, and how far UDB has been informed.
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
  /** How many openings and closings there were; UDB is informed of each under its number. */
  readonly ordinal: number;
  /** The last number that UDB has been informed of. */
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
type UdbInformed = { readonly action: 'open' | 'close'; readonly ordinal: number };

const COURSE = 'education-subscription';

type Taken = Events<
  'receive-udb-event',
  'contact-group-changed' | 'contact-group-corrected' | 'plan-published',
  'age-reached' | 'calendar-month-over',
  { 'udb-told': UdbInformed; 'subscription-corrected': hindsight.Standing }
>;

const young = (state: CitizenState): r35.Young => ({ birthDate: state.birthDate, group: groupNow(state) });

type Row = (typeof r35.CLOSINGS)[number];
type RowGuard = `3.5 ${Row['en']}`;
const rowGuard = (row: Row): RowGuard => `3.5 ${row.en}`;

/** What happened, in the words of the closing table. */
type Occasion = Omit<r35.Occasion, keyof r35.Young | 'today'>;

const rowGuards = Object.fromEntries(
  r35.CLOSINGS.map((row) => [
    rowGuard(row),
    ({ event: { s } }: Asked<unknown>, occasion: Occasion) => row.closes({ ...young(s.current), today: s.today, ...occasion }),
  ]),
) as Record<RowGuard, (asked: Asked<unknown>, occasion: Occasion) => boolean>;

/** Opened or closed: the day, and the number under which UDB is to be informed. */
const changed = ({ ordinal }: EducationSubscriptionContext, { today }: Situation, reason: r35.CloseReason) => ({
  reason,
  since: today,
  groupClosedOn: null,
  admittedOn: null,
  ordinal: ordinal + 1,
});

/* A sick report or a recovery that comes late: the subscription is what it would have been, had it come in time. */

const correctionOf = (_: unknown, { status, reason, since }: hindsight.Standing) => ({ status, reason, since, rule: '3.5' });

/** The correction; UDB is informed where it opens or closes the subscription. */
const corrects = (udb: 'open' | 'close') =>
  action({
    set: ({ context }: { readonly context: EducationSubscriptionContext }, now: hindsight.Standing) => ({
      ...asKnownNow(now),
      ordinal: context.ordinal + 1,
    }),
    reports: { 'education-subscription-corrected': correctionOf },
    asks: ({ context: { reason, ordinal } }) => ({ kind: 'udb-subscription', action: udb, reason, ordinal }),
    by: () => courseId(COURSE),
  });

const chart = setup<EducationSubscriptionContext, Taken>()({
  guards: {
    ...rowGuards,
    '3.5 an education plan is published in group 1, 8, 12, 25 or 28, under 30, or under 25 in group 1': (
      { event: { s } },
      { planType }: PlanPublished,
    ) => planType === 'education-plan' && r35.opensFor(young(s.current), s.today),
    '3.5 an education plan is published': (_, { planType }: PlanPublished) => planType === 'education-plan',
    '3.5 a group of the subscription is closed before step 4': ({ event }, { from, to, on }: GroupChanged) =>
      to === null && r35.monthBegins(from, educationStepNow(event.s.current), on),
    '3.5 it is open by what is known now': (_, { status }: hindsight.Standing) => status === 'open',
    '3.5 UDB is informed of a later change than before': ({ context }, { ordinal }: UdbInformed) => ordinal > context.toldOrdinal,
  },
  actions: {
    open: action({
      set: ({ context, s }) => changed(context, s, null),
      reports: { 'education-subscription-opened': () => ({ rule: '3.5' }) },
      asks: ({ context: { ordinal } }) => ({ kind: 'udb-subscription', action: 'open', reason: null, ordinal }),
      by: () => courseId(COURSE),
    }),
    close: action({
      set: ({ context, s }, { reason }: Row) => changed(context, s, reason),
      reports: { 'education-subscription-closed': (_, { reason }) => ({ rule: '3.5', reason }) },
      asks: ({ context: { ordinal } }, { reason }) => ({ kind: 'udb-subscription', action: 'close', reason, ordinal }),
      by: () => courseId(COURSE),
    }),
    keepInPast: action({
      set: ({ context, s }, happened: Happened) => {
        const past = context.past ?? (beginsPast(happened) ? { base: standing(s.item?.value, context), deeds: [] } : undefined);
        return past ? { past: pastWith(past, happened) } : {};
      },
    }),
    putPastRight: action({
      set: ({ context: { past } }, happened: Happened) => (past === undefined ? {} : { past: pastWith(past, happened) }),
    }),
    openByCorrection: corrects('open'),
    closeByCorrection: corrects('close'),
    correct: action({
      set: (_, now: hindsight.Standing) => asKnownNow(now),
      reports: { 'education-subscription-corrected': correctionOf },
    }),
    informJobcentre: action({
      reports: { 'vocational-qualification-completed': (_, { on }: UdbEvent) => ({ on, rule: '3.5' }) },
      sends: ({ s }, { on }) => [
        {
          to: `jobcentre ${jobcentreNow(s.current)}`,
          channel: 'webservice',
          type: 'vocational-qualification-completed',
          data: { on },
        },
      ],
    }),
    noteAdmission: action({ reports: { 'admission-reported': (_, { on }: UdbEvent) => ({ on, rule: '3.5' }) } }),
    keepAdmission: action({ set: (_, { on }: UdbEvent) => ({ admittedOn: on }) }),
    forgetAdmission: action({ set: () => ({ admittedOn: null }) }),
    beginMonth: action({
      set: (_, { on }: GroupChanged) => ({ groupClosedOn: on }),
      reports: {
        'subscription-month-begun': ({ context }, { on }) =>
          context.admittedOn === null ? { rule: '3.5', closesOn: r35.monthOver(on) } : undefined,
      },
    }),
    stopMonth: action({
      set: () => ({ groupClosedOn: null }),
      reports: { 'subscription-month-stopped': ({ was }) => (was.groupClosedOn === null ? undefined : { rule: '3.5' }) },
    }),
    keepInformed: action({
      set: (_, { ordinal }: UdbInformed) => ({ toldOrdinal: ordinal }),
      reports: { 'udb-told': (_, { action, ordinal }) => ({ action, ordinal }) },
    }),
  },
});

const keepInPast = { type: 'keepInPast', params: event<Happened> } as const;

/** The transitions by which the rows named close the subscription; the table's order decides. */
const closings = <E>(keys: readonly r35.ClosingKey[], occasion: (a: { readonly event: E }) => Occasion) =>
  r35.CLOSINGS.filter((row) => keys.includes(row.key)).map((row) => ({
    guard: { type: rowGuard(row), params: occasion },
    target: 'closed' as const,
    actions: [keepInPast, { type: 'close' as const, params: row }] as const,
  }));

const reported = ({ event }: { readonly event: { readonly s: Situation<UdbEvent> } }): Occasion => ({
  reportedByUdb: event.s.payload.kind,
});

/** None is open: an education plan opens one. */
const opening = chart.arrows({
  'plan-published': [
    {
      guard: {
        type: '3.5 an education plan is published in group 1, 8, 12, 25 or 28, under 30, or under 25 in group 1',
        params: fact,
      },
      target: 'open',
      actions: [keepInPast, 'open'],
    },
    { actions: keepInPast },
  ],
  'subscription-corrected': [
    {
      guard: { type: '3.5 it is open by what is known now', params: payload },
      target: 'open',
      actions: { type: 'openByCorrection', params: payload },
    },
    { target: 'closed', actions: { type: 'correct', params: payload } },
  ],
});

const informJobcentre = { type: 'informJobcentre', params: payload<UdbEvent> } as const;
const noteAdmission = { type: 'noteAdmission', params: payload<UdbEvent> } as const;

const machine = chart.createMachine({
  id: 'education-subscription',
  context: { reason: null, since: null, admittedOn: null, groupClosedOn: null, ordinal: 0, toldOrdinal: 0 },
  initial: 'none',
  on: {
    'contact-group-changed': { actions: keepInPast },
    'contact-group-corrected': { actions: { type: 'putPastRight', params: event } },
    // with no subscription open there is nothing to close, and an admission belongs to no plan; the jobcentre is informed all the same
    'receive-udb-event': [
      {
        guard: { type: '3.5 UDB reports a completed vocational qualification', params: reported },
        actions: [keepInPast, informJobcentre],
      },
      { actions: [keepInPast, noteAdmission] },
    ],
    'udb-told': {
      guard: { type: '3.5 UDB is informed of a later change than before', params: payload },
      actions: { type: 'keepInformed', params: payload },
    },
  },
  states: {
    none: { on: opening },
    open: {
      on: {
        'age-reached': closings(['age'], () => ({})),
        'calendar-month-over': closings(['age', 'closed-group'], () => ({ monthOver: true })),
        'contact-group-changed': [
          ...closings(['age', 'group'], ({ event }: { event: { fact: GroupChanged } }) => ({ movedTo: event.fact.to })),
          {
            guard: { type: '3.5 a group of the subscription is closed before step 4', params: fact },
            actions: [keepInPast, { type: 'beginMonth', params: fact }],
          },
          { actions: [keepInPast, 'stopMonth'] },
        ],
        'plan-published': [
          ...closings(['age', 'plan-type'], ({ event }: { event: { fact: PlanPublished } }) => ({ planType: event.fact.planType })),
          { guard: { type: '3.5 an education plan is published', params: fact }, actions: [keepInPast, 'forgetAdmission'] },
          { actions: keepInPast },
        ],
        'receive-udb-event': [
          ...closings(['qualification'], reported).map(({ actions: [keep, close], ...closing }) => ({
            ...closing,
            actions: [keep, informJobcentre, close] as const,
          })),
          { actions: [keepInPast, { type: 'keepAdmission', params: payload }, noteAdmission] },
        ],
        'subscription-corrected': [
          { guard: { type: '3.5 it is open by what is known now', params: payload }, actions: { type: 'correct', params: payload } },
          { target: 'closed', actions: { type: 'closeByCorrection', params: payload } },
        ],
      },
    },
    closed: { on: opening },
  },
});

export const educationSubscription: MachineModule<'education-subscription', Taken> = {
  id: 'education-subscription',
  title: { en: 'Subscription to education events at UDB', da: 'Abonnement på uddannelseshændelser fra Ungedatabasen' },
  rule: '3.5',
  version: 1,
  cardinality: 'one',
  machine,
  subscribesTo: ['contact-group-changed', 'contact-group-corrected', 'plan-published'],
  callbacks: ['udb-told'],
  corrections: [
    {
      event: 'subscription-corrected',
      rule: '3.5',
      en: 'the subscription would be another if all had been reported in time',
      da: 'abonnementet ville have været et andet, hvis alt var indberettet rettidigt',
      on: (item, state) => standsOtherwise(item, state)?.since ?? null,
      brings: (item, state) => standsOtherwise(item, state) ?? undefined,
    },
  ],
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
  deadlines: [
    {
      event: 'age-reached',
      rule: '3.5',
      en: 'the birthday on which the citizen turns 30, or 25 in group 1',
      da: 'dagen, hvor borgeren fylder 30 år, dog 25 år i kontaktgruppe 1',
      on: ({ value }, state) => (value === 'open' ? r35.lastBirthday(young(state)) : null),
    },
    {
      event: 'calendar-month-over',
      rule: '3.5',
      en: 'one whole calendar month has passed since the group was closed before step 4, with no admission reported',
      da: 'der er gået én hel kalendermåned, siden kontaktgruppen blev lukket før trin 4, uden besked om optagelse',
      on: ({ value, context: { groupClosedOn, admittedOn } }) =>
        value === 'open' && groupClosedOn !== null && admittedOn === null ? r35.monthOver(groupClosedOn) : null,
    },
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
