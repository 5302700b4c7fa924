import { rule } from '../../core/rule.ts';
import { jobcentreNow } from '../../readings.ts';

/**
 * 1.7 Change of jobcentre. The one rule there is: contact group, registration and membership are no hindrance. The error was that a citizen
 * in group 1, not registered and no longer member of an a-kasse, could not be moved. @da skift af jobcentertilhørsforhold @source 1.7
 */
export const anotherJobcentre = rule<{ readonly jobcentre: string }>({
  id: '1.7',
  code: 'already-at-jobcentre',
  en: 'the citizen belongs to another jobcentre',
  da: 'Borgeren hører ikke allerede til jobcentret',
  wrong: ({ payload: { jobcentre } }) => ({
    en: `The citizen belongs to jobcentre ${jobcentre} already`,
    da: `Borgeren hører allerede til jobcenter ${jobcentre}`,
  }),
  holds: ({ before, payload }) => payload.jobcentre !== jobcentreNow(before),
});
