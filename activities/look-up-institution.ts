import type { Activities } from '../workflows/activities.ts';
import type { ActivityDeps } from './deps.ts';
import { callback } from './running.ts';

/** Looks up CVR and P number in the register of institutions; both null where it knows none. @source 3.4 */
export const lookUpInstitution =
  ({ ports }: ActivityDeps): Activities['lookUpInstitution'] =>
  async ({ id, work: { institutionNumber, machine, item } }) => {
    const found = await ports.institutions.find(institutionNumber);
    return [callback(id, machine, item, 'institution-found', { cvr: found?.cvr ?? null, pNumber: found?.pNumber ?? null })];
  };
