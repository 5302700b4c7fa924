/** What people read of a command on the citizen page. It stands beside the command's shape; `npm run approve` writes it for the page. */

/** What a command is about, as people look for it. */
export type Subject =
  | 'contact'
  | 'appointments'
  | 'sickness'
  | 'jobseeking'
  | 'availability'
  | 'education'
  | 'pilot'
  | 'records'
  | 'residence'
  | 'deletion';

type Danish = string;
type English = string;
export type Words = readonly [Danish, English];

export interface CommandWords {
  readonly about: Exclude<Subject, 'deletion'>;
  /** As its button says it. */
  readonly name: Words;
  /**
   * The sentence of each fact that it reports. `{to}` is a part of the fact as it is, `{on|day}` a date in words. A sentence that depends on
   * more than that stands in `web/words/facts.ts`.
   */
  readonly facts?: Readonly<Record<string, Words>>;
  /** Labels of fields that no other command has. */
  readonly fields?: Readonly<Record<string, Words>>;
}

/** Words for each command that has a shape there: a missing one does not compile. */
export type WordsOf<Shapes> = { readonly [C in keyof Shapes]: CommandWords };
