import { z } from 'zod';
import { pick, plain, texts, withContent } from './command-schema.ts';
import { code, date, id, text } from './fields.ts';

/** Commands of sections 1.9, 3.2, 3.7, 3.8, 5, 6 and 7: activities, contact persons, forms, availability, early pension. */

const nothing = z.strictObject({});
const person = { name: text.min(1).optional(), email: text.nullish(), phone: text.nullish() };

export const activityLists = ['health', 'social', 'course', 'company'] as const;

export const recordSchemas = {
  'register-activity': plain(
    z.strictObject({ list: z.enum(activityLists), code, from: date, to: date.nullish(), wageSubsidyRate: code.nullish() }),
    'Registers an activity',
    'Registrerer en indsats (aktivitet)',
  ),
  'update-activity': withContent(
    z.strictObject({
      activityId: id,
      code: code.optional(),
      from: date.optional(),
      to: date.nullish(),
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
  'register-job-search-requirement': plain(
    z.strictObject({ perWeek: z.number().int().nonnegative().max(1_000) }),
    'Registers how many jobs to apply for each week',
    'Registrerer krav til jobsøgning',
  ),
  'register-rehabilitation': plain(
    z.strictObject({ from: date, to: date.nullish() }),
    'Registers a rehabilitation course',
    'Registrerer et rehabiliteringsforløb',
  ),
  'register-contact-person': withContent(
    z.strictObject({
      type: code,
      name: text.min(1),
      email: text.optional(),
      phone: text.optional(),
      from: date,
      to: date.nullish(),
      activityId: id.nullish(),
    }),
    'Registers a professional contact',
    'Registrerer en fagprofessionel kontaktperson',
    'contact-person',
    (b) => pick(b, 'type', 'from', 'to', 'activityId'),
    (b) => texts(b, 'name', 'email', 'phone'),
  ),
  'update-contact-person': withContent(
    z.strictObject({ contactPersonId: id, type: code.optional(), from: date.optional(), to: date.nullish(), ...person }),
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
  'send-nuph': withContent(
    z.strictObject({ incident: text.min(1), on: date }),
    'Sends the a-kasse a notice that it must answer',
    'Sender en negativ underretningspligtig hændelse',
    'nuph',
    (b) => pick(b, 'on'),
    (b) => texts(b, 'incident'),
  ),
  'report-availability-assessment': withContent(
    z.strictObject({
      code,
      incidentDate: date,
      date1: date.nullish(),
      date2: date.nullish(),
      inReplyTo: id.nullish(),
      comment: z.string().min(1).max(600).optional(),
    }),
    'Reports an availability assessment',
    'Indberetter en rådighedsvurdering',
    'assessment',
    (b) => pick(b, 'code', 'incidentDate', 'date1', 'date2', 'inReplyTo'),
    (b) => texts(b, 'comment'),
  ),
  'request-job-search-documentation': plain(
    z.strictObject({ on: date, deadline: date }),
    'Sets the time limit for documenting job search',
    'Fastsætter frist for at dokumentere jobsøgning',
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
