import { asyncLocalStorage } from '@temporalio/activity';
import type { Callback } from '../machines/core/composition.ts';
import type { ActivityDeps } from './deps.ts';

/** Which try of the activity this is; 1 outside of one. */
export const attempt = (): number => asyncLocalStorage.getStore()?.info.attempt ?? 1;

/** The engine's clock as ISO text. */
export const nowIso = async ({ now }: ActivityDeps): Promise<string> => new Date(await now()).toISOString();

/** The callback that an effect brings to the citizen's workflow: processed once, whatever is repeated. Its id is in stored histories as it is. */
export const callback = (effectId: string, machine: string, item: string, event: string, payload: unknown = {}): Callback => ({
  id: `${effectId}.told`,
  machine,
  item,
  event,
  payload,
});
