import { action } from '../core/action.ts';
import { addDays, type LegalDate } from '../core/calendar.ts';
import { type Events, fact, situation } from '../core/events.ts';
import { command, type MachineModule } from '../core/machine.ts';
import { setup } from '../core/setup.ts';
import type { CommandPayloads, Situation } from '../core/types.ts';
import type { AbsenceRegistered } from './absence.ts';
import { backInGroup1, courseBegins, type Made, madeNow, notMade } from './appointments.ts';
import type { MeetingBooked } from './meeting.ts';
import * as r0 from './rules/0-register.ts';
import * as r11 from './rules/1.1-contact-course.ts';

/** A deadline for booking a meeting. @da frist for selvbooking @source 0, 1.1 e–g */
export interface BookingDeadlineContext {
  readonly meetingType: number;
  readonly deadline: LegalDate;
  readonly reason: string | null;
  readonly made: Made;
}

declare module '../core/types.ts' {
  interface MachineContexts {
    'booking-deadline': BookingDeadlineContext;
  }
}

type Taken = Events<
  'create-deadline' | 'cancel-appointment',
  'meeting-booked' | 'contact-group-changed' | 'absence-registered',
  'booking-deadline-over'
>;

const limits = [r0.knownMeetingType, r0.eightDaysAhead, r0.groupOpen, r11.contactNotAtAKasse, r11.no75BeforeRelease];

const machine = setup<BookingDeadlineContext, Taken>()({
  guards: {
    '0 the booking is of the same meeting type': ({ context }, { meetingType }: MeetingBooked) => meetingType === context.meetingType,
    '1.1 f made outside group 1 during the same 75, back in group 1 with 75 active': backInGroup1,
    '1.1 g the contact course begins': courseBegins,
    '0 absence 56 or 57 is registered': (_, { code }: AbsenceRegistered) => [56, 57].includes(code),
  },
  actions: {
    set: action({
      set: (_, s: Situation<CommandPayloads['create-deadline']>) => ({
        meetingType: s.payload.meetingType,
        deadline: s.payload.deadline,
        made: madeNow(s),
      }),
      reports: {
        'booking-deadline-set': ({ context: { meetingType, deadline }, s }) => ({ appointmentId: s.newId, meetingType, deadline }),
      },
    }),
    close: action({
      set: (_, { reason }: { reason: string; rule?: string }) => ({ reason }),
      reports: {
        'booking-deadline-closed': ({ s }, { reason, rule }) => ({ appointmentId: s.item?.id, reason, ...(rule ? { rule } : {}) }),
      },
    }),
    meet: action({ reports: { 'booking-deadline-met': ({ s }) => ({ appointmentId: s.item?.id, rule: '0' }) } }),
    miss: action({ reports: { 'booking-deadline-missed': ({ s }) => ({ appointmentId: s.item?.id }) } }),
  },
}).createMachine({
  id: 'booking-deadline',
  context: { meetingType: 0, deadline: '', reason: null, made: notMade },
  initial: 'unmade',
  states: {
    unmade: { on: { 'create-deadline': { target: 'open', actions: { type: 'set', params: situation } } } },
    open: {
      on: {
        'cancel-appointment': { target: 'closed', actions: { type: 'close', params: { reason: 'cancelled' } } },
        'meeting-booked': { guard: { type: '0 the booking is of the same meeting type', params: fact }, target: 'met', actions: 'meet' },
        'booking-deadline-over': { target: 'missed', actions: 'miss' },
        'contact-group-changed': {
          guard: { type: '1.1 f made outside group 1 during the same 75, back in group 1 with 75 active', params: fact },
          target: 'closed',
          actions: { type: 'close', params: { reason: 'back-to-group-1', rule: '1.1' } },
        },
        'absence-registered': [
          {
            guard: { type: '1.1 g the contact course begins', params: fact },
            target: 'closed',
            actions: { type: 'close', params: { reason: 'contact-course-started', rule: '1.1' } },
          },
          {
            guard: { type: '0 absence 56 or 57 is registered', params: fact },
            target: 'closed',
            actions: { type: 'close', params: { reason: 'self-booking-waived', rule: '0' } },
          },
        ],
      },
    },
    met: {},
    missed: {},
    closed: {},
  },
});

export const bookingDeadline: MachineModule<'booking-deadline', Taken> = {
  id: 'booking-deadline',
  title: { en: 'Deadline for booking a meeting', da: 'Frist for selvbooking' },
  rule: '1.1',
  version: 1,
  cardinality: 'many',
  machine,
  subscribesTo: ['meeting-booked', 'contact-group-changed', 'absence-registered'],
  commands: [
    command({
      name: 'create-deadline',
      rule: '1.1',
      roles: ['jobcentre'],
      on: 'new',
      rules: limits,
      result: (s) => ({ appointmentId: s.newId }),
      samples: (_, today) => [
        { meetingType: 7, deadline: addDays(today, 8) },
        { meetingType: 7, deadline: addDays(today, 7) },
        { meetingType: 17, deadline: addDays(today, 20) },
        { meetingType: 99, deadline: addDays(today, 20) },
      ],
    }),
  ],
  deadlines: [
    {
      event: 'booking-deadline-over',
      rule: '0',
      en: 'the day after the last day for booking',
      da: 'dagen efter bookingfristens sidste dag',
      on: ({ value, context }) => (value === 'open' ? addDays(context.deadline, 1) : null),
    },
  ],
  view: (items) => ({
    appointments: items.map(({ id, value, context }) => ({
      id,
      kind: 'deadline',
      meetingType: context.meetingType,
      at: context.deadline,
      deadline: context.deadline,
      status: value,
      reason: context.reason,
    })),
  }),
};
