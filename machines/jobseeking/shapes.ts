import { z } from 'zod';
import { pick, plain, texts, withContent } from '../core/command-schema.ts';
import type { WordsOf } from '../core/command-words.ts';
import { code, date, filled, id } from '../core/fields.ts';
import { folded } from './rules/1.6-job-titles.ts';

/** Commands of sections 1.5, 1.6, 1.8, 3.8, 4 and 5: registration, sickness, CV, availability, job search. */

const nothing = z.strictObject({});

export const jobseekingShapes = {
  'register-job-seeker': withContent(
    z.strictObject({
      jobTitles: z.array(z.strictObject({ title: filled, aliases: z.array(filled).max(50).optional() })).max(50),
    }),
    'Registers as a job seeker',
    'Tilmelder som jobsøgende',
    'job-titles',
    (b, hash) => ({
      titles: b.jobTitles.flatMap((t) => [t.title, ...(t.aliases ?? [])]).map((t) => hash(folded(t))),
    }),
    (b) => ({ jobTitles: b.jobTitles }),
  ),
  'deregister-job-seeker': plain(
    z.strictObject({ on: date.optional() }),
    'Ends the registration as a job seeker',
    'Afmelder som jobsøgende',
  ),
  'create-credentials': plain(nothing, 'Has Jobnet make a user name and a password', 'Får Jobnet til at danne brugernavn og adgangskode'),
  'report-sick': plain(z.strictObject({ firstSickDay: date }), 'Reports the citizen sick', 'Sygemelder borgeren'),
  'report-recovered': plain(
    z.strictObject({ recoveredOn: date }),
    'Reports the citizen recovered; `recoveredOn` is the first well day',
    'Raskmelder borgeren; `recoveredOn` er første raske dag',
  ),
  'approve-cv': plain(nothing, 'Approves the CV', "Godkender CV'et"),
  'report-cv-status': withContent(
    z.strictObject({ status: filled, date }),
    'Reports a CV status, also for a past day',
    'Indberetter CV-status, også med historisk dato',
    'cv-status',
    (b) => pick(b, 'date'),
    (b) => texts(b, 'status'),
  ),
  'send-nuph': withContent(
    z.strictObject({ incident: filled, on: date }),
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
  'register-job-search-requirement': plain(
    z.strictObject({ perWeek: z.number().int().nonnegative().max(1_000) }),
    'Registers how many jobs to apply for each week',
    'Registrerer krav til jobsøgning',
  ),
} as const;

export const jobseekingWords: WordsOf<typeof jobseekingShapes> = {
  'register-job-seeker': { about: 'jobseeking', name: ['Tilmeld som jobsøgende', 'Register as a job seeker'] },
  'deregister-job-seeker': { about: 'jobseeking', name: ['Afmeld som jobsøgende', 'End registration as a job seeker'] },
  'create-credentials': { about: 'jobseeking', name: ['Dan brugernavn og adgangskode til Jobnet', 'Create Jobnet user name and password'] },
  'report-sick': { about: 'sickness', name: ['Sygemeld', 'Report sick'] },
  'report-recovered': { about: 'sickness', name: ['Raskmeld', 'Report recovered'] },
  'approve-cv': { about: 'jobseeking', name: ['Godkend CV', 'Approve CV'] },
  'report-cv-status': { about: 'jobseeking', name: ['Indberet CV-status', 'Report CV status'] },
  'send-nuph': { about: 'availability', name: ['Send underretning (NUPH)', 'Send notice (NUPH)'] },
  'report-availability-assessment': { about: 'availability', name: ['Indberet rådighedsvurdering', 'Report availability assessment'] },
  'request-job-search-documentation': {
    about: 'availability',
    name: ['Fastsæt frist for dokumentation af jobsøgning', 'Set deadline for documenting job search'],
  },
  'register-job-search-requirement': { about: 'jobseeking', name: ['Registrér krav til jobsøgning', 'Register job-search requirement'] },
};
