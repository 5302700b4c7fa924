import { inDanish, inEnglish } from '../../core/calendar.ts';
import { openPeriod } from '../../core/periods.ts';
import { rule } from '../../core/rule.ts';
import { oneOf, registeredNow } from '../../readings.ts';

/** 1.6 Registration with the same job title or alias more than once. @da tilmelding @source 1.6 */

/**
 * A title as it is compared: letter case, white space (inner runs too), and the way in which Unicode writes a letter do not matter. This is
 * the caseless matching of compatibility forms in the Unicode standard (3.13): `Gårdmand` composed or decomposed, a hard space, a soft hyphen.
 */
export const folded = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .trim();

/** Keyed hashes of titles and aliases, folded. */
export type Titles = { readonly titles: readonly string[] };

export const notRegistered = rule({
  id: '1.6',
  code: 'already-registered',
  en: 'the citizen is not registered already',
  da: 'Borgeren er ikke allerede tilmeldt',
  wrong: ({ before }) => {
    const since = openPeriod(oneOf(before, 'job-seeker-registration').context.periods)?.from ?? '';
    return {
      en: `The citizen is registered as a job seeker already, since ${inEnglish(since)}`,
      da: `Borgeren er allerede tilmeldt som jobsøgende (siden ${inDanish(since)})`,
    };
  },
  holds: ({ before }) => !registeredNow(before),
});

/** An alias counts as a title: also against another title, and against the title that it stands under. */
export const noTitleTwice = rule<Titles>({
  id: '1.6',
  code: 'duplicate-job-title',
  en: 'no job title or alias is given twice',
  da: 'En stillingsbetegnelse/alias må kun angives én gang',
  wrong: {
    en: 'A job title or alias is given more than once; letter case and spaces make no difference',
    da: 'Den samme stillingsbetegnelse eller det samme alias er angivet flere gange; store og små bogstaver og mellemrum gør ingen forskel',
  },
  holds: ({ payload }) => new Set(payload.titles).size === payload.titles.length,
});
