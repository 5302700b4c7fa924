import type { GroupChanged } from '../contact/contact-group.ts';
import * as r0 from '../contact/rules/0-register.ts';
import type { LegalDate } from '../core/calendar.ts';
import { ask, command, type MachineModule, report, send, set, textOf } from '../core/machine.ts';
import { applies, rule } from '../core/rule.ts';
import type { CommandPayloads, Fact, MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { educationStepNow, groupNow, inGroup, jobcentreNow } from '../readings.ts';
import { texts } from '../texts.ts';
import * as r33 from './rules/3.3-support-needs.ts';
import * as r36 from './rules/3.6-education-order.ts';
import { planTypes } from './shapes.ts';

/** The plan, its education step, the support needs, and the education orders made at step 4. @da Min plan @source 3.1, 3.3, 3.6 */
export type PlanType = (typeof planTypes)[number];

export interface PlanContext {
  readonly planId: string | null;
  readonly type: PlanType | null;
  /** Of the education plan; null in other plans, and until it is set. @da trin */
  readonly step: number | null;
  readonly supportNeeds: boolean;
  /** Whether the citizen got the message that the registered needs are registered. */
  readonly toldOfNeeds: boolean;
  readonly documents: readonly { readonly id: string; readonly kind: 'education-order'; readonly createdOn: LegalDate }[];
}

declare module '../core/types.ts' {
  interface HeardFacts {
    'plan-published': PlanPublished;
  }
  interface MachineContexts {
    plan: PlanContext;
  }
}

export interface PlanPublished extends Fact {
  readonly type: 'plan-published';
  readonly planId: string;
  readonly planType: PlanType;
}

type Publish = CommandPayloads['publish-plan'];
type Step = CommandPayloads['set-education-step'];

/**
 * Groups 12 and 28 are under the education order: their plan is no job plan. It stands among the command's rules and not in the chart,
 * so that an exemption can set it aside: the pilot does, and puts its own rules in its place. Without the pilot it holds.
 */
export const noJobPlanUnderEducationOrder = rule<Publish>({
  id: '3.1',
  code: 'job-plan-not-for-group',
  en: 'no job plan is published under the education order, in group 12 or 28',
  da: 'En jobplan kan ikke publiceres for en borger med uddannelsespålæg i kontaktgruppe 12 eller 28',
  wrong: ({ before }) => ({
    en: `The citizen is in contact group ${groupNow(before)}, under the education order: the plan cannot be a job plan`,
    da: `Borgeren er i kontaktgruppe ${groupNow(before)} og har uddannelsespålæg: planen kan ikke være en jobplan`,
  }),
  holds: ({ before, payload }) => payload.planType !== 'job-plan' || !inGroup(before, 12, 28),
});

const publishes = [r0.groupOpen];
const stepped = [
  report<PlanContext, Step>(({ context, s }) => ({ type: 'education-step-set', step: s.payload.step, before: context.step })),
  set<PlanContext, Step>(({ s }) => ({ step: s.payload.step })),
];

const madeOrder = [
  set<PlanContext>(({ context, s }) => ({
    documents: [...context.documents, { id: s.newId, kind: 'education-order', createdOn: s.today }],
  })),
  report(({ s }): Fact => ({ type: 'document-made', rule: '3.6', documentId: s.newId, kind: 'education-order' })),
  ask<PlanContext>(({ context, s }) => ({
    kind: 'make-document',
    document: 'education-order',
    documentId: s.newId,
    planId: context.planId,
    createdOn: s.today,
    jobcentre: jobcentreNow(s.sofar),
  })),
  send(({ s }) => [{ to: 'institution', channel: 'webservice', type: 'education-order', data: { documentId: s.newId } }]),
];

const registered = (told: boolean) => [
  set<PlanContext>(({ context }) => ({ supportNeeds: true, toldOfNeeds: told || context.toldOfNeeds })),
  report(() => ({ type: 'support-needs-registered', citizenTold: told })),
];

const removed = (told: boolean) => [
  set<PlanContext>(() => ({ supportNeeds: false, toldOfNeeds: false })),
  report(() => ({ type: 'support-needs-removed', citizenTold: told })),
];

const tell = (type: string, text: string) => send(() => [{ to: 'citizen', channel: 'jobnet-inbox', type, text }]);

const machine = setup({
  types: { context: {} as PlanContext, events: {} as MachineEvent },
  guards: {
    '3.1 the thirtieth birthday moves the group': ({ event }) => (event.fact as GroupChanged).cause === 'birthday',
    '3.3 the citizen has an education plan on steps 1–3': ({ event }) => r33.onToldStep(event.s.before),
    '3.3 the citizen was told of the registered needs, and the plan is not on step 4': ({ context }) => r33.toldOfRemoval(context),
    '3.6 the education order is made at step 4': ({ event }) => applies(r36.madeAtStep4, event.s as MachineEvent<Step>['s']),
  },
}).createMachine({
  id: 'plan',
  context: { planId: null, type: null, step: null, supportNeeds: false, toldOfNeeds: false, documents: [] },
  initial: 'none',
  on: {
    'publish-plan': {
      target: '.published',
      actions: [
        report<PlanContext, Publish>(
          ({ context, s }) =>
            ({ type: 'plan-published', planId: s.newId, planType: s.payload.planType, typeBefore: context.type }) satisfies PlanPublished,
        ),
        // a new version of the education plan stays on its step; another plan has none
        set<PlanContext, Publish>(({ s }) => ({
          planId: s.newId,
          type: s.payload.planType,
          step: s.payload.planType === 'education-plan' ? educationStepNow(s.before) : null,
        })),
      ],
    },
    'register-support-needs': [
      {
        guard: '3.3 the citizen has an education plan on steps 1–3',
        actions: [...registered(true), tell('support-needs-registered', r33.SUPPORT_NEEDS_REGISTERED)],
      },
      { actions: registered(false) },
    ],
    'remove-support-needs': [
      {
        guard: '3.3 the citizen was told of the registered needs, and the plan is not on step 4',
        actions: [...removed(true), tell('support-needs-removed', texts.supportNeedsRemoved)],
      },
      { actions: removed(false) },
    ],
  },
  states: {
    none: {},
    published: {
      on: {
        'set-education-step': [
          {
            guard: '3.6 the education order is made at step 4',
            actions: [...stepped, ...madeOrder],
          },
          { actions: stepped },
        ],
        'contact-group-changed': {
          guard: '3.1 the thirtieth birthday moves the group',
          target: 'inactive',
          actions: report<PlanContext>(({ context }) => ({ type: 'plan-inactivated', rule: '3.1', planType: context.type })),
        },
      },
    },
    inactive: {},
  },
});

/** A text of the plan that stands: in the record of the command that published it. */
const written = ({ planId }: PlanContext, field: 'jobGoal' | 'description') => (planId === null ? null : textOf([planId], field));

export const plan: MachineModule<'plan'> = {
  id: 'plan',
  title: { en: 'Plan', da: 'Min plan' },
  rule: '3.1',
  version: 1,
  cardinality: 'one',
  machine,
  hears: ['contact-group-changed'],
  commands: [
    command({
      name: 'publish-plan',
      rule: '3.1',
      roles: ['jobcentre'],
      on: 'one',
      rules: [...publishes, noJobPlanUnderEducationOrder],
      result: (s) => ({ planId: s.newId }),
      samples: () => [
        ...planTypes.map((planType) => ({ planType, jobGoal: null })),
        { planType: 'job-plan' as const, jobGoal: 'free-text' as const },
        { planType: 'job-plan' as const, jobGoal: 'esco-star' as const },
      ],
    }),
    command({
      name: 'set-education-step',
      rule: '3.3',
      roles: ['jobcentre'],
      on: 'one',
      rules: [r33.hasEducationPlan],
      result: (s) => (applies(r36.madeAtStep4, s) ? { documentId: s.newId } : {}),
      samples: () => [1, 2, 3, 4].map((step) => ({ step })),
    }),
    command({
      name: 'register-support-needs',
      rule: '3.3',
      roles: ['jobcentre'],
      on: 'one',
      rules: [],
      samples: () => [{ count: 1 }],
    }),
    command({
      name: 'remove-support-needs',
      rule: '3.3',
      roles: ['jobcentre'],
      on: 'one',
      rules: [r33.needsRegistered],
      samples: () => [{}],
    }),
  ],
  textsAre: 'document',
  reads: {
    document: (state, id) => {
      const found = state.items.plan[0]?.context.documents.find((d) => d.id === id);
      return found && { ...found, pdf: textOf([found.id], 'pdf') };
    },
  },
  view: ([item]) => ({
    plan:
      !item || item.value === 'none'
        ? null
        : {
            type: item.context.type,
            status: item.value,
            step: item.context.step,
            supportNeeds: item.context.supportNeeds,
            jobGoal: written(item.context, 'jobGoal'),
            description: written(item.context, 'description'),
          },
    documents: item?.context.documents ?? [],
  }),
};
