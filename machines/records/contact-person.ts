import { action } from '../core/action.ts';
import { addDays, type LegalDate } from '../core/calendar.ts';
import { type Events, fact, payload, situation } from '../core/events.ts';
import { command, type MachineModule, textOf } from '../core/machine.ts';
import { applies } from '../core/rule.ts';
import { setup } from '../core/setup.ts';
import type { CitizenState, CommandPayloads, Item, Situation } from '../core/types.ts';
import { allOf } from '../readings.ts';
import type { ContactPersonUpdatedByActivity } from './activity.ts';
import { beingDeleted, deletion, fallsDue, isLeaving, type Kind, type Retained, retained, retentionCourse } from './retention.ts';
import * as r14 from './rules/1.4-contact-person-types.ts';
import { notOnlyByActivity } from './rules/1.9-contact-persons.ts';
import { numbersFromInstitutionRegister } from './rules/3.4-udb-contacts.ts';
import * as r71 from './rules/7.1-contact-persons.ts';

/**
 * A professional contact, or a contact point at an institution received from UDB (no type). Name, email and phone stay in the store.
 * @da fagprofessionel kontaktperson, kontaktpunkt @source 1.4, 1.9, 3.4, 7.1
 */
export interface ContactPersonContext extends Retained {
  readonly type: number | null;
  readonly from: LegalDate;
  /** The last day of the relation; null: open. */
  readonly to: LegalDate | null;
  readonly activityId: string | null;
  readonly institutionNumber: string | null;
  readonly cvr: string | null;
  readonly pNumber: string | null;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    'contact-person': ContactPersonContext;
  }
}

/** What the institution register answers; both null when it does not know the institution (A). */
export interface InstitutionFound {
  readonly cvr: string | null;
  readonly pNumber: string | null;
}

type Context = ContactPersonContext;
type Register = CommandPayloads['register-contact-person'];
type Update = CommandPayloads['update-contact-person'];
type End = CommandPayloads['end-contact-person'];
type FromUdb = CommandPayloads['receive-udb-contact'];

const KIND: Kind = { machine: 'contact-person', rule: '7.1' };

const registers = [r14.typeKnown, r71.activityGiven];
const updates = [notOnlyByActivity, r14.typeKnown, r71.activityGiven];
const ends = [notOnlyByActivity, r71.relationRuns];

const changed = (p: Update): Partial<Pick<Context, 'type' | 'from' | 'to'>> => ({
  ...(p.type === undefined ? {} : { type: p.type }),
  ...(p.from === undefined ? {} : { from: p.from }),
  ...(p.to === undefined ? {} : { to: p.to }),
});

/** CVR and P number as the register gives them; a contact of an unknown institution is kept with neither (A). */
export const institutionNumbers = action<Context, InstitutionFound>({
  set: (_, { cvr, pNumber }) => ({ cvr, pNumber }),
  reports: {
    'institution-not-found': ({ s }, { cvr, pNumber }) =>
      cvr === null && pNumber === null ? { contactPersonId: s.item?.id, cvr, pNumber, rule: '3.4' } : undefined,
    'institution-numbers-set': ({ s }, { cvr, pNumber }) =>
      cvr === null && pNumber === null ? undefined : { contactPersonId: s.item?.id, cvr, pNumber, rule: '3.4' },
  },
});

type Taken = Events<
  'register-contact-person' | 'update-contact-person' | 'end-contact-person' | 'receive-udb-contact',
  'contact-person-updated-by-activity',
  'deletion-due' | 'records-deleted',
  { 'institution-found': InstitutionFound }
>;

