import type { Activities } from '../workflows/activities.ts';
import type { ActivityDeps } from './deps.ts';
import { PortUnavailable } from './ports/http.ts';
import { attempt, callback, nowIso } from './running.ts';

/**
 * Jobnet is asked for a profile; the API waits for the row that this writes, and an operator sees in it how often Jobnet was asked.
 * Nothing secret is in it: an error is a name, never a body. @source 1.5
 */
export const askJobnetForProfile =
  (deps: ActivityDeps): Activities['askJobnetForProfile'] =>
  async ({ citizenId, id }) => {
    const { store, ports } = deps;
    const at = await nowIso(deps);
    const note = (status: 'done' | 'failing', error: string | null, result: unknown) =>
      store.noteWork({ effectId: id, citizenId, kind: 'jobnet-profile', status, attempts: attempt(), error, result, at });
    const { created } = await ports.jobnet.profile(citizenId, id).catch(async (error: unknown) => {
      await note('failing', error instanceof PortUnavailable ? error.message : 'unknown', null);
      throw error;
    });
    await note('done', null, { created });
    return [callback(id, 'job-seeker-registration', 'job-seeker-registration', 'jobnet-profile-made', { created })];
  };
