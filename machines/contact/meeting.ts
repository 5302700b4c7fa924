import { action } from '../core/action.ts';
import { addDays, dayOf, type LegalDate } from '../core/calendar.ts';
import { type Events, fact, situation } from '../core/events.ts';
import { command, type MachineModule } from '../core/machine.ts';
import { rule } from '../core/rule.ts';
import { setup } from '../core/setup.ts';
import type { CommandPayloads, Fact, Message, Situation } from '../core/types.ts';
import { allOf, jobcentreNow, subscribed } from '../readings.ts';
import { type AbsenceRegistered, contactCourseId } from './absence.ts';
import { backInGroup1, courseBegins, type Made, madeNow, notMade } from './appointments.ts';
import { cancelledText } from './message-texts.ts';
import * as r0 from './rules/0-register.ts';
import * as r11 from './rules/1.1-contact-course.ts';

/** A meeting at the jobcentre: a summons or a booking. @da mødeindkaldelse, selvbooket møde @source 0, 1.1 e–g */
export interface MeetingContext {
  readonly kind: 'summons' | 'booking';
  readonly meetingType: number;
  /** Local minute in Copenhagen. */
  readonly at: string;
  readonly reason: string | null;
  readonly made: Made;
}

declare module '../core/types.ts' {
  interface PublishedFacts {
    'meeting-booked': MeetingBooked;
  }
  interface MachineContexts {
    meeting: MeetingContext;
  }
}

export interface MeetingBooked extends Fact {
  readonly type: 'meeting-booked';
  readonly appointmentId: string;
  readonly meetingType: number;
  readonly at: string;
}

type Taken = Events<'summon' | 'book-meeting' | 'cancel-appointment', 'contact-group-changed' | 'absence-registered', 'meeting-day-over'>;
type Meet = Situation<CommandPayloads['summon']>;

const summons = [r0.knownMeetingType, r0.groupOpen, r11.contactNotAtAKasse, r11.no75BeforeRelease];

/** A citizen cancels bookings only; a jobcentre any appointment. */
export const ownBooking = rule({
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

const appointment = ({ s }: { readonly s: Situation }, { payload: { meetingType, at } }: Meet) => ({
  appointmentId: s.newId,
  meetingType,
  at,
});

const machine = setup<MeetingContext, Taken>()({
  guards: {
    '1.1 f made outside group 1 during the same 75, back in group 1 with 75 active': backInGroup1,
    '1.1 g the contact course begins, and this is a booking of type 7 or a summons of type 17': (asked, begun: AbsenceRegistered) =>
      courseBegins(asked, begun) && asked.context.meetingType === (asked.context.kind === 'booking' ? 7 : 17),
  },
  actions: {
    summon: action({
      set: (_, s: Meet) => ({ kind: 'summons', meetingType: s.payload.meetingType, at: s.payload.at, made: madeNow(s) }),
      reports: { 'summons-sent': appointment },
    }),
    book: action({
      set: (_, s: Meet) => ({ kind: 'booking', meetingType: s.payload.meetingType, at: s.payload.at, made: madeNow(s) }),
      reports: { 'meeting-booked': appointment },
    }),
    cancel: action({
      set: (_, { reason }: { reason: string }) => ({ reason }),
      reports: {
        'appointment-cancelled': ({ context, s }, { reason }) => ({
          appointmentId: s.item?.id,
          kind: context.kind,
          reason,
          ...(reason === 'cancelled' ? {} : { rule: '1.1' }),
        }),
      },
    }),
    /** By SMS and by e-mail, each if the citizen has subscribed to it (1.1 f). */
    notifyCitizen: action({
      sends: ({ context, s }) => {
        const { sms, email } = subscribed(s.current);
        const message = (channel: 'sms' | 'email'): Message => ({
          to: 'citizen',
          channel,
          type: 'appointment-cancelled',
          text: cancelledText({ ...context, jobcentre: jobcentreNow(s.current) }),
          data: { appointmentId: s.item?.id, kind: context.kind, meetingType: context.meetingType, at: context.at, reason: context.reason },
        });
        return [...(sms ? [message('sms')] : []), ...(email ? [message('email')] : [])];
      },
      by: ({ s }) => contactCourseId(s.current),
    }),
    pass: action({ reports: { 'appointment-passed': ({ context, s }) => ({ appointmentId: s.item?.id, kind: context.kind }) } }),
  },
}).createMachine({
  id: 'meeting',
  context: { kind: 'summons', meetingType: 0, at: '', reason: null, made: notMade },
  initial: 'unmade',
  states: {
    unmade: {
      on: {
        summon: { target: 'open', actions: { type: 'summon', params: situation } },
        'book-meeting': { target: 'open', actions: { type: 'book', params: situation } },
      },
    },
    open: {
      on: {
        'cancel-appointment': { target: 'cancelled', actions: { type: 'cancel', params: { reason: 'cancelled' } } },
        'meeting-day-over': { target: 'passed', actions: 'pass' },
        'contact-group-changed': {
          guard: { type: '1.1 f made outside group 1 during the same 75, back in group 1 with 75 active', params: fact },
          target: 'cancelled',
          actions: [{ type: 'cancel', params: { reason: 'back-to-group-1' } }, 'notifyCitizen'],
        },
        'absence-registered': {
          guard: { type: '1.1 g the contact course begins, and this is a booking of type 7 or a summons of type 17', params: fact },
          target: 'cancelled',
          actions: [{ type: 'cancel', params: { reason: 'contact-course-started' } }, 'notifyCitizen'],
        },
      },
    },
    cancelled: {},
    passed: {},
  },
});

const samples = (_: unknown, today: LegalDate): readonly CommandPayloads['summon'][] =>
  [4, 7, 17, 99].map((meetingType) => ({ meetingType, at: `${addDays(today, 10)}T10:00` }));

export const meeting: MachineModule<'meeting', Taken> = {
  id: 'meeting',
  title: { en: 'Summons and booking', da: 'Mødeindkaldelse og selvbooket møde' },
  rule: '1.1',
  version: 1,
  cardinality: 'many',
  machine,
  subscribesTo: ['contact-group-changed', 'absence-registered'],
  commands: [
    command({
      name: 'summon',
      rule: '1.1',
      roles: ['jobcentre'],
      on: 'new',
      rules: summons,
      result: (s) => ({ appointmentId: s.newId }),
      samples,
    }),
    command({
      name: 'book-meeting',
      rule: '1.1',
      roles: ['citizen'],
      on: 'new',
      rules: summons,
      result: (s) => ({ appointmentId: s.newId }),
      samples,
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
  deadlines: [
    {
      event: 'meeting-day-over',
      rule: '0',
      en: 'the day after the meeting',
      da: 'dagen efter mødet',
      on: ({ value, context }) => (value === 'open' ? addDays(dayOf(context.at), 1) : null),
    },
  ],
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
