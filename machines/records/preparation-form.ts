import { action } from '../core/action.ts';
import { addDays, type LegalDate } from '../core/calendar.ts';
import { type Events, fact, situation } from '../core/events.ts';
import { command, type MachineModule, type TextRef, textOf } from '../core/machine.ts';
import { applies } from '../core/rule.ts';
import { setup } from '../core/setup.ts';
import type { CitizenState, Item, Situation } from '../core/types.ts';
import { allOf, registeredEverSince } from '../readings.ts';
import type { RehabilitationRegistered } from './rehabilitation.ts';
import { beingDeleted, deletion, fallsDue, isLeaving, type Kind, type Retained, retained, retentionCourse } from './retention.ts';
import { statisticalPart } from './rules/1.3-statistical-part.ts';
import * as r72 from './rules/7.2-preparation-forms.ts';

/**
 * A preparation form. `awaitingDeregistration`: never submitted, its day has come, and its citizen was registered as a job seeker on it;
 * then the end of the registration deletes it. The answers stay in the store.
 * @da forberedelsesskema @source 1.3, 7.2
 */
export interface PreparationFormContext extends Retained, r72.FormDates {
  /** The record of the statistical part, where 1.3 gives the form one. */
  readonly statistics: string | null;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    'preparation-form': PreparationFormContext;
  }
}

type Context = PreparationFormContext;
type Form = Item<Context>;

const KIND: Kind = { machine: 'preparation-form', rule: '7.2' };

type Taken = Events<
  'start-preparation-form' | 'submit-preparation-form',
  'job-seeker-deregistered' | 'rehabilitation-registered' | 'rehabilitation-updated',
  'deletion-due' | 'records-deleted' | 'counting-in-force' | 'profile-statistics-made'
>;

const chart = setup<Context, Taken>()({
  guards: {
    '1.3 the form gets a statistical part': (_, s: Situation) => applies(statisticalPart, s),
    '7.2 the citizen is registered as a job seeker on that day, and still': ({ event: { s } }) => registeredEverSince(s.current, s.today),
    '7.2 rehabilitation beside the form gives it a day that lies ahead': ({ context, event: { s } }, course: RehabilitationRegistered) =>
      r72.besideForm(course, context.startedOn) && r72.deletionOfStarted(context, s.current) > s.today,
  },
  actions: {
    start: action({
      set: ({ s }) => ({ startedOn: s.today }),
      reports: { 'preparation-form-started': ({ s }) => ({ formId: s.newId, on: s.today }) },
    }),
    /** @da indsendt */
    submit: action({
      set: ({ context, s }) => ({
        submittedOn: s.today,
        countedFrom: r72.countedFromOn(s.today),
        records: [...context.records, s.newId],
      }),
      reports: { 'preparation-form-submitted': ({ s }) => ({ formId: s.item?.id, on: s.today }) },
    }),
    /** The profile tool is asked until the day before the form is deleted, so that nothing is written after that. */
    askForStatistics: action({
      set: ({ context, s }) => {
        const statistics = `${s.newId}.statistics`;
        return { statistics, records: [...context.records, statistics] };
      },
      asks: ({ context, s }) => ({
        kind: 'profile-statistics',
        record: context.statistics ?? `${s.newId}.statistics`,
        giveUpOn: addDays(r72.deletionOfSubmitted(context, s.current), -1),
        machine: 'preparation-form',
        item: s.item?.id ?? s.newId,
      }),
    }),
    noteStatistics: action({ reports: { 'profile-statistics-made': ({ s }) => ({ formId: s.item?.id, rule: '1.3' }) } }),
    awaitDeregistration: action({ reports: { 'deletion-awaits-deregistration': ({ s }) => ({ formId: s.item?.id, rule: '7.2' }) } }),
    countAnew: action({
      set: ({ s }) => ({ countedFrom: r72.countedFromOn(s.today) }),
      reports: { 'deletion-rule-in-force': ({ s }) => ({ formId: s.item?.id, rule: '7.2' }) },
    }),
    ...deletion<Context>(KIND),
  },
});

const submits = chart.arrows({
  'submit-preparation-form': [
    {
      guard: { type: '1.3 the form gets a statistical part', params: situation },
      target: 'submitted',
      actions: ['submit', 'askForStatistics'],
    },
    { target: 'submitted', actions: 'submit' },
  ],
});

/** A form that waits for it goes as soon as the registration ends, however it ends (A). */
export const endOfRegistration = fallsDue;

/** A form that waits has a day of its own again. */
const waitsNoMore = {
  guard: { type: '7.2 rehabilitation beside the form gives it a day that lies ahead' as const, params: fact<RehabilitationRegistered> },
  target: 'started',
};

