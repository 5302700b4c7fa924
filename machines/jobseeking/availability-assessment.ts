import { action } from '../core/action.ts';
import { addDays, addMonths, type LegalDate } from '../core/calendar.ts';
import { type Events, payload } from '../core/events.ts';
import { command, type MachineModule, textOf } from '../core/machine.ts';
import { setup } from '../core/setup.ts';
import type { CommandPayloads, Fact, ItemOf } from '../core/types.ts';
import { aKasseNow, allOf, groupNow, jobcentreNow } from '../readings.ts';
import * as r51 from './rules/5.1-availability.ts';

/**
 * What an a-kasse found about its member's availability: unsolicited, or in answer to a notice (NUPH).
 * Code 96 is a quarantine, which runs through date 2; another code is only noted.
 * @da rådighedsvurdering, karantæne @source 5.1
 */
export interface AvailabilityAssessmentContext {
  readonly code: number;
  readonly incidentDate: LegalDate;
  readonly date1: LegalDate | null;
  readonly date2: LegalDate | null;
  /** The notice that it answers; null: unsolicited. @da fritflyver */
  readonly inReplyTo: string | null;
  /** The a-kasse that reported it. */
  readonly by: string | null;
}

declare module '../core/types.ts' {
  interface PublishedFacts {
    'availability-assessed': AvailabilityAssessed;
  }
  interface CourseTypes {
    availability: true;
  }
  interface MachineContexts {
    'availability-assessment': AvailabilityAssessmentContext;
  }
}

export interface AvailabilityAssessed extends Fact {
  readonly type: 'availability-assessed';
  readonly assessmentId: string;
  readonly code: number;
  readonly inReplyTo: string | null;
}

type Assessed = ItemOf<'availability-assessment'>;

const reports = [r51.knownAssessmentCode, r51.incidentWhileInForce, r51.unemploymentBenefitOnIncident, r51.quarantineDates];

type Taken = Events<'report-availability-assessment', never, 'quarantine-begins' | 'quarantine-over'>;
type Assessment = CommandPayloads['report-availability-assessment'];

const setUp = setup<AvailabilityAssessmentContext, Taken>()({
  guards: {
    '5.1 the code is no quarantine': (_, { code }: Assessment) => r51.quarantineOf(code) === undefined,
    '5.1 the quarantine lies ahead': ({ event }, { date1 }: Assessment) => (date1 ?? '') > event.s.today,
  },
  actions: {
    assess: action({
      set: ({ s }, { code, incidentDate, date1, date2, inReplyTo }: Assessment) => ({
        code,
        incidentDate,
        date1: date1 ?? null,
        date2: date2 ?? null,
        inReplyTo: inReplyTo ?? null,
        by: s.caller.org,
      }),
      reports: {
        'availability-assessed': ({ context, s }) => ({ assessmentId: s.newId, code: context.code, inReplyTo: context.inReplyTo }),
      },
    }),
    impose: action({
      reports: { 'quarantine-imposed': ({ context, s }) => ({ assessmentId: s.newId, from: context.date1, until: context.date2 }) },
    }),
    begin: action({ reports: { 'quarantine-begun': ({ context, s }) => ({ assessmentId: s.item?.id, from: context.date1 }) } }),
    expire: action({ reports: { 'quarantine-expired': ({ context, s }) => ({ assessmentId: s.item?.id, until: context.date2 }) } }),
  },
});

const assess = { type: 'assess', params: payload<Assessment> } as const;

const machine = setUp.createMachine({
  id: 'availability-assessment',
  context: { code: 0, incidentDate: '', date1: null, date2: null, inReplyTo: null, by: null },
  initial: 'unreported',
  states: {
    unreported: {
      on: {
        'report-availability-assessment': [
          { guard: { type: '5.1 the code is no quarantine', params: payload }, target: 'noted', actions: assess },
          { guard: { type: '5.1 the quarantine lies ahead', params: payload }, target: 'quarantineUpcoming', actions: [assess, 'impose'] },
          { target: 'quarantineRunning', actions: [assess, 'impose'] },
        ],
      },
    },
    quarantineUpcoming: { on: { 'quarantine-begins': { target: 'quarantineRunning', actions: 'begin' } } },
    quarantineRunning: { on: { 'quarantine-over': { target: 'quarantineExpired', actions: 'expire' } } },
    quarantineExpired: {},
    noted: {},
  },
});

