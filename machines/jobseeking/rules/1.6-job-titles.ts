import { rule } from '../../core/rule.ts';
import { registeredNow } from '../../readings.ts';

/** 1.6 Registration with the same job title or alias more than once. @da tilmelding @source 1.6 */

/** Keyed hashes of titles and aliases, folded: without surrounding space, in lower case. */
export type Titles = { readonly titles: readonly string[] };

export const notRegistered = rule({
  id: '1.6',
  code: 'already-registered',
  en: 'the citizen is not registered already',
  da: 'Borgeren er ikke allerede tilmeldt',
  holds: ({ before }) => !registeredNow(before),
});

/** An alias counts as a title: also against another title, and against the title that it stands under. */
export const noTitleTwice = rule<Titles>({
  id: '1.6',
  code: 'duplicate-job-title',
  en: 'no job title or alias is given twice',
  da: 'En stillingsbetegnelse/alias må kun angives én gang',
  holds: ({ payload }) => new Set(payload.titles).size === payload.titles.length,
});
