import { z } from 'zod';
import { plain, texts, withContent } from '../core/command-schema.ts';
import { date, officeNumber, text } from '../core/fields.ts';

/** Commands of sections 3.1 and 3.3–3.6: plan, pilot, education step, support needs, UDB. */

const nothing = z.strictObject({});

export const planTypes = ['education-plan', 'job-plan', 'follow-up-agreement', 'other'] as const;

export const educationShapes = {
  'publish-plan': withContent(
    z.strictObject({
      planType: z.enum(planTypes),
      jobGoal: z.union([z.strictObject({ escoStarTitle: text.min(1) }), z.strictObject({ freeText: text.min(1) })]).optional(),
      description: text.optional(),
    }),
    'Publishes the plan',
    'Publicerer Min plan',
    'plan',
    (b) => ({
      planType: b.planType,
      jobGoal: b.jobGoal === undefined ? null : 'freeText' in b.jobGoal ? ('free-text' as const) : ('esco-star' as const),
    }),
    (b) => texts(b, 'jobGoal', 'description'),
  ),
  'set-education-step': plain(
    z.strictObject({ step: z.number().int().min(1).max(4) }),
    'Sets the step of the education plan',
    'Sætter uddannelsesplanens trin',
  ),
  'register-support-needs': withContent(
    z.strictObject({ needs: z.array(z.union([text, z.record(z.string(), z.json())])).max(100) }),
    'Registers support needs',
    'Registrerer støttebehov',
    'support-needs',
    (b) => ({ count: b.needs.length }),
    (b) => ({ needs: b.needs }),
  ),
  'remove-support-needs': plain(nothing, 'Removes the support needs', 'Fjerner de registrerede støttebehov'),
  'mark-pilot-participation': plain(
    z.strictObject({ from: date, to: date.nullish() }),
    'Marks the citizen as taking part in the pilot',
    'Markerer deltagelse i forsøget',
  ),
  'end-pilot-participation': plain(z.strictObject({ on: date }), 'Ends the participation', 'Afslutter deltagelsen'),
  'start-pilot-offer': plain(z.strictObject({ on: date }), 'Starts an offer in the pilot', 'Påbegynder et tilbud om jobrettet indsats'),
  'finish-pilot-offer': plain(z.strictObject({ on: date }), 'Finishes the offer', 'Færdiggør tilbuddet'),
  'receive-udb-event': plain(
    z.strictObject({ kind: z.enum(['admitted', 'completed-vocational-qualification']), on: date }),
    'Takes an education event from UDB',
    'Modtager en uddannelseshændelse fra UDB',
  ),
  'receive-udb-contact': withContent(
    z.strictObject({ institutionNumber: officeNumber, name: text.min(1), email: text.optional(), phone: text.optional() }),
    'Takes a contact at an institution from UDB',
    'Modtager en kontakt fra UDB',
    'contact-person',
    (b) => ({ institutionNumber: b.institutionNumber }),
    (b) => texts(b, 'name', 'email', 'phone'),
  ),
} as const;