const machine = setup<Context, Taken>()({
  guards: {
    '3.4 contacts from UDB get their numbers from the institution register': (_, s: Situation) =>
      applies(numbersFromInstitutionRegister, s),
    '1.9 the activity updates this contact person': ({ event }, { contactPersonId }: ContactPersonUpdatedByActivity) =>
      contactPersonId === event.s.item?.id,
  },
  actions: {
    register: action({
      set: ({ s }, { type, from, to, activityId }: Register) => ({
        type,
        from,
        to: to ?? null,
        activityId: activityId ?? null,
        records: [s.newId],
      }),
      reports: {
        'contact-person-registered': ({ context, s }) => ({
          contactPersonId: s.newId,
          contactPersonType: context.type,
          from: context.from,
          to: context.to,
          activityId: context.activityId,
        }),
      },
    }),
    receive: action({
      set: ({ s }, { institutionNumber }: FromUdb) => ({ from: s.today, institutionNumber, records: [s.newId] }),
      reports: {
        'udb-contact-received': ({ context, s }) => ({
          contactPersonId: s.newId,
          institutionNumber: context.institutionNumber,
          from: context.from,
        }),
      },
    }),
    askForInstitution: action({
      asks: ({ s }, { institutionNumber }: FromUdb) => ({
        kind: 'look-up-institution',
        institutionNumber,
        machine: 'contact-person',
        item: s.newId,
      }),
    }),
    update: action({
      set: ({ context, s }, update: Update) => ({
        ...changed(update),
        ...(update.hasTexts ? { records: [...context.records, s.newId] } : {}),
      }),
      reports: {
        'contact-person-updated': ({ s }, update) => {
          const { type, ...dates } = changed(update);
          return { contactPersonId: s.item?.id, ...(type === undefined ? {} : { contactPersonType: type }), ...dates };
        },
      },
    }),
    end: action({
      set: (_, { on }: End) => ({ to: on }),
      reports: { 'contact-person-ended': ({ s }, { on }) => ({ contactPersonId: s.item?.id, to: on }) },
    }),
    addRecord: action({ set: ({ context, s }) => ({ records: [...context.records, s.newId] }) }),
    institutionNumbers,
    ...deletion<Context>(KIND),
  },
}).createMachine({
  id: 'contact-person',
  context: {
    type: null,
    from: '',
    to: null,
    activityId: null,
    institutionNumber: null,
    cvr: null,
    pNumber: null,
    records: [],
    dueOn: null,
  },
  initial: 'unregistered',
  states: {
    unregistered: {
      on: {
        'register-contact-person': { target: 'registered', actions: { type: 'register', params: payload } },
        'receive-udb-contact': [
          {
            guard: { type: '3.4 contacts from UDB get their numbers from the institution register', params: situation },
            target: 'registered',
            actions: [
              { type: 'receive', params: payload },
              { type: 'askForInstitution', params: payload },
            ],
          },
          { target: 'registered', actions: { type: 'receive', params: payload } },
        ],
      },
    },
    registered: {
      on: {
        'update-contact-person': { actions: { type: 'update', params: payload } },
        'end-contact-person': { actions: { type: 'end', params: payload } },
        'contact-person-updated-by-activity': {
          guard: { type: '1.9 the activity updates this contact person', params: fact },
          actions: 'addRecord',
        },
        'institution-found': { actions: { type: 'institutionNumbers', params: payload } },
        'deletion-due': fallsDue,
      },
    },
    deleting: beingDeleted,
    deleted: {},
  },
});

type Person = Item<Context>;

/** The day of deletion, or the day on which it fell due; null while there is none. */
const deleteOn = (item: Person, state: CitizenState): LegalDate | null => item.context.dueOn ?? r71.deletionOfContact(item, state);

const shown = (item: Person, state: CitizenState, today: LegalDate) => {
  const { id, context } = item;
  const text = (field: string) => (isLeaving(item) ? null : textOf(context.records, field));
  return {
    id,
    type: context.type,
    typeName: r14.typeName(context.type, today),
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    from: context.from,
    to: context.to,
    activityId: context.activityId,
    cvr: context.cvr,
    pNumber: context.pNumber,
    deleteOn: deleteOn(item, state),
  };
};

