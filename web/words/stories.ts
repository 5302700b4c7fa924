/** The stories' titles in Danish; in English they stand in the scenario files themselves. A story that is not here keeps its English title. */
export const stories: Readonly<Record<string, string>> = {
  '0-absences-of-every-code': 'Fravær af hver kode: overlap, sidste dage hen over skift til og fra sommertid, og hvem der afslutter dem',
  '0-absences': 'Fravær har datoer, ét ad gangen af hver kode, og kræver en åben kontaktgruppe',
  '0-appointments-to-the-minute': 'Frister, indkaldelser og bookinger på minuttet, ved begge skift af uret',
  '0-appointments': 'Frister, indkaldelser og bookinger: overholdt, ikke overholdt, passeret og annulleret',
  '0-categories': 'Hvilken visitationskategori en kontaktgruppe tillader, og hvilken man begynder med',
  '0-contact-groups': 'Kontaktgrupper åbnes, skiftes og lukkes; 24 og 25 kun ved en sygemelding',
  '0-edges-around-the-release': 'Medlemskaber, sen registrering, timer og flytninger på kanten af releasen',
  '0-groups-under-30': 'Kontaktgruppe 12 og 28 til dagen før 30-års fødselsdagen',
  '0-shapes-roles-and-dates':
    'Hvad der er forkert udfyldt, hvem der ikke må, og hvilke datoer der må ligge fremme, i den rækkefølge det kontrolleres',
  '0-who-and-in-which-order': 'Hvem der må give en kommando, for hvem, og i hvilken rækkefølge det kontrolleres',
  '0-who-reads-what': 'Hvem der læser hvad om en borger, før og efter skift af a-kasse og jobcenter, og kodelisterne',
  '1.1-a-not-before-the-membership': 'A-kassen registrerer intet kontaktforløb for dage, før borgeren blev medlem',
  '1.1-a-status-by-group': 'Fravær 75 er borgerens a-kasses, registreres i 1, 13, 24 og 25 og følger kontaktgruppen',
  '1.1-b-held-meetings': 'Hvilke afholdte samtaler a-kassen registrerer, før og efter releasen',
  '1.1-b-no-benefit-period': 'Uden dagpengeperiode registrerer a-kassen ingen samtale før fravær 75',
  '1.1-b-not-before-the-membership': 'A-kassen registrerer samtaler i sit eget kontaktforløb og på dage i sit eget medlemskab',
  '1.1-b-only-in-the-own-contact-course':
    'En ny a-kasse uden eget fravær 75 registrerer ingen samtale i den tidligere a-kasses kontaktforløb',
  '1.1-c-a-change-told-after-a-later-one': 'Et skift af a-kasse, der meldes efter et senere, får sin plads, og slutdatoen på 75 rettes',
  '1.1-c-change-of-a-kasse': 'Skift af a-kasse, eller udmeldelse, afslutter fravær 75 dagen før, i alle kontaktgrupper',
  '1.1-c-late-changes-and-leaving': 'Fravær 75 slutter med medlemskabet: aktivt, inaktivt, meldt sent, og aldrig før sin egen start',
  '1.1-d-registered-late-before-the-release':
    'Et 75, der registreres sent i gruppe 13 før releasen, konverteres ikke; dagen efter er det straks inaktivt',
  '1.1-e-jobcentres-from-the-release': 'Med 75 og en anden gruppe end 1 aftaler jobcenter og borger møder fra releasen, ikke før',
  '1.1-f-and-g-told-as-subscribed':
    'Tilbage i gruppe 1 og starten på 75 lukker det, de skal, og ikke mere; borgeren får besked som tilmeldt',
  '1.1-f-back-in-group-1': 'Tilbage i gruppe 1 med aktivt 75 lukkes det, der blev aftalt imens, og borgeren får besked som tilmeldt',
  '1.1-f-during-that-same-75': 'Tilbage i gruppe 1 lukkes kun det, der blev aftalt under det samme 75, ikke under en tidligere a-kasses',
  '1.1-g-start-of-the-contact-course':
    'Starten på 75 i gruppe 1 lukker frister og annullerer bookinger af type 7 og indkaldelser af type 17, og ikke andre',
  '1.1-h-end-by-use': 'Fravær 75 slutter, når dagpengetimerne passerer 410, eller 333 for deltidsforsikrede',
  '1.1-sick-in-the-contact-course': 'En borger bliver syg i kontaktforløbet hos a-kassen, indkaldes af jobcentret og kommer tilbage',
  '1.2-every-type': 'Hver type flyttebesked, med en åben og en lukket kontaktgruppe',
  '1.2-integration-contract-updated':
    'Slutdatoen på en integrationskontrakt ændres eller fjernes, og næste flytning giver beskeder derefter',
  '1.2-moves-told-out-of-order': 'To flytninger meldt i forkert rækkefølge: borgeren hører til, hvor den seneste flytning førte hen',
  '1.2-relocation-notices': 'Flytter en borger med integrationskontrakt, får begge jobcentre besked efter dagens kontaktgruppe',
  '1.3-statistics-until-the-release': 'Den statistiske del dannes i gruppe 1 indtil releasen og kan læses, til skemaet slettes',
  '1.4-retention-consultant': 'Kontaktpersontype 33, Fastholdelseskonsulent, kendes fra 14. marts 2022',
  '1.5-jobnet-profile': 'Ved tilmelding bestilles en profil hos Jobnet, hvis brugernavn og adgangskode er Ukendt fra releasen',
  '1.6-job-titles': 'Samme stillingsbetegnelse eller alias tages ikke to gange ved tilmelding',
  '1.6-the-same-title-in-unicode': 'Samme stillingsbetegnelse med sammensatte eller delte tegn, hårdt eller dobbelt mellemrum er den samme',
  '1.7-change-of-jobcentre': 'En borger i gruppe 1, ikke tilmeldt og ikke længere medlem af en a-kasse, skifter jobcenter',
  '1.8-corrections': 'Det, raskmeldingen førte til, trækkes tilbage eller rettes, når sandheden før første sygedag meldes sent',
  '1.8-fourteen-citizens-fall-sick': 'Fjorten borgere bliver syge og raske: hvem tilmeldes igen?',
  '1.8-late-deregistration-after-the-sick-report':
    'En afmelding fra før første sygedag, der meldes efter sygemeldingen: raskmeldingen må ikke tilmelde igen',
  '1.8-late-reports': 'En sen sygemelding giver det samme som en rettidig',
  '1.8-recovery-told-after-a-move':
    'En raskmelding, der meldes efter at jobcentret har flyttet gruppen, retter dagene før flytningen og med dem fravær 75',
  '1.8-recovery': 'En borger, der ikke var tilmeldt før første sygedag, tilmeldes ikke ved raskmelding',
  '1.8-registered-before-and-after': 'Raskmelding tilmelder den igen, der var tilmeldt i samme gruppe dagen før første sygedag',
  '1.8-relapse-on-the-first-well-day': 'Syg igen på selve den første raske dag: tilmeldt før, i gruppe 1 før og efter, altså tilmeldt igen',
  '1.8-right-before-the-release-too': 'Det, der var en fejl, er rigtigt også før releasen, og hver læser de beskeder, der er sendt til dem',
  '1.9-only-by-activity': 'En Personlig jobformidler, der kom fra en indsats, opdateres kun gennem indsatsen',
  '3.1-codes-in-their-order': 'Markering, jobplan og tilbud i forsøget afvises med den rigtige kode ved hver grænse, i rækkens orden',
  '3.1-job-goal-and-description-read-back': 'Jobmål og beskrivelse i en jobplan kan læses igen af jobcenter og borger',
  '3.1-leaving-and-coming-back':
    'Forsøget forlades manuelt, ved sin slutning, ved gruppeskift og ved skift af jobcenter; abonnementet følger planen',
  '3.1-offer-finished-before-leaving': 'Et tilbud, der var færdigt, før borgeren forlod forsøget, tæller, også når det meldes bagefter',
  '3.1-offer-told-after-the-pilot': 'Et tilbud begyndt i december 2023 og registreret i januar 2024 kan gøres færdigt: begyndelsen tæller',
  '3.1-participation-marked-after-the-pilot':
    'En deltagelse fra december 2023 markeres i januar 2024: markeringen er sen, deltagelsen er ikke',
  '3.1-pilot-and-the-subscription': 'Jobplanen lukker abonnementet med årsag 8, og en uddannelsesplan efter forsøget åbner det igen',
  '3.1-pilot-birthday': 'En deltager fylder 30: gruppen skifter, og plan, deltagelse og abonnement slutter',
  '3.1-pilot-dates-and-target-group': 'Hvem der kan markeres i forsøget, hvornår, og hvad en jobplan så kræver',
  '3.1-pilot-first-minute-of-2024': 'Hvad det første minut af 2024 gør ved deltagelser uden tilbud, med et færdigt og med et løbende',
  '3.1-pilot-to-its-end': 'Forsøget med jobrettet indsats fra første dag til efter den sidste, med et tilbud, der løber videre',
  '3.1-reassessed-as-obviously-ready':
    'En deltager, der visiteres som åbenlyst uddannelsesparat, er uden for forsøget: intet tilbud, ingen jobplan',
  '3.1-told-late-as-if-in-time': 'Det, der meldes sent i forsøget, ender, som var det meldt i tide',
  '3.2-activity-codes': 'Koder for indsatser, der udgår, og nye, den 14. marts 2022',
  '3.2-lists-by-the-day-of-the-command':
    'Kodelister efter dato: nye og udgåede koder i det første minut af 14. marts 2022, opdatering af udgåede, og satser',
  '3.3-needs-removed-after-a-job-plan':
    'Besked om støttebehov på trin 2, siden jobplan i forsøget: behovene fjernes, og borgeren får besked',
  '3.3-steps-and-who-was-told': 'Støttebehov med og uden besked efter trin, teksten om fjernede behov og uddannelsespålægget på trin 4',
  '3.3-support-needs': 'Borgeren får besked om støttebehov på trin 1 til 3, og når de fjernes igen',
  '3.4-contacts-from-udb': 'Kontakter fra Ungedatabasen får CVR- og P-nummer fra 14. marts 2022; tidligere bliver, som de er',
  '3.5-a-month-for-eight-citizens':
    'Otte borgere, hvis gruppe lukkes omkring releasen: kun en hel kalendermåned uden nyt lukker abonnementet',
  '3.5-birthdays': 'Abonnementet lukker ved 25 år i gruppe 1 og ved 30 ellers, også for dem, der er født 29. februar',
  '3.5-calendar-month': 'Lukkes gruppen før trin 4, lukker abonnementet efter en hel kalendermåned, fra releasen',
  '3.5-close-reasons': 'Hver række i tabellen over, hvad der lukker abonnementet hos Ungedatabasen, og hvad der ikke gør',
  '3.5-many-birthdays-on-one-day': 'Seks borgere fylder 30 i samme minut, hver med gruppe, plan og abonnement, der skifter',
  '3.5-sick-and-turning-25': '25 år under sygdom lukker intet abonnement, men tilbage i gruppe 1 gør; 30 lukker det i gruppe 8 og 28',
  '3.5-sick-report-told-late': 'Abonnementet er, som det ville have været, var syge- eller raskmeldingen meldt i tide',
  '3.6-education-order': 'Uddannelsespålægget dannes på trin 4 til dagen før releasen og kan hentes bagefter',
  '3.7-wage-subsidy-rates': 'Løntilskudssats 1 og 2 i job for førtidspensionister',
  '3.8-job-search-in-group-7': 'Krav til jobsøgning kan registreres i gruppe 7',
  '4.1-cv-approval-in-rehabilitation':
    'A-kassen godkender CV’et for sit medlem i gruppe 1, der er i et rehabiliteringsforløb, og for ingen anden',
  '4.2-administrative-cpr': 'CV’et for en borger med administrativt CPR-nummer læses med adressen Ukendt',
  '4.3-cv-status-after-change-of-a-kasse': 'En CV-status med historisk dato kommer fra den a-kasse, borgeren var medlem af på datoen',
  '5.1-a-quarantine-ahead-does-not-run-yet': 'En karantæne, der begynder senere, løber ikke endnu',
  '5.1-boundaries-by-day-and-date':
    'Kode 96 efter hændelsens dag, underretninger besvaret med hvilken kode som helst, og frister for dokumentation efter kommandoens dag',
  '5.1-code-96-in-the-code-list': 'Releasens kodeliste viser 96 fra releasens dag (14. marts), som den viser de andre nye koder',
  '5.1-code-96-is-for-group-1': 'Kode 96 er for dagpengemodtagere, ikke for et medlem i gruppe 2 eller uden gruppe',
  '5.1-code-96-is-new-with-the-release': 'Kode 96 er ny med releasen 14. marts: dagen før står den ikke på listen, uanset dato 1',
  '5.1-each-request-stands-by-itself':
    'En ny tvivl en måned senere får sin egen, tidligere frist (2 måneder), mens en gammel på 3 måneder løber',
  '5.1-from-upcoming-to-expired':
    'En karantæne er kommende til dato 1, løber til og med dato 2 og er udløbet dagen efter; december 2023 vurderes i januar',
  '5.1-job-search-documentation':
    'Fristen for at dokumentere jobsøgning er højst 3 måneder, 2 når loven siger det; hver anmodning står for sig',
  '5.1-no-quarantine-before-its-incident': 'En karantæne begynder ikke før den hændelse, den er for',
  '5.1-quarantine': 'Kode 96, uopfordret og som svar på en NUPH, på første og sidste dag, og karantænen til ende',
  '6.1-early-pension': 'Hvem der læser oplysninger om tidlig pension hvor længe, og hvem der får besked',
  '6.1-read-and-told-by-membership': 'Tidlig pension læses og meldes efter medlemskab, i tre et halvt år efter det, og ikke efter skift',
  '6.1-told-as-long-as-it-may-read': 'UDK indberetter efter de 3½ år: den tidligere a-kasse må ikke læse og får ikke besked',
  '6.1-transition-date-ahead': 'Overgang til efterløn registreres, før dagen kommer',
  '7.1-contact-persons-deleted': 'Fagprofessionelle kontaktpersoner slettes 6 måneder efter den slutdato, der gælder',
  '7.1-moved-and-removed-ends':
    'Kontaktpersoner slettes seks måneder efter den slutdato, der gælder, også når den flyttes eller fjernes; UDB-kontakter og 60016',
  '7.2-first-minute-of-the-release':
    'Skemaer, der skulle slettes i den gamle regels sidste dage, skemaer flyttet af den nye, jobsøgende og ti år',
  '7.2-forms-around-the-release': 'Sletningsdagen for hvert indsendt skema flytter sig 14. marts 2022 uden nogen kommando',
  '7.2-late-rehabilitation-and-sickness':
    'Rehabilitering aftenen før en sletning, en sygemelding, der sletter et ventende skema, og slutdatoer i fortiden',
  '7.2-not-submitted':
    'Et skema, der ikke er indsendt, slettes 6 måneder efter påbegyndelsen, eller når tilmeldingen som jobsøgende slutter',
  '7.2-preparation-form': 'Et indsendt forberedelsesskema er væk seks måneder efter indsendelsen, på dagen',
  '7.2-rehabilitation-updated': 'Slutdatoen på et rehabiliteringsforløb ændres eller fjernes, og skemaets sletningsdag følger med',
  '7.2-ten-years-in-rehabilitation': 'Med rehabilitering, mens skemaet fandtes, gemmes det i 10 år, fra de samme dage',
  '7.3-deleted-means-gone': 'Det slettede er væk fra ethvert svar, også på dagene for begge skift af uret, og én linje siger det',
  '1.1-a-membership-and-table-at-their-limits':
    'Fravær 75 fra medlemskabets første dag og ingen dag før, og dets status gennem hver slags gruppe',
  '1.1-b-in-the-order-of-the-row': 'A-kassens afholdte samtaler: hver hindring i sin orden, på begge sider af releasen og medlemskabet',
  '1.2-notices-on-both-sides-of-each-limit':
    'Flyttebeskeder før og fra releasen, efter flyttedagens kontrakt, dagens gruppe og hvor borgeren hørte til',
  '1.6-titles-aliases-and-a-second-time': 'Samme stillingsbetegnelse to gange på hver måde, den kan gives, og hvad der er en anden',
  '1.8-each-group-and-each-way-back':
    'Syg og rask igen fra hver gruppe: tilmeldt igen, hvor noten siger det, og trukket tilbage ved sen afmelding',
  '3.1-offer-on-the-last-day-told-in-2024':
    'En deltagelse og dens tilbud fra december 2023 meldes i januar 2024: sidste dag og dagen efter',
  '3.4-the-day-before-and-the-day-of-the-release':
    'En kontakt fra Ungedatabasen dagen før releasen og på dagen, rettet og afsluttet kun af sit jobcenter',
  '3.6-the-last-minute-before-the-release':
    'Uddannelsespålægget dannes til sidste minut før releasen, hver gang planen når trin 4, og aldrig efter',
  '3.7-before-the-release-and-by-update': 'Løntilskudssatser er rigtige på enhver dato, på en ny indsats og når type eller sats ændres',
  '3.8-before-the-release-and-at-its-limits': 'Krav til jobsøgning i gruppe 7 på begge sider af releasen, og hvad der kræves',
  '5.1-group-1-on-the-day-of-the-incident':
    'Karantæne efter gruppen på hændelsens dag, også kendt sent; kommende, i gang og udløbet på minuttet',
  '6.1-to-the-last-minute-of-the-access':
    'Tidlig pension læses til sidste minut af tre et halvt år, og af næste a-kasse fra dens første dag',
  '7.2-rehabilitation-changed-and-registration-ended':
    'Et skema følger et rehabiliteringsforløb, der ændres, og slettes, når tilmeldingen slutter, uanset hvordan',
};
