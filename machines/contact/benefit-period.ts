import { addDays, type LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, set } from '../core/machine.ts';
import type { Events, Fact } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import * as r0 from './rules/0-register.ts';
import { benefitUsed } from './rules/1.1-contact-course.ts';

/** The benefit period: its first day and the hours used so far (hours, may have decimals). @da dagpengeperiode @source 1.1 b, h */
export interface BenefitPeriodContext {
  readonly firstDay: LegalDate | null;
  readonly fullTime: boolean;
  readonly hoursUsed: number;
}

declare module '../core/types.ts' {
  interface HeardFacts {
    'benefit-used': Fact;
  }
  interface MachineContexts {
    'benefit-period': BenefitPeriodContext;
  }
}

type Start = { readonly firstDay: LegalDate; readonly fullTime: boolean };
type Hours = { readonly hoursUsed: number };

const reported = [
  set<BenefitPeriodContext, Hours>(({ s }) => ({ hoursUsed: s.payload.hoursUsed })),
  report<BenefitPeriodContext, Hours>(({ s }) => ({ type: 'benefit-hours-reported', hoursUsed: s.payload.hoursUsed })),
];

const hours = [
  {
    guard: '1.1 h the hours used pass the figure' as const,
    target: 'used',
    actions: [...reported, report((): Fact => ({ type: 'benefit-used', rule: '1.1' }))],
  },
  { target: 'running', actions: reported },
];

const machine = setup({
  types: { context: {} as BenefitPeriodContext, events: {} as Events<'start-benefit-period' | 'report-benefit-hours'> },
  guards: {
    '1.1 h the hours used pass the figure': ({ context, event }) =>
      benefitUsed((event.s.payload as Hours).hoursUsed, context.fullTime, event.s.today),
  },
}).createMachine({
  id: 'benefit-period',
  context: { firstDay: null, fullTime: true, hoursUsed: 0 },
  initial: 'none',
  on: {
    'start-benefit-period': {
      target: '.running',
      actions: [
        set<BenefitPeriodContext, Start>(({ s }) => ({ firstDay: s.payload.firstDay, fullTime: s.payload.fullTime, hoursUsed: 0 })),
        report<BenefitPeriodContext, Start>(({ s }) => ({
          type: 'benefit-period-started',
          firstDay: s.payload.firstDay,
          fullTime: s.payload.fullTime,
        })),
      ],
    },
  },
  states: {
    none: {},
    running: { on: { 'report-benefit-hours': hours } },
    used: { on: { 'report-benefit-hours': hours } },
  },
});

export const benefitPeriod: MachineModule<'benefit-period'> = {
  id: 'benefit-period',
  title: { en: 'Benefit period', da: 'Dagpengeperiode' },
  rule: '1.1',
  version: 1,
  cardinality: 'one',
  machine,
  hears: [],
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
