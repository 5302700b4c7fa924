import type { CodeList } from './code-list.ts';
import { entry, releaseDay } from './code-list.ts';

/**
 * What the a-kasse found about a member's availability. 96 is new with the release; which incidents it is
 * for is a rule (5.1), and since one of the last month is judged in the next, the list has no last day for it.
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
      validFrom: releaseDay,
      source: '5.1',
    }),
  ],
};
