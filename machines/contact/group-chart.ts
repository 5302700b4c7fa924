import { categoryOnEntry } from '../code-lists/category-by-group.ts';
import { type ContactGroupKey, contactGroupKeyOf, contactGroupKeys } from '../code-lists/contact-groups.ts';
import { action } from '../core/action.ts';
import type { LegalDate } from '../core/calendar.ts';
import { type Events, fact, payload, type RaisedEvent } from '../core/events.ts';
import { change, end, openPeriod, type Period, since } from '../core/periods.ts';
import { applies } from '../core/rule.ts';
import { type Asked, setup } from '../core/setup.ts';
import type { CommandPayloads, Fact, Situation } from '../core/types.ts';
import { or, stateIn } from '../core/xstate.ts';
import type { SickLeaveRecovered, SickReported } from '../jobseeking/sick-leave.ts';
import { allOf, type Group, groupNow } from '../readings.ts';
import type { AbsenceEnded, AbsenceRegistered } from './absence.ts';
import { GROUP_AT_30, groupOf, meta, SICK_GROUPS } from './group-states.ts';
import { categoryNamed, groupNamed } from './rules/0-register.ts';
import * as r11 from './rules/1.1-contact-course.ts';
import { type Hindsight, sickInHindsight, wellInHindsight } from './rules/1.8-group-history.ts';

/**
 * The contact group, one open at a time, and beside it the contact course at the a-kasse (absence 75), which the group moves.
 * Every contact group of the code list is a state. The dates of 75 are the absence's; whether it is active stands here alone.
 * @da kontaktgruppe, kontaktforløb hos a-kassen @source 0, 1.1
 */
export interface ContactGroupContext {
  readonly periods: readonly Period<Group>[];
  /** Of the contact group of the time; no period where there was none. @da visitationskategori */
  readonly categories: readonly Period<string>[];
  /** The absence 75 that the contact course is; null: none. */
  readonly course: string | null;
}

/** `heldByAKasse`: 75 is active, the a-kasse holds the talks; `resting`: 75 is inactive, set aside while another regime holds. */
export type ContactCourse = 'none' | 'heldByAKasse' | 'resting';

declare module '../core/types.ts' {
  interface PublishedFacts {
    'contact-group-changed': GroupChanged;
    'contact-group-corrected': GroupCorrected;
  }
  interface MachineContexts {
    'contact-group': ContactGroupContext;
  }
  interface MachineValues {
    'contact-group': {
      readonly group: 'none' | { readonly open: ContactGroupKey };
      readonly contactCourse: ContactCourse;
    };
  }
}

/** Reported whenever the open group is another (or none) than before. */
export interface GroupChanged extends Fact {
  readonly type: 'contact-group-changed';
  readonly from: Group | null;
  readonly to: Group | null;
  readonly on: LegalDate;
  readonly cause: 'jobcentre' | 'sick-report' | 'recovery' | 'birthday';
}

/** Between two days that are over the group was another than was known; the present one is not changed by it. */
export interface GroupCorrected extends Fact {
  readonly type: 'contact-group-corrected';
  readonly from: Group;
  readonly to: Group | null;
  readonly on: LegalDate;
  /** The first day on which the group was again as it was known. */
  readonly until: LegalDate;
}

/** A group that is closed on the day on which it was opened is still the latest one, which the view and 1.2 ask for. */
const followed = (periods: readonly Period<Group>[], to: Group | null, on: LegalDate): readonly Period<Group>[] =>
  to === null ? end(periods, on) : change(periods, to, on);

export type Taken =
  | Events<
      'open-contact-group' | 'change-contact-group' | 'close-contact-group' | 'assess-category',
      'absence-registered' | 'absence-ended' | 'sick-reported' | 'sick-leave-recovered',
      'thirtieth-birthday' | 'group-moved'
    >
  | RaisedEvent<'group-corrected', 'contact-group-corrected'>;

/** A move of the group: where to (null: none is open), what brings it about, and its day. */
interface Move {
  readonly to: ContactGroupKey | null;
  readonly cause: GroupChanged['cause'];
  readonly on: LegalDate;
}

