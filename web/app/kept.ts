import { type Signal, signal } from '@preact/signals';
import { session } from './session.ts';

/** What the reader chose on a page stays while other pages are looked at: until the window is closed, or somebody else signs in. */

const kept = new Map<string, Signal<unknown>>();
let whose = '';

export const useKept = <T>(name: string, first: T): readonly [T, (value: T) => void] => {
  const now = JSON.stringify(session.value?.signedIn?.who ?? null);
  if (now !== whose) kept.clear();
  whose = now;
  const known = kept.get(name) ?? signal<unknown>(first);
  kept.set(name, known);
  const set = (value: T): void => {
    known.value = value;
  };
  return [known.value as T, set];
};
