import type { CodeList } from './code-list.ts';
import { entry, lastDayBeforeRelease, releaseDay } from './code-list.ts';

const activity = (id: number, name: string, description: string) => entry({ id, name, description, source: '3.2' });

/** Courses; the note lists those in force only. 38 changes its description on 2022-03-14 (the old wording is not in the note). @da kursusindsatser @source 3.2 */
export const courseActivities: CodeList = {
  name: 'course-activities',
  title: { en: 'Course activities', da: 'Kursusindsatser' },
  entries: [
    activity(25, 'Almen voksenuddannelse', 'Forberedende voksenuddannelser, almen voksenuddannelse, HF, studenterkurser m.v.'),
    activity(26, 'AMU', 'Arbejdsmarkedsuddannelserne'),
    activity(27, 'Erhvervsuddannelser', 'EUD, pædagogisk grunduddannelse (PGU), øvrige uddannelser inden for landbrug og søfart mv.'),
    activity(28, 'SOSU uddannelser', 'Grundlæggende sociale og sundhedsuddannelser'),
    activity(
      29,
      'Korte, mellem og lange videregående uddannelser',
      'Korte videregående uddannelser (KVU), mellemlange videregående uddannelser (MVU) og lange videregående uddannelser (LVU)',
    ),
    activity(30, 'Øvrige forløb', 'Øvrige forløb'),
    activity(34, 'Mentor, individuel', 'Mentor, individuel'),
    activity(35, 'Mentor, Plads', 'Mentor, Plads'),
    activity(36, 'Læse-, skrive-, regne- eller ordblindekursus', 'Læse-, skrive-, regne- eller ordblindekursus'),
    activity(37, 'Læse-, skrive- og regnetest', 'Læse-, skrive- og regnetest'),
    entry({ id: 38, name: 'Andet', validTo: lastDayBeforeRelease, source: '3.2' }),
    entry({
      id: 38,
      name: 'Andet',
      description:
        'Tilbud, der ikke skal tælle som ret og pligt eller indgå i medfinansiering. Indgår ikke i indsatsgaranti for borgere i ressourceløb.',
      validFrom: releaseDay,
      source: '3.2',
    }),
    activity(
      39,
      'Arbejdsmarkedsrettet danskundervisning',
      'Arbejdsmarkedsrettet danskundervisning for udenlandske arbejdstagere, medfølgende ægtefæller, studerende og au pairs',
    ),
    activity(
      40,
      'Realkompetencevurdering',
      'Tilbud om realkompetencevurdering efter LAB § 93, jf. LAB § 90 eller regler udstedt i medfør af LAB § 99',
    ),
    activity(41, 'Mestring af sygdom', 'Kursus i mestring af følger af sygdom i forhold til at fastholde et arbejde'),
    activity(42, 'Udskrivningskoordinator, individuel', 'Udskrivningskoordinator, individuel'),
    activity(43, 'Udskrivningskoordinator, plads', 'Udskrivningskoordinator, plads'),
    activity(44, 'Danskuddannelse, introduktionsforløb', 'Danskuddannelse henvist efter INL §24c som led i et introduktionsforløb'),
    activity(45, 'Danskuddannelse, LAB', 'Danskuddannelse henvist efter LAB kap. 14 som led i et tilbud'),
    activity(
      46,
      'Danskuddannelse, Danskuddannelsesloven',
      'Danskuddannelse henvist efter danskuddannelsesloven §2, §2a, §2b. Fx grænsependlere, personer omfattet af forlængelsesreglerne, selvbetalende',
    ),
    activity(47, 'Privat udbudte kurser', 'Kurser udbudt af private aktører'),
    activity(
      48,
      'Danskuddannelse, selvforsørgelses- og hjemrejseprogrammet eller introduktionsprogrammet',
      'Danskuddannelse henvist efter INL §21 som led i et selvforsørgelses- og hjemrejseprogrammet eller introduktionsprogrammet, inkl. dansk i op til 5 år',
    ),
    activity(49, 'Brobygningsforløb', 'Uddannelsesrettet forløb på en erhvervsskole henvist efter LAB kap. 14'),
    activity(
      50,
      'Socialt tilbud efter § 41, stk. 2, nr. 5, i LAB',
      "Socialt tilbud efter § 41, stk. 2, nr. 5, i LAB. Aktiviteten vil fremgå af 'Min plan'",
    ),
    activity(
      51,
      'Behandlingstilbud efter § 41, stk. 2, nr. 5, i LAB',
      "Behandlingstilbud efter § 41, stk. 2, nr. 5, i LAB. Aktiviteten vil fremgå af 'Min plan'",
    ),
    activity(52, 'A-kasse aktivitet', 'Aktivitet oprettet af a-kassen'),
  ],
};
