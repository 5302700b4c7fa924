import { commandWords } from '../../client/commands.ts';
import type { Pair } from './pairs.ts';

/** The fields of the forms: what they are called, what helps, and where their choices come from. A test holds them against the shapes. */

export interface FieldWords {
  readonly label: Pair;
  readonly help?: Pair;
  /** A code list of the API: its names are the choices. */
  readonly list?: string;
  /** Things of the citizen that the field names. */
  readonly things?: 'absences' | 'appointments' | 'activities' | 'forms' | 'contactPersons' | 'rehabilitation' | 'contracts' | 'nuphs';
  /** Choices where neither the shape nor a code list has them. */
  readonly choices?: readonly (readonly [value: string, label: Pair])[];
  readonly unit?: Pair;
  readonly multiline?: boolean;
}

const date = (da: string, en: string, help?: Pair): FieldWords => ({ label: [da, en], ...(help ? { help } : {}) });

const fields: Readonly<Record<string, FieldWords>> = {
  contactGroup: { label: ['Kontaktgruppe', 'Contact group'], list: 'contact-groups' },
  category: { label: ['Visitationskategori', 'Category'], list: 'categories' },
  jobcentre: { label: ['Jobcenterets nummer', 'Number of the jobcentre'], help: ['Kun cifre, fx 101', 'Digits only, such as 101'] },
  toJobcentre: { label: ['Nyt jobcenters nummer', 'Number of the new jobcentre'], help: ['Kun cifre, fx 101', 'Digits only, such as 101'] },
  from: date('Fra og med', 'From'),
  to: date('Til og med', 'To', [
    'Sidste dag. Lad feltet stå tomt, hvis der ikke er en slutdato',
    'The last day. Leave it empty where there is no end',
  ]),
  on: date('Dato', 'Date'),
  date: date('Dato', 'Date'),
  firstDay: date('Første dag i perioden', 'First day of the period'),
  firstSickDay: date('Første sygedag', 'First sick day'),
  recoveredOn: date('Første raske dag', 'First well day'),
  deadline: date('Frist', 'Deadline'),
  incidentDate: date('Dato for hændelsen', 'Date of the incident'),
  date1: date('Dato 1', 'Date 1', ['Ved kode 96: karantænens start', 'For code 96: the start of the quarantine']),
  date2: date('Dato 2', 'Date 2', ['Ved kode 96: tre måneder efter start', 'For code 96: three months after the start']),
  at: { label: ['Dag og klokkeslæt', 'Day and time'] },
  fullTime: { label: ['Fuldtidsforsikret', 'Full-time insured'] },
  hoursUsed: {
    label: ['Forbrugte timer i alt', 'Hours used in all'],
    help: ['Det samlede forbrug i perioden indtil nu', 'The total in the period so far'],
    unit: ['timer', 'hours'],
  },
  meetingType: { label: ['Samtaletype', 'Type of meeting'], list: 'meeting-types' },
  absenceId: { label: ['Fravær', 'Absence'], things: 'absences' },
  appointmentId: { label: ['Aftale', 'Appointment'], things: 'appointments' },
  activityId: { label: ['Indsats', 'Activity'], things: 'activities' },
  formId: { label: ['Forberedelsesskema', 'Preparation form'], things: 'forms' },
  contactPersonId: { label: ['Kontaktperson', 'Contact person'], things: 'contactPersons' },
  rehabilitationId: { label: ['Rehabiliteringsforløb', 'Rehabilitation course'], things: 'rehabilitation' },
  contractId: { label: ['Integrationskontrakt', 'Integration contract'], things: 'contracts' },
  inReplyTo: {
    label: ['Svar på underretning', 'In reply to notice'],
    help: ['Lad feltet stå tomt ved en uopfordret indberetning', 'Leave it empty for an unsolicited report'],
    things: 'nuphs',
  },
  sms: { label: ['Besked på sms', 'Messages by SMS'] },
  email: { label: ['E-mail', 'E-mail'] },
  phone: { label: ['Telefon', 'Phone'] },
  name: { label: ['Navn', 'Name'] },
  planType: { label: ['Plantype', 'Type of plan'] },
  jobGoal: { label: ['Jobmål', 'Job goal'], help: ['Kræves i en jobplan i forsøget', 'Needed in a job plan of the pilot'] },
  escoStarTitle: { label: ['Stillingsbetegnelse (ESCO-STAR)', 'ESCO-STAR job title'] },
  freeText: { label: ['Fri tekst', 'Free text'] },
  description: { label: ['Beskrivelse', 'Description'], multiline: true },
  step: {
    label: ['Trin', 'Step'],
    choices: [
      ['1', ['Trin 1', 'Step 1']],
      ['2', ['Trin 2', 'Step 2']],
      ['3', ['Trin 3', 'Step 3']],
      ['4', ['Trin 4', 'Step 4']],
    ],
  },
  needs: { label: ['Støttebehov', 'Support needs'], help: ['Ét behov i hvert felt', 'One need in each field'] },
  kind: { label: ['Hvad', 'What'] },
  institutionNumber: { label: ['Institutionens nummer', 'Number of the institution'], help: ['Seks cifre', 'Six digits'] },
  list: { label: ['Indsatstype', 'Kind of activity'] },
  code: { label: ['Kode', 'Code'] },
  wageSubsidyRate: { label: ['Løntilskudssats', 'Wage-subsidy rate'], list: 'wage-subsidy-rates' },
  contactPerson: { label: ['Kontaktperson fra indsatsen', 'Contact person of the activity'] },
  perWeek: { label: ['Antal job om ugen', 'Jobs a week'] },
  type: { label: ['Type', 'Type'], list: 'contact-person-types' },
  answers: { label: ['Svar', 'Answers'], help: ['Ét spørgsmål og ét svar på hver linje', 'One question and one answer on each line'] },
  question: { label: ['Spørgsmål', 'Question'] },
  answer: { label: ['Svar', 'Answer'] },
  status: { label: ['Status', 'Status'] },
  incident: { label: ['Hændelse', 'Incident'], multiline: true },
  comment: { label: ['Bemærkning', 'Comment'], help: ['Højst 600 tegn', 'At most 600 characters'], multiline: true },
  amount: { label: ['Beløb', 'Amount'], unit: ['kr.', 'DKK'] },
  jobTitles: { label: ['Stillingsbetegnelser', 'Job titles'] },
  title: { label: ['Stillingsbetegnelse', 'Job title'] },
  aliases: { label: ['Andre betegnelser', 'Aliases'], help: ['Adskil med komma', 'Separate them by commas'] },
};

