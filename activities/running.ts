import { asyncLocalStorage } from '@temporalio/activity';
import type { Told } from '../machines/core/composition.ts';
import type { ActivityDeps } from './deps.ts';

/** Which try of the activity this is; 1 outside of one. */
export const attempt = (): number => asyncLocalStorage.getStore()?.info.attempt ?? 1;

/** The engine's clock as ISO text. */
export const nowIso = async ({ now }: ActivityDeps): Promise<string> => new Date(await now()).toISOString();

/** What the citizen is to hear of an effect: once, whatever is repeated. */
export const callback = (effectId: string, machine: string, item: string, event: string, payload: unknown = {}): Told => ({
  id: `${effectId}.told`,
  machine,
  item,
  event,
  payload,
});
