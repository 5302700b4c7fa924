import { categoryOnEntry } from '../code-lists/category-by-group.ts';
import { type ContactGroupKey, contactGroupKeyOf, contactGroupKeys, contactGroups } from '../code-lists/contact-groups.ts';
import type { LegalDate } from '../core/calendar.ts';
import { report, set } from '../core/machine.ts';
import { change, end, openPeriod, type Period, since } from '../core/periods.ts';
import { applies } from '../core/rule.ts';
import type { Events, Fact, MachineEvent, Situation } from '../core/types.ts';
import { and, or, raise, setup, stateIn } from '../core/xstate.ts';
import { allOf, type Group, groupNow } from '../readings.ts';
import type { AbsenceEnded, AbsenceRegistered } from './absence.ts';
import { categoryNamed, groupNamed } from './rules/0-register.ts';
import * as r11 from './rules/1.1-contact-course.ts';
import { type Hindsight, sickInHindsight, wellInHindsight } from './rules/1.8-group-history.ts';

/**
 * The contact group, one open at a time, and beside it the contact course at the a-kasse (absence 75), which the group moves.
 * Every contact group of the code list is a state. The dates of 75 are the absence's; whether it is active is said here alone.
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
  interface HeardFacts {
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

type Recovered = Fact & { readonly firstSickDay: LegalDate; readonly recoveredOn: LegalDate };
type Sick = Fact & { readonly firstSickDay: LegalDate };
type C = ContactGroupContext;

/** Groups that a sick report alone leads into: fallen sick with none open, and in group 1. @source 1.8 */
export const SICK_GROUPS = { none: 'sick-from-employment', 'unemployment-benefit': 'sick-from-unemployment' } as const;

/** Groups whose citizens are moved on their thirtieth birthday, and where to. @source 3.1 OBS */
export const GROUP_AT_30 = {
  'education-help': 'cash-benefit',
  'education-order-transition-benefit-lab': 'transition-benefit-lab',
} as const satisfies Partial<Record<ContactGroupKey, ContactGroupKey>>;

/** The group by its public id, else by its key. */
const groupOf = (key: ContactGroupKey): Group => contactGroups.entries.find((e) => e.key === key)?.id ?? key;

/** `25 Sygemeldt fra ledighed`; the name alone where the id is not public. */
const nameOf = (key: ContactGroupKey): string => {
  const { id, name } = contactGroups.entries.find((e) => e.key === key) ?? { id: null, name: key };
  return id === null ? (name ?? key) : `${id} ${name}`;
};
const meta = (key: ContactGroupKey) => ({
  name: { da: nameOf(key), en: `${groupOf(key)}`.startsWith(key) ? key : `${groupOf(key)} ${key}` },
});

const today = ({ s }: { s: MachineEvent['s'] }): LegalDate => s.today;
const firstSickDay = ({ fact }: { fact: Fact }): LegalDate => (fact as Sick).firstSickDay;
const recoveredOn = ({ fact }: { fact: Fact }): LegalDate => (fact as Recovered).recoveredOn;

/** A group that is closed on the day on which it was opened is still the latest one, which the view and 1.2 ask for. */
const followed = (periods: readonly Period<Group>[], to: Group | null, on: LegalDate): readonly Period<Group>[] =>
  to === null ? end(periods, on) : change(periods, to, on);

/** The moves of group are told to the contact course beside it as `group-moved`, when the new group is entered. */
const moved = (key: ContactGroupKey | null, cause: GroupChanged['cause'], on: (a: { s: MachineEvent['s']; fact: Fact }) => LegalDate) => {
  const to = key === null ? null : groupOf(key);
  const category = to === null ? null : categoryOnEntry(to);
  return [
    report<C>('contact-group-changed', (a): Omit<GroupChanged, 'type'> => ({ from: groupNow(a.s.sofar), to, on: on(a), cause })),
    set<C>((a) => ({
      periods: followed(a.context.periods, to, on(a)),
      categories: since(a.context.categories, category, on(a)),
    })),
    raise(({ event }: { event: MachineEvent }) => ({ ...event, type: 'group-moved' })) as never,
  ];
};

/* A sick report, or a recovery, that comes after the jobcentre has moved the group: the move stands, and the history is put right before it. */

