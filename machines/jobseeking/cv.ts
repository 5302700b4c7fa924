import { action } from '../core/action.ts';
import { addDays, type LegalDate } from '../core/calendar.ts';
import { written } from '../core/composition.ts';
import { type Events, payload } from '../core/events.ts';
import { command, type MachineModule, textOf } from '../core/machine.ts';
import { setup } from '../core/setup.ts';
import type { CommandPayloads } from '../core/types.ts';
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

type Taken = Events<'approve-cv' | 'report-cv-status'>;

const approves = [r4.cvApprovalPossible];
const statuses = [r4.memberOnDate];

const setUp = setup<CvContext, Taken>()({
  actions: {
    approve: action({ set: ({ s }) => ({ approvedOn: s.today }), reports: { 'cv-approved': ({ s }) => ({ on: s.today }) } }),
    addStatus: action({
      set: ({ context, s }, { date }: CommandPayloads['report-cv-status']) => ({
        statuses: [...context.statuses, { record: s.newId, date, by: written(s.caller) }],
      }),
      reports: { 'cv-status-reported': (_, { date }) => ({ date }) },
    }),
  },
});

const approval = setUp.arrows({ 'approve-cv': { target: 'approved', actions: 'approve' } });

const machine = setUp.createMachine({
  id: 'cv',
  context: { approvedOn: null, statuses: [] },
  initial: 'notApproved',
  on: { 'report-cv-status': { actions: { type: 'addStatus', params: payload } } },
  states: { notApproved: { on: approval }, approved: { on: approval } },
});

export const cv: MachineModule<'cv', Taken> = {
  id: 'cv',
  title: { en: 'CV', da: 'CV-oplysninger' },
  rule: '4.1',
  version: 1,
  cardinality: 'one',
  machine,
  subscribesTo: [],
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
