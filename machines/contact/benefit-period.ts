import { action } from '../core/action.ts';
import { addDays, type LegalDate } from '../core/calendar.ts';
import { type Events, payload } from '../core/events.ts';
import { command, type MachineModule } from '../core/machine.ts';
import { setup } from '../core/setup.ts';
import type { CommandPayloads } from '../core/types.ts';
import * as r0 from './rules/0-register.ts';
import { benefitUsed } from './rules/1.1-contact-course.ts';

/** The benefit period: its first day and the hours used (hours, may have decimals). @da dagpengeperiode @source 1.1 b, h */
export interface BenefitPeriodContext {
  readonly firstDay: LegalDate | null;
  readonly fullTime: boolean;
  readonly hoursUsed: number;
}

declare module '../core/types.ts' {
  interface PublishedFacts {
    'benefit-used': Fact;
  }
  interface MachineContexts {
    'benefit-period': BenefitPeriodContext;
  }
}

type Taken = Events<'start-benefit-period' | 'report-benefit-hours'>;
type Hours = CommandPayloads['report-benefit-hours'];

const setUp = setup<BenefitPeriodContext, Taken>()({
  guards: {
    '1.1 h the hours used pass the figure': ({ context, event }, { hoursUsed }: Hours) =>
      benefitUsed(hoursUsed, context.fullTime, event.s.today),
  },
  actions: {
    start: action({
      set: (_, { firstDay, fullTime }: CommandPayloads['start-benefit-period']) => ({ firstDay, fullTime, hoursUsed: 0 }),
      reports: { 'benefit-period-started': (_, { firstDay, fullTime }) => ({ firstDay, fullTime }) },
    }),
    count: action({
      set: (_, { hoursUsed }: Hours) => ({ hoursUsed }),
      reports: { 'benefit-hours-reported': (_, { hoursUsed }) => ({ hoursUsed }) },
    }),
    useUp: action({ reports: { 'benefit-used': () => ({ rule: '1.1' }) } }),
  },
});

const hours = setUp.arrows({
  'report-benefit-hours': [
    {
      guard: { type: '1.1 h the hours used pass the figure', params: payload },
      target: 'used',
      actions: [{ type: 'count', params: payload }, 'useUp'],
    },
    { target: 'running', actions: { type: 'count', params: payload } },
  ],
});

const machine = setUp.createMachine({
  id: 'benefit-period',
  context: { firstDay: null, fullTime: true, hoursUsed: 0 },
  initial: 'none',
  on: { 'start-benefit-period': { target: '.running', actions: { type: 'start', params: payload } } },
  states: {
    none: {},
    running: { on: hours },
    used: { on: hours },
  },
});

export const benefitPeriod: MachineModule<'benefit-period', Taken> = {
  id: 'benefit-period',
  title: { en: 'Benefit period', da: 'Dagpengeperiode' },
  rule: '1.1',
  version: 1,
  cardinality: 'one',
  machine,
  subscribesTo: [],
  commands: [
    command({
      name: 'start-benefit-period',
      rule: '1.1',
      roles: ['a-kasse'],
      on: 'one',
      notAhead: ['firstDay'],
      rules: [],
      samples: (_, today) => [
        { firstDay: today, fullTime: true },
        { firstDay: addDays(today, -10), fullTime: false },
      ],
    }),
    command({
      name: 'report-benefit-hours',
      rule: '1.1',
      roles: ['a-kasse'],
      on: 'one',
      rules: [r0.benefitPeriodBegun],
      samples: () => [0, 333, 334, 410, 411].map((hoursUsed) => ({ hoursUsed })),
    }),
  ],
  view: ([item]) => ({
    benefitPeriod:
      item?.context.firstDay == null
        ? null
        : { firstDay: item.context.firstDay, hoursUsed: item.context.hoursUsed, fullTime: item.context.fullTime },
  }),
};
