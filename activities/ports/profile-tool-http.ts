import { z } from 'zod';
import { HttpPort, type HttpPortOptions, PortUnavailable } from './http.ts';
import type { ProfileTool } from './index.ts';

/**
 * The profile tool over HTTP. @da profilafklaringsværktøj @source 1.3
 *
 * - `POST statistics` `{ "citizenId" }`, `Idempotency-Key`: → 200, an object of its own making, kept as it is with the form.
 */
export const profileToolOverHttp = (options: Omit<HttpPortOptions, 'name'>): ProfileTool => {
  const port = new HttpPort({ ...options, name: 'profile-tool' });
  return {
    statistics: async (citizenId, id) => {
      const answer = z.record(z.string(), z.unknown());
      const answered = await port.ask({ method: 'POST', path: 'statistics', id, body: { citizenId }, answer });
      if (answered === undefined) throw new PortUnavailable('profile-tool', 'status', 404);
      return answered;
    },
  };
};
