import { addDays, addMonths, type LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, set } from '../core/machine.ts';
import type { MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import * as r51 from './rules/5.1-availability.ts';

/**
 * The time limit that an a-kasse gives its member for documenting job search. One already given is not shortened:
 * neither by a rule that comes into force, nor by a later request with an earlier date.
 * @da frist for at dokumentere jobsøgning @source 5.1
 */
export interface JobSearchDocumentationContext {
  /** The latest of the time limits given. */
  readonly deadline: LegalDate | null;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    'job-search-documentation': JobSearchDocumentationContext;
  }
}

type Limit = { readonly on: LegalDate; readonly deadline: LegalDate };

const requests = [r51.documentedInThreeMonths, r51.documentedInTwoMonths];

const given = [
  set<JobSearchDocumentationContext, Limit>(({ s }) => ({ deadline: s.payload.deadline })),
  report<JobSearchDocumentationContext, Limit>(({ s }) => ({
    type: 'documentation-deadline-set',
    on: s.payload.on,
    deadline: s.payload.deadline,
  })),
];

const machine = setup({
  types: { context: {} as JobSearchDocumentationContext, events: {} as MachineEvent },
  guards: {
    '5.1 the time limit already given is later': ({ context, event }) =>
      context.deadline !== null && (event.s.payload as Limit).deadline < context.deadline,
  },
}).createMachine({
  id: 'job-search-documentation',
  context: { deadline: null },
  initial: 'notRequested',
  states: {
    notRequested: {
      on: { 'request-job-search-documentation': { target: 'requested', actions: given } },
    },
    requested: {
      on: {
        'request-job-search-documentation': [
          {
            guard: '5.1 the time limit already given is later',
            actions: report<JobSearchDocumentationContext, Limit>(({ context, s }) => ({
              type: 'documentation-deadline-kept',
              on: s.payload.on,
              deadline: context.deadline,
              asked: s.payload.deadline,
            })),
          },
          { actions: given },
        ],
      },
    },
  },
});

export const jobSearchDocumentation: MachineModule<'job-search-documentation'> = {
  id: 'job-search-documentation',
  title: { en: 'Time limit for documenting job search', da: 'Frist for at dokumentere jobsøgning' },
  rule: '5.1',
  version: 1,
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
  view: ([item]) => ({ availability: { documentationDeadline: item?.context.deadline ?? null } }),
};
