import { addDays, addMonths, type LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, set, textOf } from '../core/machine.ts';
import type { Fact, Item, MachineEvent } from '../core/types.ts';
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

type Assessed = Item<AvailabilityAssessmentContext>;

/** The row names the unknown code last; it has no days and no dates to judge, so it stands first here. */
const reports = [r51.knownAssessmentCode, r51.codeInForceOnDate1, r51.quarantineDates];

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

const machine = setup({
  types: { context: {} as AvailabilityAssessmentContext, events: {} as MachineEvent },
  guards: {
    '5.1 the code is a quarantine': ({ event }) => r51.quarantineOf((event.s.payload as Assessment).code) !== undefined,
  },
}).createMachine({
  id: 'availability-assessment',
  context: { code: 0, incidentDate: '', date1: null, date2: null, inReplyTo: null, by: null },
  initial: 'unreported',
  states: {
    unreported: {
      on: {
        'report-availability-assessment': [
          {
            guard: '5.1 the code is a quarantine',
            target: 'quarantineRunning',
            actions: [
              ...assessed,
              report<AvailabilityAssessmentContext>(({ context, s }) => ({
                type: 'quarantine-imposed',
                assessmentId: s.newId,
                from: context.date1,
                until: context.date2,
              })),
            ],
          },
          { target: 'noted', actions: assessed },
        ],
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

/** The dates of a quarantine; undefined for an assessment that is none. */
const quarantineDates = ({ value, context }: Assessed) =>
  value !== 'noted' && context.date1 !== null && context.date2 !== null
    ? { from: context.date1, until: context.date2, status: value === 'quarantineRunning' ? 'running' : 'expired' }
    : undefined;

/**
 * The one quarantine that the view has room for, where there are several: one that runs today before one that lies ahead, that
 * before one that is over; of those that run or are over the one that began last, of those ahead the one that begins first.
 */
const quarantineShown = (items: readonly Assessed[], today: LegalDate) => {
  const all = items.flatMap((item) => quarantineDates(item) ?? []).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const notOver = all.filter((q) => q.status === 'running');
  return notOver.findLast((q) => q.from <= today) ?? notOver[0] ?? all.at(-1) ?? null;
};

export const availabilityAssessment: MachineModule<'availability-assessment'> = {
  id: 'availability-assessment',
  title: { en: 'Availability assessment and quarantine', da: 'Rådighedsvurdering og karantæne' },
  rule: '5.1',
  version: 1,
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
        const in2022 = { date1: '2022-04-01', date2: '2022-07-01' };
        return [
          { code: 51, incidentDate },
          { code: 96, incidentDate, date1: today, date2: addMonths(today, 3) },
          { code: 96, incidentDate, ...in2022 },
          { code: 96, incidentDate, date1: '2022-03-31', date2: '2022-06-30' },
          { code: 96, incidentDate, date1: '2022-04-01', date2: '2022-07-02' },
          { code: 97, incidentDate },
          ...allOf(state, 'nuph').map(({ id }) => ({ code: 51, incidentDate, inReplyTo: id })),
        ];
      },
    }),
  ],
  deadlines: ({ value, context }) =>
    value === 'quarantineRunning' && context.date2 !== null
      ? [{ event: 'quarantine-over', on: addDays(context.date2, 1), rule: '5.1' }]
      : [],
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
  view: (items, _, today) => ({
    availability: {
      quarantine: quarantineShown(items, today),
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
