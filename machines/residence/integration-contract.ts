import { addDays, type LegalDate, later } from '../core/calendar.ts';
import { records } from '../core/record.ts';
import type { Situation } from '../core/types.ts';
import { allOf } from '../readings.ts';

/** A contract under the integration act (INL). @da kontrakt efter integrationsloven @source 1.2 */
export interface IntegrationContractContext {
  readonly from: LegalDate;
  /** The last day included; null: open. */
  readonly to: LegalDate | null;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    'integration-contract': IntegrationContractContext;
  }
}

/** The new end does not lie before the contract's own start. */
const endAfterStart = ({ item, payload }: Situation<{ readonly to: LegalDate | null }>): readonly [LegalDate, LegalDate] | undefined =>
  payload.to === null ? undefined : [(item as { readonly context: IntegrationContractContext }).context.from, payload.to];

export const integrationContract = records<'integration-contract'>({
  id: 'integration-contract',
  title: { en: 'Integration contract', da: 'Kontrakt efter integrationsloven' },
  rule: '1.2',
  blank: { from: '', to: null },
  idAs: 'contractId',
  made: {
    'register-integration-contract': {
      rule: '1.2',
      roles: ['jobcentre'],
      order: [['from', 'to']],
      notAhead: ['from'],
      rules: [],
      keeps: ({ payload }) => ({ from: payload.from, to: payload.to ?? null }),
      reports: 'integration-contract-registered',
      samples: (_, today) => [
        { from: today },
        { from: addDays(today, -20), to: today },
        { from: addDays(today, -20), to: addDays(today, 20) },
      ],
    },
  },
  changed: {
    'update-integration-contract': {
      rule: '1.2',
      roles: ['jobcentre'],
      order: [endAfterStart],
      rules: [],
      keeps: ({ payload }) => ({ to: payload.to }),
      reports: 'integration-contract-updated',
      says: ({ from, to }) => ({ from, to }),
      samples: (state, today) =>
        allOf(state, 'integration-contract').flatMap(({ id: contractId, context }) => [
          { contractId, to: later(today, context.from) },
          { contractId, to: null },
        ]),
    },
  },
  view: (items) => ({ integrationContracts: items.map(({ id, context }) => ({ id, from: context.from, to: context.to })) }),
});
