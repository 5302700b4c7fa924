import type { Sentence } from '../core/rule.ts';

/**
 * The assumptions with the highest stakes, the highest first: those by which someone gains or loses a right, a benefit or a reader of their data.
 * Each says what changes for whom if it is overruled. The others move a boundary, a code or a date that nobody's right hangs on.
 * @da antagelser med størst betydning
 */
export const HIGH_STAKES: Readonly<Record<string, Sentence>> = {
  A13: {
    en: 'Citizens who fall sick would stay registered as job seekers, and be summoned and judged available while sick; recovery would have nothing to register again.',
    da: 'Borgere, der bliver syge, ville stadig være tilmeldt som jobsøgende og blive indkaldt og rådighedsvurderet, mens de er syge; raskmeldingen ville ikke have nogen tilmelding at genoprette.',
  },
  A39: {
    en: 'A citizen who registered while sick, before the late report came, would stay registered: the wrong registration that 1.8 corrects, by another way.',
    da: 'En borger, der tilmeldte sig under sygdom, før den sene sygemelding kom, ville stadig være tilmeldt: samme forkerte tilmelding, som 1.8 retter, blot opstået på en anden måde.',
  },
  A75: {
    en: 'Citizens who relapse on their first well day would not be registered again, and lose days of benefit until they register themselves.',
    da: 'Borgere, der bliver syge igen på første raske dag, ville ikke blive tilmeldt igen og ville miste dagpenge, indtil de selv tilmelder sig.',
  },
  A76: {
    en: 'What an a-kasse or a jobcentre reported in good faith (a quarantine, a held meeting, a marking) would be undone when the contact group or the membership of that day turns out otherwise.',
    da: 'Det, en a-kasse eller et jobcenter har indberettet i god tro (en karantæne, en afholdt samtale, en markering), ville bortfalde, når det viser sig, at borgeren den dag var i en anden kontaktgruppe eller medlem af en anden a-kasse.',
  },
  A91: {
    en: 'A citizen whose recovery is told after the jobcentre’s move would count as sick up to the move: an a-kasse could impose no quarantine for those days, and absence 75 would stay inactive though the citizen was back in group 1, or active though the citizen was not.',
    da: 'En borger, hvis raskmelding kommer efter jobcentrets skift, ville regnes for syg frem til skiftet: a-kassen kunne ikke pålægge karantæne for de dage, og fravær 75 ville stå inaktivt, selv om borgeren var tilbage i kontaktgruppe 1, eller aktivt, selv om borgeren ikke var det.',
  },
  A92: {
    en: 'UDB would go on reporting on young people whose subscription should have ended, or stop reporting on some who still have an education plan, whenever a sick report or a recovery comes late; a jobcentre would miss that a young person dropped out.',
    da: 'UDB ville blive ved med at indberette om unge, hvis abonnement skulle have været lukket, eller holde op med det for unge, der stadig har en uddannelsesplan, hver gang en sygemelding eller raskmelding kommer for sent; jobcentret kunne gå glip af et studieafbrud.',
  },
  A59: {
    en: 'Members without job search in December 2023, judged in January, would get no quarantine; or, by the day of the report, those of March 2022 would.',
    da: 'Medlemmer uden jobsøgning i december 2023, vurderet i januar, ville ikke få karantæne; og hvis indberetningsdagen var afgørende, ville medlemmer uden jobsøgning i marts 2022 få en.',
  },
  A63: {
    en: 'A member asked twice would have the longer time limit, also for the later doubt, which the law gives two months.',
    da: 'Et medlem, der får to anmodninger, ville have den længste frist, også i den senere sag, hvor loven giver to måneder.',
  },
  A28: {
    en: 'Forms submitted before the release would be kept until six months after they were begun: deleted sooner than the new rule says, some on the day of the release.',
    da: 'Skemaer indsendt før releasen ville blive slettet 6 måneder efter påbegyndelsen: tidligere end efter den nye regel, nogle på selve dagen.',
  },
  A30: {
    en: 'Forms of citizens whose rehabilitation began after, or ended before, some day of the form’s would be deleted nine and a half years sooner.',
    da: 'Skemaer om borgere, hvis rehabiliteringsforløb kun dækkede en del af den tid, skemaet fandtes, ville blive slettet 9½ år tidligere.',
  },
  A29: {
    en: 'Forms never submitted, of registered job seekers, would be kept without end, or be deleted under the hands of a citizen still filling one in.',
    da: 'Ikke indsendte skemaer om tilmeldte borgere ville blive opbevaret for altid eller blive slettet, mens borgeren stadig udfylder.',
  },
  A64: {
    en: 'Former a-kasser would read early-pension data a day longer or shorter.',
    da: 'Tidligere a-kasser ville kunne læse data om Tidlig pension en dag længere eller kortere.',
  },
  A66: {
    en: 'A former a-kasse could not register the transition, and would not be told of UDK’s reports on its former member.',
    da: 'En tidligere a-kasse kunne ikke registrere overgangen og ville ikke få UDK’s oplysninger om sit tidligere medlem.',
  },
  A73: {
    en: 'An a-kasse could hold the contact for days on which the citizen was another’s member, or none’s.',
    da: 'En a-kasse kunne have kontaktforløbet på dage, hvor borgeren var medlem af en anden a-kasse eller ingen.',
  },
  A74: {
    en: 'An a-kasse could register talks held before the citizen was its member, and count them as its own contact.',
    da: 'En a-kasse kunne registrere samtaler fra før medlemskabet og regne dem med som sit eget kontaktforløb.',
  },
  A5: {
    en: 'By another table the jobcentre would be shut out from, or let in to, summon citizens in other groups: contact would lapse between the two.',
    da: 'Efter en anden tabel ville jobcentret være afskåret fra eller få adgang til at indkalde borgere i andre grupper: borgeren kunne falde mellem to stole.',
  },
  A15: {
    en: 'Young people who begin an offer on 31 December 2023 itself could not finish it: their participation would end as expired.',
    da: 'Unge, der begynder et tilbud selve den 31. december 2023, kunne ikke færdiggøre det: deres deltagelse ville udløbe.',
  },
  A16: {
    en: 'Young people with a finished offer, or a running one, would leave the pilot on another day, and come under the education order then.',
    da: 'Unge med et færdigt eller igangværende tilbud ville forlade forsøget på en anden dag og fra den dag være omfattet af uddannelsespålægget.',
  },
  A14: {
    en: 'The register would have to ask for the assessment and the wish before a marking, and refuse one without.',
    da: 'Registret skulle kræve vurderingen og den unges ønske oplyst før markeringen og afvise en markering uden.',
  },
  A23: {
    en: 'Young people whose group is closed would lose their subscription a month sooner, or keep it a month longer, than the jobcentre expects.',
    da: 'Unge, hvis kontaktgruppe er lukket, ville miste abonnementet en måned før eller beholde det en måned længere, end jobcentret regner med.',
  },
  A22: {
    en: 'The subscription would stay open until the caseworker closes it: more events on citizens who are no longer under the education order.',
    da: 'Abonnementet ville stå åbent, til sagsbehandleren lukker det: flere hændelser om borgere, der ikke længere er omfattet af uddannelsespålæg.',
  },
  A10: {
    en: 'After a move the old jobcentre would keep the citizen, and the right to read, until someone changes the jobcentre by hand.',
    da: 'Efter en flytning ville det gamle jobcenter beholde borgeren, og adgangen til oplysningerne, til nogen skifter jobcentret i hånden.',
  },
  A25: {
    en: 'Employers of disability pensioners could be paid other rates than 1 and 2.',
    da: 'Arbejdsgivere med førtidspensionister ansat kunne få andre satser end 1 og 2.',
  },
  A26: {
    en: 'A-kasser could approve the CV of members who receive no unemployment benefit.',
    da: 'A-kasser kunne godkende CV’et for medlemmer, der ikke får dagpenge.',
  },
};
