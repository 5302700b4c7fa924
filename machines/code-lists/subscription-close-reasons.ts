import type { CodeList } from './code-list.ts';
import { entry } from './code-list.ts';

/**
 * Why a subscription at UDB closed. The note gives the words of 5 and 8 beside their numbers; for 7 the words are those of the table's row.
 * Two more closings have no public id (a completed vocational qualification; a group closed before step 4): they carry null.
 * @da årsag til lukning af abonnement @source 3.5
 */
export const subscriptionCloseReasons: CodeList = {
  name: 'subscription-close-reasons',
  title: { en: 'Reasons for closing a subscription at UDB', da: 'Årsager til lukning af abonnement hos UDB' },
  entries: [
    entry({ id: 5, name: 'Alder', source: '3.5' }),
    entry({ id: 7, name: 'Kontaktgruppeskift', source: '3.5' }),
    entry({ id: 8, name: 'Plantypeskift', source: '3.5' }),
  ],
};
