import { addDays, type LegalDate } from '../core/calendar.ts';
import { written } from '../core/composition.ts';
import { command, type MachineModule, report, set, textOf } from '../core/machine.ts';
import type { MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { oneOf } from '../readings.ts';
import * as r4 from './rules/4-cv.ts';

/** The CV: the day of the latest approval, and the statuses that a-kasser have reported. @da CV, CV-status @source 4 */
export interface CvContext {
  readonly approvedOn: LegalDate | null;
  readonly statuses: readonly CvStatus[];
}

/** A status that held on a day; its text lies in the record. */
export interface CvStatus {
  readonly record: string;
  readonly date: LegalDate;
  readonly by: string;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    cv: CvContext;
  }
}

type Status = { readonly date: LegalDate };

const approves = [r4.cvApprovalPossible];
const statuses = [r4.memberOnDate];

const approval = {
  target: 'approved' as const,
  actions: [set<CvContext>(({ s }) => ({ approvedOn: s.today })), report<CvContext>(({ s }) => ({ type: 'cv-approved', on: s.today }))],
};

const machine = setup({
  types: { context: {} as CvContext, events: {} as MachineEvent },
}).createMachine({
  id: 'cv',
  context: { approvedOn: null, statuses: [] },
  initial: 'notApproved',
  on: {
    'report-cv-status': {
      actions: [
        set<CvContext, Status>(({ context, s }) => ({
          statuses: [...context.statuses, { record: s.newId, date: s.payload.date, by: written(s.caller) }],
        })),
        report<CvContext, Status>(({ s }) => ({ type: 'cv-status-reported', date: s.payload.date })),
      ],
    },
  },
  states: {
    notApproved: { on: { 'approve-cv': approval } },
    approved: { on: { 'approve-cv': approval } },
  },
});

export const cv: MachineModule<'cv'> = {
  id: 'cv',
  title: { en: 'CV', da: 'CV-oplysninger' },
  rule: '4.1',
  version: 1,
  cardinality: 'one',
  machine,
  hears: [],
  commands: [
    command({ name: 'approve-cv', rule: '4.1', roles: ['a-kasse'], on: 'one', rules: approves, samples: () => [{}] }),
    command({
      name: 'report-cv-status',
      rule: '4.3',
      roles: ['a-kasse'],
      ownership: 'own-rules',
      on: 'one',
      notAhead: ['date'],
      rules: statuses,
      samples: (_, today) => [0, -1, -30, -365].map((days) => ({ date: addDays(today, days) })),
    }),
  ],
  reads: {
    cv: (state) => {
      const { context } = oneOf(state, 'cv');
      return {
        approvedOn: context.approvedOn,
        status: context.statuses.map(({ record, date, by }) => ({ status: textOf([record], 'status'), date, by })),
      };
    },
  },
  view: ([item]) => ({ cv: { approvedOn: item?.context.approvedOn ?? null } }),
};

export { addressShown } from './rules/4-cv.ts';
