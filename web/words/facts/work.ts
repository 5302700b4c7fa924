import { because, type FactWords, says, until } from '../fact-words.ts';

/** Registration, CV and job search, availability, plan and education, the pilot. */

export const workFacts: Readonly<Record<string, FactWords>> = {
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
    `Job-search requirement: ${f.perWeek} ${f.perWeek === 1 ? 'job' : 'jobs'} a week`,
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
};