const said = (h: Hindsight | undefined): GroupCorrected | undefined =>
  h && { type: 'contact-group-corrected', from: h.was, to: h.is, on: h.from, until: h.until, rule: '1.8' };

const corrected = <F extends Fact>(inHindsight: (context: C, event: MachineEvent) => Hindsight | undefined) => [
  report<C, unknown, F>(({ context, event }) => said(inHindsight(context, event))),
  raise(({ context, event }: { context: C; event: MachineEvent }) => ({
    ...event,
    type: 'group-corrected',
    fact: said(inHindsight(context, event)),
  })) as never,
  set<C, unknown, F>(({ context, event }) => {
    const h = inHindsight(context, event);
    return h ? { periods: h.periods } : {};
  }),
];

const leaves = (s: MachineEvent['s']) => allOf(s.sofar, 'sick-leave').map(({ context }) => context);
const sickAfterAll = ({ periods }: C, { fact, s }: MachineEvent): Hindsight | undefined =>
  sickInHindsight(periods, leaves(s), (fact as Sick).firstSickDay);
const wellAfterAll = ({ periods }: C, { fact, s }: MachineEvent): Hindsight | undefined =>
  wellInHindsight(periods, leaves(s), fact as Recovered);

/** What a sick report finds where the group has been moved since the first sick day; it stands before what it does otherwise. */
const movedInTheMeantime = [
  { guard: '1.8 in group 1 on the first sick day, and moved since' as const, actions: corrected<Sick>(sickAfterAll) },
  { guard: '1.8 in another group on the first sick day, and moved since' as const },
];

/** What a recovery finds where the jobcentre has moved the group since the first well day; in 24 and 25 the group goes back instead. */
const wellInTheMeantime = {
  guard: '1.8 in group 24 or 25 on the first well day, and moved since' as const,
  actions: corrected<Recovered>(wellAfterAll),
};

const assessed = [
  set<C, { category: number | string }>(({ context, s }) => ({
    categories: since(context.categories, categoryNamed(s.payload.category) ?? null, s.today),
  })),
  report<C, { category: number | string }>('category-assessed', ({ s }) => ({ category: categoryNamed(s.payload.category) ?? null })),
];

/* The many like moves: by the jobcentre, into any group but 24 and 25. */

const intoByJobcentre = contactGroupKeys.filter((key) => key !== SICK_GROUPS.none && key !== SICK_GROUPS['unemployment-benefit']);
const byJobcentre = (path: string) =>
  intoByJobcentre.map((group) => ({
    guard: { type: '0 into this group' as const, params: { group } },
    target: `${path}.${group}`,
    actions: moved(group, 'jobcentre', today),
  }));

/** The special moves, each group's own. */
const specialMoves: Partial<Record<ContactGroupKey, object>> = {
  'unemployment-benefit': {
    'sick-reported': [
      ...movedInTheMeantime,
      {
        target: SICK_GROUPS['unemployment-benefit'],
        actions: moved(SICK_GROUPS['unemployment-benefit'], 'sick-report', firstSickDay),
      },
    ],
  },
  'sick-from-unemployment': {
    'sick-leave-recovered': { target: 'unemployment-benefit', actions: moved('unemployment-benefit', 'recovery', recoveredOn) },
  },
  'sick-from-employment': {
    'sick-leave-recovered': { target: '#contact-group.group.none', actions: moved(null, 'recovery', recoveredOn) },
  },
  ...Object.fromEntries(
    Object.entries(GROUP_AT_30).map(([from, to]) => [
      from,
      { 'thirtieth-birthday': { target: to, actions: moved(to, 'birthday', today) } },
    ]),
  ),
};

/* The contact course at the a-kasse. */

const becomes = (status: 'active' | 'inactive') =>
  report<C>(status === 'active' ? 'absence-activated' : 'absence-inactivated', ({ context }) => ({
    absenceId: context.course,
    code: 75,
    rule: '1.1',
  }));
const begins = set<C>(({ fact }) => ({ course: (fact as AbsenceRegistered).absenceId }));

const ends = {
  'absence-ended': {
    guard: '1.1 the absence 75 has ended',
    target: 'none',
    actions: set<C>(() => ({ course: null })),
  },
} as const;

