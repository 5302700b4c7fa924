import { effect, signal } from '@preact/signals';
import { ask, signedOut } from './api.ts';
import type { Session } from './shapes.ts';

/** Undefined until the server has answered; null when it cannot be reached. */
export const session = signal<Session | null | undefined>(undefined);

/** Where the reader was before going to the issuer, which sends everyone back to the first page. */
const PLACE = 'place';

export const rememberPlace = (): void => {
  if (!location.hash.startsWith('#/sign-in')) sessionStorage.setItem(PLACE, location.hash);
};

const toPlace = (): void => {
  const place = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (place !== null && ['', '#/'].includes(location.hash)) location.hash = place;
};

export const readSession = async (): Promise<void> => {
  try {
    session.value = await ask<Session>('/session');
    if (session.value.signedIn !== null) toPlace();
  } catch {
    session.value = null;
  }
};

/** The session ended under the reader, who did not sign out. */
export const expired = signal(false);

let leaving = false;

export const signOut = async (): Promise<void> => {
  leaving = true;
  await ask('/session', { method: 'DELETE' }).catch(() => undefined);
  await readSession();
  leaving = false;
};

export const signInLocally = async (role: string, org: string | null): Promise<void> => {
  await ask('/session/local', { method: 'POST', body: { role, ...(org === null ? {} : { org }) } });
  expired.value = false;
  await readSession();
};

effect(() => {
  if (signedOut.value === 0) return;
  if (!leaving && session.peek()?.signedIn != null) expired.value = true;
  void readSession();
});
