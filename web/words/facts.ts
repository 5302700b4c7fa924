import { commandWords } from '../../client/commands.ts';
import type { Pair } from './pairs.ts';

/** What happened, as sentences for the reader. One line a fact that a machine reports; a test holds them against the machines. */

/** A fact as the timeline has it. */
export type Fact = Readonly<Record<string, unknown>> & { readonly type: string; readonly rule?: string };

/** Words for what a fact only has as a code, in the reader's language. */
export interface Names {
  day(value: unknown): string;
  minute(value: unknown): string;
  group(value: unknown): string;
  absence(code: unknown): string;
  meeting(type: unknown): string;
  value(value: unknown): string;
  activity(list: unknown, code: unknown): string;
  contactPersonType(code: unknown): string;
  assessment(code: unknown): string;
  reason(id: unknown): string;
  event(name: string): string;
}

export const subjects = {
  contact: ['Kontaktforløb og grupper', 'Contact course and groups'],
  appointments: ['Møder og frister', 'Meetings and deadlines'],
  sickness: ['Sygdom', 'Sickness'],
  jobseeking: ['Tilmelding, CV og jobsøgning', 'Registration, CV and job search'],
  availability: ['Rådighed', 'Availability'],
  education: ['Min plan og uddannelse', 'Plan and education'],
  pilot: ['Forsøg med jobrettet indsats', 'Job-focused pilot'],
  records: ['Indsatser, kontaktpersoner og skemaer', 'Activities, contacts and forms'],
  residence: ['Jobcenter og flytning', 'Jobcentre and moves'],
  deletion: ['Sletning', 'Deletion'],
} as const satisfies Record<string, Pair>;

export type Subject = keyof typeof subjects;

type Sentence = (f: Fact, n: Names) => Pair;
interface FactWords {
  readonly about: Subject;
  readonly says: Sentence;
}

const says = (about: Subject, sentence: Sentence): FactWords => ({ about, says: sentence });

const until = (f: Fact, n: Names): Pair => (f.to ? [` til og med ${n.day(f.to)}`, ` to ${n.day(f.to)}`] : ['', '']);
const because = (reason: unknown, n: Names): Pair => (reason ? [`, fordi ${n.value(reason)}`, `: ${n.value(reason)}`] : ['', '']);

/** What happens on the date that a fact is about: `pilot/…/pilot-over`. */
const dated = (f: Fact, n: Names): string =>
  n.event(
    String(f.deadline ?? '')
      .split('/')
      .at(-1) ?? '',
  );

/** The title of a machine, in both languages; its id where it is no longer there. */
const titled = (f: Fact): Pair => {
  const { da = String(f.machine), en = String(f.machine) } = (f.title ?? {}) as { readonly da?: string; readonly en?: string };
  return [da, en];
};

