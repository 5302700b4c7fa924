import { codeLists, findCode } from '../code-lists/index.ts';
import { action } from '../core/action.ts';
import { addDays, type LegalDate, later } from '../core/calendar.ts';
import { type Events, situation } from '../core/events.ts';
import { command, courseId, type MachineModule } from '../core/machine.ts';
import { applies } from '../core/rule.ts';
import { setup } from '../core/setup.ts';
import type { Caller, CitizenState, CommandPayloads, Fact, ItemOf, Role, Situation } from '../core/types.ts';
import { absenceStatus, aKasseNow, allOf, contactCourseNow, groupNow, jobcentreNow } from '../readings.ts';
import * as r0 from './rules/0-register.ts';
import * as r11 from './rules/1.1-contact-course.ts';

/**
 * An absence: coded and dated. `inactive` is registered, not ended, and set aside while another regime holds (75 only).
 * @da fravær @source 0, 1.1
 */
export interface AbsenceContext {
  readonly code: number;
  readonly from: LegalDate;
  /** The last day included; null: open. */
  readonly to: LegalDate | null;
  readonly by: Caller;
  /** After `from` when it was registered late. */
  readonly registeredOn: LegalDate;
  readonly endReason: 'end-date' | 'ended' | 'a-kasse-changed' | 'a-kasse-left' | 'benefit-used' | null;
}

declare module '../core/types.ts' {
  interface PublishedFacts {
    'absence-registered': AbsenceRegistered;
    'absence-ended': AbsenceEnded;
  }
  interface CourseTypes {
    'contact-course': true;
  }
  interface MachineContexts {
    absence: AbsenceContext;
  }
}

export interface AbsenceRegistered extends Fact {
  readonly type: 'absence-registered';
  readonly absenceId: string;
  readonly code: number;
  readonly from: LegalDate;
  readonly to: LegalDate | null;
  readonly status: 'active' | 'inactive';
}

export interface AbsenceEnded extends Fact {
  readonly type: 'absence-ended';
  readonly absenceId: string | undefined;
  readonly code: number;
  readonly to: LegalDate | null;
  readonly endReason: NonNullable<AbsenceContext['endReason']>;
}

type EndReason = NonNullable<AbsenceContext['endReason']>;

const registers = [r0.knownAbsence, r0.groupOpenForAbsence, r11.notBeforeMembership, r11.canHave75, r0.noOverlap];

type Taken = Events<'register-absence' | 'end-absence', 'membership-ended' | 'benefit-used', 'end-date' | 'membership-corrected'>;

const machine = setup<AbsenceContext, Taken>()({
  guards: {
    '1.1 c it is 75, and the membership has ended for it': ({ context, event }) =>
      context.code === 75 && r11.endByMembership(event.s.current, context) !== undefined,
    '1.1 h the absence is 75': ({ context }) => context.code === 75,
  },
  actions: {
    register: action({
      set: (_, s: Situation<CommandPayloads['register-absence']>) => ({
        code: s.payload.code,
        from: s.payload.from,
        to: s.payload.to ?? null,
        by: s.caller as Caller,
        registeredOn: s.today,
      }),
      reports: {
        'absence-registered': ({ context: { code, from, to } }, s) => {
          const rests = applies(r11.restsAtOnce, s);
          return { absenceId: s.newId, code, from, to, status: rests ? 'inactive' : 'active', ...(rests ? { rule: '1.1' } : {}) };
        },
      },
    }),
    end: action({
      set: ({ context }, { on, reason }: { on: LegalDate; reason: EndReason; rule?: string }) => ({
        to: later(on, context.from),
        endReason: reason,
      }),
      reports: {
        'absence-ended': ({ context, s }, { reason, rule }) => ({
          absenceId: s.item?.id,
          code: context.code,
          to: context.to,
          endReason: reason,
          ...(rule ? { rule } : {}),
        }),
      },
    }),
    moveEnd: action({
      set: ({ context, s }) => {
        const end = r11.endByMembership(s.current, context);
        return end ? { to: end.lastDay, endReason: end.reason } : {};
      },
      reports: {
        'absence-end-moved': ({ context, was, s }) => ({
          absenceId: s.item?.id,
          code: context.code,
          from: was.to,
          to: context.to,
          rule: '1.1',
        }),
      },
    }),
  },
}).createMachine({
  id: 'absence',
  context: { code: 0, from: '', to: null, by: { role: 'jobcentre', org: null }, registeredOn: '', endReason: null },
  initial: 'unregistered',
  states: {
    unregistered: { on: { 'register-absence': { target: 'running', actions: { type: 'register', params: situation } } } },
    // of 75 the contact group's chart says whether it is active
    running: {
      on: {
        'end-absence': {
          target: 'ended',
          actions: { type: 'end', params: ({ event }) => ({ on: event.s.payload.on, reason: 'ended' }) },
        },
        'end-date': {
          target: 'ended',
          actions: { type: 'end', params: ({ context, event }) => ({ on: context.to ?? event.s.today, reason: 'end-date' }) },
        },
        'membership-ended': {
          guard: '1.1 c it is 75, and the membership has ended for it',
          target: 'ended',
          actions: {
            type: 'end',
            params: ({ context, event }) => {
              const { lastDay, reason } = r11.endByMembership(event.s.current, context) ?? {};
              return { on: lastDay ?? event.s.today, reason: reason ?? 'a-kasse-left', rule: '1.1' };
            },
          },
        },
        'benefit-used': {
          guard: '1.1 h the absence is 75',
          target: 'ended',
          actions: { type: 'end', params: ({ event }) => ({ on: event.s.today, reason: 'benefit-used', rule: '1.1' }) },
        },
      },
    },
    // a membership reported late ended it earlier
    ended: { on: { 'membership-corrected': { actions: 'moveEnd' } } },
  },
});

