import { z } from 'zod';
import { plain } from '../core/command-schema.ts';
import type { WordsOf } from '../core/command-words.ts';
import { bilingual, code, contactGroup, date, endDate, id, meetingType, minute } from '../core/fields.ts';

/** Commands of the register underneath and of section 1.1: groups, membership, absences, appointments, held meetings. */

const nothing = z.strictObject({});

export const contactShapes = {
  'open-contact-group': plain(z.strictObject({ contactGroup }), 'Opens a contact group', 'Åbner en kontaktgruppe'),
  'change-contact-group': plain(
    z.strictObject({ contactGroup }),
    'Moves the citizen to another contact group',
    'Flytter borgeren til en anden kontaktgruppe',
  ),
  'close-contact-group': plain(nothing, 'Closes the open contact group', 'Lukker den åbne kontaktgruppe'),
  'assess-category': plain(
    z.strictObject({
      category: z
        .union(
          [z.string().min(1).max(60), z.number().int()],
          bilingual('a category is named by its key or its id', 'en kategori angives med sin nøgle eller sit id'),
        )
        .meta({ example: 'job-ready' }),
    }),
    'Assesses the category',
    'Visiterer til en kategori',
  ),
  'join-a-kasse': plain(z.strictObject({ from: date }), 'Registers the membership', 'Registrerer medlemskab'),
  'change-a-kasse': plain(
    z.strictObject({ from: date }),
    'Takes the member over from another a-kasse',
    'Overtager medlemmet fra en anden a-kasse',
  ),
  'leave-a-kasse': plain(
    z.strictObject({ on: date }),
    'Ends the membership; `on` is the first day without it',
    'Registrerer, at medlemskabet ophører; `on` er første dag uden medlemskab',
  ),
  'start-benefit-period': plain(
    z.strictObject({ firstDay: date, fullTime: z.boolean().default(true) }),
    'Starts a benefit period',
    'Registrerer, at en dagpengeperiode er begyndt',
  ),
  'report-benefit-hours': plain(
    z.strictObject({ hoursUsed: z.number().nonnegative().max(100_000) }),
    'Reports the benefit hours used so far in the period',
    'Indberetter periodens hidtil forbrugte dagpengetimer',
  ),
  'register-absence': plain(z.strictObject({ code, from: date, to: endDate.nullish() }), 'Registers an absence', 'Registrerer et fravær'),
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
} as const;

export const contactWords: WordsOf<typeof contactShapes> = {
  'open-contact-group': { about: 'contact', name: ['Åbn kontaktgruppe', 'Open contact group'] },
  'change-contact-group': { about: 'contact', name: ['Skift kontaktgruppe', 'Change contact group'] },
  'close-contact-group': { about: 'contact', name: ['Luk kontaktgruppe', 'Close contact group'] },
  'assess-category': { about: 'contact', name: ['Visitér', 'Assess category'] },
  'join-a-kasse': { about: 'contact', name: ['Indmeld i a-kassen', 'Register membership'] },
  'change-a-kasse': { about: 'contact', name: ['Overtag medlem fra anden a-kasse', 'Take over member from another a-kasse'] },
  'leave-a-kasse': { about: 'contact', name: ['Afslut medlemskab', 'End membership'] },
  'start-benefit-period': { about: 'contact', name: ['Registrér dagpengeperiode', 'Start benefit period'] },
  'report-benefit-hours': { about: 'contact', name: ['Indberet forbrugte dagpengetimer', 'Report benefit hours used'] },
  'register-absence': { about: 'contact', name: ['Registrér fravær', 'Register absence'] },
  'end-absence': { about: 'contact', name: ['Afslut fravær', 'End absence'] },
  'create-deadline': { about: 'appointments', name: ['Opret frist for selvbooking', 'Set deadline for booking'] },
  summon: { about: 'appointments', name: ['Indkald til møde', 'Summon to a meeting'] },
  'book-meeting': { about: 'appointments', name: ['Book møde', 'Book a meeting'] },
  'cancel-appointment': { about: 'appointments', name: ['Annullér aftale', 'Cancel appointment'] },
  'register-held-meeting': { about: 'appointments', name: ['Registrér afholdt samtale', 'Register held meeting'] },
  'subscribe-notifications': { about: 'appointments', name: ['Vælg sms- og e-mailservice', 'Choose SMS and e-mail'] },
};
