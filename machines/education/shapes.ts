import { z } from 'zod';
import { plain, texts, withContent } from '../core/command-schema.ts';
import type { WordsOf } from '../core/command-words.ts';
import { bilingual, date, endDate, filled, institutionNumber, text } from '../core/fields.ts';

/** Commands of sections 3.1 and 3.3–3.6: plan, pilot, education step, support needs, UDB. */

const nothing = z.strictObject({});

export const planTypes = ['education-plan', 'job-plan', 'follow-up-agreement', 'other'] as const;

export const educationShapes = {
  'publish-plan': withContent(
    z.strictObject({
      planType: z.enum(planTypes),
      jobGoal: z
        .union(
          [z.strictObject({ escoStarTitle: filled }), z.strictObject({ freeText: filled })],
          bilingual(
            'a job goal is { escoStarTitle } or { freeText }, a text of 1 to 4,000 characters',
            'et jobmål er { escoStarTitle } eller { freeText }, en tekst på 1 til 4.000 tegn',
          ),
        )
        .optional(),
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
    'Angiver trin i uddannelsesplanen',
  ),
  'register-support-needs': withContent(
    z.strictObject({
      needs: z
        .array(
          z.union(
            [text, z.record(z.string(), z.json())],
            bilingual('a need is a text or an object', 'et behov er en tekst eller et objekt'),
          ),
        )
        .max(100),
    }),
    'Registers support needs',
    'Registrerer støttebehov',
    'support-needs',
    (b) => ({ count: b.needs.length }),
    (b) => ({ needs: b.needs }),
  ),
  'remove-support-needs': plain(nothing, 'Removes the support needs', 'Fjerner de registrerede støttebehov'),
  'mark-pilot-participation': plain(
    z.strictObject({ from: date, to: endDate.nullish() }),
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
    z.strictObject({ institutionNumber, name: filled, email: text.optional(), phone: text.optional() }),
    'Takes a contact at an institution from UDB',
    'Modtager en kontakt fra UDB',
    'contact-person',
    (b) => ({ institutionNumber: b.institutionNumber }),
    (b) => texts(b, 'name', 'email', 'phone'),
  ),
} as const;

export const educationWords: WordsOf<typeof educationShapes> = {
  'publish-plan': { about: 'education', name: ['Publicér Min plan', 'Publish the plan'] },
  'set-education-step': { about: 'education', name: ['Angiv trin i uddannelsesplanen', 'Set education step'] },
  'register-support-needs': { about: 'education', name: ['Registrér støttebehov', 'Register support needs'] },
  'remove-support-needs': { about: 'education', name: ['Fjern støttebehov', 'Remove support needs'] },
  'mark-pilot-participation': { about: 'pilot', name: ['Markér deltagelse i forsøget', 'Mark pilot participation'] },
  'end-pilot-participation': { about: 'pilot', name: ['Afslut deltagelse i forsøget', 'End pilot participation'] },
  'start-pilot-offer': { about: 'pilot', name: ['Påbegynd tilbud i forsøget', 'Start pilot offer'] },
  'finish-pilot-offer': { about: 'pilot', name: ['Færdiggør tilbud i forsøget', 'Finish pilot offer'] },
  'receive-udb-event': { about: 'education', name: ['Modtag uddannelseshændelse', 'Receive education event'] },
  'receive-udb-contact': { about: 'education', name: ['Modtag kontaktpunkt', 'Receive contact point'] },
};
