import { addDays, type LegalDate } from '../core/calendar.ts';
import { written } from '../core/composition.ts';
import { records } from '../core/record.ts';
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

export const heldMeeting = records<'held-meeting'>({
  id: 'held-meeting',
  title: { en: 'Held meeting', da: 'Afholdt samtale' },
  rule: '1.1',
  blank: { type: 0, date: '', by: '' },
  idAs: 'meetingId',
  made: {
    'register-held-meeting': {
      rule: '1.1',
      roles: ['jobcentre', 'a-kasse'],
      notAhead: ['date'],
      rules,
      keeps: ({ payload, caller }) => ({ type: payload.meetingType, date: payload.date, by: written(caller) }),
      reports: 'held-meeting-registered',
      says: ({ type, date }) => ({ meetingType: type, date }),
      samples: (_, today) => [4, 7, 17, 99].flatMap((meetingType) => [0, -3, -30].map((d) => ({ meetingType, date: addDays(today, d) }))),
    },
  },
  view: (items) => ({ meetings: items.map(({ id, context }) => ({ id, type: context.type, date: context.date, by: context.by })) }),
});
