import type { GroupChanged } from '../contact/contact-group.ts';
import * as r0 from '../contact/rules/0-register.ts';
import { action } from '../core/action.ts';
import type { LegalDate } from '../core/calendar.ts';
import { type Events, fact, payload, situation } from '../core/events.ts';
import { command, type MachineModule, textOf } from '../core/machine.ts';
import { applies, rule } from '../core/rule.ts';
import { setup } from '../core/setup.ts';
import type { CommandPayloads, Fact, Situation } from '../core/types.ts';
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
  interface PublishedFacts {
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

type Taken = Events<'publish-plan' | 'set-education-step' | 'register-support-needs' | 'remove-support-needs', 'contact-group-changed'>;
type Publish = CommandPayloads['publish-plan'];

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
const machine = setup<PlanContext, Taken>()({
  guards: {
    '3.1 the thirtieth birthday moves the group': (_, { cause }: GroupChanged) => cause === 'birthday',
    '3.3 the citizen has an education plan on steps 1–3': ({ event }) => r33.onToldStep(event.s.before),
    '3.3 the citizen was told of the registered needs, and the plan is not on step 4': ({ context }) => r33.toldOfRemoval(context),
    '3.6 the education order is made at step 4': (_, s: Situation<CommandPayloads['set-education-step']>) => applies(r36.madeAtStep4, s),
  },
  actions: {
    publish: action({
      // a new version of the education plan stays on its step; another plan has none
      set: ({ s }, { planType }: Publish) => ({
        planId: s.newId,
        type: planType,
        step: planType === 'education-plan' ? educationStepNow(s.before) : null,
      }),
      reports: { 'plan-published': ({ was, s }, { planType }) => ({ planId: s.newId, planType, typeBefore: was.type }) },
    }),
    setStep: action({
      set: (_, { step }: CommandPayloads['set-education-step']) => ({ step }),
      reports: { 'education-step-set': ({ was }, { step }) => ({ step, before: was.step }) },
    }),
    makeOrder: action({
      set: ({ context, s }) => ({
        documents: [...context.documents, { id: s.newId, kind: 'education-order', createdOn: s.today }],
      }),
      reports: { 'document-made': ({ s }) => ({ rule: '3.6', documentId: s.newId, kind: 'education-order' }) },
      asks: ({ context, s }) => ({
        kind: 'make-document',
        document: 'education-order',
        documentId: s.newId,
        planId: context.planId,
        createdOn: s.today,
        jobcentre: jobcentreNow(s.current),
      }),
    }),
    sendOrder: action({
      sends: ({ s }) => [{ to: 'institution', channel: 'webservice', type: 'education-order', data: { documentId: s.newId } }],
    }),
    registerNeeds: action({
      set: ({ context }, { citizenTold }: { citizenTold: boolean }) => ({
        supportNeeds: true,
        toldOfNeeds: citizenTold || context.toldOfNeeds,
      }),
      reports: { 'support-needs-registered': (_, { citizenTold }) => ({ citizenTold }) },
    }),
    removeNeeds: action({
      set: () => ({ supportNeeds: false, toldOfNeeds: false }),
      reports: { 'support-needs-removed': (_, { citizenTold }: { citizenTold: boolean }) => ({ citizenTold }) },
    }),
    writeToCitizen: action({
      sends: (_, message: { type: string; text: string }) => [{ to: 'citizen', channel: 'jobnet-inbox', ...message }],
    }),
    inactivate: action({ reports: { 'plan-inactivated': ({ context }) => ({ rule: '3.1', planType: context.type }) } }),
  },
}).createMachine({
  id: 'plan',
  context: { planId: null, type: null, step: null, supportNeeds: false, toldOfNeeds: false, documents: [] },
  initial: 'none',
  on: {
    'publish-plan': { target: '.published', actions: { type: 'publish', params: payload } },
    'register-support-needs': [
      {
        guard: '3.3 the citizen has an education plan on steps 1–3',
        actions: [
          { type: 'registerNeeds', params: { citizenTold: true } },
          { type: 'writeToCitizen', params: { type: 'support-needs-registered', text: r33.SUPPORT_NEEDS_REGISTERED } },
        ],
      },
      { actions: { type: 'registerNeeds', params: { citizenTold: false } } },
    ],
    'remove-support-needs': [
      {
        guard: '3.3 the citizen was told of the registered needs, and the plan is not on step 4',
        actions: [
          { type: 'removeNeeds', params: { citizenTold: true } },
          { type: 'writeToCitizen', params: { type: 'support-needs-removed', text: texts.supportNeedsRemoved } },
        ],
      },
      { actions: { type: 'removeNeeds', params: { citizenTold: false } } },
    ],
  },
  states: {
    none: {},
    published: {
      on: {
        'set-education-step': [
          {
            guard: { type: '3.6 the education order is made at step 4', params: situation },
            actions: [{ type: 'setStep', params: payload }, 'makeOrder', 'sendOrder'],
          },
          { actions: { type: 'setStep', params: payload } },
        ],
        'contact-group-changed': {
          guard: { type: '3.1 the thirtieth birthday moves the group', params: fact },
          target: 'inactive',
          actions: 'inactivate',
        },
      },
    },
    inactive: {},
  },
});

/** A text of the plan that stands: in the record of the command that published it. */
const written = ({ planId }: PlanContext, field: 'jobGoal' | 'description') => (planId === null ? null : textOf([planId], field));

export const plan: MachineModule<'plan', Taken> = {
  id: 'plan',
  title: { en: 'Plan', da: 'Min plan' },
  rule: '3.1',
  version: 1,
  cardinality: 'one',
  machine,
  subscribesTo: ['contact-group-changed'],
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
