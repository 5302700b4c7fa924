import { addDays, addMonths, type LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, set, textOf } from '../core/machine.ts';
import type { Fact, ItemOf, MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
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
  interface HeardFacts {
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

type Assessment = {
  readonly code: number;
  readonly incidentDate: LegalDate;
  readonly date1?: LegalDate | null | undefined;
  readonly date2?: LegalDate | null | undefined;
  readonly inReplyTo?: string | null | undefined;
};

type Assessed = ItemOf<'availability-assessment'>;

const reports = [r51.knownAssessmentCode, r51.incidentWhileInForce, r51.unemploymentBenefitOnIncident, r51.quarantineDates];

const assessed = [
  set<AvailabilityAssessmentContext, Assessment>(({ s }) => ({
    code: s.payload.code,
    incidentDate: s.payload.incidentDate,
    date1: s.payload.date1 ?? null,
    date2: s.payload.date2 ?? null,
    inReplyTo: s.payload.inReplyTo ?? null,
    by: s.caller.org,
  })),
  report<AvailabilityAssessmentContext, Assessment>(
    ({ context, s }) =>
      ({
        type: 'availability-assessed',
        assessmentId: s.newId,
        code: context.code,
        inReplyTo: context.inReplyTo,
      }) satisfies AvailabilityAssessed,
  ),
];

const imposed = [
  ...assessed,
  report<AvailabilityAssessmentContext>(({ context, s }) => ({
    type: 'quarantine-imposed',
    assessmentId: s.newId,
    from: context.date1,
    until: context.date2,
  })),
];

const machine = setup({
  types: { context: {} as AvailabilityAssessmentContext, events: {} as MachineEvent },
  guards: {
    '5.1 the code is no quarantine': ({ event }) => r51.quarantineOf((event.s.payload as Assessment).code) === undefined,
    '5.1 the quarantine lies ahead': ({ event }) => ((event.s.payload as Assessment).date1 ?? '') > event.s.today,
  },
}).createMachine({
  id: 'availability-assessment',
  context: { code: 0, incidentDate: '', date1: null, date2: null, inReplyTo: null, by: null },
  initial: 'unreported',
  states: {
    unreported: {
      on: {
        'report-availability-assessment': [
          { guard: '5.1 the code is no quarantine', target: 'noted', actions: assessed },
          { guard: '5.1 the quarantine lies ahead', target: 'quarantineUpcoming', actions: imposed },
          { target: 'quarantineRunning', actions: imposed },
        ],
      },
    },
    quarantineUpcoming: {
      on: {
        'quarantine-begins': {
          target: 'quarantineRunning',
          actions: report<AvailabilityAssessmentContext>(({ context, s }) => ({
            type: 'quarantine-begun',
            assessmentId: s.item?.id,
            from: context.date1,
          })),
        },
      },
    },
    quarantineRunning: {
      on: {
        'quarantine-over': {
          target: 'quarantineExpired',
          actions: report<AvailabilityAssessmentContext>(({ context, s }) => ({
            type: 'quarantine-expired',
            assessmentId: s.item?.id,
            until: context.date2,
          })),
        },
      },
    },
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

export const availabilityAssessment: MachineModule<'availability-assessment'> = {
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
  hears: [],
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
  deadlines: ({ value, context }) => {
    if (value === 'quarantineUpcoming' && context.date1 !== null) return [{ event: 'quarantine-begins', on: context.date1, rule: '5.1' }];
    if (value === 'quarantineRunning' && context.date2 !== null)
      return [{ event: 'quarantine-over', on: addDays(context.date2, 1), rule: '5.1' }];
    return [];
  },
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
