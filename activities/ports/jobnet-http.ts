import { z } from 'zod';
import { HttpPort, type HttpPortOptions, PortUnavailable } from './http.ts';
import type { Jobnet } from './index.ts';

const profile = z.object({ created: z.boolean() });
const credentials = z.object({ username: z.string(), password: z.string() });

/**
 * Jobnet over HTTP. @source 1.5
 *
 * - `POST profiles` `{ "citizenId" }`, `Idempotency-Key`: → 200 `{ "created": true|false }`. Makes a profile where the citizen has none; a
 *   repeat of the key answers as the first time, so `true` again. Other fields, such as user name and password, are not read.
 * - `POST credentials` `{ "citizenId" }`, `Idempotency-Key` (Jobnet.PersonAdminService.CreateCredentials): → 200 `{ "username", "password" }`.
 *   They go to the caller and nowhere else.
 */
export const jobnetOverHttp = (options: Omit<HttpPortOptions, 'name'>): Jobnet => {
  const port = new HttpPort({ ...options, name: 'jobnet' });
  const ask = async <T>(path: string, citizenId: string, id: string, answer: z.ZodType<T>): Promise<T> => {
    const answered = await port.ask({ method: 'POST', path, id, body: { citizenId }, answer });
    if (answered === undefined) throw new PortUnavailable('jobnet', 'status', 404);
    return answered;
  };
  return {
    profile: (citizenId, id) => ask('profiles', citizenId, id, profile),
    createCredentials: (citizenId, id) => ask('credentials', citizenId, id, credentials),
  };
};
