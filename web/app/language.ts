import { effect, signal } from '@preact/signals';
import type { Language } from '../words/pairs.ts';

export type { Language };

const KEPT = 'language';

const kept = (): Language => {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'da';
  } catch {
    return 'da';
  }
};

export const language = signal<Language>(kept());

effect(() => {
  document.documentElement.lang = language.value;
  try {
    localStorage.setItem(KEPT, language.value);
  } catch {
    // a browser that keeps nothing starts in Danish each time
  }
});

/** The text in the reader's language. Both stand where they are used, so that neither is forgotten. */
export const say = (da: string, en: string): string => (language.value === 'da' ? da : en);

/** One of a pair, as words/ gives them. */
export const of = (pair: readonly [da: string, en: string]): string => pair[language.value === 'da' ? 0 : 1];
