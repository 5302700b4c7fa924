import type { GroupChanged } from '../contact/contact-group.ts';
import * as r0 from '../contact/rules/0-register.ts';
import { action } from '../core/action.ts';
import { addDays, type LegalDate, later } from '../core/calendar.ts';
import { type Events, fact, payload } from '../core/events.ts';
import { command, type MachineModule } from '../core/machine.ts';
import { setup } from '../core/setup.ts';
import type { CommandPayloads, ItemOf, Situation } from '../core/types.ts';
import { groupNow, jobcentreNow } from '../readings.ts';
import { texts } from '../texts.ts';
import { atThirty, groupsLeftOn, overOn, pilotOverOn } from './pilot-dates.ts';
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

type Taken = Events<
  'mark-pilot-participation' | 'end-pilot-participation' | 'start-pilot-offer' | 'finish-pilot-offer',
  'contact-group-changed',
  'participation-over' | 'pilot-over',
  { 'groups-left': On }
>;
type On = { readonly on: LegalDate };

const marks = [r0.groupOpen, r31.markedWhileInForce, r31.inTargetGroup, r31.notInPilotAlready];
const ends = [r31.takesPartOrHasExpired];
const starts = [r31.offerWhileInForce, r31.takesPartInOffer, r31.inTargetGroupAtOffer, r31.noOfferRuns, r31.offerInParticipation];
const finishes = [r31.takesPartAtFinish, r31.offerRuns];

/** The pilot's last day for a participation; today where the pilot has none (the deadline that asks is then never set). */
const lastDay = (context: PilotContext, s: Situation): LegalDate => r31.pilotLastDay(context.from, r31.pilotRows(s.current)) ?? s.today;

const chart = setup<PilotContext, Taken>()({
  guards: {
    '3.1 the thirtieth birthday moves the group': (_, { cause }: GroupChanged) => cause === 'birthday',
    '3.1 the group leaves 12 and 28, or closes': (_, { to }: GroupChanged) => !r31.PILOT_GROUPS.includes(to ?? ''),
    '3.1 the groups were left on the thirtieth birthday': ({ event }, { on }: On) => atThirty(event.s.current, on),
    '3.1 the pilot is over, and the running offer is finished': ({ event: { s } }) => !r31.pilotRuns(s.today, r31.pilotRows(s.before)),
    '3.1 it had gone on after the pilot for the running offer': ({ context, event: { s } }) =>
      context.to !== null && context.to > lastDay(context, s),
  },
  actions: {
    mark: action({
      set: (_, { from, to }: CommandPayloads['mark-pilot-participation']) => ({ from, to: to ?? null, ownTo: to ?? null }),
      reports: {
        'pilot-participation-marked': ({ s }, { from, to }) => ({ participationId: s.newId, from, to: to ?? null }),
      },
    }),
    startOffer: action({
      set: (_, { on }: On) => ({ offerFrom: on, offerTo: null }),
      reports: { 'pilot-offer-started': (_, { on }) => ({ on }) },
    }),
    finishOffer: action({
      set: (_, { on }: On) => ({ offerTo: on }),
      reports: { 'pilot-offer-finished': (_, { on }) => ({ on }) },
    }),
    end: action({
      set: ({ context }, { to, reason }: { to: LegalDate; reason: EndReason }) => ({ to: later(to, context.from), reason }),
      reports: {
        'pilot-participation-ended': ({ context, s }, { reason }) => ({
          participationId: s.item?.id,
          reason,
          to: context.to,
          rule: '3.1',
        }),
      },
    }),
    resume: action({
      set: ({ context }) => ({ to: context.ownTo ?? null, reason: null }),
      reports: { 'pilot-participation-resumed': ({ s }) => ({ participationId: s.item?.id, rule: '3.1' }) },
    }),
  },
});

const startsOffer = chart.arrows({ 'start-pilot-offer': { target: 'inOffer', actions: { type: 'startOffer', params: payload } } });

/** What ends a participation whether or not an offer has begun. */
const leaves = chart.arrows({
  'end-pilot-participation': {
    target: 'ended',
    actions: { type: 'end', params: ({ event }) => ({ to: event.s.payload.on, reason: 'exited' }) },
  },
  'participation-over': {
    target: 'ended',
    actions: { type: 'end', params: ({ context, event }) => ({ to: context.to ?? addDays(event.s.today, -1), reason: 'exited' }) },
  },
  'contact-group-changed': [
    {
      guard: { type: '3.1 the thirtieth birthday moves the group', params: fact },
      target: 'ended',
      actions: { type: 'end', params: ({ event }) => ({ to: addDays(event.s.today, -1), reason: 'aged-out' }) },
    },
    {
      guard: { type: '3.1 the group leaves 12 and 28, or closes', params: fact },
      target: 'ended',
      actions: { type: 'end', params: ({ event }) => ({ to: event.s.today, reason: 'exited' }) },
    },
  ],
});

