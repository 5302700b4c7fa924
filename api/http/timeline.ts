import type { Entry } from '../../machines/core/composition.ts';
import type { Store, TimelinePart, TimelineRow } from '../../store/store.ts';

/** An entry of the timeline as it is shown: ids are the store's own matter, the path in the charts is the diagram's. */
export const entryOf = ({
  id: _,
  commandId: __,
  moves: ___,
  ...entry
}: TimelineRow | Entry): Omit<TimelineRow | Entry, 'id' | 'commandId' | 'moves'> => entry;

const keyOf = ({ seq, id = '' }: TimelineRow | Entry): string => `${seq} ${id}`;

const inOrder = (a: TimelineRow | Entry, b: TimelineRow | Entry): number =>
  a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : a.seq - b.seq;

/** What the store has, and beside it what the citizen's workflow has not written down yet, in the order in which it was recorded. */
export const timelineOf = async (
  store: Store,
  citizenId: string,
  recent: readonly Entry[] = [],
  part: TimelinePart = {},
): Promise<readonly (TimelineRow | Entry)[]> => {
  const entries = new Map<string, TimelineRow | Entry>((await store.timeline(citizenId, part)).map((row) => [keyOf(row), row]));
  const wanted = (entry: Entry): boolean =>
    (part.since === undefined || Date.parse(entry.recordedAt) >= part.since) && (!part.moving || entry.moves !== undefined);
  for (const entry of recent) if (wanted(entry) && !entries.has(keyOf(entry))) entries.set(keyOf(entry), entry);
  return [...entries.values()].sort(inOrder);
};
