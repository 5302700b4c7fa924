import type { Message } from '../machines/core/types.ts';
import type { MessageRow } from '../store/tables/messages.ts';
import type { Activities } from '../workflows/activities.ts';
import type { ActivityDeps } from './deps.ts';
import { nowIso } from './running.ts';

/** A message as its receiver finds it. */
export const messageRow = (citizenId: string, id: string, message: Message, at: string): MessageRow => ({
  id,
  at,
  citizenId,
  to: message.to,
  channel: message.channel,
  type: message.type,
  ...(message.text === undefined ? {} : { text: message.text }),
  data: { ...message.data },
});

/** Puts a message where its receiver finds it. */
export const putMessage = async (deps: ActivityDeps, citizenId: string, id: string, message: Message): Promise<void> => {
  await deps.store.putMessage(messageRow(citizenId, id, message, await nowIso(deps)));
};

/** Sends a message: SMS and e-mail go by the gateway first. */
export const sendMessage =
  (deps: ActivityDeps): Activities['sendMessage'] =>
  async ({ citizenId, id, message }) => {
    const { channel, type } = message;
    if (channel === 'sms' || channel === 'email')
      await deps.ports.gateway.send({ id, citizenId, channel, type: String(type), data: message.data ?? {} });
    await putMessage(deps, citizenId, id, message);
    return [];
  };
