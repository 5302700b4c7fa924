import type { CodeList } from './code-list.ts';
import { entry } from './code-list.ts';

/**
 * What the a-kasse found about a member's availability. The validity of 96 is that of its `date1`.
 * 51 is named by the note without its text.
 * @da rådighedsvurderingskoder @source 5.1
 */
export const availabilityCodes: CodeList = {
  name: 'availability-codes',
  title: { en: 'Availability assessment codes', da: 'Rådighedsvurderingskoder' },
  entries: [
    entry({ id: 51, source: '5.1' }),
    entry({
      id: 96,
      name: 'Karantæne – pålagt 3 ugers karantæne for manglende jobsøgning i en given måned',
      description:
        'Medlemmet er pålagt 3 ugers (111 timer) effektiv karantæne, fordi medlemmet ikke har søgt og registreret job i en hel kalendermåned jf. SEL',
      validFrom: '2022-04-01',
      validTo: '2023-12-31',
      source: '5.1',
    }),
  ],
};
