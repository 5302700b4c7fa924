import { addDays, dayOf, type LegalDate } from '../core/calendar.ts';
import { command, type MachineModule, report, send, set } from '../core/machine.ts';
import { rule } from '../core/rule.ts';
import type { CitizenState, Events, Fact, MachineEvent, Message } from '../core/types.ts';
import { setup } from '../core/xstate.ts';
import { allOf, contactCourseActive, contactCourseNow, groupNow, groupPeriods, jobcentreNow, subscribed } from '../readings.ts';
import type { AbsenceRegistered } from './absence.ts';
import { contactCourseId } from './absence.ts';
import type { GroupChanged } from './group-chart.ts';
import { cancelledText } from './message-texts.ts';
import * as r0 from './rules/0-register.ts';
import * as r11 from './rules/1.1-contact-course.ts';

/** Appointments at the jobcentre: a meeting (summons or booking), and a deadline for booking one. @da aftaler @source 0, 1.1 e–g */

/** What stood in the register when the appointment was made: 1.1 f asks for it when the citizen comes back. */
export interface Made {
  readonly on: LegalDate;
  readonly outsideGroup1: boolean;
  /** The 75 that was registered, active or inactive; null: none. */
  readonly during: string | null;
}

/** A summons or a booking. @da mødeindkaldelse, selvbooket møde */
export interface MeetingContext {
  readonly kind: 'summons' | 'booking';
  readonly meetingType: number;
  /** Local minute in Copenhagen. */
  readonly at: string;
  readonly reason: string | null;
  readonly made: Made;
}

/** A deadline for booking a meeting. @da frist for selvbooking */
export interface BookingDeadlineContext {
  readonly meetingType: number;
  readonly deadline: LegalDate;
  readonly reason: string | null;
  readonly made: Made;
}

declare module '../core/types.ts' {
  interface HeardFacts {
    'meeting-booked': Fact;
  }
  interface MachineContexts {
    meeting: MeetingContext;
    'booking-deadline': BookingDeadlineContext;
  }
}

type Meet = { readonly meetingType: number; readonly at: string };
type Limit = { readonly meetingType: number; readonly deadline: LegalDate };

const summons = [r0.knownMeetingType, r0.groupOpen, r11.contactNotAtAKasse, r11.no75BeforeRelease];
const limits = [r0.knownMeetingType, r0.eightDaysAhead, r0.groupOpen, r11.contactNotAtAKasse, r11.no75BeforeRelease];

/** A citizen cancels bookings only; a jobcentre any appointment. */
const ownBooking = rule({
  id: '0',
  code: 'forbidden-role',
  wrong: {
    en: 'It is no booking of the citizen’s own, and only the jobcentre cancels it',
    da: 'Det er ikke borgerens egen booking, og kun jobcentret kan annullere den',
  },
  status: 403,
  en: 'a citizen cancels own bookings only',
  da: 'Borgeren kan kun annullere egne selvbookede møder',
  holds: ({ item, caller }) => caller.role !== 'citizen' || (item?.context as { kind?: string } | undefined)?.kind === 'booking',
});

const madeNow = (s: MachineEvent['s']): Made => ({
  on: s.today,
  outsideGroup1: groupNow(s.before) !== 1,
  during: contactCourseNow(s.before)?.id ?? null,
});

/** Outside group 1 by what was registered then, or by what is known by now of the whole day (a sick report told late). */
const wasOutsideGroup1 = (state: CitizenState, made: Made): boolean =>
  made.outsideGroup1 || groupPeriods(state).some((p) => p.value !== 1 && p.from < made.on && (p.until === null || made.on < p.until));

const notMade: Made = { on: '', outsideGroup1: false, during: null };

/**
 * Back in group 1 with 75 active there, after the table in 1.1 a, and made outside it during that same 75:
 * it was registered then, or has been registered late since, and holds from that day or an earlier one.
 * One registered on its own first day, later on the day of the appointment, began after it.
 */
const backInGroup1 = ({ context: { made }, event }: { context: { readonly made: Made }; event: MachineEvent }): boolean => {
  const course = contactCourseNow(event.s.sofar);
  return (
    (event.fact as GroupChanged).to === 1 &&
    course !== undefined &&
    contactCourseActive(event.s.sofar) &&
    wasOutsideGroup1(event.s.before, made) &&
    (made.during === course.id || (course.context.from <= made.on && course.context.from < course.context.registeredOn))
  );
};