/** Reported late: by then the citizen had left the groups. Whoever is marked late is back in them, so under 30. */
const hadLeft = {
  target: 'ended',
  actions: {
    type: 'end' as const,
    params: ({ event }: { event: { s: Situation<On> } }) => ({ to: event.s.payload.on, reason: 'exited' as const }),
  },
};

/** A finish that is registered late may lie before the pilot's last day; the participation lasted through it. */
const completes = {
  type: 'end' as const,
  params: ({ context, event }: { context: PilotContext; event: { s: Situation<On> } }) => ({
    to: later(event.s.payload.on, lastDay(context, event.s)),
    reason: 'completed' as const,
  }),
};

const endsWithPilot = (reason: EndReason) =>
  chart.arrows({
    'pilot-over': {
      target: 'ended',
      actions: { type: 'end', params: ({ context, event }) => ({ to: lastDay(context, event.s), reason }) },
    },
  });

const machine = chart.createMachine({
  id: 'pilot',
  context: { from: '', to: null, offerFrom: null, offerTo: null, reason: null },
  initial: 'unmarked',
  states: {
    unmarked: { on: { 'mark-pilot-participation': { target: 'participating', actions: { type: 'mark', params: payload } } } },
    participating: { on: { ...leaves, 'groups-left': hadLeft, ...startsOffer, ...endsWithPilot('expired') } },
    inOffer: {
      on: {
        ...leaves,
        'groups-left': [
          {
            guard: { type: '3.1 the groups were left on the thirtieth birthday', params: payload },
            target: 'ended',
            actions: { type: 'end', params: ({ event }) => ({ to: addDays(event.s.payload.on, -1), reason: 'aged-out' }) },
          },
          hadLeft,
        ],
        'finish-pilot-offer': [
          {
            guard: '3.1 the pilot is over, and the running offer is finished',
            target: 'ended',
            actions: [{ type: 'finishOffer', params: payload }, completes],
          },
          { target: 'offerFinished', actions: { type: 'finishOffer', params: payload } },
        ],
      },
    },
    offerFinished: { on: { ...leaves, ...startsOffer, ...endsWithPilot('completed') } },
    ended: {
      on: {
        // reported after the citizen left: the offer had been finished by then
        'finish-pilot-offer': [
          {
            guard: '3.1 it had gone on after the pilot for the running offer',
            target: 'ended',
            actions: [{ type: 'finishOffer', params: payload }, completes],
          },
          { target: 'ended', actions: { type: 'finishOffer', params: payload } },
        ],
        // reported after the pilot's end: the citizen had left before it
        'end-pilot-participation': hadLeft,
        // reported after the pilot's end: begun, not registered, is what counts
        'start-pilot-offer': { target: 'inOffer', actions: ['resume', { type: 'startOffer', params: payload }] },
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
const afterFrom = (s: Situation<On>): readonly [LegalDate, LegalDate] | undefined =>
  s.item && [(s.item as ItemOf<'pilot'>).context.from, s.payload.on];

const samplesOfDays = (_: unknown, today: LegalDate): readonly On[] => [{ on: today }, { on: addDays(today, -1) }];

export const pilot: MachineModule<'pilot', Taken> = {
  id: 'pilot',
  title: { en: 'Participation in the job-focused pilot', da: 'Deltagelse i forsøg med jobrettet indsats' },
  rule: '3.1',
  version: 1,
  cardinality: 'many',
  machine,
  subscribesTo: ['contact-group-changed'],
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
  deadlines: [
    {
      event: 'pilot-over',
      rule: '3.1',
      en: 'the day after the last day of the pilot, while no offer runs',
      da: 'dagen efter forsøgets sidste dag, når intet tilbud er i gang',
      on: pilotOverOn,
    },
    {
      event: 'participation-over',
      rule: '3.1',
      en: 'the day after the last day of the participation',
      da: 'dagen efter deltagelsens sidste dag',
      on: overOn,
    },
  ],
  corrections: [
    {
      event: 'groups-left',
      rule: '3.1',
      en: 'the citizen had left groups 12 and 28 before the participation ended, as is known now',
      da: 'borgeren havde efter det nu oplyste forladt kontaktgruppe 12 og 28, før deltagelsen sluttede',
      on: groupsLeftOn,
    },
  ],
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
