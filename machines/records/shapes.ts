import { z } from 'zod';
import { pick, plain, texts, withContent } from '../core/command-schema.ts';
import type { WordsOf } from '../core/command-words.ts';
import { code, date, endDate, filled, id, text } from '../core/fields.ts';

/** Commands of sections 1.9, 3.2, 3.7, 6 and 7: activities, contact persons, rehabilitation, forms, early pension. */

const nothing = z.strictObject({});

const person = { name: filled.optional(), email: text.nullish(), phone: text.nullish() };

export const activityLists = ['health', 'social', 'course', 'company'] as const;

export const recordsShapes = {
  'register-activity': plain(
    z.strictObject({ list: z.enum(activityLists), code, from: date, to: endDate.nullish(), wageSubsidyRate: code.nullish() }),
    'Registers an activity',
    'Registrerer en indsats (aktivitet)',
  ),
  'update-activity': withContent(
    z.strictObject({
      activityId: id,
      code: code.optional(),
      from: date.optional(),
      to: endDate.nullish(),
      wageSubsidyRate: code.nullish(),
      contactPerson: z.strictObject({ contactPersonId: id, ...person }).optional(),
    }),
    'Updates an activity, and a contact person that came from it',
    'Opdaterer en indsats (aktivitet) og en kontaktperson fra den',
    'contact-person',
    (b) => ({
      ...pick(b, 'activityId', 'code', 'from', 'to', 'wageSubsidyRate'),
      ...(b.contactPerson
        ? { contactPersonId: b.contactPerson.contactPersonId, hasTexts: texts(b.contactPerson, 'name', 'email', 'phone') !== undefined }
        : {}),
    }),
    (b) => (b.contactPerson ? texts(b.contactPerson, 'name', 'email', 'phone') : undefined),
  ),
  'register-rehabilitation': plain(
    z.strictObject({ from: date, to: endDate.nullish() }),
    'Registers a rehabilitation course',
    'Registrerer et rehabiliteringsforløb',
  ),
  'update-rehabilitation': plain(
    z.strictObject({ rehabilitationId: id, to: endDate.nullable() }),
    'Changes the end of a rehabilitation course, or removes it (null)',
    'Ændrer slutdatoen for et rehabiliteringsforløb eller fjerner den (null)',
  ),
  'register-contact-person': withContent(
    z.strictObject({
      type: code,
      name: filled,
      email: text.optional(),
      phone: text.optional(),
      from: date,
      to: endDate.nullish(),
      activityId: id.nullish(),
    }),
    'Registers a professional contact',
    'Registrerer en fagprofessionel kontaktperson',
    'contact-person',
    (b) => pick(b, 'type', 'from', 'to', 'activityId'),
    (b) => texts(b, 'name', 'email', 'phone'),
  ),
  'update-contact-person': withContent(
    z.strictObject({ contactPersonId: id, type: code.optional(), from: date.optional(), to: endDate.nullish(), ...person }),
    'Updates a professional contact',
    'Opdaterer en fagprofessionel kontaktperson',
    'contact-person',
    (b) => ({ ...pick(b, 'contactPersonId', 'type', 'from', 'to'), hasTexts: texts(b, 'name', 'email', 'phone') !== undefined }),
    (b) => texts(b, 'name', 'email', 'phone'),
  ),
  'end-contact-person': plain(
    z.strictObject({ contactPersonId: id, on: date }),
    'Ends the relation to a professional contact',
    'Afslutter kontaktrelationen',
  ),
  'start-preparation-form': plain(nothing, 'Begins a preparation form', 'Påbegynder et forberedelsesskema'),
  'submit-preparation-form': withContent(
    z.strictObject({ formId: id, answers: z.record(z.string(), z.json()) }),
    'Submits a preparation form',
    'Indsender et forberedelsesskema',
    'preparation-form',
    (b) => pick(b, 'formId'),
    (b) => texts(b, 'answers'),
  ),
  'report-early-pension': withContent(
    z.strictObject({ kind: z.enum(['pension', 'compensation']), amount: z.number().nonnegative(), from: date }),
    'Reports early pension or compensation',
    'Indberetter tidlig pension eller kompensation',
    'early-pension',
    (b) => pick(b, 'kind', 'from'),
    (b) => texts(b, 'amount'),
  ),
  'register-transition-to-efterloen': plain(
    z.strictObject({ on: date }),
    'Registers the date of transition to efterløn',
    'Registrerer dato for overgang til efterløn',
  ),
} as const;

export const recordsWords: WordsOf<typeof recordsShapes> = {
  'register-activity': { about: 'records', name: ['Registrér indsats', 'Register activity'] },
  'update-activity': { about: 'records', name: ['Opdatér indsats', 'Update activity'] },
  'register-rehabilitation': { about: 'sickness', name: ['Registrér rehabiliteringsforløb', 'Register rehabilitation course'] },
  'update-rehabilitation': { about: 'sickness', name: ['Opdatér rehabiliteringsforløb', 'Update rehabilitation course'] },
  'register-contact-person': { about: 'records', name: ['Registrér kontaktperson', 'Register contact person'] },
  'update-contact-person': { about: 'records', name: ['Opdatér kontaktperson', 'Update contact person'] },
  'end-contact-person': { about: 'records', name: ['Afslut kontaktrelation', 'End contact relation'] },
  'start-preparation-form': {
    about: 'records',
    name: ['Påbegynd forberedelsesskema', 'Begin preparation form'],
    facts: { 'preparation-form-started': ['Forberedelsesskema påbegyndt', 'Preparation form begun'] },
  },
  'submit-preparation-form': {
    about: 'records',
    name: ['Indsend forberedelsesskema', 'Submit preparation form'],
    facts: { 'preparation-form-submitted': ['Forberedelsesskema indsendt', 'Preparation form submitted'] },
  },
  'report-early-pension': {
    about: 'records',
    name: ['Indberet tidlig pension', 'Report early pension'],
    facts: {
      'early-pension-reported': [
        'Udbetaling Danmark har indberettet oplysninger om tidlig pension',
        'Udbetaling Danmark reported early-pension data',
      ],
    },
  },
  'register-transition-to-efterloen': {
    about: 'contact',
    name: ['Registrér overgang til efterløn', 'Register transition to efterløn'],
    facts: { 'transition-to-efterloen-registered': ['Overgang til efterløn: {on|day}', 'Transition to efterløn: {on|day}'] },
  },
};
