/** A text in both languages: Danish, English. */
export type Pair = readonly [da: string, en: string];

/** Words that stand in for a code wherever it is shown. */
export type Words = Readonly<Record<string, Pair>>;
