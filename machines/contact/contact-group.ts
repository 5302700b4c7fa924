import { categoryAllowed, categoryOnEntry } from '../code-lists/category-by-group.ts';
import { codeLists } from '../code-lists/index.ts';
import { birthday, type LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, set } from '../core/machine.ts';
import { change, end, openPeriod, type Period, since } from '../core/periods.ts';
import { rule } from '../core/rule.ts';
import type { Fact, MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { type Group, groupNow } from '../readings.ts';
import * as r0 from './rules/0-register.ts';

/**
 * The contact group: the target group that the citizen is registered in, one open at a time.
 * `open` is a group that the jobcentre opened; `sick` is 24 or 25, entered by a sick report only.
 * @da kontaktgruppe @source 0
 */
export interface ContactGroupContext {
  readonly periods: readonly Period<Group>[];
  /** Of the contact group of the time; no period where there was none. @da visitationskategori */
  readonly categories: readonly Period<string>[];
}

declare module '../core/types.ts' {
  interface MachineContexts {
    'contact-group': ContactGroupContext;
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

/** Groups whose citizens are moved on their 30th birthday, and where to. @source 3.1 OBS */
export const GROUP_AT_30: Readonly<Record<number, Group>> = { 12: 2, 28: 26 };

const categoryAllowedNow = rule<{ readonly category: number | string }>({
  id: '0',
  code: 'category-not-allowed',
  en: 'the contact group allows the category',
  da: 'Kategorien kan bruges i kontaktgruppen',
  holds: ({ before, payload }) => {
    const group = groupNow(before);
    const category = r0.categoryNamed(payload.category);
    return group !== null && category !== undefined && categoryAllowed(group, category);
  },
});

const entryCategory = (group: Group | null): string | null => (group === null ? null : categoryOnEntry(group));

const open = [r0.knownGroup, r0.noGroupOpen, r0.notASickGroup, r0.under30ForEducationGroups];
const move = [r0.knownGroup, r0.groupOpen, r0.notASickGroup, r0.anotherGroup, r0.under30ForEducationGroups];
const assess = [r0.categoryKnown, r0.groupOpen, categoryAllowedNow];

/* What a recovery makes of the group: decided by the sick leave (1.8), carried out here. */
type Recovered = Fact & { readonly groupAfter: Group | null; readonly recoveredOn: LegalDate };
type Sick = Fact & { readonly firstSickDay: LegalDate };
const recovered = (event: MachineEvent): Recovered => event.fact as Recovered;

/** A group that is closed on the day on which it was opened is still the latest one, which the view and 1.2 ask for. */
const followed = (periods: readonly Period<Group>[], to: Group | null, on: LegalDate): readonly Period<Group>[] =>
  to === null ? end(periods, on) : change(periods, to, on);

const moved = (
  to: (a: { context: ContactGroupContext; s: MachineEvent['s']; fact: Fact }) => Group | null,
  cause: GroupChanged['cause'],
  on: (a: { s: MachineEvent['s']; fact: Fact }) => LegalDate,
) => [
  report<ContactGroupContext>(
    (a) => ({ type: 'contact-group-changed', from: groupNow(a.s.sofar), to: to(a), on: on(a), cause }) satisfies GroupChanged,
  ),
  set<ContactGroupContext>((a) => ({
    periods: followed(a.context.periods, to(a), on(a)),
    categories: since(a.context.categories, entryCategory(to(a)), on(a)),
  })),
];

const today = ({ s }: { s: MachineEvent['s'] }): LegalDate => s.today;
const named = ({ s }: { s: MachineEvent['s'] }): Group | null =>
  r0.groupNamed((s.payload as { contactGroup: number | string }).contactGroup) ?? null;

const machine = setup({
  types: { context: {} as ContactGroupContext, events: {} as MachineEvent },
  guards: {
    '1.8 the group before was 1': ({ context }) => openPeriod(context.periods)?.value === 1,
    '1.8 the recovery closes the group': ({ event }) => recovered(event).groupAfter === null,
  },
}).createMachine({
  id: 'contact-group',
  context: { periods: [], categories: [] },
  initial: 'none',
  states: {
    none: {
      on: {
        'open-contact-group': { target: 'open', actions: moved(named, 'jobcentre', today) },
        'sick-reported': {
          target: 'sick',
          actions: moved(
            () => 24,
            'sick-report',
            ({ fact }) => (fact as Sick).firstSickDay,
          ),
        },
      },
    },
    open: {
      on: {
        'change-contact-group': { target: 'open', actions: moved(named, 'jobcentre', today) },
        'close-contact-group': { target: 'none', actions: moved(() => null, 'jobcentre', today) },
        'assess-category': { actions: assessed() },
        'sick-reported': {
          guard: '1.8 the group before was 1',
          target: 'sick',
          actions: moved(
            () => 25,
            'sick-report',
            ({ fact }) => (fact as Sick).firstSickDay,
          ),
        },
        'thirtieth-birthday': {
          actions: moved(({ context }) => GROUP_AT_30[openPeriod(context.periods)?.value as number] ?? null, 'birthday', today),
        },
      },
    },
    sick: {
      on: {
        'change-contact-group': { target: 'open', actions: moved(named, 'jobcentre', today) },
        'close-contact-group': { target: 'none', actions: moved(() => null, 'jobcentre', today) },
        'assess-category': { actions: assessed() },
        'sick-leave-recovered': [
          {
            guard: '1.8 the recovery closes the group',
            target: 'none',
            actions: moved(
              () => null,
              'recovery',
              ({ fact }) => (fact as Recovered).recoveredOn,
            ),
          },
          {
            target: 'open',
            actions: moved(
              ({ fact }) => (fact as Recovered).groupAfter,
              'recovery',
              ({ fact }) => (fact as Recovered).recoveredOn,
            ),
          },
        ],
      },
    },
  },
});

function assessed() {
  type P = { category: number | string };
  return [
    set<ContactGroupContext, P>(({ context, s }) => ({
      categories: since(context.categories, r0.categoryNamed(s.payload.category) ?? null, s.today),
    })),
    report<ContactGroupContext, P>(({ s }) => ({ type: 'category-assessed', category: r0.categoryNamed(s.payload.category) ?? null })),
  ];
}

const samplesOfGroups = (): readonly { contactGroup: number | string }[] =>
  [1, 2, 7, 8, 12, 13, 24, 25, 26, 27, 28, 29, 'employed', 'under-18', 99].map((contactGroup) => ({ contactGroup }));

export const contactGroup: MachineModule<'contact-group'> = {
  id: 'contact-group',
  title: { en: 'Contact group', da: 'Kontaktgruppe' },
  rule: '0',
  version: 1,
  cardinality: 'one',
  machine,
  hears: ['sick-reported', 'sick-leave-recovered'],
  commands: [
    command({ name: 'open-contact-group', rule: '0', roles: ['jobcentre'], on: 'one', rules: open, samples: samplesOfGroups }),
    command({ name: 'change-contact-group', rule: '0', roles: ['jobcentre'], on: 'one', rules: move, samples: samplesOfGroups }),
    command({ name: 'close-contact-group', rule: '0', roles: ['jobcentre'], on: 'one', rules: [r0.groupOpen], samples: () => [{}] }),
    command({
      name: 'assess-category',
      rule: '0',
      roles: ['jobcentre'],
      on: 'one',
      rules: assess,
      samples: () =>
        ['job-ready', 'activity-ready', 'not-assessed', 'education-ready', 'obviously-education-ready', 'unheard-of'].map((category) => ({
          category,
        })),
    }),
  ],
  deadlines: (item, state) => {
    const group = openPeriod(item.context.periods)?.value;
    return item.value === 'open' && group !== undefined && GROUP_AT_30[group as number] !== undefined
      ? [{ event: 'thirtieth-birthday', on: birthday(state.birthDate, 30), rule: '3.1' }]
      : [];
  },
  view: ([item]) => {
    const last = item?.context.periods.at(-1);
    if (!item || !last) return { contactGroup: null };
    const entry = codeLists['contact-groups'].entries.find((e) => e.id === last.value || e.key === last.value);
    return {
      contactGroup: {
        id: entry?.id ?? null,
        key: entry?.key ?? null,
        name: entry?.name ?? null,
        since: last.from,
        category: openPeriod(item.context.categories)?.value ?? null,
        status: last.until === null ? 'open' : 'closed',
      },
    };
  },
};
