import { commandWords } from '../../client/commands.ts';
import type { Subject } from './fact-words.ts';
import type { Pair, Words } from './pairs.ts';

/** What people can do, as the button says it: written beside each command's shape. */
export const commands: Words = Object.fromEntries(Object.entries(commandWords).map(([command, { name }]) => [command, name]));

/** What a command is about, for putting buttons together as people look for them. */
export const subjectOfCommand = (command: string): Subject => commandWords[command]?.about ?? 'records';

/** Other things that happen: what time brings, and what one chart tells another. For diagrams, deadlines and time lines. */
export const events: Words = {
  'law-changed': ['Loven er ændret', 'The law has changed'],
  'program-changed': ['Registret har fået en ny version', 'The register has a new version'],
  'thirtieth-birthday': ['Borgeren fylder 30 år', 'The citizen turns 30'],
  'end-date': ['Fraværet slutter', 'The absence ends'],
  'meeting-day-over': ['Mødedagen er slut', 'The day of the meeting is over'],
  'booking-deadline-over': ['Fristen for selvbooking er passeret', 'The deadline for booking is over'],
  'group-corrected': ['Kontaktgruppen er berigtiget', 'The contact group was corrected'],
  'groups-left': ['Borgeren havde forladt målgruppen', 'The citizen had left the target group'],
  'membership-corrected': ['Medlemskabet er berigtiget', 'The membership was corrected'],
  'group-moved': ['Skift af kontaktgruppe', 'Change of contact group'],
  'absence-ended': ['Fraværet slutter', 'The absence ends'],
  'quarantine-begins': ['Karantænen begynder', 'The quarantine begins'],
  'subscription-corrected': ['Abonnementet berigtiges', 'The subscription is corrected'],
  'withdraw-registration': ['Tilmeldingen trækkes tilbage', 'The registration is withdrawn'],
  'restore-registration': ['Tilmeldingen gælder igen', 'The registration holds again'],
  'registration-withdrawn': ['Tilmeldingen er trukket tilbage', 'The registration was withdrawn'],
  'registration-restored': ['Tilmeldingen gælder igen', 'The registration holds again'],
  'quarantine-over': ['Karantænen udløber', 'The quarantine expires'],
  'participation-over': ['Deltagelsen i forsøget slutter', 'The pilot participation ends'],
  'pilot-over': ['Forsøget slutter', 'The pilot is over'],
  'age-reached': ['Aldersgrænsen nås', 'The age limit is reached'],
  'calendar-month-over': ['En hel kalendermåned er gået', 'A whole calendar month has passed'],
  'deletion-due': ['Oplysningerne slettes', 'Is deleted'],
  'counting-in-force': ['Ny regel om sletning træder i kraft', 'A new rule of deletion comes into force'],
  'records-deleted': ['Oplysningerne er slettet', 'The records are deleted'],
  'jobnet-profile-made': ['Jobnet har svaret', 'Jobnet answered'],
  'udb-told': ['Ungedatabasen har fået besked', 'UDB was told'],
  'institution-found': ['Institutionsregistret har svaret', 'The register of institutions answered'],
  'profile-statistics-made': ['Den statistiske del er dannet', 'The statistical part was made'],
  'sick-reported': ['Sygemelding', 'Sick report'],
  'sick-leave-recovered': ['Raskmelding', 'Recovery'],
  'contact-group-changed': ['Skift af kontaktgruppe', 'Change of contact group'],
  'contact-group-corrected': ['Kontaktgruppen berigtiges', 'The contact group is corrected'],
  'membership-ended': ['Medlemskabet ophører', 'The membership ends'],
  'benefit-used': ['Grænsen for forbrugte dagpengetimer er overskredet', 'The benefit hours are used'],
  'absence-registered': ['Fravær registreres', 'An absence is registered'],
  'meeting-booked': ['Borgeren booker et møde', 'The citizen books a meeting'],
  'availability-assessed': ['Rådighedsvurdering', 'Availability assessment'],
  'plan-published': ['Plan publiceres', 'A plan is published'],
  'contact-person-updated-by-activity': ['Indsatsen opdateres', 'The activity is updated'],
  'activity-updated': ['Indsatsen opdateres', 'The activity is updated'],
  'job-seeker-deregistered': ['Borgeren afmeldes', 'The citizen is deregistered'],
  'rehabilitation-updated': ['Rehabiliteringsforløbets slutdato er ændret', 'The end of the rehabilitation course was changed'],
  'rehabilitation-registered': ['Rehabiliteringsforløb registreres', 'A rehabilitation course is registered'],
};

export const eventText = (name: string): Pair => commands[name] ?? events[name] ?? [name, name];

/** Dates that say nothing without what they are the date of. */
const dates: Words = {
  'contact-person deletion-due': ['Kontaktpersonen slettes', 'The contact person is deleted'],
  'preparation-form deletion-due': ['Forberedelsesskemaet slettes', 'The preparation form is deleted'],
};

export const dateText = ({ machine, event }: { readonly machine: string; readonly event: string }): Pair =>
  dates[`${machine} ${event}`] ?? eventText(event);

/** The courses that run for a citizen, each a workflow of its own. */
export const courses: Words = {
  'contact-course': ['Kontaktforløb hos a-kassen', 'Contact course at the a-kasse'],
  'sick-leave': ['Sygeforløb', 'Sick leave'],
  pilot: ['Forsøg med jobrettet indsats', 'Job-focused pilot'],
  'education-subscription': ['Abonnement hos Ungedatabasen', 'Subscription at UDB'],
  retention: ['Opbevaring og sletning', 'Retention and deletion'],
  availability: ['Karantæne', 'Quarantine'],
  'one-off-task': ['Enkeltopgave', 'One-off task'],
};

/** Messages, by their type. */
export const messages: Words = {
  'appointment-cancelled': ['Aftale annulleret', 'Appointment cancelled'],
  'support-needs-registered': ['Støttebehov registreret', 'Support needs registered'],
  'support-needs-removed': ['Støttebehov fjernet', 'Support needs removed'],
  'subscription-opened': ['Abonnement åbnet', 'Subscription opened'],
  'subscription-closed': ['Abonnement lukket', 'Subscription closed'],
  'vocational-qualification-completed': ['Erhvervskompetencegivende uddannelse gennemført', 'Vocational qualification completed'],
  GetTidligPensionVersion1: ['Nye oplysninger om tidlig pension', 'New early-pension data'],
  'education-order': ['Uddannelsespålæg', 'Education order'],
  nuph: ['Negativ underretningspligtig hændelse', 'Notice that must be answered (NUPH)'],
  'relocation-notice': ['Flyttebesked', 'Relocation notice'],
};

export const channels: Words = {
  webservice: ['webservice', 'web service'],
  sms: ['sms', 'SMS'],
  email: ['e-mail', 'e-mail'],
  'jobnet-inbox': ['besked på Jobnet', 'Jobnet inbox'],
  udb: ['Ungedatabasen', 'UDB'],
};
