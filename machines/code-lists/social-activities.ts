import type { CodeList } from './code-list.ts';
import { entry, lastDayBeforeRelease, releaseDay } from './code-list.ts';

const activity = (id: number, name: string, description: string) => entry({ id, name, description, source: '3.2' });

/** Social activities. On 2022-03-14 8 is retired, 16 and 17 are new. @da socialindsatser @source 3.2 */
export const socialActivities: CodeList = {
  name: 'social-activities',
  title: { en: 'Social activities', da: 'Socialindsatser' },
  entries: [
    activity(
      1,
      'Socialpædagogisk bistand',
      'SEL § 85 Socialpædagogisk bistand skal ydes til personer, der på grund af betydelig nedsat fysisk eller psykisk funktionsevne eller særlige sociale problemer har behov herfor. Socialpædagogisk bistand kan bestå af hjælp, rådgivning, støtte eller omsorg, således at den pågældende kan leve et liv på egne præmisser. Socialpædagogisk bistand kan også bestå af oplæring i eller genoptræning af en række færdigheder, som sætter den pågældende i stand til at leve et så selvstændigt liv som muligt.',
    ),
    activity(
      2,
      'Kontaktperson i efterværn',
      'SEL § 76 Efterværnet kan fx bestå i en fast kontaktperson, der yder støtte, råd og vejledning til den unge, en udslusningsordning fra et anbringelsessted eller at den unge bliver boende i døgnophold på et anbringelsessted som fx i en plejefamilie. Efterværn kan tilbydes unge fra det 18.og til og med det 22.år.',
    ),
    activity(
      3,
      'Støtteperson',
      'SEL § 54 Støtte til forældre til anbragte børn og unge. Forældrene skal tilbydes en støtteperson og anden støtte efter servicelovens § 52, stk. 3, eller efter anden lovgivning.',
    ),
    activity(
      4,
      'Støtte- og kontaktperson',
      'SEL § 99 Kommunen sørger for tilbud om en støtte - og kontaktperson til personer med sindslidelser, til personer med et stof - eller alkoholmisbrug og til personer med særlige sociale problemer, som ikke har eller ikke kan opholde sig i egen bolig.',
    ),
    activity(
      5,
      'Tidsbegrænset hjælp',
      'SEL § 82b Til personer, der har nedsat fysisk eller psykisk funktionsevne eller sociale problemer, og personer, der er i risiko for at udvikle funktionsnedsættelse eller sociale problemer, kan der iværksættes eller give tilskud til tilbud om tidsbegrænset individuel hjælp, omsorg eller støtte samt tidsbegrænset individuel optræning og hjælp til udvikling af færdigheder. Tilbuddet kan gives i op til 6 måneder.',
    ),
    activity(6, 'Personlig hjælp', 'SEL § 83 Personlig hjælp, omsorg og pleje'),
    activity(
      7,
      'Individuel støtte',
      '"Individuel støtte" anvendes ved indsatser inden for individuel støtte, som ikke optræder i kodelisten. Det kan fx være: SEL § 82a: Tilbud om gruppebaseret støtte SEL § 95: Kontant tilskud til hjælp, som den pågældende selv antager SEL § 96: Borgerstyret personlig assistance SEL § 97: Ledsageordning SEL § 98: Særlig kontaktperson til personer, som er døvblinde',
    ),
    entry({
      id: 8,
      name: 'Øvrige tiltag',
      description: 'Øvrig støtte dækker over fx gældsrådgivning, frivilligt arbejde og andre understøttende indsatser som er frivillige.',
      validTo: lastDayBeforeRelease,
      source: '3.2',
    }),
    activity(
      9,
      'Midlertidigt ophold',
      'SEL § 107 Midlertidigt ophold i boformer til personer, som på grund af betydelig nedsat fysisk eller psykisk funktionsevne eller særlige sociale problemer har behov for det.',
    ),
    activity(
      10,
      'Længerevarende ophold',
      'SEL § 108 Længerevarende ophold, til personer, som på grund af betydelig og varigt nedsat fysisk eller psykisk funktionsevne har behov for omfattende hjælp til almindelige, daglige funktioner eller pleje, omsorg eller behandling, og som ikke kan få dækket disse behov på anden vis.',
    ),
    activity(11, 'Misbrugsbehandling', 'SEL § 101 Kommunal stofmisbrugsbehandling'),
    activity(
      12,
      'Merudgifter',
      'SEL § 100 Dækning af nødvendige merudgifter ved den daglige livsførelse til personer med varigt nedsat fysisk eller psykisk funktionsevne.',
    ),
    activity(
      13,
      'Hjælpemiddel',
      'SEL § 112 Støtte til hjælpemidler(hjælpemidler, boligindretning og befordring) til personer med varigt nedsat fysisk eller psykisk funktionsevne.',
    ),
    activity(
      14,
      'Forbrugsgoder',
      'SEL § 113 Forbrugsgoder som i væsentlig grad kan afhjælpe de varige følger af den nedsatte funktionsevne.',
    ),
    activity(15, 'Botilbud', 'Almenboliglovens § 105 Botilbudslignende tilbud'),
    entry({
      id: 16,
      name: 'Øvrige sociale tilbud efter serviceloven',
      description: 'Øvrige sociale tilbud efter serviceloven',
      validFrom: releaseDay,
      source: '3.2',
    }),
    entry({
      id: 17,
      name: 'Øvrige tiltag der ikke gives efter serviceloven',
      description: 'Øvrige tiltag der ikke gives efter serviceloven. Indgår ikke i indsatsgaranti for borgere i ressourceløb.',
      validFrom: releaseDay,
      source: '3.2',
    }),
  ],
};