/** Only the a-kasse registers or ends 75. */
const rolesFor = (code: number | undefined): readonly Role[] => (code === 75 ? ['a-kasse'] : ['jobcentre', 'a-kasse']);

export const absence: MachineModule<'absence', Taken> = {
  id: 'absence',
  title: { en: 'Absence', da: 'Fravær' },
  rule: '1.1',
  version: 1,
  cardinality: 'many',
  machine,
  subscribesTo: ['membership-ended', 'benefit-used'],
  commands: [
    command({
      name: 'register-absence',
      rule: '1.1',
      roles: (p) => rolesFor(p.code),
      on: 'new',
      order: [['from', 'to']],
      notAhead: ['from'],
      rules: registers,
      result: (s) => ({ absenceId: s.newId }),
      samples: (_, today) => [
        ...[75, 10, 56, 57, 77, 500].map((code) => ({ code, from: today })),
        { code: 75, from: addDays(today, -20) },
        { code: 10, from: addDays(today, -3), to: addDays(today, 4) },
      ],
    }),
    command({
      name: 'end-absence',
      rule: '1.1',
      roles: ['jobcentre', 'a-kasse'],
      on: 'absenceId',
      registrarOnly: true,
      order: [(s) => [(s.item as ItemOf<'absence'>).context.from, s.payload.on]],
      notAhead: ['on'],
      rules: [r0.absenceRuns],
      samples: (state, today) => allOf(state, 'absence').map((a) => ({ absenceId: a.id, on: today })),
    }),
  ],
  deadlines: [
    {
      event: 'end-date',
      rule: '0',
      en: 'the day after the last day of the absence',
      da: 'dagen efter fraværets sidste dag',
      on: ({ value, context: { to } }) => (value !== 'ended' && to !== null ? addDays(to, 1) : null),
    },
  ],
  corrections: [
    {
      event: 'membership-corrected',
      rule: '1.1',
      en: 'absence 75 lasted longer than the membership that it belongs to, as is known now',
      da: 'fravær 75 varede længere end det medlemskab, det hører til, efter det nu oplyste',
      on: ({ value, context }, state) => {
        const end = context.code === 75 && value === 'ended' ? r11.endByMembership(state, context) : undefined;
        return end && context.to !== null && context.to > end.lastDay ? end.lastDay : null;
      },
    },
  ],
  course: ({ id, value, context }, state) =>
    context.code === 75
      ? {
          type: 'contact-course',
          rule: '1.1',
          ended: value === 'ended',
          facts: {
            status: absenceStatus(state, { id, value, context }),
            from: context.from,
            to: context.to,
            endReason: context.endReason,
            contactGroup: groupNow(state),
            jobcentre: jobcentreNow(state),
            aKasse: aKasseNow(state) ?? context.by.org,
          },
        }
      : undefined,
  view: (items, state, today) => ({
    absences: items.map(({ id, value, context }) => ({
      id,
      code: context.code,
      name: absenceName(context.code, today),
      from: context.from,
      to: context.to,
      status: absenceStatus(state, { id, value, context }),
      endReason: context.endReason,
    })),
  }),
};

/** The name of an absence code in force on the day. */
export const absenceName = (code: number, on: LegalDate): string | null => findCode(codeLists.absences, code, on)?.name ?? null;

/** The course that tells the citizen of cancelled appointments: that of the absence 75 that is registered. */
export const contactCourseId = (state: CitizenState): string | undefined => {
  const now = contactCourseNow(state);
  return now && courseId('contact-course', now.id);
};
