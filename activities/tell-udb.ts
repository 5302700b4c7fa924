import type { Activities } from '../workflows/activities.ts';
import type { ActivityDeps } from './deps.ts';
import { callback, nowIso } from './running.ts';

/** Reports to UDB that the subscription opens or closes. The event `udb-told` is in stored histories under that name. @source 3.5 */
export const tellUdb =
  (deps: ActivityDeps): Activities['tellUdb'] =>
  async ({ citizenId, id, work: { action, reason, ordinal } }) => {
    await deps.ports.udb.subscription({ id, citizenId, action, reason });
    await deps.store.putMessage({
      id,
      at: await nowIso(deps),
      citizenId,
      to: 'udb',
      channel: 'udb',
      type: action === 'open' ? 'subscription-opened' : 'subscription-closed',
      data: { reason },
    });
    return [callback(id, 'education-subscription', 'education-subscription', 'udb-told', { action, ordinal })];
  };