/** What 75 is, as the days of the groups are known by now. */
const byGroupsKnown = ({ periods, course }: C, { fact, s }: MachineEvent): 'active' | 'inactive' | undefined => {
  const item = allOf(s.sofar, 'absence').find(({ id }) => id === course);
  return item && r11.statusInHindsight(periods, item.context.registeredOn, fact as GroupCorrected);
};

const inGroup = (key: ContactGroupKey) => stateIn({ group: { open: key } });

export const groupChart = setup({
  types: {
    context: {} as C,
    events: {} as Events<
      'open-contact-group' | 'change-contact-group' | 'close-contact-group' | 'assess-category',
      'absence-registered' | 'absence-ended' | 'sick-reported' | 'sick-leave-recovered',
      'thirtieth-birthday' | 'group-moved' | 'group-corrected'
    >,
  },
  guards: {
    '0 into this group': ({ event }, { group }: { group: ContactGroupKey }) =>
      groupNamed((event.s.payload as { contactGroup: number | string }).contactGroup) === groupOf(group),
    '1.1 a absence 75 is registered, and its last day has not passed': ({ event }) => {
      const { code, to } = event.fact as AbsenceRegistered;
      return code === 75 && (to === null || to >= event.s.today);
    },
    '1.1 d registered in 13, 24 or 25, it rests at once': ({ event }) =>
      applies(r11.restsAtOnce, event.s as Situation<{ readonly code: number }>),
    '1.1 a the group is 1': inGroup('unemployment-benefit') as never,
    '1.1 a the group is 13, 24 or 25': or([
      inGroup('job-clarification'),
      inGroup('sick-from-employment'),
      inGroup('sick-from-unemployment'),
    ]) as never,
    '1.8 in group 1 on the first sick day, and moved since': ({ context, event }) => sickAfterAll(context, event)?.was === 1,
    '1.8 in another group on the first sick day, and moved since': ({ context, event }) =>
      ![undefined, 1].includes(sickAfterAll(context, event)?.was as number | undefined),
    '1.8 in group 24 or 25 on the first well day, and moved since': ({ context, event }) => wellAfterAll(context, event) !== undefined,
    '1.1 a it rests by the groups that are now known': ({ context, event }) => byGroupsKnown(context, event) === 'inactive',
    '1.1 a it is active by the groups that are now known': ({ context, event }) => byGroupsKnown(context, event) === 'active',
    '1.1 the absence 75 has ended': ({ context, event }) => (event.fact as AbsenceEnded).absenceId === context.course,
  },
}).createMachine({
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
            'sick-reported': [
              ...movedInTheMeantime,
              { target: `open.${SICK_GROUPS.none}`, actions: moved(SICK_GROUPS.none, 'sick-report', firstSickDay) },
            ],
            'sick-leave-recovered': wellInTheMeantime,
          },
        },
        open: {
          // entered by naming the group, never by this first one
          initial: 'unemployment-benefit',
          meta: { name: { da: 'Åben', en: 'Open' }, enteredByName: true },
          on: {
            'change-contact-group': byJobcentre(''),
            'close-contact-group': { target: 'none', actions: moved(null, 'jobcentre', today) },
            'assess-category': { actions: assessed },
            'sick-reported': movedInTheMeantime[0] as never,
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
                guard: and([
                  '1.1 a absence 75 is registered, and its last day has not passed',
                  '1.1 d registered in 13, 24 or 25, it rests at once',
                ]),
                target: 'resting',
                actions: begins,
              },
              { guard: '1.1 a absence 75 is registered, and its last day has not passed', target: 'heldByAKasse', actions: begins },
            ],
          },
        },
        heldByAKasse: {
          meta: { name: { da: 'Aktivt (fravær 75)', en: 'At the a-kasse (75 active)' } },
          on: {
            'group-moved': { guard: '1.1 a the group is 13, 24 or 25', target: 'resting', actions: becomes('inactive') },
            'group-corrected': {
              guard: '1.1 a it rests by the groups that are now known',
              target: 'resting',
              actions: becomes('inactive'),
            },
            ...ends,
          },
        },
        resting: {
          meta: { name: { da: 'Inaktivt (fravær 75)', en: 'Rests (75 inactive)' } },
          on: {
            'group-moved': { guard: '1.1 a the group is 1', target: 'heldByAKasse', actions: becomes('active') },
            'group-corrected': {
              guard: '1.1 a it is active by the groups that are now known',
              target: 'heldByAKasse',
              actions: becomes('active'),
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
