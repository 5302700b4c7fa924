import { z } from 'zod';
import { day, itemId, maybeDay, maybeText, personal } from '../core/view-fields.ts';
import { activityLists } from './shapes.ts';

/** What is seen of activities, contact persons, preparation forms, rehabilitation and early pension. */

export const contactPersonView = z
  .strictObject({
    id: itemId,
    type: z.int().nullable(),
    typeName: maybeText,
    name: personal,
    email: personal,
    phone: personal,
    from: maybeDay,
    to: maybeDay,
    activityId: maybeText,
    cvr: maybeText,
    pNumber: maybeText,
    deleteOn: maybeDay,
  })
  .meta({ id: 'ContactPerson' });

export const recordsView = {
  activities: z.array(
    z
      .strictObject({
        id: itemId,
        list: z.enum(activityLists),
        code: z.int(),
        name: maybeText,
        from: day,
        to: maybeDay,
        wageSubsidyRate: z.int().nullable(),
      })
      .meta({ id: 'Activity' }),
  ),
  contactPersons: z.array(contactPersonView),
  preparationForms: z.array(
    z
      .strictObject({
        id: itemId,
        status: z.enum(['started', 'submitted']),
        startedOn: day,
        submittedOn: maybeDay,
        deleteOn: maybeDay,
      })
      .meta({ id: 'PreparationForm' }),
  ),
  rehabilitation: z.array(z.strictObject({ id: itemId, from: day, to: maybeDay }).meta({ id: 'Rehabilitation' })),
};

/** A form as it is read by itself. @source 1.3, 7.2 */
export const formView = z
  .strictObject({
    id: itemId,
    status: z.enum(['started', 'submitted']),
    answers: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'As submitted, by the names that the form has; null before' }),
    statistics: z.record(z.string(), z.unknown()).nullable().meta({ description: 'What the profile tool made, only where 1.3 allows it' }),
  })
  .meta({ id: 'SubmittedForm' });

/** @source 6.1 */
export const earlyPensionView = z
  .strictObject({
    reports: z.array(
      z.strictObject({ id: itemId, kind: z.enum(['pension', 'compensation']), amount: z.number().nullable(), from: day, reportedOn: day }),
    ),
    transitionToEfterloen: maybeDay,
  })
  .meta({ id: 'EarlyPension' });