const machine = chart.createMachine({
  id: 'preparation-form',
  context: { startedOn: '', submittedOn: null, countedFrom: 'startedOn', statistics: null, records: [], dueOn: null },
  initial: 'unbegun',
  states: {
    unbegun: { on: { 'start-preparation-form': { target: 'started', actions: 'start' } } },
    started: {
      on: {
        ...submits,
        'deletion-due': [
          {
            guard: '7.2 the citizen is registered as a job seeker on that day, and still',
            target: 'awaitingDeregistration',
            actions: 'awaitDeregistration',
          },
          fallsDue,
        ],
      },
    },
    awaitingDeregistration: {
      on: {
        ...submits,
        'job-seeker-deregistered': endOfRegistration,
        'rehabilitation-registered': waitsNoMore,
        'rehabilitation-updated': waitsNoMore,
      },
    },
    submitted: {
      on: {
        'counting-in-force': { actions: 'countAnew' },
        'profile-statistics-made': { actions: 'noteStatistics' },
        'deletion-due': fallsDue,
      },
    },
    deleting: beingDeleted,
    deleted: {},
  },
});

/** The day of deletion as it stands, or the day on which it fell due; null while the end of the registration decides it. */
const deleteOn = ({ value, context }: Form, state: CitizenState): LegalDate | null => {
  if (context.dueOn !== null) return context.dueOn;
  if (value === 'started') return r72.deletionOfStarted(context, state);
  return value === 'submitted' ? r72.deletionOfSubmitted(context, state) : null;
};

const statusOf = ({ context }: Form): 'started' | 'submitted' => (context.submittedOn === null ? 'started' : 'submitted');

/** One form with its content, as read by its id; the statistics only where 1.3 gave it some. Undefined when there is none (any more). */
export const formDetail = (
  state: CitizenState,
  formId: string,
):
  | {
      readonly id: string;
      readonly status: 'started' | 'submitted';
      readonly answers: TextRef | null;
      readonly statistics: TextRef | null;
    }
  | undefined => {
  const form = allOf(state, 'preparation-form').find((f) => f.id === formId);
  if (!form) return undefined;
  const { submittedOn, records, statistics } = form.context;
  const readable = submittedOn !== null && !isLeaving(form);
  return {
    id: form.id,
    status: statusOf(form),
    answers: readable ? textOf(records, 'answers') : null,
    statistics: readable && statistics !== null ? textOf([statistics], 'statistics') : null,
  };
};

export const preparationForm: MachineModule<'preparation-form', Taken> = {
  id: 'preparation-form',
  title: { en: 'Preparation form', da: 'Forberedelsesskema' },
  rule: '7.2',
  version: 1,
  cardinality: 'many',
  machine,
  subscribesTo: ['job-seeker-deregistered', 'rehabilitation-registered', 'rehabilitation-updated'],
  ...retained,
  callbacks: [...retained.callbacks, 'profile-statistics-made'],
  commands: [
    command({
      name: 'start-preparation-form',
      rule: '7.2',
      roles: ['citizen'],
      on: 'new',
      rules: [r72.formForGroup],
      result: (s) => ({ formId: s.newId }),
      samples: () => [{}],
    }),
    command({
      name: 'submit-preparation-form',
      rule: '7.2',
      roles: ['citizen'],
      on: 'formId',
      rules: [r72.notSubmitted],
      samples: (state) =>
        allOf(state, 'preparation-form')
          .filter((f) => !isLeaving(f))
          .map(({ id: formId }) => ({ formId })),
    }),
  ],
  deadlines: [
    {
      event: 'deletion-due',
      rule: '7.2',
      en: 'the form has been kept as long as it may be',
      da: 'skemaet er opbevaret så længe, det må',
      on: (form, state) => (isLeaving(form) ? null : deleteOn(form, state)),
    },
    {
      event: 'counting-in-force',
      rule: '7.2',
      en: 'the day on which another way to count the date of deletion comes into force, for a form that has been submitted',
      da: 'dagen, hvor en anden beregning af sletningsdatoen træder i kraft, for et indsendt skema',
      ruleInForce: true,
      on: ({ value, context }) => (value === 'submitted' ? (r72.nextCounting(context.countedFrom) ?? null) : null),
    },
  ],
  course: (form, state) => retentionCourse(KIND, form, deleteOn(form, state)),
  reads: { 'preparation-form': (state, id) => (id === undefined ? undefined : formDetail(state, id)) },
  view: (items, state) => ({
    preparationForms: items.map((form) => ({
      id: form.id,
      status: statusOf(form),
      startedOn: form.context.startedOn,
      submittedOn: form.context.submittedOn,
      deleteOn: deleteOn(form, state),
    })),
  }),
};