/** One contact person as read by its id; undefined when there is none (any more). */
export const contactPersonDetail = (state: CitizenState, contactPersonId: string, today: LegalDate) => {
  const item = allOf(state, 'contact-person').find((p) => p.id === contactPersonId);
  return item && shown(item, state, today);
};

const kept = (state: CitizenState): readonly Person[] => allOf(state, 'contact-person').filter((p) => !isLeaving(p));

export const contactPerson: MachineModule<'contact-person', Taken> = {
  id: 'contact-person',
  title: { en: 'Contact person', da: 'Kontaktperson' },
  rule: '7.1',
  version: 1,
  cardinality: 'many',
  machine,
  subscribesTo: ['contact-person-updated-by-activity'],
  ...retained,
  callbacks: [...retained.callbacks, 'institution-found'],
  commands: [
    command({
      name: 'register-contact-person',
      rule: '7.1',
      roles: ['jobcentre'],
      on: 'new',
      otherIds: [{ field: 'activityId', machine: 'activity', code: 'unknown-activity' }],
      order: [['from', 'to']],
      notAhead: ['from'],
      rules: registers,
      result: (s) => ({ contactPersonId: s.newId }),
      samples: (state, today) => [
        { type: 33, from: today },
        { type: 33, from: addDays(today, -200), to: addDays(today, -190) },
        { type: 3, from: today },
        { type: 99, from: today },
        ...allOf(state, 'activity').flatMap(({ id: activityId }) => [2, 3, 15].map((type) => ({ type, from: today, activityId }))),
      ],
    }),
    command({
      name: 'update-contact-person',
      rule: '1.9',
      roles: ['jobcentre'],
      on: 'contactPersonId',
      order: [
        ({ payload, item }) => {
          const { from, to } = { ...(item as Person).context, ...changed(payload) };
          return to === null ? undefined : [from, to];
        },
      ],
      notAhead: ['from'],
      rules: updates,
      samples: (state, today) =>
        kept(state).flatMap(({ id: contactPersonId, context }) => [
          { contactPersonId, hasTexts: true },
          { contactPersonId, to: addDays(today, 30), hasTexts: false },
          { contactPersonId, to: context.from, hasTexts: false },
          { contactPersonId, to: null, hasTexts: false },
          { contactPersonId, type: 15, hasTexts: false },
          { contactPersonId, type: 99, hasTexts: false },
        ]),
    }),
    command({
      name: 'end-contact-person',
      rule: '1.9',
      roles: ['jobcentre'],
      on: 'contactPersonId',
      order: [(s) => [(s.item as Person).context.from, s.payload.on]],
      notAhead: ['on'],
      rules: ends,
      samples: (state, today) => kept(state).map(({ id: contactPersonId }) => ({ contactPersonId, on: today })),
    }),
    command({
      name: 'receive-udb-contact',
      rule: '3.4',
      roles: ['udb'],
      on: 'new',
      rules: [],
      result: (s) => ({ contactPersonId: s.newId }),
      samples: () => [{ institutionNumber: '999001' }, { institutionNumber: '1' }],
    }),
  ],
  deadlines: [
    {
      event: 'deletion-due',
      rule: '7.1',
      en: `${r71.MONTHS_AFTER_END} months after the end of the relation, or of the activity that the contact comes from`,
      da: `${r71.MONTHS_AFTER_END} måneder efter kontaktrelationens slutdato eller, når kontakten kommer fra en indsats, indsatsens slutdato`,
      on: (item, state) => (isLeaving(item) ? null : r71.deletionOfContact(item, state)),
    },
  ],
  course: (item, state) => retentionCourse(KIND, item, deleteOn(item, state)),
  textsAre: 'contact-person',
  reads: { 'contact-person': (state, id, today) => (id === undefined ? undefined : contactPersonDetail(state, id, today)) },
  view: (items, state, today) => ({ contactPersons: items.map((item) => shown(item, state, today)) }),
};
