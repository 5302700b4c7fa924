import type { Assumption } from './assumptions/assumption.ts';
import { assumedInCourses } from './assumptions/sections-1-to-3.ts';
import { assumedInRecords } from './assumptions/sections-4-to-7.ts';

/** Those that the requirements mark, in their order. */
const marked = [
  {
    id: 'A1',
    section: 'ground rules',
    en: 'What has a last day ends at the first minute of the next day; what is due on a day happens at that day’s first minute, Copenhagen time; a date already past when it is set is due at once; `on` takes effect at once.',
    da: 'Det, der har en sidste dag, slutter i det første minut af den næste dag; det, der forfalder en dag, sker i dagens første minut, dansk tid; en dato, der allerede er passeret, når den sættes, forfalder straks; `on` virker straks.',
    place: 'machines/core/calendar.ts#startOfDay',
  },
  {
    id: 'A2',
    section: '0',
    en: 'Which contact groups may follow which: any into any other, but 24 and 25 only by a sick report; the jobcentre may close any, and a second open one is refused.',
    da: 'Hvilke kontaktgrupper der kan følge efter hinanden: enhver efter enhver anden, dog 24 og 25 kun ved sygemelding; jobcentret kan lukke enhver, og en anden åben afvises.',
    place: 'machines/contact/contact-group.ts#contactGroup',
  },
  {
    id: 'A3',
    section: '0',
    en: 'A move of contact group leaves absences other than 75, appointments and plans as they are, but for 1.1 and 3.1; it ends a pilot participation when the citizen leaves 12 and 28 or the group closes, other than by the birthday.',
    da: 'Et kontaktgruppeskift lader andre fravær end 75, aftaler og planer være, bortset fra 1.1 og 3.1; det afslutter forsøgsdeltagelsen, når borgeren forlader 12 og 28, eller gruppen lukkes, på anden måde end ved fødselsdagen.',
    place: 'machines/education/pilot.ts#pilot',
  },
  {
    id: 'A4',
    section: '1.1 a',
    en: 'Absence 75 can be registered in contact groups 1, 13, 24 and 25 only.',
    da: 'Fravær 75 kan kun registreres i kontaktgruppe 1, 13, 24 og 25.',
    place: 'machines/contact/rules/1.1-contact-course.ts#GROUPS_OF_75',
  },
  {
    id: 'A5',
    section: '1.1 a',
    en: 'Whether absence 75 is active after a move follows from the group the citizen moves to, by one table.',
    da: 'Om fravær 75 er aktivt efter et skift, følger af den kontaktgruppe, borgeren skifter til, efter én tabel.',
    place: 'machines/contact/group-chart.ts#groupChart',
  },
  {
    id: 'A6',
    section: '1.1 b',
    en: 'From 2022-03-14 an inactive absence 75 is no hindrance to registering a held meeting, whatever the date of the meeting.',
    da: 'Fra 14. marts 2022 er et inaktivt fravær 75 ingen hindring for at registrere en afholdt samtale, uanset samtaledatoen.',
    place: 'machines/contact/rules/1.1-contact-course.ts#notInactiveBeforeRelease',
  },
  {
    id: 'A7',
    section: '1.1 b',
    en: 'Jobcentres register held meetings of all types in every contact group, also while absence 75 is active.',
    da: 'Jobcentre registrerer afholdte samtaler af alle typer i alle kontaktgrupper, også mens fravær 75 er aktivt.',
    place: 'machines/contact/held-meeting.ts#heldMeeting',
  },
  {
    id: 'A8',
    section: '1.1 c',
    en: 'Leaving the a-kasse ends absence 75 as a change of a-kasse does.',
    da: 'Udmeldelse af a-kassen afslutter fravær 75, ligesom et skift af a-kasse gør.',
    place: 'machines/contact/absence.ts#absence',
  },
  {
    id: 'A9',
    section: '1.2',
    en: 'For contact groups without a public notice type, and for a citizen who never had a group, the relocation notice is sent with no type and with the group.',
    da: 'For kontaktgrupper uden en offentlig beskedtype, og for en borger, der aldrig har haft en kontaktgruppe, sendes flyttebeskeden uden type og med kontaktgruppen.',
    place: 'machines/residence/rules/1.2-relocation.ts#noticeTypes',
  },
  {
    id: 'A10',
    section: '1.2',
    en: 'A move between municipalities also moves the citizen to the new jobcentre.',
    da: 'En flytning mellem kommuner flytter også borgeren til det nye jobcenter.',
    place: 'machines/residence/jobcentre.ts#jobcentre',
  },
  {
    id: 'A11',
    section: '1.3',
    en: 'The note says newly unemployed; the register has no such fact, so the statistical part is made for every recipient of unemployment benefit.',
    da: 'Noten siger nyledige; registret har ikke den oplysning, så den statistiske del dannes for alle dagpengemodtagere.',
    place: 'machines/records/rules/1.3-statistical-part.ts#statisticalPart',
  },
  {
    id: 'A12',
    section: '1.8',
    en: 'A sick report leaves contact groups other than 1, and other than none, as they are.',
    da: 'En sygemelding ændrer ikke andre kontaktgrupper end 1; er ingen åben, åbnes 24.',
    place: 'machines/contact/contact-group.ts#contactGroup',
  },
  {
    id: 'A13',
    section: '1.8',
    en: 'A sick report ends the job-seeker registration.',
    da: 'En sygemelding afslutter tilmeldingen som jobsøgende.',
    place: 'machines/jobseeking/rules/1.8-registration-history.ts#registrationPeriods',
  },
  {
    id: 'A14',
    section: '3.1',
    en: 'The jobcentre’s concrete assessment and the young person’s own wish are made outside the register.',
    da: 'Jobcentrets konkrete vurdering og den unges eget ønske foregår uden for registret.',
    place: 'machines/education/rules/3.1-pilot.ts#inTargetGroup',
  },
  {
    id: 'A15',
    section: '3.1',
    en: '"inden den 31. december 2023" is read as by that day: an offer may begin on it.',
    da: '"inden den 31. december 2023" læses som senest den dag: et tilbud kan begynde på dagen.',
    place: 'machines/education/rules/3.1-pilot.ts#offerWhileInForce',
  },
  {
    id: 'A16',
    section: '3.1',
    en: 'On 2024-01-01 a participation with no offer begun ends as expired and one whose offer is finished as completed; one with a running offer goes on until the offer is finished and ends then as completed.',
    da: 'Den 1. januar 2024 slutter en deltagelse uden påbegyndt tilbud som udløbet og en deltagelse med færdiggjort tilbud som gennemført; en deltagelse med et igangværende tilbud fortsætter, til tilbuddet er færdiggjort, og slutter da som gennemført.',
    place: 'machines/education/pilot.ts#pilot',
  },
  {
    id: 'A17',
    section: '3.1',
    en: 'No education plan can be published while the citizen participates in the pilot.',
    da: 'En uddannelsesplan kan ikke publiceres, mens borgeren deltager i forsøget.',
    place: 'machines/education/rules/3.1-pilot.ts#noEducationPlanInPilot',
  },
  {
    id: 'A18',
    section: '3.1',
    en: 'Who was born on 29 February turns 30 on 1 March in a common year.',
    da: 'Den, der er født den 29. februar, fylder 30 år den 1. marts i et år uden skuddag.',
    place: 'machines/core/calendar.ts#birthday',
  },
  {
    id: 'A19',
    section: '3.4',
    en: 'A contact from an institution that the register does not know is kept, with no CVR and no P number.',
    da: 'En kontakt fra en institution, som institutionsregistret ikke kender, beholdes uden CVR- og P-nummer.',
    place: 'machines/records/contact-person.ts#institutionNumbers',
  },
  {
    id: 'A20',
    section: '3.5',
    en: 'For a citizen outside the age or the contact groups of the subscription an education plan is published, and no subscription is opened.',
    da: 'For en borger uden for abonnementets alder eller kontaktgrupper publiceres uddannelsesplanen, og intet abonnement åbnes.',
    place: 'machines/education/rules/3.5-subscription.ts#opensFor',
  },
  {
    id: 'A21',
    section: '3.5',
    en: 'Contact group 24 counts with 25 as receiving sickness benefit, where a follow-up agreement leaves the subscription open.',
    da: 'Kontaktgruppe 24 regnes ligesom 25 for sygedagpengemodtager, når en aftale om opfølgning lader abonnementet være åbent.',
    place: 'machines/education/rules/3.5-subscription.ts#SICKNESS_BENEFIT_GROUPS',
  },
  {
    id: 'A22',
    section: '3.5',
    en: 'When UDB reports a completed vocational qualification, the subscription is closed at once.',
    da: 'Når UDB melder en gennemført erhvervskompetencegivende uddannelse, lukkes abonnementet straks.',
    place: 'machines/education/rules/3.5-subscription.ts#CLOSINGS',
  },
  {
    id: 'A23',
    section: '3.5',
    en: 'One whole calendar month is the month after the one in which the contact group was closed; the subscription closes at the first minute of the month after that.',
    da: 'En hel kalendermåned er måneden efter den, hvor kontaktgruppen blev lukket; abonnementet lukkes i det første minut af måneden derefter.',
    place: 'machines/education/rules/3.5-subscription.ts#monthOver',
  },
  {
    id: 'A24',
    section: '3.5',
    en: 'The closing after one calendar month holds for contact groups closed from 2022-03-14 on.',
    da: 'Lukningen efter en kalendermåned gælder kontaktgrupper, der er lukket fra og med 14. marts 2022.',
    place: 'machines/education/rules/3.5-subscription.ts#MONTH_RULE',
  },
  {
    id: 'A25',
    section: '3.7',
    en: 'For company activities of types 14, 38, 39 and 40 the rates 1 and 2 are the only ones allowed.',
    da: 'For virksomhedsrettede indsatser af typen 14, 38, 39 og 40 er satserne 1 og 2 de eneste tilladte.',
    place: 'machines/code-lists/company-activities.ts#companyActivities',
  },
  {
    id: 'A26',
    section: '4.1',
    en: 'An a-kasse approves the CV of members in contact group 1 only.',
    da: 'En a-kasse godkender kun CV for medlemmer i kontaktgruppe 1.',
    place: 'machines/jobseeking/rules/4-cv.ts#cvApprovalPossible',
  },
  {
    id: 'A27',
    section: '6.1',
    en: 'While the citizen is a member, each report of UDK is sent to the a-kasse.',
    da: 'Mens borgeren er medlem, sendes hver indberetning fra UDK til a-kassen.',
    place: 'machines/records/early-pension.ts#earlyPension',
  },
  {
    id: 'A28',
    section: '7.2',
    en: 'On 2022-03-14 the stored deletion date of each submitted preparation form moves to six months after its submission.',
    da: 'Den 14. marts 2022 flyttes den gemte slettedato for hvert indsendt forberedelsesskema til seks måneder efter indsendelsen.',
    place: 'machines/records/rules/7.2-preparation-forms.ts#nextCounting',
  },
  {
    id: 'A29',
    section: '7.2',
    en: 'A form not submitted, whose citizen is registered as a job seeker six months after it was begun, is deleted as soon as the registration ends.',
    da: 'Et ikke indsendt skema, hvis borger er tilmeldt som jobsøgende seks måneder efter påbegyndelsen, slettes, så snart tilmeldingen ophører.',
    place: 'machines/records/preparation-form.ts#endOfRegistration',
  },
  {
    id: 'A30',
    section: '7.2',
    en: 'If a rehabilitation course was registered while the form existed, the form is deleted after 10 years instead of six months, from the same days.',
    da: 'Var et rehabiliteringsforløb registreret, mens skemaet fandtes, slettes det efter 10 år i stedet for seks måneder, regnet fra de samme dage.',
    place: 'machines/records/rules/7.2-preparation-forms.ts#retention',
  },
] as const satisfies readonly Assumption[];

/** Every assumption: those that the requirements mark, then those that were taken where they are silent, each in the order of the sections. */
export const assumptions = [...marked, ...assumedInCourses, ...assumedInRecords] as const satisfies readonly Assumption[];

export type { Assumption };
export type AssumptionId = (typeof assumptions)[number]['id'];

const byId = new Map<AssumptionId, Assumption>(assumptions.map((row) => [row.id, row]));

/** The assumption of an id. */
export function assumption(id: AssumptionId): Assumption {
  const found = byId.get(id);
  if (!found) throw new Error(`No assumption ${id}`);
  return found;
}
