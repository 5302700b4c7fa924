import { z } from 'zod';
import { pick, plain, texts, withContent } from './command-schema.ts';
import { code, contactGroup, date, id, meetingType, minute, officeNumber, text } from './fields.ts';

/** Commands of sections 0, 1 and 4.2–4.3: the register, contact course, sickness, moves, CV. */

const nothing = z.strictObject({});

export const registerSchemas = {
  'open-contact-group': plain(z.strictObject({ contactGroup }), 'Opens a contact group', 'Åbner en kontaktgruppe'),
  'change-contact-group': plain(
    z.strictObject({ contactGroup }),
    'Moves the citizen to another contact group',
    'Flytter borgeren til en anden kontaktgruppe',
  ),
  'close-contact-group': plain(nothing, 'Closes the open contact group', 'Lukker den åbne kontaktgruppe'),
  'assess-category': plain(
    z.strictObject({ category: z.union([z.string().min(1).max(60), z.number().int()]).meta({ example: 'job-ready' }) }),
    'Assesses the category',
    'Visiterer til en kategori',
  ),
  'change-jobcentre': plain(
    z.strictObject({ jobcentre: officeNumber }),
    'Moves the citizen to another jobcentre',
    'Skifter jobcentertilhørsforhold',
  ),
  'register-job-seeker': withContent(
    z.strictObject({
      jobTitles: z.array(z.strictObject({ title: text.min(1), aliases: z.array(text.min(1)).max(50).optional() })).max(50),
    }),
    'Registers as a job seeker',
    'Tilmelder som jobsøgende',
    'job-titles',
    (b, hash) => ({
      titles: b.jobTitles
        .flatMap((t) => [t.title, ...(t.aliases ?? [])])
        .map((t) => hash(t.normalize('NFC').trim().toLocaleLowerCase('da'))),
    }),
    (b) => ({ jobTitles: b.jobTitles }),
  ),
  'deregister-job-seeker': plain(
    z.strictObject({ on: date.optional() }),
    'Ends the registration as a job seeker',
    'Afmelder som jobsøgende',
  ),
  'create-credentials': plain(nothing, 'Has Jobnet make a user name and a password', 'Får Jobnet til at danne brugernavn og adgangskode'),
  'join-a-kasse': plain(z.strictObject({ from: date }), 'Registers the membership', 'Registrerer medlemskab'),
  'change-a-kasse': plain(
    z.strictObject({ from: date }),
    'Takes the member over from another a-kasse',
    'Overtager medlemmet fra en anden a-kasse',
  ),
  'leave-a-kasse': plain(
    z.strictObject({ on: date }),
    'Ends the membership; `on` is the first day without it',
    'Ophører medlemskabet; `on` er første dag uden',
  ),
  'start-benefit-period': plain(
    z.strictObject({ firstDay: date, fullTime: z.boolean().default(true) }),
    'Starts a benefit period',
    'Begynder en dagpengeperiode',
  ),
  'report-benefit-hours': plain(
    z.strictObject({ hoursUsed: z.number().nonnegative().max(100_000) }),
    'Reports the benefit hours used so far in the period',
    'Indberetter periodens hidtil forbrugte dagpengetimer',
  ),
  'register-absence': plain(z.strictObject({ code, from: date, to: date.nullish() }), 'Registers an absence', 'Registrerer et fravær'),
  'end-absence': plain(z.strictObject({ absenceId: id, on: date }), 'Ends an absence', 'Afslutter et fravær'),
  'create-deadline': plain(
    z.strictObject({ meetingType, deadline: date }),
    'Sets a deadline for booking a meeting',
    'Opretter en frist for selvbooking',
  ),
  summon: plain(z.strictObject({ meetingType, at: minute }), 'Summons the citizen to a meeting', 'Indkalder borgeren til et møde'),
  'book-meeting': plain(z.strictObject({ meetingType, at: minute }), 'Books a meeting', 'Booker et møde'),
  'cancel-appointment': plain(z.strictObject({ appointmentId: id }), 'Cancels an appointment', 'Annullerer en aftale'),
  'register-held-meeting': plain(
    z.strictObject({ meetingType, date }),
    'Registers a meeting that was held',
    'Registrerer en afholdt samtale',
  ),
  'subscribe-notifications': plain(
    z.strictObject({ sms: z.boolean(), email: z.boolean() }),
    'Subscribes to SMS and e-mail',
    'Tilmelder sms- og e-mailservice',
  ),
  'report-sick': plain(z.strictObject({ firstSickDay: date }), 'Reports the citizen sick', 'Sygemelder borgeren'),
  'report-recovered': plain(
    z.strictObject({ recoveredOn: date }),
    'Reports the citizen recovered; `recoveredOn` is the first well day',
    'Raskmelder borgeren; `recoveredOn` er første raske dag',
  ),
  'register-integration-contract': plain(
    z.strictObject({ from: date, to: date.nullish() }),
    'Registers an integration contract',
    'Registrerer en kontrakt efter integrationsloven',
  ),
  move: plain(
    z.strictObject({ toJobcentre: officeNumber, on: date }),
    'Moves the citizen to another municipality',
    'Flytter borgeren til en anden kommune',
  ),
  'approve-cv': plain(nothing, 'Approves the CV', "Godkender CV'et"),
  'report-cv-status': withContent(
    z.strictObject({ status: text.min(1), date }),
    'Reports a CV status, also for a past day',
    'Indberetter CV-status, også med historisk dato',
    'cv-status',
    (b) => pick(b, 'date'),
    (b) => texts(b, 'status'),
  ),
} as const;
