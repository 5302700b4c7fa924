import type { GroupChanged } from '../contact/contact-group.ts';
import * as r0 from '../contact/rules/0-register.ts';
import { addDays, birthday, type LegalDate, later } from '../core/calendar.ts';
import { command, type MachineModule, report, set } from '../core/machine.ts';
import type { CitizenState, CommandPayloads, ItemOf, MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { groupNow, jobcentreNow } from '../readings.ts';
import { texts } from '../texts.ts';
import { noJobPlanUnderEducationOrder } from './plan.ts';
import * as r31 from './rules/3.1-pilot.ts';

/** One participation in the job-focused pilot, with its offer. @da persongruppemarkering, tilbud om jobrettet indsats @source 3.1 */
export interface PilotContext {
  readonly from: LegalDate;
  /** The last day included; null: open. */
  readonly to: LegalDate | null;
  /** The last day that the jobcentre gave it; absent or null: none. It holds again when the participation comes back. */
  readonly ownTo?: LegalDate | null;
  /** The latest offer. */
  readonly offerFrom: LegalDate | null;
  readonly offerTo: LegalDate | null;
  readonly reason: EndReason | null;
}

/** Left; over with the pilot and no offer begun; over with the pilot or after it, the offer finished; turned 30. */
export type EndReason = 'exited' | 'expired' | 'completed' | 'aged-out';

declare module '../core/types.ts' {
  interface CourseTypes {
    pilot: true;
  }
  interface MachineContexts {
    pilot: PilotContext;
  }
}

type Mark = CommandPayloads['mark-pilot-participation'];
type On = { readonly on: LegalDate };

const marks = [r0.groupOpen, r31.markedWhileInForce, r31.inTargetGroup, r31.notInPilotAlready];
const ends = [r31.takesPartOrHasExpired];
const starts = [r31.offerWhileInForce, r31.takesPartInOffer, r31.inTargetGroupAtOffer, r31.noOfferRuns, r31.offerInParticipation];
const finishes = [r31.takesPartAtFinish, r31.offerRuns];

/** The pilot's last day for a participation; today where the pilot has none (the deadline that asks is then never set). */
const lastDay = (context: PilotContext, s: MachineEvent['s']): LegalDate =>
  r31.pilotLastDay(context.from, r31.pilotRows(s.sofar)) ?? s.today;

const ended = (reason: EndReason, to: (a: { context: PilotContext; s: MachineEvent['s'] }) => LegalDate) => [
  set<PilotContext>(({ context, s }) => ({ to: later(to({ context, s }), context.from), reason })),
  report<PilotContext>(({ context, s }) => ({
    type: 'pilot-participation-ended',
    participationId: s.item?.id,
    reason,
    to: context.to,
    rule: '3.1',
  })),
];

const on = ({ s }: { s: MachineEvent['s'] }): LegalDate => (s.payload as On).on;
const finished = set<PilotContext, On>(({ s }) => ({ offerTo: s.payload.on }));
const toldFinished = report<PilotContext, On>(({ s }) => ({ type: 'pilot-offer-finished', on: s.payload.on }));

const start = {
  target: 'inOffer',
  actions: [
    set<PilotContext, On>(({ s }) => ({ offerFrom: s.payload.on, offerTo: null })),
    report<PilotContext, On>(({ s }) => ({ type: 'pilot-offer-started', on: s.payload.on })),
  ],
};

const atThirty = ({ birthDate }: CitizenState, day: LegalDate): boolean => day === birthday(birthDate, 30);

/** What ends a participation whether or not an offer has begun. */
const leaves = {
  'end-pilot-participation': { target: 'ended', actions: ended('exited', on) },
  'participation-over': { target: 'ended', actions: ended('exited', ({ context, s }) => context.to ?? addDays(s.today, -1)) },
  'contact-group-changed': [
    {
      guard: '3.1 the thirtieth birthday moves the group' as const,
      target: 'ended',
      actions: ended('aged-out', ({ s }) => addDays(s.today, -1)),
    },
    {
      guard: '3.1 the group leaves 12 and 28, or closes' as const,
      target: 'ended',
      actions: ended('exited', ({ s }) => s.today),
    },
  ],
};

/** Told late: by then the citizen had left the groups. Whoever is marked late is back in them, so under 30. */
const hadLeft = { target: 'ended', actions: ended('exited', on) };
const hadTurned30 = {
  guard: '3.1 the groups were left on the thirtieth birthday' as const,
  target: 'ended',
  actions: ended('aged-out', ({ s }) => addDays((s.payload as On).on, -1)),
};

const machine = setup({
  types: { context: {} as PilotContext, events: {} as MachineEvent },
  guards: {
    '3.1 the thirtieth birthday moves the group': ({ event }) => (event.fact as GroupChanged).cause === 'birthday',
    '3.1 the group leaves 12 and 28, or closes': ({ event }) => !r31.PILOT_GROUPS.includes((event.fact as GroupChanged).to ?? ''),
    '3.1 the groups were left on the thirtieth birthday': ({ event }) => atThirty(event.s.sofar, (event.s.payload as On).on),
    '3.1 the pilot is over, and the running offer is finished': ({ event }) => !r31.pilotRuns(event.s.today, r31.pilotRows(event.s.before)),
    '3.1 it had gone on after the pilot for the running offer': ({ context, event }) =>
      context.to !== null && context.to > lastDay(context, event.s),
  },
}).createMachine({
  id: 'pilot',
  context: { from: '', to: null, offerFrom: null, offerTo: null, reason: null },
  initial: 'unmarked',
  states: {
    unmarked: {
      on: {
        'mark-pilot-participation': {
          target: 'participating',
          actions: [
            set<PilotContext, Mark>(({ s }) => ({ from: s.payload.from, to: s.payload.to ?? null, ownTo: s.payload.to ?? null })),
            report<PilotContext, Mark>(({ s }) => ({
              type: 'pilot-participation-marked',
              participationId: s.newId,
              from: s.payload.from,
              to: s.payload.to ?? null,
            })),
          ],
        },
      },
    },
    participating: {
      on: {
        ...leaves,
        'groups-left': hadLeft,
        'start-pilot-offer': start,
        'pilot-over': { target: 'ended', actions: ended('expired', (a) => lastDay(a.context, a.s)) },
      },
    },
    inOffer: {
      on: {
        ...leaves,
        'groups-left': [hadTurned30, hadLeft],
        'finish-pilot-offer': [
          {
            guard: '3.1 the pilot is over, and the running offer is finished',
            target: 'ended',
            // a finish that is registered late may lie before the pilot's last day; the participation lasted through it
            actions: [finished, toldFinished, ...ended('completed', (a) => later(on(a), lastDay(a.context, a.s)))],
          },
          { target: 'offerFinished', actions: [finished, toldFinished] },
        ],
      },
    },
    offerFinished: {
      on: {
        ...leaves,
        'start-pilot-offer': start,
        'pilot-over': { target: 'ended', actions: ended('completed', (a) => lastDay(a.context, a.s)) },
      },
    },
    ended: {
      on: {
        // told after the citizen left: the offer had been finished by then
        'finish-pilot-offer': [
          {
            guard: '3.1 it had gone on after the pilot for the running offer',
            target: 'ended',
            actions: [finished, toldFinished, ...ended('completed', (a) => later(on(a), lastDay(a.context, a.s)))],
          },
          { target: 'ended', actions: [finished, toldFinished] },
        ],
        // told after the pilot's end: the citizen had left before it
        'end-pilot-participation': { target: 'ended', actions: ended('exited', on) },
        // told after the pilot's end: begun, not registered, is what counts
        'start-pilot-offer': {
          target: 'inOffer',
          actions: [
            set<PilotContext, On>(({ context }) => ({ to: context.ownTo ?? null, reason: null })),
            report<PilotContext, On>(({ s }) => ({ type: 'pilot-participation-resumed', participationId: s.item?.id, rule: '3.1' })),
            ...start.actions,
          ],
        },
      },
    },
  },
});

/** How far the offer is, as the view says it. */
const offer = ({ offerFrom, offerTo }: PilotContext): 'running' | 'finished' | null => {
  if (offerFrom === null) return null;
  return offerTo === null ? 'running' : 'finished';
};

/** An end lies on or after the participation's first day. */
const afterFrom = (s: MachineEvent<On>['s']): readonly [LegalDate, LegalDate] | undefined =>
  s.item && [(s.item as ItemOf<'pilot'>).context.from, s.payload.on];

const samplesOfDays = (_: unknown, today: LegalDate): readonly On[] => [{ on: today }, { on: addDays(today, -1) }];

/** What ends a participation on a day by itself, the earliest first. */
const datesOf: NonNullable<MachineModule<'pilot'>['deadlines']> = ({ value, context }, state) => {
  if (value === 'ended') return [];
  const last = r31.pilotLastDay(context.from, r31.pilotRows(state));
  // its own last day comes first where both fall on one day: what was registered for this citizen ends it
  const own = context.to === null ? [] : [{ event: 'participation-over', on: addDays(context.to, 1), rule: '3.1' }];
  const withPilot = value !== 'inOffer' && last !== null && (context.to === null || last < context.to);
  return withPilot ? [{ event: 'pilot-over', on: addDays(last, 1), rule: '3.1' }, ...own] : own;
};

export const pilot: MachineModule<'pilot'> = {
  id: 'pilot',
  title: { en: 'Participation in the job-focused pilot', da: 'Deltagelse i forsøg med jobrettet indsats' },
  rule: '3.1',
  version: 1,
  cardinality: 'many',
  machine,
  hears: ['contact-group-changed'],
  setsAside: { 'publish-plan': [noJobPlanUnderEducationOrder] },
  alsoRefuses: {
    'publish-plan': [
      r31.jobPlanNeedsParticipation,
      r31.jobPlanForTargetGroup,
      r31.jobPlanHasGoal,
      r31.noJobPlanBeforePilot,
      r31.noEducationPlanInPilot,
    ],
  },
  commands: [
    command({
      name: 'mark-pilot-participation',
      rule: '3.1',
      roles: ['jobcentre'],
      on: 'new',
      order: [['from', 'to']],
      notAhead: ['from'],
      rules: marks,
      samples: (_, today) => [{ from: today }, { from: addDays(today, -3), to: addDays(today, 30) }, { from: addDays(today, -400) }],
    }),
    command({
      name: 'end-pilot-participation',
      rule: '3.1',
      roles: ['jobcentre'],
      on: 'found',
      find: r31.participationToLeave,
      order: [afterFrom],
      notAhead: ['on'],
      rules: ends,
      samples: samplesOfDays,
    }),
    command({
      name: 'start-pilot-offer',
      rule: '3.1',
      roles: ['jobcentre'],
      on: 'found',
      find: r31.participationOfOffer,
      notAhead: ['on'],
      rules: starts,
      samples: samplesOfDays,
    }),
    command({
      name: 'finish-pilot-offer',
      rule: '3.1',
      roles: ['jobcentre'],
      on: 'found',
      find: r31.participationOfFinish,
      order: [
        (s) => {
          const from = (s.item as ItemOf<'pilot'> | undefined)?.context.offerFrom;
          return from ? [from, s.payload.on] : undefined;
        },
      ],
      notAhead: ['on'],
      rules: finishes,
      samples: samplesOfDays,
    }),
  ],
  law: r31.PILOT,
  deadlines: datesOf,
  corrections: (item, state) => {
    if (item.value === 'ended') return undefined;
    const left = r31.leftPilotGroups(state, item.context.from);
    if (left === null) return undefined;
    // what ends it before that day is a date of its own; on one day the birthday comes first, the jobcentre's move after the day has begun
    const own = datesOf(item, state)[0]?.on ?? null;
    if (own !== null && (own < left || (own === left && !atThirty(state, left)))) return undefined;
    return { event: 'groups-left', rule: '3.1', on: left, payload: { on: left } };
  },
  course: ({ value, context }, state) => ({
    type: 'pilot',
    rule: '3.1',
    ended: value === 'ended',
    facts: {
      status: value === 'ended' ? 'ended' : 'participating',
      project: texts.pilotProject,
      from: context.from,
      to: context.to,
      offer: offer(context),
      reason: context.reason,
      contactGroup: groupNow(state),
      jobcentre: jobcentreNow(state),
    },
  }),
  view: (items) => {
    const last = items.at(-1);
    return {
      pilot: last
        ? {
            status: last.value === 'ended' ? 'ended' : 'participating',
            from: last.context.from,
            to: last.context.to,
            offer: offer(last.context),
            reason: last.context.reason,
          }
        : null,
    };
  },
};
