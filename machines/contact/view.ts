import { z } from 'zod';
import { day, itemId, maybeDay, maybeText } from '../core/view-fields.ts';

/** What is seen of groups, membership, absences, appointments and held meetings. */

const absence = z
  .strictObject({
    id: itemId,
    code: z.int().meta({ example: 75 }),
    name: maybeText,
    from: day,
    to: maybeDay,
    status: z.enum(['active', 'inactive', 'ended']),
    endReason: z.enum(['end-date', 'ended', 'a-kasse-changed', 'a-kasse-left', 'benefit-used']).nullable(),
  })
  .meta({ id: 'Absence' });

const meeting = z.strictObject({
  id: itemId,
  kind: z.enum(['summons', 'booking']),
  meetingType: z.int().meta({ example: 7 }),
  at: z.string().meta({ description: 'Local minute in Copenhagen', example: '2022-06-02T10:00' }),
  status: z.enum(['open', 'cancelled', 'passed']),
  reason: maybeText,
});

const bookingDeadline = z.strictObject({
  id: itemId,
  kind: z.literal('deadline'),
  meetingType: z.int().meta({ example: 7 }),
  at: day.meta({ description: 'The same as `deadline`' }),
  deadline: day,
  status: z.enum(['open', 'met', 'missed', 'closed']),
  reason: maybeText,
});

export const contactView = {
  contactGroup: z
    .strictObject({
      id: z.int().nullable(),
      key: maybeText,
      name: maybeText,
      since: day,
      category: maybeText,
      status: z.enum(['open', 'closed']),
    })
    .meta({ id: 'ContactGroup', description: 'Closed: the latest one is shown' })
    .nullable(),
  membership: z
    .strictObject({ aKasse: z.string().meta({ example: '5' }), since: day })
    .meta({ id: 'Membership' })
    .nullable(),
  benefitPeriod: z.strictObject({ firstDay: day, hoursUsed: z.number(), fullTime: z.boolean() }).meta({ id: 'BenefitPeriod' }).nullable(),
  absences: z.array(absence),
  appointments: z.array(z.union([meeting, bookingDeadline]).meta({ id: 'Appointment' })),
  meetings: z.array(
    z
      .strictObject({ id: itemId, type: z.int().meta({ example: 7 }), date: day, by: z.string().meta({ example: 'a-kasse 5' }) })
      .meta({ id: 'HeldMeeting' }),
  ),
  notifications: z.strictObject({ sms: z.boolean(), email: z.boolean() }).meta({ id: 'Notifications' }),
};
