import type { CodeList } from './code-list.ts';
import { entry, lastDayBeforeRelease, releaseDay } from './code-list.ts';

const activity = (id: number, name: string, description: string) => entry({ id, name, description, source: '3.2' });

/** Health activities. 1 changes its description on 2022-03-14 (the old wording is not in the note), 7 is retired, 8 is new. @da sundhedsindsatser @source 3.2 */
export const healthActivities: CodeList = {
  name: 'health-activities',
  title: { en: 'Health activities', da: 'Sundhedsindsatser' },
  entries: [
    entry({ id: 1, name: 'Genoptræning', validTo: lastDayBeforeRelease, source: '3.2' }),
    entry({
      id: 1,
      name: 'Genoptræning',
      description:
        'SEL § 86 Kommunalbestyrelsen skal tilbyde genoptræning til afhjælpning af fysisk funktionsnedsættelse forårsaget af sygdom, der ikke behandles i tilknytning til en sygehusindlæggelse. SUL § 140: Kommunalbestyrelsen tilbyder vederlagsfri genoptræning til personer, der efter udskrivning fra sygehus har et lægefagligt begrundet behov for genoptræning.',
      validFrom: releaseDay,
      source: '3.2',
    }),
    activity(2, 'Sundhedstilbud', 'SUL § 119 Forebyggende og sundhedsfremmende tilbud til borgerne'),
    activity(
      3,
      'Omsorgstandpleje',
      'SUL §§ 131-132 Forebyggende og behandlende tandpleje til personer, der på grund af nedsat førlighed eller vidtgående fysisk eller psykisk handicap kun vanskeligt kan udnytte de almindelige tandplejetilbud.',
    ),
    activity(
      4,
      'Specialtandpleje',
      'SUL §§ 133-134 Specialiseret tandplejetilbud til sindslidende, psykisk udviklingshæmmede m.fl., der ikke kan udnytte de almindelige tandplejetilbud i børne - og ungdomstandplejen, praksistandplejen eller omsorgstandplejen.',
    ),
    activity(5, 'Alkoholbehandling', 'SUL § 141 Behandling til alkoholmisbrugere'),
    activity(6, 'Lægesamtaler', 'SEL § 101 Kommunal stofmisbrugsbehandling'),
    entry({
      id: 7,
      name: 'Helbredsmæssige tiltag',
      description: '"Helbredsmæssige tiltag" anvendes inden for helbredsmæssige indsatser, som ikke optræder i kodelisten.',
      validTo: lastDayBeforeRelease,
      source: '3.2',
    }),
    entry({
      id: 8,
      name: 'Sundhedstilbud der ikke er kommunale',
      description:
        'Sundhedstilbud der ikke er kommunale, fx regionale og private sundhedstilbud, herunder tilbud borger selv har finansieret. Indgår ikke i indsatsgaranti for borgere i ressourceløb.',
      validFrom: releaseDay,
      source: '3.2',
    }),
  ],
};
