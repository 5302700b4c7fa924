import type { Entry } from '../../machines/core/composition.ts';
import type { TimelineRow } from '../../store/store.ts';

/** An entry of the timeline as it is shown: the command's id is the store's own matter. */
export const entryOf = ({ commandId: _, ...entry }: TimelineRow | Entry): Omit<TimelineRow | Entry, 'commandId'> => entry;
