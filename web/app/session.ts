import { effect, signal } from '@preact/signals';
import { ask, signedOut } from './api.ts';
import type { Session } from './shapes.ts';

/** Undefined until the server has answered; null when it cannot be reached. */
export const session = signal<Session | null | undefined>(undefined);

export const readSession = async (): Promise<void> => {
  try {
    session.value = await ask<Session>('/session');
  } catch {
    session.value = null;
  }
};

export const signOut = async (): Promise<void> => {
  await ask('/session', { method: 'DELETE' }).catch(() => undefined);
  await readSession();
};

export const signInLocally = async (role: string, org: string | null): Promise<void> => {
  await ask('/session/local', { method: 'POST', body: { role, ...(org === null ? {} : { org }) } });
  await readSession();
};

effect(() => {
  if (signedOut.value > 0) void readSession();
});
