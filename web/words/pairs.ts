/** A text in both languages: Danish, English. */
export type Pair = readonly [da: string, en: string];

/** Words that stand in for a code wherever it is shown. */
export type Words = Readonly<Record<string, Pair>>;

export type Language = 'da' | 'en';

/** The one of a pair that the language asks for. */
export const inLanguage = (language: Language, pair: Pair): string => pair[language === 'da' ? 0 : 1];