export const facts: Readonly<Record<string, FactWords>> = {
  'contact-group-changed': says('contact', (f, n) => {
    const [da, en] =
      f.to === null
        ? [`Kontaktgruppen ${n.group(f.from)} er lukket`, `Contact group ${n.group(f.from)} was closed`]
        : f.from === null
          ? [`Kontaktgruppen ${n.group(f.to)} er åbnet`, `Contact group ${n.group(f.to)} was opened`]
          : [
              `Kontaktgruppen er ændret fra ${n.group(f.from)} til ${n.group(f.to)}`,
              `Contact group changed from ${n.group(f.from)} to ${n.group(f.to)}`,
            ];
    return f.cause === 'jobcentre' || f.cause === undefined ? [da, en] : [`${da} (${n.value(f.cause)})`, `${en} (${n.value(f.cause)})`];
  }),
  'contact-group-corrected': says('contact', (f, n) => [
    `Kontaktgruppen er berigtiget${f.on ? ` fra ${n.day(f.on)}` : ''}${f.to === undefined ? '' : f.to === null ? ': ingen åben gruppe' : `: ${n.group(f.to)}`}`,
    `The history of contact groups was corrected${f.on ? ` from ${n.day(f.on)}` : ''}${f.to === undefined ? '' : f.to === null ? ': none open' : `: ${n.group(f.to)}`}`,
  ]),
  'category-assessed': says('contact', (f, n) => [
    `Borgeren er visiteret som ${n.value(f.category).toLowerCase()}`,
    `Assessed as ${n.value(f.category).toLowerCase()}`,
  ]),
  'membership-begun': says('contact', (f, n) => [
    `Medlem af a-kasse ${f.aKasse} fra ${n.day(f.from)}`,
    `Member of a-kasse ${f.aKasse} from ${n.day(f.from)}`,
  ]),
  'membership-ended': says('contact', (f, n) => [
    `Medlemskabet af a-kasse ${f.aKasse} er ophørt; sidste dag var ${n.day(f.lastDay)}`,
    `The membership of a-kasse ${f.aKasse} ended; its last day was ${n.day(f.lastDay)}`,
  ]),
  'benefit-period-started': says('contact', (f, n) => [
    `Dagpengeperioden er begyndt ${n.day(f.firstDay)} (${f.fullTime === false ? 'deltidsforsikret' : 'fuldtidsforsikret'})`,
    `The benefit period began on ${n.day(f.firstDay)} (${f.fullTime === false ? 'part-time insured' : 'full-time insured'})`,
  ]),
  'benefit-hours-reported': says('contact', (f) => [
    `${f.hoursUsed} dagpengetimer er brugt i perioden`,
    `${f.hoursUsed} benefit hours used in the period`,
  ]),
  'benefit-used': says('contact', () => [
    'Grænsen for forbrugte dagpengetimer er overskredet',
    'The figure for benefit hours used was passed',
  ]),
  'absence-registered': says('contact', (f, n) => [
    `Fravær ${n.absence(f.code)} er registreret fra ${n.day(f.from)}${until(f, n)[0]}${f.status === 'inactive' ? ' og er inaktivt' : ''}`,
    `Absence ${n.absence(f.code)} was registered from ${n.day(f.from)}${until(f, n)[1]}${f.status === 'inactive' ? ' and is inactive' : ''}`,
  ]),
  'absence-ended': says('contact', (f, n) => [
    `Fravær ${n.absence(f.code)} er afsluttet; sidste dag er ${n.day(f.to)}${f.endReason === 'ended' ? '' : because(f.endReason, n)[0]}`,
    `Absence ${n.absence(f.code)} ended; its last day is ${n.day(f.to)}${f.endReason === 'ended' ? '' : because(f.endReason, n)[1]}`,
  ]),
  'absence-end-moved': says('contact', (f, n) => [
    `Sidste dag i fravær ${n.absence(f.code)} er berigtiget fra ${n.day(f.from)} til ${n.day(f.to)}`,
    `The last day of absence ${n.absence(f.code)} was corrected from ${n.day(f.from)} to ${n.day(f.to)}`,
  ]),
  'absence-activated': says('contact', (f, n) => [
    `Fravær ${n.absence(f.code)} er igen aktivt`,
    `Absence ${n.absence(f.code)} is active again`,
  ]),
  'absence-inactivated': says('contact', (f, n) => [
    `Fravær ${n.absence(f.code)} er blevet inaktivt`,
    `Absence ${n.absence(f.code)} became inactive`,
  ]),
  'absence-withdrawn': says('contact', (f, n) => [
    `Fravær ${n.absence(f.code)} er trukket tilbage`,
    `Absence ${n.absence(f.code)} was withdrawn`,
  ]),
  'held-meeting-registered': says('appointments', (f, n) => [
    `Afholdt samtale registreret: ${n.meeting(f.meetingType)}, ${n.day(f.date)}`,
    `Held meeting registered: ${n.meeting(f.meetingType)}, ${n.day(f.date)}`,
  ]),
  'notifications-subscribed': says('appointments', (f) => [
    `Sms-service er ${f.sms ? 'tilmeldt' : 'frameldt'}, e-mailservice er ${f.email ? 'tilmeldt' : 'frameldt'}`,
    `SMS ${f.sms ? 'on' : 'off'}, e-mail ${f.email ? 'on' : 'off'}`,
  ]),
  'summons-sent': says('appointments', (f, n) => [
    `Borgeren er indkaldt til ${n.meeting(f.meetingType)} ${n.minute(f.at)}`,
    `Summoned to ${n.meeting(f.meetingType)} on ${n.minute(f.at)}`,
  ]),
  'meeting-booked': says('appointments', (f, n) => [
    `Borgeren har booket ${n.meeting(f.meetingType)} ${n.minute(f.at)}`,
    `Booked ${n.meeting(f.meetingType)} on ${n.minute(f.at)}`,
  ]),
  'appointment-cancelled': says('appointments', (f, n) => [
    `${n.value(f.kind)} er annulleret${f.reason === 'cancelled' ? '' : because(f.reason, n)[0]}`,
    `${n.value(f.kind)} cancelled${f.reason === 'cancelled' ? '' : because(f.reason, n)[1]}`,
  ]),
  'appointment-passed': says('appointments', (f, n) => [`${n.value(f.kind)}: dagen er passeret`, `${n.value(f.kind)}: the day has passed`]),
  'booking-deadline-set': says('appointments', (f, n) => [
    `Frist for at booke ${n.meeting(f.meetingType)}: ${n.day(f.deadline)}`,
    `Deadline for booking ${n.meeting(f.meetingType)}: ${n.day(f.deadline)}`,
  ]),
  'booking-deadline-met': says('appointments', () => ['Fristen for selvbooking er overholdt', 'The deadline for booking was met']),
  'booking-deadline-missed': says('appointments', () => [
    'Fristen for selvbooking er ikke overholdt',
    'The deadline for booking was missed',
  ]),
  'booking-deadline-closed': says('appointments', (f, n) => [
    `Fristen for selvbooking er lukket${f.reason === 'cancelled' ? '' : because(f.reason, n)[0]}`,
    `The deadline for booking was closed${f.reason === 'cancelled' ? '' : because(f.reason, n)[1]}`,
  ]),
  'sick-reported': says('sickness', (f, n) => [
    `Sygemeldt; første sygedag er ${n.day(f.firstSickDay)}`,
    `Reported sick; the first sick day is ${n.day(f.firstSickDay)}`,
  ]),
  'sick-leave-recovered': says('sickness', (f, n) => [
    `Raskmeldt; første raske dag er ${n.day(f.recoveredOn)}. ${f.reregister ? 'Borgeren tilmeldes igen' : 'Borgeren tilmeldes ikke igen'}`,
    `Reported recovered; the first well day is ${n.day(f.recoveredOn)}. ${f.reregister ? 'The citizen is registered again' : 'The citizen is not registered again'}`,
  ]),
  'job-seeker-registered': says('jobseeking', (f, n) => [
    `Tilmeldt som jobsøgende fra ${n.day(f.from)}`,
    `Registered as a job seeker from ${n.day(f.from)}`,
  ]),
  'job-seeker-registered-again': says('jobseeking', (f, n) => [
    `Tilmeldt igen som jobsøgende fra ${n.day(f.from)}`,
    `Registered again as a job seeker from ${n.day(f.from)}`,
  ]),
  'job-seeker-deregistered': says('jobseeking', (f, n) => [
    `Afmeldt som jobsøgende ${n.day(f.on)}${f.cause === 'sick-report' ? ' på grund af sygemeldingen' : ''}`,
    `No longer registered as a job seeker from ${n.day(f.on)}${f.cause === 'sick-report' ? ', because of the sick report' : ''}`,
  ]),
  'registration-restored': says('jobseeking', (f, n) => [
    `Tilmeldingen${f.from ? ` fra ${n.day(f.from)}` : ''} gælder igen`,
    `The registration${f.from ? ` from ${n.day(f.from)}` : ''} holds again`,
  ]),
  'job-seeker-registration-corrected': says('jobseeking', (f, n) => [
    `Tilmeldingen er berigtiget: den ophørte ${n.day(f.until)}`,
    `The registration was corrected: it ended on ${n.day(f.until)}`,
  ]),
  'registration-withdrawn': says('jobseeking', (f, n) => [
    `Tilmeldingen${f.from ? ` fra ${n.day(f.from)}` : ''} er trukket tilbage`,
    `The registration${f.from ? ` from ${n.day(f.from)}` : ''} was withdrawn`,
  ]),
  'jobnet-profile-asked': says('jobseeking', () => ['Jobnet er bedt om at oprette en profil', 'Jobnet was asked for a profile']),
  'jobnet-profile-made': says('jobseeking', (f) =>
    f.created === false
      ? ['Borgeren har allerede en profil på Jobnet', 'The citizen has a profile on Jobnet already']
      : ['Jobnet har oprettet en profil', 'Jobnet made a profile'],
  ),
  'jobnet-credentials-created': says('jobseeking', () => [
    'Jobnet har dannet brugernavn og adgangskode; de gemmes ikke her',
    'Jobnet made a user name and a password; they are not kept here',
  ]),
  'cv-approved': says('jobseeking', (f, n) => [`CV’et er godkendt ${n.day(f.on)}`, `The CV was approved on ${n.day(f.on)}`]),
  'cv-status-reported': says('jobseeking', (f, n) => [
    `CV-status er indberettet for ${n.day(f.date)}`,
    `CV status reported for ${n.day(f.date)}`,
  ]),
  'job-search-requirement-registered': says('jobseeking', (f) => [
    `Krav til jobsøgning: ${f.perWeek} job om ugen`,
    `Job-search requirement: ${f.perWeek} jobs a week`,
  ]),
  'documentation-deadline-set': says('availability', (f, n) => [
    `Frist for at dokumentere jobsøgning: ${n.day(f.deadline)}`,
    `Deadline for documenting job search: ${n.day(f.deadline)}`,
  ]),
  'documentation-deadline-kept': says('availability', (f, n) => [
    `Fristen for at dokumentere jobsøgning er fortsat ${n.day(f.deadline)}`,
    `The deadline for documenting job search is still ${n.day(f.deadline)}`,
  ]),
  'nuph-sent': says('availability', (f, n) => [
    `Negativ underretningspligtig hændelse ${n.day(f.on)} er sendt til a-kassen`,
    `Notice (NUPH) of ${n.day(f.on)} sent to the a-kasse`,
  ]),
  'nuph-answered': says('availability', () => ['A-kassen har besvaret underretningen', 'The a-kasse answered the notice']),
  'availability-assessed': says('availability', (f, n) => [
    `Rådighedsvurdering indberettet: ${n.assessment(f.code)}`,
    `Availability assessment reported: ${n.assessment(f.code)}`,
  ]),
  'quarantine-begun': says('availability', (f, n) => [
    `Karantænen er begyndt ${n.day(f.from)}`,
    `The quarantine began on ${n.day(f.from)}`,
  ]),
  'quarantine-imposed': says('availability', (f, n) => [
    `Karantæne pålagt fra ${n.day(f.from)}; den udløber ${n.day(f.until)}`,
    `Quarantine imposed from ${n.day(f.from)}; it expires on ${n.day(f.until)}`,
  ]),
  'quarantine-expired': says('availability', (f, n) => [
    `Karantænen er udløbet ${n.day(f.until)}`,
    `The quarantine expired on ${n.day(f.until)}`,
  ]),
  'plan-published': says('education', (f, n) => [`${n.value(f.planType)} er publiceret`, `${n.value(f.planType)} published`]),
  'plan-inactivated': says('education', (f, n) => [`${n.value(f.planType)} er gjort inaktiv`, `${n.value(f.planType)} made inactive`]),
  'education-step-set': says('education', (f) => [
    f.before ? `Uddannelsesplanen er flyttet fra trin ${f.before} til trin ${f.step}` : `Uddannelsesplanen er på trin ${f.step}`,
    f.before ? `Education plan moved from step ${f.before} to step ${f.step}` : `Education plan is on step ${f.step}`,
  ]),
  'document-made': says('education', (f, n) => [`${n.value(f.kind)} er dannet som pdf`, `${n.value(f.kind)} made as a PDF`]),
  'support-needs-registered': says('education', (f) => [
    `Støttebehov er registreret${f.citizenTold ? ', og borgeren har fået besked' : ''}`,
    `Support needs registered${f.citizenTold ? ', and the citizen was told' : ''}`,
  ]),
  'support-needs-removed': says('education', (f) => [
    `Støttebehov er fjernet${f.citizenTold ? ', og borgeren har fået besked' : ''}`,
    `Support needs removed${f.citizenTold ? ', and the citizen was told' : ''}`,
  ]),
  'education-subscription-opened': says('education', () => [
    'Abonnementet hos Ungedatabasen er åbnet',
    'The subscription at UDB was opened',
  ]),
  'education-subscription-closed': says('education', (f, n) => [
    `Abonnementet hos Ungedatabasen er lukket${f.reason === null || f.reason === undefined ? '' : ` (${n.reason(f.reason)})`}`,
    `The subscription at UDB was closed${f.reason === null || f.reason === undefined ? '' : ` (${n.reason(f.reason)})`}`,
  ]),
  'education-subscription-corrected': says('education', (f, n) => {
    const why = f.reason === null || f.reason === undefined ? '' : ` (${n.reason(f.reason)})`;
    return f.status === 'open'
      ? [
          `Abonnementet hos Ungedatabasen er berigtiget: åbent siden ${n.day(f.since)}`,
          `The subscription at UDB was corrected: open since ${n.day(f.since)}`,
        ]
      : [
          `Abonnementet hos Ungedatabasen er berigtiget: lukket ${n.day(f.since)}${why}`,
          `The subscription at UDB was corrected: closed on ${n.day(f.since)}${why}`,
        ];
  }),
  'subscription-month-begun': says('education', (f, n) => [
    `Abonnementet lukker ${n.day(f.closesOn)}, hvis der ikke åbnes en kontaktgruppe inden da`,
    `The subscription closes on ${n.day(f.closesOn)} unless a contact group is opened before`,
  ]),
  'subscription-month-stopped': says('education', () => ['Abonnementet fortsætter', 'The subscription goes on']),
  'vocational-qualification-completed': says('education', (f, n) => [
    `UDB har meldt en gennemført erhvervskompetencegivende uddannelse ${n.day(f.on)}`,
    `UDB reported a completed vocational qualification on ${n.day(f.on)}`,
  ]),
  'admission-reported': says('education', (f, n) => [
    `UDB har meldt optagelse på en uddannelse ${n.day(f.on)}`,
    `UDB reported an admission on ${n.day(f.on)}`,
  ]),
  'udb-told': says('education', (f) => [
    f.action === 'open'
      ? 'Ungedatabasen har fået besked om, at abonnementet er åbnet'
      : 'Ungedatabasen har fået besked om, at abonnementet er lukket',
    f.action === 'open' ? 'UDB was told that the subscription is open' : 'UDB was told that the subscription is closed',
  ]),
  'pilot-participation-marked': says('pilot', (f, n) => [
    `Borgeren deltager i forsøget fra ${n.day(f.from)}${until(f, n)[0]}`,
    `Takes part in the pilot from ${n.day(f.from)}${until(f, n)[1]}`,
  ]),
  'pilot-participation-ended': says('pilot', (f, n) => [
    `Deltagelsen i forsøget er ophørt${f.to ? ` ${n.day(f.to)}` : ''}${because(f.reason, n)[0]}`,
    `Participation in the pilot ended${f.to ? ` on ${n.day(f.to)}` : ''}${because(f.reason, n)[1]}`,
  ]),
  'pilot-participation-reopened': says('pilot', () => [
    'Deltagelsen i forsøget er genoptaget',
    'Participation in the pilot was taken up again',
  ]),
  'pilot-participation-resumed': says('pilot', () => [
    'Deltagelsen i forsøget gælder igen: et tilbud var påbegyndt i tide',
    'The participation holds again: an offer had begun in time',
  ]),
  'pilot-offer-started': says('pilot', (f, n) => [
    `Tilbud om jobrettet indsats er påbegyndt ${n.day(f.on)}`,
    `Pilot offer begun on ${n.day(f.on)}`,
  ]),
  'pilot-offer-finished': says('pilot', (f, n) => [
    `Tilbud om jobrettet indsats er færdiggjort ${n.day(f.on)}`,
    `Pilot offer finished on ${n.day(f.on)}`,
  ]),
  'activity-registered': says('records', (f, n) => [
    `Indsats registreret: ${n.activity(f.list, f.code)}, fra ${n.day(f.from)}${until(f, n)[0]}`,
    `Activity registered: ${n.activity(f.list, f.code)}, from ${n.day(f.from)}${until(f, n)[1]}`,
  ]),
  'activity-updated': says('records', (f, n) => [
    `Indsatsen er opdateret${f.to === null ? '; slutdatoen er fjernet' : until(f, n)[0]}`,
    `Activity updated${f.to === null ? '; its end date was removed' : until(f, n)[1]}`,
  ]),
  'contact-person-registered': says('records', (f, n) => [
    `Kontaktperson registreret${f.contactPersonType ? `: ${n.contactPersonType(f.contactPersonType)}` : ''}`,
    `Contact person registered${f.contactPersonType ? `: ${n.contactPersonType(f.contactPersonType)}` : ''}`,
  ]),
  'contact-person-updated': says('records', () => ['Kontaktpersonen er opdateret', 'Contact person updated']),
  'contact-person-updated-by-activity': says('records', () => [
    'Kontaktpersonen er opdateret gennem indsatsen',
    'Contact person updated through the activity',
  ]),
  'contact-person-ended': says('records', (f, n) => [
    `Kontaktrelationen er afsluttet ${n.day(f.to)}`,
    `The relation to the contact person ended on ${n.day(f.to)}`,
  ]),
  'udb-contact-received': says('records', (f) => [
    `Kontaktpunkt modtaget fra UDB (institution ${f.institutionNumber})`,
    `Contact point received from UDB (institution ${f.institutionNumber})`,
  ]),
  'institution-numbers-set': says('records', (f) => [
    `CVR-nummer ${f.cvr} og P-nummer ${f.pNumber} er hentet fra institutionsregistret`,
    `CVR number ${f.cvr} and P number ${f.pNumber} fetched from the register of institutions`,
  ]),
  'institution-not-found': says('records', () => [
    'Institutionen findes ikke i institutionsregistret',
    'The institution is not in the register',
  ]),
  'rehabilitation-registered': says('records', (f, n) => [
    `Rehabiliteringsforløb fra ${n.day(f.from)}${until(f, n)[0]}`,
    `Rehabilitation course from ${n.day(f.from)}${until(f, n)[1]}`,
  ]),
  'rehabilitation-updated': says('records', (f, n) => [
    f.to ? `Rehabiliteringsforløbet slutter ${n.day(f.to)}` : 'Rehabiliteringsforløbets slutdato er fjernet',
    f.to ? `The rehabilitation course ends on ${n.day(f.to)}` : 'The end date of the rehabilitation course was removed',
  ]),
  'profile-statistics-made': says('records', () => [
    'Den statistiske del af forberedelsesskemaet er dannet',
    'The statistical part of the form was made',
  ]),
  'integration-contract-registered': says('residence', (f, n) => [
    `Integrationskontrakt fra ${n.day(f.from)}${until(f, n)[0]}`,
    `Integration contract from ${n.day(f.from)}${until(f, n)[1]}`,
  ]),
  'integration-contract-updated': says('residence', (f, n) => [
    f.to ? `Integrationskontrakten slutter ${n.day(f.to)}` : 'Integrationskontraktens slutdato er fjernet',
    f.to ? `The integration contract ends on ${n.day(f.to)}` : 'The end date of the integration contract was removed',
  ]),
  'deadline-moved': says('deletion', (f, n) => [
    `Dato flyttet fra ${n.day(f.from)} til ${n.day(f.to)}: ${dated(f, n)}`,
    `Date moved from ${n.day(f.from)} to ${n.day(f.to)}: ${dated(f, n)}`,
  ]),
  'deadline-added': says('deletion', (f, n) => [`Ny dato ${n.day(f.to)}: ${dated(f, n)}`, `New date ${n.day(f.to)}: ${dated(f, n)}`]),
  'deadline-withdrawn': says('deletion', (f, n) => [
    `Datoen ${n.day(f.from)} er bortfaldet: ${dated(f, n)}`,
    `The date ${n.day(f.from)} no longer applies: ${dated(f, n)}`,
  ]),
  'machine-changed': says('records', (f) => {
    const [da, en] = titled(f);
    if (f.from === null) return [`Registret følger nu også: ${da}`, `The register now also keeps: ${en}`];
    if (f.to === null) return [`Registret følger ikke længere: ${da}`, `The register no longer keeps: ${en}`];
    return [`Overført til registrets nye version: ${da}`, `Carried over to the new version of the register: ${en}`];
  }),
  'deletion-rule-in-force': says('deletion', () => [
    'En ny regel om sletning gælder nu for skemaet',
    'A new rule of deletion now holds for the form',
  ]),
  'deletion-awaits-deregistration': says('deletion', () => [
    'Sletningen venter, til borgeren ikke længere er tilmeldt',
    'The deletion waits until the citizen is no longer registered',
  ]),
  'deletion-begun': says('deletion', (f, n) => [`Sletning er begyndt: ${n.value(f.kind)}`, `Deletion begun: ${n.value(f.kind)}`]),
  'record-deleted': says('deletion', (f, n) => [`Slettet: ${n.value(f.kind)}`, `Deleted: ${n.value(f.kind)}`]),
};

/** Sentences that stand beside a command's shape, with `{part}` and `{part|day}` to be filled in. */
const ofCommands: ReadonlyMap<string, FactWords> = new Map(
  Object.values(commandWords).flatMap(({ about, facts: sentences = {} }) =>
    Object.entries(sentences).map(([type, [da, en]]) => {
      const filled = (sentence: string, f: Fact, n: Names): string =>
        sentence.replace(/\{(\w+)(\|day)?\}/g, (_, part: string, day?: string) => (day ? n.day(f[part]) : String(f[part])));
      return [type, says(about, (f, n) => [filled(da, f, n), filled(en, f, n)])] as const;
    }),
  ),
);

export const wordsOfFact = (type: string): FactWords | undefined => facts[type] ?? ofCommands.get(type);

/** The fact as a sentence; one without words is shown by its own name rather than not at all. */
export const factText = (fact: Fact, names: Names): Pair => wordsOfFact(fact.type)?.says(fact, names) ?? [fact.type, fact.type];

export const subjectOf = (fact: Fact): Subject | undefined => wordsOfFact(fact.type)?.about;
