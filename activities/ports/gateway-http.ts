import { HttpPort, type HttpPortOptions } from './http.ts';
import type { Gateway } from './index.ts';

/**
 * The gateway for SMS and e-mail over HTTP. @da sms- og e-mailservice @source 1.1
 *
 * - `POST messages` `{ "citizenId", "channel": "sms"|"email", "type", "data": {} }`, `Idempotency-Key`: → 2xx. It knows number, address and
 *   wording by itself; it sends one message for each key.
 */
export const gatewayOverHttp = (options: Omit<HttpPortOptions, 'name'>): Gateway => {
  const port = new HttpPort({ ...options, name: 'gateway' });
  return {
    send: ({ id, citizenId, channel, type, data }) =>
      port.send({ method: 'POST', path: 'messages', id, body: { citizenId, channel, type, data } }),
  };
};