const inGroup = (key: ContactGroupKey) => stateIn({ group: { open: key } });

/* A sick report, or a recovery, that comes after the jobcentre has moved the group: the move stands, and the history is put right before it. */

const leaves = ({ current }: Pick<Situation, 'current'>) => allOf(current, 'sick-leave').map(({ context }) => context);
const sickAfterAll = ({ periods }: ContactGroupContext, s: Pick<Situation, 'current'>, { firstSickDay }: SickReported) =>
  sickInHindsight(periods, leaves(s), firstSickDay);
const wellAfterAll = ({ periods }: ContactGroupContext, s: Pick<Situation, 'current'>, leave: SickLeaveRecovered) =>
  wellInHindsight(periods, leaves(s), leave);

const reported = (h: Hindsight | undefined) => h && { from: h.was, to: h.is, on: h.from, until: h.until, rule: '1.8' };

/** What 75 is, as the days of the groups are known by now. */
const byGroupsKnown = ({ context: { periods, course }, event }: Asked<ContactGroupContext>, corrected: GroupCorrected) => {
  const item = allOf(event.s.current, 'absence').find(({ id }) => id === course);
  return item && r11.statusInHindsight(periods, item.context.registeredOn, corrected);
};

const chart = setup<ContactGroupContext, Taken>()({
  guards: {
    '0 into this group': (_, { into, named }: { into: ContactGroupKey; named: number | string }) => groupNamed(named) === groupOf(into),
    '1.1 a absence 75 is registered, and its last day has not passed': ({ event }, { code, to }: AbsenceRegistered) =>
      code === 75 && (to === null || to >= event.s.today),
    '1.1 d registered in 13, 24 or 25, it rests at once': ({ event }, { code }: AbsenceRegistered) =>
      applies(r11.restsAtOnce, { ...event.s, payload: { code } }),
    '1.1 a the group is 1': inGroup('unemployment-benefit'),
    '1.1 a the group is 13, 24 or 25': or([
      inGroup('job-clarification'),
      inGroup('sick-from-employment'),
      inGroup('sick-from-unemployment'),
    ]),
    '1.8 in group 1 on the first sick day, and moved since': ({ context, event }, sick: SickReported) =>
      sickAfterAll(context, event.s, sick)?.was === 1,
    '1.8 in another group on the first sick day, and moved since': ({ context, event }, sick: SickReported) =>
      ![undefined, 1].includes(sickAfterAll(context, event.s, sick)?.was as number | undefined),
    '1.8 in group 24 or 25 on the first well day, and moved since': ({ context, event }, leave: SickLeaveRecovered) =>
      wellAfterAll(context, event.s, leave) !== undefined,
    '1.1 a it rests by the groups that are now known': (asked, corrected: GroupCorrected) => byGroupsKnown(asked, corrected) === 'inactive',
    '1.1 a it is active by the groups that are now known': (asked, corrected: GroupCorrected) =>
      byGroupsKnown(asked, corrected) === 'active',
    '1.1 the absence 75 has ended': ({ context }, { absenceId }: AbsenceEnded) => absenceId === context.course,
  },
  actions: {
    /** The contact course beside it takes `group-moved` when the new group is entered. */
    move: action({
      set: ({ context }, { to, on }: Move) => {
        const group = to === null ? null : groupOf(to);
        return {
          periods: followed(context.periods, group, on),
          categories: since(context.categories, group === null ? null : categoryOnEntry(group), on),
        };
      },
      reports: {
        'contact-group-changed': ({ s }, { to, on, cause }) => ({
          from: groupNow(s.current),
          to: to === null ? null : groupOf(to),
          on,
          cause,
        }),
      },
      raises: 'group-moved',
    }),
    /** The sick report, or the recovery, puts the days before the jobcentre's move right. */
    putSickDaysRight: action({
      set: ({ context, s }, sick: SickReported) => ({ periods: sickAfterAll(context, s, sick)?.periods ?? context.periods }),
      reports: { 'contact-group-corrected': ({ was, s }, sick) => reported(sickAfterAll(was, s, sick)) },
      raises: 'group-corrected',
    }),
    putWellDaysRight: action({
      set: ({ context, s }, leave: SickLeaveRecovered) => ({ periods: wellAfterAll(context, s, leave)?.periods ?? context.periods }),
      reports: { 'contact-group-corrected': ({ was, s }, leave) => reported(wellAfterAll(was, s, leave)) },
      raises: 'group-corrected',
    }),
    assess: action({
      set: ({ context, s }, { category }: CommandPayloads['assess-category']) => ({
        categories: since(context.categories, categoryNamed(category) ?? null, s.today),
      }),
      reports: { 'category-assessed': (_, { category }) => ({ category: categoryNamed(category) ?? null }) },
    }),
    beginCourse: action({ set: (_, { absenceId }: AbsenceRegistered) => ({ course: absenceId }) }),
    endCourse: action({ set: () => ({ course: null }) }),
    activate: action({ reports: { 'absence-activated': ({ context }) => ({ absenceId: context.course, code: 75, rule: '1.1' }) } }),
    inactivate: action({ reports: { 'absence-inactivated': ({ context }) => ({ absenceId: context.course, code: 75, rule: '1.1' }) } }),
  },
});