/** Where a command means something of its own by a field. */
const ofCommands: Readonly<Record<string, Readonly<Record<string, FieldWords>>>> = {
  'register-absence': { code: { label: ['Fraværsart', 'Kind of absence'], list: 'absences' } },
  'report-availability-assessment': { code: { label: ['Vurdering', 'Assessment'], list: 'availability-codes' } },
  'create-deadline': {
    deadline: date('Frist', 'Deadline', [
      'Sidste dag, hvor borgeren selv kan booke mødet',
      'The last day on which the citizen can book the meeting',
    ]),
  },
  'register-held-meeting': { date: date('Dato for samtalen', 'Date of the meeting') },
  'report-sick': { firstSickDay: date('Første sygedag', 'First sick day', ['Kan ligge før i dag', 'May lie before today']) },
  'report-recovered': {
    recoveredOn: date('Første raske dag', 'First well day', [
      'Den dag, borgeren igen kan arbejde',
      'The day on which the citizen can work again',
    ]),
  },
  'leave-a-kasse': { on: date('Første dag uden medlemskab', 'First day without membership') },
  'end-absence': { on: date('Sidste dag', 'Last day') },
  'deregister-job-seeker': { on: date('Afmeldt fra', 'Ends on', ['Tomt betyder i dag', 'Empty means today']) },
  'subscribe-notifications': { email: { label: ['Besked på e-mail', 'Messages by e-mail'] } },
  'request-job-search-documentation': { on: date('Fristen regnes fra', 'Counted from') },
  'register-transition-to-efterloen': { on: date('Dato for overgang', 'Date of transition') },
  'send-nuph': {
    on: date('Dato for hændelsen', 'Date of the incident'),
    incident: {
      label: ['Hændelse', 'Incident'],
      help: ['Hvad der skete, med få ord. A-kassen får teksten', 'What happened, in a few words. The a-kasse gets the text'],
      multiline: true,
    },
  },
};

/** What stands before the rows of a code list for an activity depends on the list chosen. */
export const listOfActivity: Readonly<Record<string, string | undefined>> = {
  health: 'health-activities',
  social: 'social-activities',
  course: 'course-activities',
};

export const fieldWords = (command: string, field: string): FieldWords | undefined => {
  const label = commandWords[command]?.fields?.[field];
  return ofCommands[command]?.[field] ?? (label ? { label } : fields[field]);
};
