import { dateAt } from '../machines/core/calendar.ts';
import type { Activities } from '../workflows/activities.ts';
import type { ActivityDeps } from './deps.ts';
import { callback, nowIso } from './running.ts';

/** The clock that is read may be a moment behind the one that fires (milliseconds). */
const MARGIN = 60_000;

/** The profile tool is asked for a form's statistical part, until the day before the form is deleted. @source 1.3 */
export const askForProfileStatistics =
  (deps: ActivityDeps): Activities['askForProfileStatistics'] =>
  async ({ citizenId, id, work: { record, giveUpOn, machine, item } }) => {
    const { store, ports, now } = deps;
    const createdAt = await nowIso(deps);
    const tooLate = (instant: number): boolean => dateAt(instant) > giveUpOn;
    if (tooLate(Date.parse(createdAt))) return [];
    const statistics = await ports.profileTool.statistics(citizenId, id);
    await store.putRecord({ recordId: record, citizenId, commandId: id, kind: 'profile-statistics', content: { statistics }, createdAt });
    if (tooLate((await now()) + MARGIN)) {
      // the day came while the tool was asked: the deletion may be over by now, and would not come again for this record
      await store.deleteRecord(record);
      return [];
    }
    await store.own([record]);
    return [callback(id, machine, item, 'profile-statistics-made')];
  };
