/**
 * 1.8 as a table of cases: what recovery makes of the registration as a job seeker. Every cell is written; 1.8-recovery.test.ts plays each of
 * them in every variant, and a document may show it.
 *
 * In all cases 2 May 2022 is the first sick day, so that 1 May decides, and 16 May the first well day.
 */

/** A contact group after recovery, or none. */
export const GROUPS = [1, 2, 12, 13, 24, 25, 'none'] as const;
export type GroupCell = (typeof GROUPS)[number];

/**
 * A contact group on the day that decides, or none. Never 24 or 25: who has one of them on the day before the first sick day continues another
 * sick leave, and then the day before the first of them decides.
 */
export const GROUPS_BEFORE = [1, 2, 12, 13, 'none'] as const;
export type GroupBefore = (typeof GROUPS_BEFORE)[number];

/** What a cell says: the citizen is registered again; or not, and by which condition; or the case cannot be, and why. */
export const OUTCOMES = {
  again: { en: 'registered again', da: 'Gentilmeldes' },
  'not-registered-before': {
    en: 'not registered again: not registered on the day before the first sick day',
    da: "Gentilmeldes ikke: tilmeldingsstatus forud for første sygedag er 'Ikke tilmeldt'",
  },
  'contact-group-differs': {
    en: 'not registered again: another contact group before than after',
    da: 'Gentilmeldes ikke: kontaktgruppen forud for første sygedag er en anden end efter raskmelding',
  },
  'job-clarification': {
    en: 'not registered again: never from 13',
    da: 'Gentilmeldes ikke: aldrig fra kontaktgruppe 13',
  },
  'never-after': {
    en: 'cannot be: 24 and 25 are entered by a sick report only, and recovery leaves both',
    da: 'Kan ikke forekomme: 24 og 25 åbnes kun ved sygemelding, og raskmelding forlader begge',
  },
} as const;
export type Outcome = keyof typeof OUTCOMES;

type Row = Readonly<Record<GroupCell, Outcome>>;

/** By the group on the day before (row) and the group after recovery (column; `none`: closed). */
export const REGISTERED: Readonly<Record<GroupBefore, Row>> = {
  1: {
    1: 'again',
    2: 'contact-group-differs',
    12: 'contact-group-differs',
    13: 'contact-group-differs',
    24: 'never-after',
    25: 'never-after',
    none: 'contact-group-differs',
  },
  2: {
    1: 'contact-group-differs',
    2: 'again',
    12: 'contact-group-differs',
    13: 'contact-group-differs',
    24: 'never-after',
    25: 'never-after',
    none: 'contact-group-differs',
  },
  12: {
    1: 'contact-group-differs',
    2: 'contact-group-differs',
    12: 'again',
    13: 'contact-group-differs',
    24: 'never-after',
    25: 'never-after',
    none: 'contact-group-differs',
  },
  13: {
    1: 'contact-group-differs',
    2: 'contact-group-differs',
    12: 'contact-group-differs',
    13: 'job-clarification',
    24: 'never-after',
    25: 'never-after',
    none: 'contact-group-differs',
  },
  none: {
    1: 'contact-group-differs',
    2: 'contact-group-differs',
    12: 'contact-group-differs',
    13: 'contact-group-differs',
    24: 'never-after',
    25: 'never-after',
    none: 'again',
  },
};

const notBefore: Row = {
  1: 'not-registered-before',
  2: 'not-registered-before',
  12: 'not-registered-before',
  13: 'not-registered-before',
  24: 'never-after',
  25: 'never-after',
  none: 'not-registered-before',
};

/** The same for a citizen who was not registered on the day before: the group makes no difference. */
export const NOT_REGISTERED: Readonly<Record<GroupBefore, Row>> = {
  1: notBefore,
  2: notBefore,
  12: notBefore,
  13: notBefore,
  none: notBefore,
};

/** How a cell is played. None of these changes what it says. */
export interface Variant {
  /** `late`: reported on 12 May, when the group has been changed, and the registration ended (or begun), since the first sick day. */
  readonly report: 'punctual' | 'late';
  /** An older registration, ended long before. */
  readonly historical: boolean;
  /** A sick leave before this one, which it does not continue. */
  readonly second: boolean;
}

export const VARIANTS: readonly Variant[] = (['punctual', 'late'] as const).flatMap((report) =>
  [false, true].flatMap((historical) => [false, true].map((second) => ({ report, historical, second }))),
);
