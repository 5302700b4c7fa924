import { z } from 'zod';
import { HttpPort, type HttpPortOptions } from './http.ts';
import type { Institutions } from './index.ts';

const institution = z.object({ number: z.string(), name: z.string(), cvr: z.string(), pNumber: z.string() });

/**
 * STIL's register of institutions over HTTP. @da EksterneData.UddannelsesinstitutionService @source 3.4
 *
 * - `GET institutions/{number}`: → 200 `{ "number", "name", "cvr", "pNumber" }` (all text), 404 where there is none.
 */
export const institutionsOverHttp = (options: Omit<HttpPortOptions, 'name'>): Institutions => {
  const port = new HttpPort({ ...options, name: 'institutions' });
  return {
    // what is no number is in no register, and comes into no path
    find: async (number) =>
      /^\w+$/.test(number) ? port.ask({ method: 'GET', path: `institutions/${number}`, answer: institution }) : undefined,
  };
};
