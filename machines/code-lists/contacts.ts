import type { CodeList } from './code-list.ts';
import { entry, releaseDay } from './code-list.ts';

/** What is talked about in appointments and held meetings. @da samtaletyper @source 0, 1.1 */
export const meetingTypes: CodeList = {
  name: 'meeting-types',
  title: { en: 'Meeting types', da: 'Samtaletyper' },
  entries: [
    entry({ id: 4, name: 'Opfølgningssamtale', source: 'P' }),
    entry({ id: 7, name: 'Jobsamtale', source: '1.1' }),
    entry({ id: 17, name: 'Fælles jobsamtale med dagpengemodtager', source: '1.1' }),
  ],
};

/** The kinds of professional contact; 33 is new on 2022-03-14. @da kontaktpersontyper @source 1.4, 7.1 */
export const contactPersonTypes: CodeList = {
  name: 'contact-person-types',
  title: { en: 'Contact person types', da: 'Kontaktpersontyper' },
  entries: [
    entry({ id: 2, name: 'Udslusningskoordinator', source: '7.1' }),
    entry({ id: 3, name: 'Personlig jobformidler', source: '7.1' }),
    entry({ id: 15, name: 'Mentor', source: '7.1' }),
    entry({
      id: 33,
      name: 'Fastholdelseskonsulent',
      description: 'Fastholdelseskonsulent, fx ifm arbejdet med fastholdelsesplaner efter sygedagpengeloven',
      validFrom: releaseDay,
      source: '1.4',
    }),
  ],
};
