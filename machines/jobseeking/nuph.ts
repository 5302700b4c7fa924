import { action } from '../core/action.ts';
import { addDays, type LegalDate } from '../core/calendar.ts';
import { type Events, fact, payload } from '../core/events.ts';
import { command, type MachineModule, textOf } from '../core/machine.ts';
import { setup } from '../core/setup.ts';
import type { CommandPayloads } from '../core/types.ts';
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

type Taken = Events<'send-nuph', 'availability-assessed'>;

const machine = setup<NuphContext, Taken>()({
  guards: {
    '5.1 the assessment answers this notice': ({ event }, { inReplyTo }: AvailabilityAssessed) => inReplyTo === event.s.item?.id,
  },
  actions: {
    send: action({
      set: (_, { on }: CommandPayloads['send-nuph']) => ({ on }),
      reports: { 'nuph-sent': ({ s }, { on }) => ({ nuphId: s.newId, on }) },
      sends: ({ s }, { on }) => {
        const aKasse = aKasseNow(s.current);
        return aKasse === null ? [] : [{ to: `a-kasse ${aKasse}`, channel: 'webservice', type: 'nuph', data: { nuphId: s.newId, on } }];
      },
    }),
    answer: action({
      reports: { 'nuph-answered': ({ s }, { assessmentId }: AvailabilityAssessed) => ({ nuphId: s.item?.id, assessmentId }) },
    }),
  },
}).createMachine({
  id: 'nuph',
  context: { on: '' },
  initial: 'unsent',
  states: {
    unsent: { on: { 'send-nuph': { target: 'open', actions: { type: 'send', params: payload } } } },
    open: {
      on: {
        'availability-assessed': {
          guard: { type: '5.1 the assessment answers this notice', params: fact },
          target: 'answered',
          actions: { type: 'answer', params: fact },
        },
      },
    },
    answered: {},
  },
});

export const nuph: MachineModule<'nuph', Taken> = {
  id: 'nuph',
  title: { en: 'Notice that the a-kasse must answer', da: 'Negativ underretningspligtig hændelse (NUPH)' },
  rule: '5.1',
  version: 1,
  cardinality: 'many',
  machine,
  subscribesTo: ['availability-assessed'],
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
