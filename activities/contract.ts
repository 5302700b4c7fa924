import type { Entry, Told } from '../machines/core/composition.ts';
import type { Effect } from '../machines/core/types.ts';
import type { Batch } from '../workflows/entity/types.ts';

/** What workflows may ask of the outside. Every activity may be repeated; its sinks are unique on the effect's id. */
export interface Activities {
  /** Writes the timeline, marks records as owned, sends messages, tells courses. */
  carryOut(citizenId: string, batch: Batch<Entry, Effect>): Promise<void>;
  /** Does one piece of outward work; answers what the citizen's door is to be told. */
  doWork(citizenId: string, effect: Effect): Promise<readonly Told[]>;
}
