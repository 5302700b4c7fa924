import type { CodeList } from './code-list.ts';
import { entry, lastDayBeforeRelease, releaseDay } from './code-list.ts';

const absence = (id: number, name: string) => entry({ id, name, source: 'P' });

const onTheWayToVocationalEducation = {
  id: 77,
  description: 'På vej på erhvervsuddannelse efter lov om erhvervsuddannelser eller en anden erhvervsrettet uddannelse (inden for 6 uger)',
  source: '2.1',
};

/** The absences. 77 changes its name on 2022-03-14; its description does not change. @da fravær og fritagelser @source 0, 2.1 */
export const absences: CodeList = {
  name: 'absences',
  title: { en: 'Absences', da: 'Fravær og fritagelser' },
  entries: [
    absence(1, 'Uddannelse'),
    absence(2, 'Midlertidigt arbejde'),
    absence(3, 'Borgerligt ombud'),
    absence(4, 'Barsel, max 14 dage'),
    absence(6, 'Under 18 og uden forældre med forsørgelsespligt'),
    absence(7, 'Kan ikke få førtidspension eller folkepension'),
    absence(8, 'Barsel'),
    absence(9, 'Friperiode'),
    absence(10, 'Ferie'),
    absence(11, 'Sygdom – sygemelding'),
    absence(56, 'Fritaget for pligt til selvbook'),
    absence(57, 'Frataget ret til selvbook'),
    // 1.1 also writes "Kontaktforløbet er hos a-kassen".
    entry({ id: 75, name: 'Kontaktforløb er hos a-kassen', source: '1.1' }),
    entry({ ...onTheWayToVocationalEducation, name: 'På vej på erhvervsuddannelse (inden for 6 uger)', validTo: lastDayBeforeRelease }),
    entry({
      ...onTheWayToVocationalEducation,
      name: 'På vej på erhvervsuddannelse eller anden erhvervsrettet uddannelse (inden for 6 uger)',
      validFrom: releaseDay,
    }),
  ],
};