/* The moves of group. */

/** The many alike: by the jobcentre, into any group but 24 and 25. */
const intoByJobcentre = contactGroupKeys.filter((key) => key !== SICK_GROUPS.none && key !== SICK_GROUPS['unemployment-benefit']);
const byJobcentre = (path: string) =>
  intoByJobcentre.map((into) => ({
    guard: {
      type: '0 into this group' as const,
      params: ({ event }: { event: { s: Situation<CommandPayloads['open-contact-group']> } }) => ({
        into,
        named: event.s.payload.contactGroup,
      }),
    },
    target: `${path}.${into}`,
    actions: {
      type: 'move' as const,
      params: ({ event }: { event: { s: Situation } }) => ({ to: into, cause: 'jobcentre' as const, on: event.s.today }),
    },
  }));

const bySickReport = (to: ContactGroupKey) => ({
  type: 'move' as const,
  params: ({ event }: { event: { fact: SickReported } }) => ({ to, cause: 'sick-report' as const, on: event.fact.firstSickDay }),
});

const byRecovery = (to: ContactGroupKey | null) => ({
  type: 'move' as const,
  params: ({ event }: { event: { fact: SickLeaveRecovered } }) => ({ to, cause: 'recovery' as const, on: event.fact.recoveredOn }),
});

const correctedBySickReport = {
  guard: { type: '1.8 in group 1 on the first sick day, and moved since' as const, params: fact<SickReported> },
  actions: { type: 'putSickDaysRight' as const, params: fact<SickReported> },
};
/** What a sick report finds where the group has been moved since the first sick day; it stands before what it does otherwise. */
const movedInTheMeantime = [
  correctedBySickReport,
  { guard: { type: '1.8 in another group on the first sick day, and moved since' as const, params: fact<SickReported> } },
];

/** What a recovery finds where the jobcentre has moved the group since the first well day; in 24 and 25 the group goes back instead. */
const wellInTheMeantime = {
  guard: { type: '1.8 in group 24 or 25 on the first well day, and moved since' as const, params: fact<SickLeaveRecovered> },
  actions: { type: 'putWellDaysRight' as const, params: fact<SickLeaveRecovered> },
};

const atThirty = (from: keyof typeof GROUP_AT_30) =>
  chart.arrows({
    'thirtieth-birthday': {
      target: GROUP_AT_30[from],
      actions: { type: 'move', params: ({ event }) => ({ to: GROUP_AT_30[from], cause: 'birthday', on: event.s.today }) },
    },
  });

/** The special moves, each group's own. */
const specialMoves: Partial<Record<ContactGroupKey, ReturnType<typeof chart.arrows>>> = {
  'unemployment-benefit': chart.arrows({
    'sick-reported': [
      ...movedInTheMeantime,
      { target: SICK_GROUPS['unemployment-benefit'], actions: bySickReport(SICK_GROUPS['unemployment-benefit']) },
    ],
  }),
  'sick-from-unemployment': chart.arrows({
    'sick-leave-recovered': { target: 'unemployment-benefit', actions: byRecovery('unemployment-benefit') },
  }),
  'sick-from-employment': chart.arrows({
    'sick-leave-recovered': { target: '#contact-group.group.none', actions: byRecovery(null) },
  }),
  'education-help': atThirty('education-help'),
  'education-order-transition-benefit-lab': atThirty('education-order-transition-benefit-lab'),
};

