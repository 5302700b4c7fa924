import { addDays, type LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, send, set, textOf } from '../core/machine.ts';
import type { MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { aKasseNow } from '../readings.ts';
import type { AvailabilityAssessed } from './availability-assessment.ts';

/**
 * The jobcentre's notice of an incident that the a-kasse must answer by an availability assessment; any code answers it.
 * What happened lies in the record of the same id.
 * @da negativ underretningspligtig hændelse (NUPH) @source 5.1
 */
export interface NuphContext {
  readonly on: LegalDate;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    nuph: NuphContext;
  }
}

type Notice = { readonly on: LegalDate };

const machine = setup({
  types: { context: {} as NuphContext, events: {} as MachineEvent },
  guards: {
    '5.1 the assessment answers this notice': ({ event }) => (event.fact as AvailabilityAssessed).inReplyTo === event.s.item?.id,
  },
}).createMachine({
  id: 'nuph',
  context: { on: '' },
  initial: 'unsent',
  states: {
    unsent: {
      on: {
        'send-nuph': {
          target: 'open',
          actions: [
            set<NuphContext, Notice>(({ s }) => ({ on: s.payload.on })),
            report<NuphContext, Notice>(({ s }) => ({ type: 'nuph-sent', nuphId: s.newId, on: s.payload.on })),
            send<NuphContext, Notice>(({ s }) => {
              const aKasse = aKasseNow(s.sofar);
              return aKasse === null
                ? []
                : [{ to: `a-kasse ${aKasse}`, channel: 'webservice', type: 'nuph', data: { nuphId: s.newId, on: s.payload.on } }];
            }),
          ],
        },
      },
    },
    open: {
      on: {
        'availability-assessed': {
          guard: '5.1 the assessment answers this notice',
          target: 'answered',
          actions: report<NuphContext, unknown, AvailabilityAssessed>(({ s, fact }) => ({
            type: 'nuph-answered',
            nuphId: s.item?.id,
            assessmentId: fact.assessmentId,
          })),
        },
      },
    },
    answered: {},
  },
});

export const nuph: MachineModule<'nuph'> = {
  id: 'nuph',
  title: { en: 'Notice that the a-kasse must answer', da: 'Negativ underretningspligtig hændelse (NUPH)' },
  rule: '5.1',
  version: 1,
  cardinality: 'many',
  machine,
  hears: ['availability-assessed'],
  commands: [
    command({
      name: 'send-nuph',
      rule: '5.1',
      roles: ['jobcentre'],
      on: 'new',
      notAhead: ['on'],
      rules: [],
      result: (s) => ({ nuphId: s.newId }),
      samples: (_, today) => [{ on: today }, { on: addDays(today, -5) }],
    }),
  ],
  view: (items) => ({
    availability: {
      nuphs: items.map(({ id, value, context }) => ({ id, incident: textOf([id], 'incident'), on: context.on, status: value })),
    },
  }),
};
