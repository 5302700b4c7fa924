import { addDays, type LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, set } from '../core/machine.ts';
import type { CommandPayloads, Fact, MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';

/** A rehabilitation course. @da rehabiliteringsforløb @source 4.1, 7.2 */
export interface RehabilitationContext {
  readonly from: LegalDate;
  /** The last day included; null: open. */
  readonly to: LegalDate | null;
}

declare module '../core/types.ts' {
  interface HeardFacts {
    'rehabilitation-registered': RehabilitationRegistered;
  }
  interface MachineContexts {
    rehabilitation: RehabilitationContext;
  }
}

export interface RehabilitationRegistered extends Fact {
  readonly type: 'rehabilitation-registered';
  readonly rehabilitationId: string;
  readonly from: LegalDate;
  readonly to: LegalDate | null;
}

type Register = CommandPayloads['register-rehabilitation'];

const machine = setup({ types: { context: {} as RehabilitationContext, events: {} as MachineEvent } }).createMachine({
  id: 'rehabilitation',
  context: { from: '', to: null },
  initial: 'unregistered',
  states: {
    unregistered: {
      on: {
        'register-rehabilitation': {
          target: 'registered',
          actions: [
            set<RehabilitationContext, Register>(({ s }) => ({ from: s.payload.from, to: s.payload.to ?? null })),
            report<RehabilitationContext, Register>(
              ({ context, s }) =>
                ({
                  type: 'rehabilitation-registered',
                  rehabilitationId: s.newId,
                  from: context.from,
                  to: context.to,
                }) satisfies RehabilitationRegistered,
            ),
          ],
        },
      },
    },
    registered: {},
  },
});

export const rehabilitation: MachineModule<'rehabilitation'> = {
  id: 'rehabilitation',
  title: { en: 'Rehabilitation course', da: 'Rehabiliteringsforløb' },
  rule: '7.2',
  version: 1,
  cardinality: 'many',
  machine,
  hears: [],
  commands: [
    command({
      name: 'register-rehabilitation',
      rule: '7.2',
      roles: ['jobcentre'],
      on: 'new',
      order: [['from', 'to']],
      notAhead: ['from'],
      rules: [],
      result: (s) => ({ rehabilitationId: s.newId }),
      samples: (_, today) => [
        { from: today },
        { from: addDays(today, -60), to: addDays(today, -30) },
        { from: addDays(today, -30), to: addDays(today, 30) },
      ],
    }),
  ],
  view: (items) => ({ rehabilitation: items.map(({ id, context }) => ({ id, from: context.from, to: context.to })) }),
};
