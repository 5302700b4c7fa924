import { companyActivity } from '../code-lists/company-activities.ts';
import { action } from '../core/action.ts';
import { addDays, type LegalDate, later } from '../core/calendar.ts';
import { type Events, payload } from '../core/events.ts';
import { command, type MachineModule } from '../core/machine.ts';
import { setup } from '../core/setup.ts';
import type { Caller, CommandPayloads, Fact, Item } from '../core/types.ts';
import { allOf } from '../readings.ts';
import * as r32 from './rules/3.2-activities.ts';
import { rateAllowed } from './rules/3.7-wage-subsidy.ts';
import { cameFromThisActivity } from './rules/7.1-contact-persons.ts';

/** An activity: of one of the three lists, or at a company. @da indsats (aktivitet) @source 3.2, 3.7 */
export interface ActivityContext {
  readonly list: r32.ActivityList;
  readonly code: number;
  readonly from: LegalDate;
  /** The last day included; null: open. */
  readonly to: LegalDate | null;
  readonly wageSubsidyRate: number | null;
  readonly by: Caller;
}

declare module '../core/types.ts' {
  interface PublishedFacts {
    'contact-person-updated-by-activity': ContactPersonUpdatedByActivity;
  }
  interface MachineContexts {
    activity: ActivityContext;
  }
}

/** An activity brings new texts of a contact person that came from it (1.9: the only way for type 3). */
export interface ContactPersonUpdatedByActivity extends Fact {
  readonly type: 'contact-person-updated-by-activity';
  readonly activityId: string | undefined;
  readonly contactPersonId: string;
}

type Register = CommandPayloads['register-activity'];
type Update = CommandPayloads['update-activity'];

const registers = [r32.codeNotRetired, r32.codeKnown, rateAllowed];
const updates = [r32.codeNotRetired, r32.codeKnown, rateAllowed, cameFromThisActivity];

/** The fields that the update gives; `to: null` removes the end. */
const changed = (p: Update): Partial<Omit<ActivityContext, 'list' | 'by'>> => ({
  ...(p.code === undefined ? {} : { code: p.code }),
  ...(p.from === undefined ? {} : { from: p.from }),
  ...(p.to === undefined ? {} : { to: p.to }),
  ...(p.wageSubsidyRate === undefined ? {} : { wageSubsidyRate: p.wageSubsidyRate }),
});

type Taken = Events<'register-activity' | 'update-activity'>;

const machine = setup<ActivityContext, Taken>()({
  actions: {
    register: action({
      set: ({ s }, { list, code, from, to, wageSubsidyRate }: Register) => ({
        list,
        code,
        from,
        to: to ?? null,
        wageSubsidyRate: wageSubsidyRate ?? null,
        by: s.caller as Caller,
      }),
      reports: {
        'activity-registered': ({ context: { list, code, from, to, wageSubsidyRate }, s }) => ({
          activityId: s.newId,
          list,
          code,
          from,
          to,
          wageSubsidyRate,
        }),
      },
    }),
    update: action({
      set: (_, update: Update) => changed(update),
      reports: {
        'activity-updated': ({ s }, update) => ({ activityId: s.item?.id, ...changed(update) }),
        'contact-person-updated-by-activity': ({ s }, { contactPersonId, hasTexts }) =>
          contactPersonId !== undefined && hasTexts ? { activityId: s.item?.id, contactPersonId, rule: '1.9' } : undefined,
      },
    }),
  },
}).createMachine({
  id: 'activity',
  context: { list: 'company', code: 0, from: '', to: null, wageSubsidyRate: null, by: { role: 'jobcentre', org: null } },
  initial: 'unregistered',
  states: {
    unregistered: { on: { 'register-activity': { target: 'registered', actions: { type: 'register', params: payload } } } },
    registered: { on: { 'update-activity': { actions: { type: 'update', params: payload } } } },
  },
});

const nameOf = ({ list, code }: ActivityContext, today: LegalDate): string | null =>
  list === 'company' ? (companyActivity(code)?.name ?? null) : r32.activityName({ list, code }, today);

export const activity: MachineModule<'activity', Taken> = {
  id: 'activity',
  title: { en: 'Activity', da: 'Indsats (aktivitet)' },
  rule: '3.2',
  version: 1,
  cardinality: 'many',
  machine,
  subscribesTo: [],
  commands: [
    command({
      name: 'register-activity',
      rule: '3.2',
      roles: ['jobcentre', 'a-kasse'],
      on: 'new',
      order: [['from', 'to']],
      notAhead: ['from'],
      rules: registers,
      result: (s) => ({ activityId: s.newId }),
      samples: (_, today) => [
        { list: 'health', code: 1, from: today },
        { list: 'health', code: 7, from: addDays(today, -30) },
        { list: 'health', code: 8, from: today },
        { list: 'social', code: 8, from: today, to: addDays(today, 60) },
        { list: 'course', code: 52, from: addDays(today, -90), to: addDays(today, -1) },
        { list: 'course', code: 1, from: today },
        { list: 'company', code: 14, from: today, wageSubsidyRate: 1 },
        { list: 'company', code: 40, from: today, wageSubsidyRate: 3 },
        { list: 'company', code: 5, from: today, wageSubsidyRate: 3 },
      ],
    }),
    command({
      name: 'update-activity',
      rule: '3.2',
      roles: ['jobcentre', 'a-kasse'],
      on: 'activityId',
      registrarOnly: true,
      otherIds: [{ field: 'contactPersonId', machine: 'contact-person', code: 'unknown-contact-person' }],
      order: [
        ({ payload, item }) => {
          const { from, to } = { ...(item as Item<ActivityContext>).context, ...changed(payload) };
          return to === null ? undefined : [from, to];
        },
      ],
      notAhead: ['from'],
      rules: updates,
      samples: (state, today) =>
        allOf(state, 'activity').flatMap(({ id: activityId, context }) => [
          { activityId, to: later(today, context.from) },
          { activityId, to: null },
          { activityId, code: 7 },
          { activityId, wageSubsidyRate: 2 },
          ...allOf(state, 'contact-person').map((p) => ({ activityId, contactPersonId: p.id, hasTexts: true })),
        ]),
    }),
  ],
  view: (items, _, today) => ({
    activities: items.map(({ id, context }) => ({
      id,
      list: context.list,
      code: context.code,
      name: nameOf(context, today),
      from: context.from,
      to: context.to,
      wageSubsidyRate: context.wageSubsidyRate,
    })),
  }),
};
