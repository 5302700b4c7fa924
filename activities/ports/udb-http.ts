import { HttpPort, type HttpPortOptions } from './http.ts';
import type { Udb } from './index.ts';

/**
 * The youth database over HTTP. @da Ungedatabasen @source 3.5
 *
 * - `POST subscriptions` `{ "citizenId", "action": "open"|"close", "reason": number|null }`, `Idempotency-Key`: → 2xx. Changes of one citizen
 *   come in order, the next one when the last one was answered.
 */
export const udbOverHttp = (options: Omit<HttpPortOptions, 'name'>): Udb => {
  const port = new HttpPort({ ...options, name: 'udb' });
  return {
    subscription: ({ id, citizenId, action, reason }) =>
      port.send({ method: 'POST', path: 'subscriptions', id, body: { citizenId, action, reason } }),
  };
};