/* The contact course at the a-kasse. */

const ends = chart.arrows({
  'absence-ended': { guard: { type: '1.1 the absence 75 has ended', params: fact }, target: 'none', actions: 'endCourse' },
});

export const groupChart = chart.createMachine({
  id: 'contact-group',
  context: { periods: [], categories: [], course: null },
  type: 'parallel',
  states: {
    group: {
      meta: { name: { da: 'Kontaktgruppe', en: 'Contact group' } },
      initial: 'none',
      states: {
        none: {
          meta: { name: { da: 'Ingen åben', en: 'None open' } },
          on: {
            'open-contact-group': byJobcentre('open'),
            'sick-reported': [...movedInTheMeantime, { target: `open.${SICK_GROUPS.none}`, actions: bySickReport(SICK_GROUPS.none) }],
            'sick-leave-recovered': wellInTheMeantime,
          },
        },
        open: {
          // entered by naming the group, never by this first one
          initial: 'unemployment-benefit',
          meta: { name: { da: 'Åben', en: 'Open' }, enteredByName: true },
          on: {
            'change-contact-group': byJobcentre(''),
            'close-contact-group': {
              target: 'none',
              actions: { type: 'move', params: ({ event }) => ({ to: null, cause: 'jobcentre', on: event.s.today }) },
            },
            'assess-category': { actions: { type: 'assess', params: payload } },
            'sick-reported': correctedBySickReport,
            'sick-leave-recovered': wellInTheMeantime,
          },
          states: Object.fromEntries(contactGroupKeys.map((key) => [key, { meta: meta(key), on: specialMoves[key] ?? {} }])),
        },
      },
    },
    contactCourse: {
      meta: { name: { da: 'Kontaktforløb hos a-kassen (fravær 75)', en: 'Contact course at the a-kasse (absence 75)' } },
      initial: 'none',
      states: {
        none: {
          meta: { name: { da: 'Intet', en: 'None' } },
          on: {
            'absence-registered': [
              {
                guard: [
                  { type: '1.1 a absence 75 is registered, and its last day has not passed', params: fact },
                  { type: '1.1 d registered in 13, 24 or 25, it rests at once', params: fact },
                ],
                target: 'resting',
                actions: { type: 'beginCourse', params: fact },
              },
              {
                guard: { type: '1.1 a absence 75 is registered, and its last day has not passed', params: fact },
                target: 'heldByAKasse',
                actions: { type: 'beginCourse', params: fact },
              },
            ],
          },
        },
        heldByAKasse: {
          meta: { name: { da: 'Aktivt (fravær 75)', en: 'At the a-kasse (75 active)' } },
          on: {
            'group-moved': { guard: '1.1 a the group is 13, 24 or 25', target: 'resting', actions: 'inactivate' },
            'group-corrected': {
              guard: { type: '1.1 a it rests by the groups that are now known', params: fact },
              target: 'resting',
              actions: 'inactivate',
            },
            ...ends,
          },
        },
        resting: {
          meta: { name: { da: 'Inaktivt (fravær 75)', en: 'Rests (75 inactive)' } },
          on: {
            'group-moved': { guard: '1.1 a the group is 1', target: 'heldByAKasse', actions: 'activate' },
            'group-corrected': {
              guard: { type: '1.1 a it is active by the groups that are now known', params: fact },
              target: 'heldByAKasse',
              actions: 'activate',
            },
            ...ends,
          },
        },
      },
    },
  },
});

/** The key of the open group, for whoever asks the chart. */
export const openGroupOf = (periods: readonly Period<Group>[]): ContactGroupKey | undefined => {
  const group = openPeriod(periods)?.value;
  return group === undefined ? undefined : contactGroupKeyOf(group);
};
