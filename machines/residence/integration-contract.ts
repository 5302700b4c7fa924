import { addDays, type LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, set } from '../core/machine.ts';
import type { MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';

/** A contract under the integration act (INL). @da kontrakt efter integrationsloven @source 1.2 */
export interface IntegrationContractContext {
  readonly from: LegalDate;
  readonly to: LegalDate | null;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    'integration-contract': IntegrationContractContext;
  }
}

type Contract = { readonly from: LegalDate; readonly to?: LegalDate | null | undefined };

const machine = setup({ types: { context: {} as IntegrationContractContext, events: {} as MachineEvent } }).createMachine({
  id: 'integration-contract',
  context: { from: '', to: null },
  initial: 'unregistered',
  states: {
    unregistered: {
      on: {
        'register-integration-contract': {
          target: 'registered',
          actions: [
            set<IntegrationContractContext, Contract>(({ s }) => ({ from: s.payload.from, to: s.payload.to ?? null })),
            report<IntegrationContractContext, Contract>(({ s }) => ({
              type: 'integration-contract-registered',
              contractId: s.newId,
              from: s.payload.from,
              to: s.payload.to ?? null,
            })),
          ],
        },
      },
    },
    registered: {},
  },
});

export const integrationContract: MachineModule<'integration-contract'> = {
  id: 'integration-contract',
  title: { en: 'Integration contract', da: 'Kontrakt efter integrationsloven' },
  rule: '1.2',
  version: 1,
  cardinality: 'many',
  machine,
  hears: [],
  commands: [
    command({
      name: 'register-integration-contract',
      rule: '1.2',
      roles: ['jobcentre'],
      on: 'new',
      order: [['from', 'to']],
      notAhead: ['from'],
      rules: [],
      result: (s) => ({ contractId: s.newId }),
      samples: (_, today) => [
        { from: today },
        { from: addDays(today, -20), to: today },
        { from: addDays(today, -20), to: addDays(today, 20) },
      ],
    }),
  ],
  view: (items) => ({ integrationContracts: items.map(({ id, context }) => ({ id, from: context.from, to: context.to })) }),
};