/** 75 registered active while the citizen is in group 1: the contact course begins; not one that was over before it was registered. */
const courseBegins = (event: MachineEvent): boolean => {
  const fact = event.fact as AbsenceRegistered;
  return fact.code === 75 && fact.status === 'active' && groupNow(event.s.before) === 1 && (fact.to === null || fact.to >= event.s.today);
};

const made = (kind: 'summons' | 'booking') => [
  set<MeetingContext, Meet>(({ s }) => ({ kind, meetingType: s.payload.meetingType, at: s.payload.at, made: madeNow(s) })),
  report<MeetingContext, Meet>(({ s }) => ({
    type: kind === 'summons' ? 'summons-sent' : 'meeting-booked',
    appointmentId: s.newId,
    meetingType: s.payload.meetingType,
    at: s.payload.at,
  })),
];

const cancelled = (reason: string) => [
  set<MeetingContext>(() => ({ reason })),
  report<MeetingContext>(({ context, s }) => ({
    type: 'appointment-cancelled',
    appointmentId: s.item?.id,
    kind: context.kind,
    reason,
    ...(reason === 'cancelled' ? {} : { rule: '1.1' }),
  })),
];

/** The citizen is told of a cancelled meeting by SMS and by e-mail, each if subscribed (1.1 f). */
const tell = send<MeetingContext>(
  ({ context, s }) => {
    const { sms, email } = subscribed(s.sofar);
    const message = (channel: 'sms' | 'email'): Message => ({
      to: 'citizen',
      channel,
      type: 'appointment-cancelled',
      text: cancelledText({ ...context, jobcentre: jobcentreNow(s.sofar) }),
      data: { appointmentId: s.item?.id, kind: context.kind, meetingType: context.meetingType, at: context.at, reason: context.reason },
    });
    return [...(sms ? [message('sms')] : []), ...(email ? [message('email')] : [])];
  },
  ({ s }) => contactCourseId(s.sofar),
);

const meetingMachine = setup({
  types: {
    context: {} as MeetingContext,
    events: {} as Events<
      'summon' | 'book-meeting' | 'cancel-appointment',
      'contact-group-changed' | 'absence-registered',
      'meeting-day-over'
    >,
  },
  guards: {
    '1.1 f made outside group 1 during the same 75, back in group 1 with 75 active': backInGroup1,
    '1.1 g the contact course begins, and this is a booking of type 7 or a summons of type 17': ({ context, event }) =>
      courseBegins(event) &&
      ((context.kind === 'booking' && context.meetingType === 7) || (context.kind === 'summons' && context.meetingType === 17)),
  },
}).createMachine({
  id: 'meeting',
  context: { kind: 'summons', meetingType: 0, at: '', reason: null, made: notMade },
  initial: 'unmade',
  states: {
    unmade: {
      on: {
        summon: { target: 'open', actions: made('summons') },
        'book-meeting': { target: 'open', actions: made('booking') },
      },
    },
    open: {
      on: {
        'cancel-appointment': { target: 'cancelled', actions: cancelled('cancelled') },
        'meeting-day-over': {
          target: 'passed',
          actions: report<MeetingContext>(({ context, s }) => ({
            type: 'appointment-passed',
            appointmentId: s.item?.id,
            kind: context.kind,
          })),
        },
        'contact-group-changed': {
          guard: '1.1 f made outside group 1 during the same 75, back in group 1 with 75 active',
          target: 'cancelled',
          actions: [...cancelled('back-to-group-1'), tell],
        },
        'absence-registered': {
          guard: '1.1 g the contact course begins, and this is a booking of type 7 or a summons of type 17',
          target: 'cancelled',
          actions: [...cancelled('contact-course-started'), tell],
        },
      },
    },
    cancelled: {},
    passed: {},
  },
});

const closed = (reason: string) => [
  set<BookingDeadlineContext>(() => ({ reason })),
  report<BookingDeadlineContext>(
    ({ s }): Fact => ({
      type: 'booking-deadline-closed',
      appointmentId: s.item?.id,
      reason,
      ...(reason === 'cancelled' ? {} : { rule: reason === 'self-booking-waived' ? '0' : '1.1' }),
    }),
  ),
];

