import type { Sentence } from './core/rule.ts';

/** What whoever is refused can do about it, by the code of the refusal: for docs/refusals.md. @da hvad man kan gøre ved en afvisning */
export const REMEDIES: Readonly<Record<string, Sentence>> = {
  // before the rules
  'unknown-command': {
    en: 'Use a command that the API has (GET /openapi.json)',
    da: 'Brug en af de kommandoer, API’et har (GET /openapi.json)',
  },
  'forbidden-role': { en: 'Have the one who may give the command give it', da: 'Lad en, der har adgang til kommandoen, udføre den' },
  'not-your-citizen': {
    en: 'Have the citizen’s own jobcentre or a-kasse do it; become it first, if the citizen has moved or changed a-kasse',
    da: 'Lad borgerens eget jobcenter eller egen a-kasse gøre det; er borgeren flyttet eller har borgeren skiftet a-kasse, skal det registreres først',
  },
  'date-order': { en: 'Give an end on or after the start', da: 'Angiv en slutdato, der ikke ligger før startdatoen' },
  'date-in-future': {
    en: 'Wait until the day has come, or give the right date',
    da: 'Vent, til dagen er kommet, eller angiv den rigtige dato',
  },
  'unknown-absence': { en: 'Use the id of one of the citizen’s absences', da: 'Brug id’et på et af borgerens fravær' },
  'unknown-appointment': { en: 'Use the id of one of the citizen’s appointments', da: 'Brug id’et på en af borgerens aftaler' },
  'unknown-nuph': {
    en: 'Use the id of a notice on this citizen, or leave it out',
    da: 'Brug id’et på en NUPH om borgeren, eller udelad det',
  },
  'unknown-activity': { en: 'Use the id of one of the citizen’s activities', da: 'Brug id’et på en af borgerens indsatser' },
  'unknown-contact-person': {
    en: 'Use the id of one of the citizen’s contact persons',
    da: 'Brug id’et på en af borgerens kontaktpersoner',
  },
  'unknown-form': { en: 'Use the id of one of the citizen’s forms', da: 'Brug id’et på et af borgerens skemaer' },
  'unknown-contract': { en: 'Use the id of one of the citizen’s contracts', da: 'Brug id’et på en af borgerens kontrakter' },
  'unknown-rehabilitation': {
    en: 'Use the id of one of the citizen’s rehabilitation courses',
    da: 'Brug id’et på et af borgerens rehabiliteringsforløb',
  },
  // 0 the register underneath
  'already-member': { en: 'Nothing: the membership is there', da: 'Der er intet at gøre: medlemskabet er registreret' },
  'membership-overlaps': {
    en: 'Begin the membership on or after the first day without the last one',
    da: 'Lad medlemskabet begynde tidligst den dag, det forrige er ophørt',
  },
  'not-a-member': { en: 'Register the membership with join-a-kasse', da: 'Registrér medlemskabet med join-a-kasse' },
  'no-benefit-period': { en: 'Start the benefit period first', da: 'Registrér dagpengeperioden først' },
  'unknown-contact-group': {
    en: 'Use an id or a key of the code list contact-groups',
    da: 'Brug et id eller en nøgle fra kodelisten contact-groups',
  },
  '4644': { en: 'Change the open contact group instead', da: 'Skift i stedet den åbne kontaktgruppe' },
  'sick-report-required': { en: 'Have the benefit system report the citizen sick', da: 'Lad ydelsessystemet sygemelde borgeren' },
  '6033': {
    en: 'Choose a contact group for citizens of 30 and more',
    da: 'Vælg en kontaktgruppe, der gælder for borgere på 30 år eller mere',
  },
  'no-open-contact-group': { en: 'Open a contact group first', da: 'Åbn en kontaktgruppe først' },
  'already-in-contact-group': { en: 'Nothing: the citizen is in the group', da: 'Der er intet at gøre: borgeren er i kontaktgruppen' },
  'unknown-category': { en: 'Use a key of the code list categories', da: 'Brug en nøgle fra kodelisten categories' },
  'category-not-allowed': {
    en: 'Choose a category that the contact group allows, or change the group first',
    da: 'Vælg en kategori, som kontaktgruppen tillader, eller skift kontaktgruppe først',
  },
  'unknown-absence-code': { en: 'Use a code of the code list absences', da: 'Brug en kode fra kodelisten absences' },
  '4591': {
    en: 'Open a contact group first; for 75 one of 1, 13, 24 and 25',
    da: 'Åbn en kontaktgruppe først; fravær 75 kræver 1, 13, 24 eller 25',
  },
  'absence-overlaps': {
    en: 'End the other absence first, or choose days that it does not cover',
    da: 'Afslut det andet fravær først, eller vælg dage, det ikke dækker',
  },
  'already-ended': { en: 'Nothing: it has ended', da: 'Der er intet at gøre: det er afsluttet' },
  'unknown-meeting-type': { en: 'Use a type of the code list meeting-types', da: 'Brug en type fra kodelisten meeting-types' },
  'appointment-not-open': {
    en: 'Nothing: the appointment is over or cancelled',
    da: 'Der er intet at gøre: aftalen er overstået eller annulleret',
  },
  'deadline-too-soon': { en: 'Give a deadline at least 8 days ahead', da: 'Angiv en frist, der ligger mindst 8 dage fremme' },
  // 1 contact course
  'not-member-on-date': {
    en: 'Give a day on which the citizen was a member of the a-kasse, or have the a-kasse of that day do it',
    da: 'Angiv en dag, hvor borgeren var medlem af a-kassen, eller lad den a-kasse, borgeren da var medlem af, gøre det',
  },
  'contact-course-at-a-kasse': {
    en: 'Leave the contact to the a-kasse until absence 75 has ended or the contact group is another',
    da: 'Overlad kontakten til a-kassen, indtil fravær 75 er afsluttet, eller borgeren er i en anden kontaktgruppe',
  },
  'meeting-type-not-allowed': { en: 'Use type 7 or 17; type 4 is the jobcentre’s', da: 'Brug type 7 eller 17; type 4 er jobcentrets' },
  'no-contact-course': { en: 'Register absence 75 first', da: 'Registrér fravær 75 først' },
  'contact-course-inactive': { en: 'Wait until absence 75 is active again', da: 'Vent, til fravær 75 igen er aktivt' },
  'meeting-outside-contact-course': { en: 'Give a day within absence 75', da: 'Angiv en dag inden for perioden med fravær 75' },
  'meeting-before-benefit-period': {
    en: 'Give a day after the first day of the benefit period, or register the benefit period first',
    da: 'Angiv en dag efter dagpengeperiodens første dag, eller registrér dagpengeperioden først',
  },
  'already-at-jobcentre': {
    en: 'Nothing: the citizen belongs to the jobcentre',
    da: 'Der er intet at gøre: borgeren hører til jobcentret',
  },
  'already-registered': { en: 'Nothing: the citizen is registered', da: 'Der er intet at gøre: borgeren er tilmeldt' },
  'duplicate-job-title': { en: 'Give each job title and alias once', da: 'Angiv hver stillingsbetegnelse og hvert alias én gang' },
  'not-registered': {
    en: 'Nothing, or give a day on which the citizen was registered',
    da: 'Der er intet at gøre, eller angiv en dag, hvor borgeren var tilmeldt',
  },
  'already-sick': {
    en: 'Report the recovery first, or give a first sick day outside the other sick leave',
    da: 'Raskmeld borgeren først, eller angiv en første sygedag uden for den anden sygemelding',
  },
  'not-sick': { en: 'Nothing, or report the citizen sick first', da: 'Der er intet at gøre, eller sygemeld borgeren først' },
  'unknown-contact-person-type': {
    en: 'Use a type that is in force on the day (code list contact-person-types)',
    da: 'Brug en type, der gælder på dagen (kodelisten contact-person-types)',
  },
  '60016': { en: 'Use update-activity', da: 'Brug update-activity (ActivityService)' },
  // 3 plan
  'job-plan-not-for-group': {
    en: 'Publish an education plan, or change the contact group first',
    da: 'Publicér en uddannelsesplan, eller skift kontaktgruppe først',
  },
  'pilot-participation-required': { en: 'Mark the participation in the pilot first', da: 'Registrér deltagelsen i forsøget først' },
  'not-in-pilot-target-group': {
    en: 'Assess the category anew, if it is no longer right',
    da: 'Visitér borgeren igen, hvis kategorien ikke længere er rigtig',
  },
  'job-goal-required': {
    en: 'Give a job goal: an ESCO-STAR job title or free text',
    da: 'Angiv et jobmål: en stillingsbetegnelse (ESCO-STAR) eller en fritekst',
  },
  'pilot-not-in-force': {
    en: 'Give a day from 1 April 2022 to 31 December 2023, or choose another plan',
    da: 'Angiv en dag fra 1. april 2022 til 31. december 2023, eller vælg en anden plan',
  },
  'pilot-participation-open': { en: 'End the participation in the pilot first', da: 'Afslut deltagelsen i forsøget først' },
  'education-plan-required': { en: 'Publish an education plan first', da: 'Publicér en uddannelsesplan først' },
  'no-support-needs': { en: 'Nothing: no support needs are registered', da: 'Der er intet at gøre: der er ikke registreret støttebehov' },
  'already-in-pilot': {
    en: 'Nothing, or give days that no other participation covers',
    da: 'Der er intet at gøre, eller angiv dage, som ingen anden deltagelse dækker',
  },
  'no-pilot-participation': { en: 'Mark the participation in the pilot first', da: 'Registrér deltagelsen i forsøget først' },
  'already-in-offer': { en: 'Finish the running offer first', da: 'Færdiggør det igangværende tilbud først' },
  'offer-outside-participation': {
    en: 'Give a first day within the participation, after an earlier offer',
    da: 'Angiv en første dag, der ligger i deltagelsen og efter et tidligere tilbud',
  },
  'offer-not-running': { en: 'Start an offer first', da: 'Registrér først, at et tilbud er påbegyndt' },
  'code-retired': { en: 'Choose a code that is in force on the day', da: 'Vælg en kode, der gælder på dagen' },
  'unknown-activity-code': {
    en: 'Use a code of the list (health-, social- or course-activities)',
    da: 'Brug en kode fra listen (health-, social- eller course-activities)',
  },
  'wage-subsidy-rate-not-allowed': {
    en: 'Choose rate 1 or 2, or a company activity of another type',
    da: 'Vælg sats 1 eller 2, eller en virksomhedsrettet indsats af en anden type',
  },
  // 4 to 7
  'cv-approval-not-possible': { en: 'Wait until the citizen is in contact group 1', da: 'Vent, til borgeren er i kontaktgruppe 1' },
  'unknown-assessment-code': {
    en: 'Use a code of the code list availability-codes that is in force today',
    da: 'Brug en kode fra kodelisten availability-codes, der gælder i dag',
  },
  'assessment-code-not-in-force': {
    en: 'Use another code, or give the right day of the incident',
    da: 'Brug en anden kode, eller angiv den rigtige hændelsesdato',
  },
  'not-unemployment-benefit': {
    en: 'Use another code, or give the right day of the incident',
    da: 'Brug en anden kode, eller angiv den rigtige hændelsesdato',
  },
  'assessment-dates-invalid': {
    en: 'Give date 1, on or after the incident, and date 2, three months after date 1',
    da: 'Angiv datofelt 1, tidligst hændelsesdatoen, og datofelt 2, 3 måneder efter datofelt 1',
  },
  'documentation-deadline-too-late': { en: 'Give an earlier time limit', da: 'Angiv en tidligere frist' },
  'early-pension-access-ended': {
    en: 'Nothing: the right to read has ended with the membership',
    da: 'Der er intet at gøre: adgangen er ophørt efter medlemskabet',
  },
  'activity-required': { en: 'Give the activity that the contact person comes from', da: 'Angiv den indsats, kontaktpersonen kommer fra' },
  'form-not-for-group': {
    en: 'Nothing: the form is for other contact groups, or for citizens in rehabilitation',
    da: 'Der er intet at gøre: skemaet er for andre kontaktgrupper eller for borgere i rehabilitering',
  },
  'already-submitted': {
    en: 'Nothing: the form is submitted; begin a new one if need be',
    da: 'Der er intet at gøre: skemaet er indsendt; begynd om nødvendigt et nyt',
  },
};
