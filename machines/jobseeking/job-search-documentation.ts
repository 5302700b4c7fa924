import { action } from '../core/action.ts';
import { addDays, addMonths, type LegalDate } from '../core/calendar.ts';
import { type Events, payload } from '../core/events.ts';
import { command, type MachineModule } from '../core/machine.ts';
import { setup } from '../core/setup.ts';
import type { CommandPayloads } from '../core/types.ts';
import * as r51 from './rules/5.1-availability.ts';

/**
 * The time limits that an a-kasse gives its member for documenting job search. Each request stands by itself (A); none is shortened by a rule
 * that comes into force, nor by a later request. @da frist for at dokumentere jobsøgning @source 5.1
 */
export interface JobSearchDocumentationContext {
  /** By the day that each counts from; those of one day in the order in which they came. */
  readonly requests: readonly Limit[];
}

/** A time limit, and the day that it counts from; null: not kept by the first version. */
interface Limit {
  readonly on: LegalDate | null;
  readonly deadline: LegalDate;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    'job-search-documentation': JobSearchDocumentationContext;
  }
}

type Taken = Events<'request-job-search-documentation'>;
type Request = CommandPayloads['request-job-search-documentation'];

const requests = [r51.documentedInThreeMonths, r51.documentedInTwoMonths];

/** One that is reported late takes its place among the others. */
const among = (requests: readonly Limit[], { on, deadline }: Request): readonly Limit[] => [
  ...requests.filter((r) => r.on === null || r.on <= on),
  { on, deadline },
  ...requests.filter((r) => r.on !== null && r.on > on),
];

const setUp = setup<JobSearchDocumentationContext, Taken>()({
  actions: {
    request: action({
      set: ({ context }, request: Request) => ({ requests: among(context.requests, request) }),
      reports: { 'documentation-deadline-set': (_, { on, deadline }) => ({ on, deadline }) },
    }),
  },
});

const given = setUp.arrows({
  'request-job-search-documentation': { target: 'requested', actions: { type: 'request', params: payload } },
});

const machine = setUp.createMachine({
  id: 'job-search-documentation',
  context: { requests: [] },
  initial: 'notRequested',
  states: { notRequested: { on: given }, requested: { on: given } },
});

export const jobSearchDocumentation: MachineModule<'job-search-documentation', Taken> = {
  id: 'job-search-documentation',
  title: { en: 'Time limit for documenting job search', da: 'Frist for at dokumentere jobsøgning' },
  rule: '5.1',
  version: 2,
  migrations: {
    1: (item) => {
      const { deadline } = item.context as { readonly deadline: LegalDate | null };
      return { ...item, context: { requests: deadline === null ? [] : [{ on: null, deadline }] } satisfies JobSearchDocumentationContext };
    },
  },
  cardinality: 'one',
  machine,
  subscribesTo: [],
  commands: [
    command({
      name: 'request-job-search-documentation',
      rule: '5.1',
      roles: ['a-kasse'],
      on: 'one',
      order: [['on', 'deadline']],
      notAhead: ['on'],
      rules: requests,
      samples: (_, today) => [
        { on: today, deadline: addDays(today, 14) },
        { on: today, deadline: addMonths(today, 2) },
        { on: today, deadline: addMonths(today, 3) },
        { on: today, deadline: addDays(addMonths(today, 3), 1) },
      ],
    }),
  ],
  view: ([item]) => ({ availability: { documentationDeadline: item?.context.requests.at(-1)?.deadline ?? null } }),
};