const deadlineMachine = setup({
  types: {
    context: {} as BookingDeadlineContext,
    events: {} as Events<
      'create-deadline' | 'cancel-appointment',
      'meeting-booked' | 'contact-group-changed' | 'absence-registered',
      'booking-deadline-over'
    >,
  },
  guards: {
    '0 the booking is of the same meeting type': ({ context, event }) =>
      (event.fact as Fact & { meetingType: number }).meetingType === context.meetingType,
    '1.1 f made outside group 1 during the same 75, back in group 1 with 75 active': backInGroup1,
    '1.1 g the contact course begins': ({ event }) => courseBegins(event),
    '0 absence 56 or 57 is registered': ({ event }) => [56, 57].includes((event.fact as AbsenceRegistered).code),
  },
}).createMachine({
  id: 'booking-deadline',
  context: { meetingType: 0, deadline: '', reason: null, made: notMade },
  initial: 'unmade',
  states: {
    unmade: {
      on: {
        'create-deadline': {
          target: 'open',
          actions: [
            set<BookingDeadlineContext, Limit>(({ s }) => ({
              meetingType: s.payload.meetingType,
              deadline: s.payload.deadline,
              made: madeNow(s),
            })),
            report<BookingDeadlineContext, Limit>(({ s }) => ({
              type: 'booking-deadline-set',
              appointmentId: s.newId,
              meetingType: s.payload.meetingType,
              deadline: s.payload.deadline,
            })),
          ],
        },
      },
    },
    open: {
      on: {
        'cancel-appointment': { target: 'closed', actions: closed('cancelled') },
        'meeting-booked': {
          guard: '0 the booking is of the same meeting type',
          target: 'met',
          actions: report<BookingDeadlineContext>(({ s }) => ({ type: 'booking-deadline-met', appointmentId: s.item?.id, rule: '0' })),
        },
        'booking-deadline-over': {
          target: 'missed',
          actions: report<BookingDeadlineContext>(({ s }) => ({ type: 'booking-deadline-missed', appointmentId: s.item?.id })),
        },
        'contact-group-changed': {
          guard: '1.1 f made outside group 1 during the same 75, back in group 1 with 75 active',
          target: 'closed',
          actions: closed('back-to-group-1'),
        },
        'absence-registered': [
          { guard: '1.1 g the contact course begins', target: 'closed', actions: closed('contact-course-started') },
          { guard: '0 absence 56 or 57 is registered', target: 'closed', actions: closed('self-booking-waived') },
        ],
      },
    },
    met: {},
    missed: {},
    closed: {},
  },
});

const sampleMeetings = (_: unknown, today: LegalDate): readonly Meet[] =>
  [4, 7, 17, 99].map((meetingType) => ({ meetingType, at: `${addDays(today, 10)}T10:00` }));

export const meeting: MachineModule<'meeting'> = {
  id: 'meeting',
  title: { en: 'Summons and booking', da: 'Mødeindkaldelse og selvbooket møde' },
  rule: '1.1',
  version: 1,
  cardinality: 'many',
  machine: meetingMachine,
  hears: ['contact-group-changed', 'absence-registered'],
  commands: [
    command({
      name: 'summon',
      rule: '1.1',
      roles: ['jobcentre'],
      on: 'new',
      rules: summons,
      result: (s) => ({ appointmentId: s.newId }),
      samples: sampleMeetings,
    }),
    command({
      name: 'book-meeting',
      rule: '1.1',
      roles: ['citizen'],
      on: 'new',
      rules: summons,
      result: (s) => ({ appointmentId: s.newId }),
      samples: sampleMeetings,
    }),
    command({
      name: 'cancel-appointment',
      rule: '0',
      roles: ['jobcentre', 'citizen'],
      on: 'appointmentId',
      alsoOn: ['booking-deadline'],
      rules: [ownBooking, r0.appointmentOpen],
      samples: (state) => [...allOf(state, 'meeting'), ...allOf(state, 'booking-deadline')].map((a) => ({ appointmentId: a.id })),
    }),
  ],
  deadlines: ({ value, context }) =>
    value === 'open' ? [{ event: 'meeting-day-over', on: addDays(dayOf(context.at), 1), rule: '0' }] : [],
  view: (items) => ({
    appointments: items.map(({ id, value, context }) => ({
      id,
      kind: context.kind,
      meetingType: context.meetingType,
      at: context.at,
      status: value,
      reason: context.reason,
    })),
  }),
};

export const bookingDeadline: MachineModule<'booking-deadline'> = {
  id: 'booking-deadline',
  title: { en: 'Deadline for booking a meeting', da: 'Frist for selvbooking' },
  rule: '1.1',
  version: 1,
  cardinality: 'many',
  machine: deadlineMachine,
  hears: ['meeting-booked', 'contact-group-changed', 'absence-registered'],
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
  deadlines: ({ value, context }) =>
    value === 'open' ? [{ event: 'booking-deadline-over', on: addDays(context.deadline, 1), rule: '0' }] : [],
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
