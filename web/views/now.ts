import type { Language } from '../app/language.ts';
import type { Allowed, Picture, View } from '../app/shapes.ts';

/** What every part of a citizen's page is given. */
export interface Now {
  readonly citizenId: string;
  readonly view: View | undefined;
  /** Deadlines and courses, and where each thing stands; not what may come next. */
  readonly dates: Picture | undefined;
  readonly allowed: readonly Allowed[] | undefined;
  /** The language of its sentences. */
  readonly allowedIn: Language;
  /** Changes with every piece of news. */
  readonly mark: string;
}