const STATUS: Readonly<Record<string, 'upcoming' | 'running' | 'expired'>> = {
  quarantineUpcoming: 'upcoming',
  quarantineRunning: 'running',
  quarantineExpired: 'expired',
};

/** The dates of a quarantine; undefined for an assessment that is none. */
const quarantineDates = ({ value, context }: Assessed) => {
  const status = STATUS[value];
  return status !== undefined && context.date1 !== null && context.date2 !== null
    ? { from: context.date1, until: context.date2, status }
    : undefined;
};

/**
 * The one quarantine that the view has room for, where there are several: one that runs today before one that lies ahead, that
 * before one that is over; of those that run or are over the one that began last, of those ahead the one that begins first.
 */
const quarantineShown = (items: readonly Assessed[]) => {
  const all = items.flatMap((item) => quarantineDates(item) ?? []).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return all.findLast((q) => q.status === 'running') ?? all.find((q) => q.status === 'upcoming') ?? all.at(-1) ?? null;
};

export const availabilityAssessment: MachineModule<'availability-assessment', Taken> = {
  id: 'availability-assessment',
  title: { en: 'Availability assessment and quarantine', da: 'Rådighedsvurdering og karantæne' },
  rule: '5.1',
  version: 2,
  migrations: {
    // what lies ahead was called running: the first day is met anew, at once where it has come
    1: (item) => (item.value === 'quarantineRunning' ? { ...item, value: 'quarantineUpcoming' } : item),
  },
  cardinality: 'many',
  machine,
  subscribesTo: [],
  commands: [
    command({
      name: 'report-availability-assessment',
      rule: '5.1',
      roles: ['a-kasse'],
      on: 'new',
      otherIds: [{ field: 'inReplyTo', machine: 'nuph', code: 'unknown-nuph' }],
      order: [['date1', 'date2']],
      notAhead: ['incidentDate'],
      rules: reports,
      result: (s) => ({ assessmentId: s.newId }),
      samples: (state, today) => {
        const incidentDate = addDays(today, -1);
        return [
          { code: 51, incidentDate },
          ...[incidentDate, today].map((day) => ({ code: 96, incidentDate: day, date1: today, date2: addMonths(today, 3) })),
          { code: 96, incidentDate: today, date1: addDays(today, 9), date2: addMonths(addDays(today, 9), 3) },
          { code: 96, incidentDate: today, date1: today, date2: addDays(addMonths(today, 3), 1) },
          { code: 97, incidentDate },
          ...allOf(state, 'nuph').map(({ id }) => ({ code: 51, incidentDate, inReplyTo: id })),
        ];
      },
    }),
  ],
  deadlines: [
    {
      event: 'quarantine-begins',
      rule: '5.1',
      en: 'date 1, the first day of the quarantine',
      da: 'dato 1, karantænens første dag',
      on: ({ value, context }) => (value === 'quarantineUpcoming' ? context.date1 : null),
    },
    {
      event: 'quarantine-over',
      rule: '5.1',
      en: 'the day after date 2, the last day of the quarantine',
      da: 'dagen efter dato 2, karantænens sidste dag',
      on: ({ value, context }) => (value === 'quarantineRunning' && context.date2 !== null ? addDays(context.date2, 1) : null),
    },
  ],
  course: (item, state) => {
    const quarantine = quarantineDates(item);
    return (
      quarantine && {
        type: 'availability',
        rule: '5.1',
        ended: quarantine.status === 'expired',
        facts: {
          ...quarantine,
          code: item.context.code,
          contactGroup: groupNow(state),
          jobcentre: jobcentreNow(state),
          aKasse: aKasseNow(state) ?? item.context.by,
        },
      }
    );
  },
  view: (items) => ({
    availability: {
      quarantine: quarantineShown(items),
      assessments: items.map(({ id, context }) => ({
        id,
        code: context.code,
        incidentDate: context.incidentDate,
        date1: context.date1,
        date2: context.date2,
        inReplyTo: context.inReplyTo,
        comment: textOf([id], 'comment'),
      })),
    },
  }),
};
