import type { Entry } from '../../machines/core/composition.ts';
import type { TimelineRow } from '../../store/store.ts';

/** An entry of the timeline as it is shown: the command's id is the store's own matter, the path in the charts is the diagram's. */
export const entryOf = ({ commandId: _, moves: __, ...entry }: TimelineRow | Entry): Omit<TimelineRow | Entry, 'commandId' | 'moves'> =>
  entry;
