import { z } from 'zod';
import { day, itemId, maybeDay, personal } from '../core/view-fields.ts';
import { planTypes } from './shapes.ts';

/** What is seen of the plan, the pilot, the education subscription and documents. */

const jobGoal = z
  .union([z.strictObject({ escoStarTitle: z.string() }), z.strictObject({ freeText: z.string() })])
  .meta({ id: 'JobGoal', description: 'For the jobcentre and the citizen; null for others' });

export const educationView = {
  plan: z
    .strictObject({
      type: z.enum(planTypes),
      status: z.enum(['published', 'inactive']),
      step: z.int().min(1).max(4).nullable(),
      supportNeeds: z.boolean(),
      jobGoal: jobGoal.nullable(),
      description: personal,
    })
    .meta({ id: 'Plan' })
    .nullable(),
  pilot: z
    .strictObject({
      status: z.enum(['participating', 'ended']),
      from: day,
      to: maybeDay,
      offer: z.enum(['running', 'finished']).nullable(),
      reason: z.enum(['exited', 'expired', 'completed', 'aged-out']).nullable(),
    })
    .meta({ id: 'Pilot' })
    .nullable(),
  educationSubscription: z
    .strictObject({
      status: z.enum(['open', 'closed']),
      reason: z.union([z.literal(5), z.literal(7), z.literal(8)]).nullable(),
      since: day,
      udbTold: z.boolean().meta({ description: 'UDB has been told of the present status' }),
    })
    .meta({ id: 'EducationSubscription' })
    .nullable(),
  documents: z.array(z.strictObject({ id: itemId, kind: z.enum(['education-order']), createdOn: day }).meta({ id: 'Document' })),
};
