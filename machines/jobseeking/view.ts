import { z } from 'zod';
import { day, itemId, maybeDay, maybeText, personal } from '../core/view-fields.ts';

/** What is seen of registration, sickness, availability, job search and the CV. */

export const jobseekingView = {
  registration: z.strictObject({ status: z.enum(['registered', 'not-registered']), since: maybeDay }).meta({ id: 'Registration' }),
  sickLeaves: z.array(
    z
      .strictObject({
        id: itemId,
        firstSickDay: day,
        status: z.enum(['sick', 'recovered']),
        recoveredOn: maybeDay,
        reregistered: z.boolean(),
      })
      .meta({ id: 'SickLeave' }),
  ),
  jobSearchRequirement: z.strictObject({ perWeek: z.int(), since: day }).meta({ id: 'JobSearchRequirement' }).nullable(),
  availability: z
    .strictObject({
      quarantine: z
        .strictObject({ from: day, until: day, status: z.enum(['upcoming', 'running', 'expired']) })
        .meta({ id: 'Quarantine' })
        .nullable(),
      nuphs: z.array(
        z.strictObject({ id: itemId, incident: personal, on: day, status: z.enum(['open', 'answered']) }).meta({ id: 'Nuph' }),
      ),
      assessments: z.array(
        z
          .strictObject({
            id: itemId,
            code: z.int().meta({ example: 96 }),
            incidentDate: day,
            date1: maybeDay,
            date2: maybeDay,
            inReplyTo: maybeText,
            comment: personal,
          })
          .meta({ id: 'AvailabilityAssessment' }),
      ),
      documentationDeadline: maybeDay,
    })
    .meta({ id: 'Availability' }),
  cv: z.strictObject({ approvedOn: maybeDay }).meta({ id: 'CvApproval' }),
};

/** The CV as it is read by itself. @source 4 */
export const cvView = z
  .strictObject({
    name: maybeText,
    address: maybeText,
    approvedOn: maybeDay,
    status: z.array(z.strictObject({ status: personal, date: day, by: z.string().meta({ example: 'a-kasse 5' }) })),
  })
  .meta({ id: 'Cv' });
