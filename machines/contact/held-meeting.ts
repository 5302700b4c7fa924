import { addDays, type LegalDate } from '../core/calendar.ts';
import { written } from '../core/composition.ts';
import { command, type MachineModule, report, set } from '../core/machine.ts';
import type { MachineEvent } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import * as r0 from './rules/0-register.ts';
import * as r11 from './rules/1.1-contact-course.ts';

/** A meeting that was held; linked to no appointment. @da afholdt samtale @source 1.1 b */
export interface HeldMeetingContext {
  readonly type: number;
  readonly date: LegalDate;
  readonly by: string;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    'held-meeting': HeldMeetingContext;
  }
}

type Held = { readonly meetingType: number; readonly date: LegalDate };

const rules = [
  r0.knownMeetingType,
  r11.typeForAKasse,
  r11.memberOnDate,
  r11.ever75,
  r11.notInactiveBeforeRelease,
  r11.notAfter75,
  r11.notBefore75,
  r11.afterFirstBenefitDay,
];

const machine = setup({
  types: { context: {} as HeldMeetingContext, events: {} as MachineEvent },
}).createMachine({
  id: 'held-meeting',
  context: { type: 0, date: '', by: '' },
  initial: 'unregistered',
  states: {
    unregistered: {
      on: {
        'register-held-meeting': {
          target: 'registered',
          actions: [
            set<HeldMeetingContext, Held>(({ s }) => ({ type: s.payload.meetingType, date: s.payload.date, by: written(s.caller) })),
            report<HeldMeetingContext, Held>(({ s }) => ({
              type: 'held-meeting-registered',
              meetingId: s.newId,
              meetingType: s.payload.meetingType,
              date: s.payload.date,
            })),
          ],
        },
      },
    },
    registered: {},
  },
});

export const heldMeeting: MachineModule<'held-meeting'> = {
  id: 'held-meeting',
  title: { en: 'Held meeting', da: 'Afholdt samtale' },
  rule: '1.1',
  version: 1,
  cardinality: 'many',
  machine,
  hears: [],
  commands: [
    command({
      name: 'register-held-meeting',
      rule: '1.1',
      roles: ['jobcentre', 'a-kasse'],
      on: 'new',
      notAhead: ['date'],
      rules,
      result: (s) => ({ meetingId: s.newId }),
      samples: (_, today) => [4, 7, 17, 99].flatMap((meetingType) => [0, -3, -30].map((d) => ({ meetingType, date: addDays(today, d) }))),
    }),
  ],
  view: (items) => ({ meetings: items.map(({ id, context }) => ({ id, type: context.type, date: context.date, by: context.by })) }),
};
