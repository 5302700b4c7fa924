import { addDays, addMonths, type LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, set } from '../core/machine.ts';
import type { MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import * as r51 from './rules/5.1-availability.ts';

/**
 * The time limits that an a-kasse gives its member for documenting job search. Each request stands by itself (A); none is shortened by a rule
 * that comes into force, nor by a later request. @da frist for at dokumentere jobsøgning @source 5.1
 */
export interface JobSearchDocumentationContext {
  /** By the day that each counts from; those of one day in the order in which they were told. */
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

type Request = { readonly on: LegalDate; readonly deadline: LegalDate };

const requests = [r51.documentedInThreeMonths, r51.documentedInTwoMonths];

/** One told late takes its place among the others. */
const among = (requests: readonly Limit[], told: Request): readonly Limit[] => [
  ...requests.filter(({ on }) => on === null || on <= told.on),
  { on: told.on, deadline: told.deadline },
  ...requests.filter(({ on }) => on !== null && on > told.on),
];

const given = {
  target: 'requested' as const,
  actions: [
    set<JobSearchDocumentationContext, Request>(({ context, s }) => ({ requests: among(context.requests, s.payload) })),
    report<JobSearchDocumentationContext, Request>(({ s }) => ({
      type: 'documentation-deadline-set',
      on: s.payload.on,
      deadline: s.payload.deadline,
    })),
  ],
};

const machine = setup({
  types: { context: {} as JobSearchDocumentationContext, events: {} as MachineEvent },
}).createMachine({
  id: 'job-search-documentation',
  context: { requests: [] },
  initial: 'notRequested',
  states: {
    notRequested: { on: { 'request-job-search-documentation': given } },
    requested: { on: { 'request-job-search-documentation': given } },
  },
});

export const jobSearchDocumentation: MachineModule<'job-search-documentation'> = {
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
  hears: [],
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
