import { addDays, type LegalDate } from '../core/calendar.ts';
import { ask, command, type MachineModule, report, set, type TextRef, textOf } from '../core/machine.ts';
import { applies } from '../core/rule.ts';
import type { CitizenState, Item, MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { allOf, registeredEverSince } from '../readings.ts';
import type { RehabilitationRegistered } from './rehabilitation.ts';
import { beingDeleted, fallsDue, isLeaving, type Kind, type Retained, retained, retentionCourse } from './retention.ts';
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

const starts = [r72.formForGroup];
const submits = [r72.notSubmitted];

/** @da indsendt */
const submitted = [
  set<Context>(({ context, s }) => ({
    submittedOn: s.today,
    countedFrom: r72.countedFromOn(s.today),
    records: [...context.records, s.newId],
  })),
  report<Context>(({ s }) => ({ type: 'preparation-form-submitted', formId: s.item?.id, on: s.today })),
];

/** The profile tool is asked until the day before the form is deleted, so that nothing is written after that. */
const profiled = [
  set<Context>(({ context, s }) => {
    const statistics = `${s.newId}.statistics`;
    return { statistics, records: [...context.records, statistics] };
  }),
  ask<Context>(({ context, s }) => ({
    kind: 'profile-statistics',
    record: context.statistics ?? `${s.newId}.statistics`,
    giveUpOn: addDays(r72.deletionOfSubmitted(context, s.sofar), -1),
    machine: 'preparation-form',
    item: s.item?.id ?? s.newId,
  })),
];

const submit = [
  { guard: '1.3 the form gets a statistical part' as const, target: 'submitted' as const, actions: [...submitted, ...profiled] },
  { target: 'submitted' as const, actions: submitted },
];

/** A form that waits for it goes as soon as the registration ends, however it ends (A). */
export const endOfRegistration = fallsDue<Context>(KIND);

/** A form that waits has a day of its own again. */
const waitsNoMore = { guard: '7.2 rehabilitation beside the form gives it a day that lies ahead' as const, target: 'started' as const };

const rehabilitationOf = (event: MachineEvent): RehabilitationRegistered => event.fact as RehabilitationRegistered;

const machine = setup({
  types: { context: {} as Context, events: {} as MachineEvent },
  guards: {
    '1.3 the form gets a statistical part': ({ event }) => applies(statisticalPart, event.s),
    '7.2 the citizen is registered as a job seeker on that day, and still': ({ event }) =>
      registeredEverSince(event.s.sofar, event.s.today),
    '7.2 rehabilitation beside the form gives it a day that lies ahead': ({ context, event }) =>
      r72.besideForm(rehabilitationOf(event), context.startedOn) && r72.deletionOfStarted(context, event.s.sofar) > event.s.today,
  },
}).createMachine({
  id: 'preparation-form',
  context: { startedOn: '', submittedOn: null, countedFrom: 'startedOn', statistics: null, records: [], dueOn: null },
  initial: 'unbegun',
  states: {
    unbegun: {
      on: {
        'start-preparation-form': {
          target: 'started',
          actions: [
            set<Context>(({ s }) => ({ startedOn: s.today })),
            report<Context>(({ s }) => ({ type: 'preparation-form-started', formId: s.newId, on: s.today })),
          ],
        },
      },
    },
    started: {
      on: {
        'submit-preparation-form': submit,
        'deletion-due': [
          {
            guard: '7.2 the citizen is registered as a job seeker on that day, and still',
            target: 'awaitingDeregistration',
            actions: report<Context>(({ s }) => ({ type: 'deletion-awaits-deregistration', formId: s.item?.id, rule: '7.2' })),
          },
          fallsDue<Context>(KIND),
        ],
      },
    },
    awaitingDeregistration: {
      on: {
        'submit-preparation-form': submit,
        'job-seeker-deregistered': endOfRegistration,
        'rehabilitation-registered': waitsNoMore,
        'rehabilitation-updated': waitsNoMore,
      },
    },
    submitted: {
      on: {
        'counting-in-force': {
          actions: [
            set<Context>(({ s }) => ({ countedFrom: r72.countedFromOn(s.today) })),
            report<Context>(({ s }) => ({ type: 'deletion-rule-in-force', formId: s.item?.id, rule: '7.2' })),
          ],
        },
        'profile-statistics-made': {
          actions: report<Context>(({ s }) => ({ type: 'profile-statistics-made', formId: s.item?.id, rule: '1.3' })),
        },
        'deletion-due': fallsDue<Context>(KIND),
      },
    },
    deleting: beingDeleted(KIND),
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

export const preparationForm: MachineModule<'preparation-form'> = {
  id: 'preparation-form',
  title: { en: 'Preparation form', da: 'Forberedelsesskema' },
  rule: '7.2',
  version: 1,
  cardinality: 'many',
  machine,
  hears: ['job-seeker-deregistered', 'rehabilitation-registered', 'rehabilitation-updated'],
  ...retained,
  told: [...retained.told, 'profile-statistics-made'],
  commands: [
    command({
      name: 'start-preparation-form',
      rule: '7.2',
      roles: ['citizen'],
      on: 'new',
      rules: starts,
      result: (s) => ({ formId: s.newId }),
      samples: () => [{}],
    }),
    command({
      name: 'submit-preparation-form',
      rule: '7.2',
      roles: ['citizen'],
      on: 'formId',
      rules: submits,
      samples: (state) =>
        allOf(state, 'preparation-form')
          .filter((f) => !isLeaving(f))
          .map(({ id: formId }) => ({ formId })),
    }),
  ],
  deadlines: (form, state) => {
    if (form.value !== 'started' && form.value !== 'submitted') return [];
    const on = deleteOn(form, state);
    const counting = form.value === 'submitted' ? r72.nextCounting(form.context.countedFrom) : undefined;
    return [
      ...(on === null ? [] : [{ event: 'deletion-due', on, rule: '7.2' }]),
      ...(counting === undefined ? [] : [{ event: 'counting-in-force', on: counting, rule: '7.2', ruleInForce: true }]),
    ];
  },
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
