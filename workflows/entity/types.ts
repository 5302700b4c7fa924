/**
 * What the shell knows of a domain: nothing but these shapes. It turns decisions into answers, deadlines into timers,
 * effects into activities, and courses into workflows of their own; another domain could be put under it as it is.
 */

/** A date by itself: due at an instant (epoch milliseconds), with a line that an operator can read. */
export interface Due {
  readonly id: string;
  readonly at: number;
  readonly summary: string;
  /** The course whose workflow waits for it; the entity's own timer when absent. */
  readonly course?: string;
}

/** A course as its workflow is to know it. `facts` are shown to operators. */
export interface CourseState {
  readonly id: string;
  readonly type: string;
  readonly ended: boolean;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly due: readonly Due[];
  readonly summary: string;
}

/** An effect: unique id, and the course that carries it out (none: the entity itself). */
export interface ShellEffect {
  readonly id: string;
  readonly course?: string;
}

/** What a decision leaves: the new state, what to write down, what to do. */
export interface Change<S, E, F extends ShellEffect> {
  readonly state: S;
  readonly entries: readonly E[];
  readonly effects: readonly F[];
}

export interface Decided<S, E, F extends ShellEffect, A> extends Change<S, E, F> {
  readonly outcome: 'accepted';
  readonly answer: A;
}

export interface Refused {
  readonly outcome: 'refused';
  /** Becomes the update's failure: the code its message, the whole its one detail. */
  readonly refusal: { readonly code: string };
}

/** Attributes for visibility; undefined values are left alone, null removes. */
export type Attributes = Readonly<Record<string, string | boolean | readonly string[] | Date | null>>;

/** Makes an id of a name: the same on every replay, another one after an operator has reset the workflow to an earlier point. */
export type IdOf = (name: string) => string;

/**
 * What is decided. All functions are pure, but for `learn`.
 * `decide`, `advance` and `callback` leave ids open that must be new after a reset; `identify` puts them in, once for each change.
 */
export interface Domain<S, C extends { readonly id: string }, T extends { readonly id: string }, E, F extends ShellEffect, A> {
  decide(state: S, command: C, now: number): Decided<S, E, F, A> | Refused;
  /** Lets time do what is due. */
  advance(state: S, now: number): Change<S, E, F>;
  /** What has become known since, of the rules themselves: asked before time is let run on, when a run begins too. Not pure: it asks the history. */
  learn(state: S): S;
  /** Takes what a course brings back. */
  callback(state: S, callback: T, now: number): Change<S, E, F>;
  identify(change: Decided<S, E, F, A>, idOf: IdOf): Decided<S, E, F, A>;
  identify(change: Change<S, E, F>, idOf: IdOf): Change<S, E, F>;
  due(state: S): readonly Due[];
  courses(state: S): readonly CourseState[];
  /** What a course shows that is none of these: one that is no more, or a task of its own. */
  facts(state: S): CourseState['facts'];
  attributes(state: S): Attributes;
  /** One line for the operator: what was decided, and what follows from it outside. Nothing personal. */
  summary(batch: Batch<E, F>): string;
  /** Markdown for the operator: tables and links only. */
  details(state: S): string;
}

/** The update that a course's workflow gets by `signalWithStart`. */
export interface CourseUpdate<F extends ShellEffect = ShellEffect> {
  readonly course: string;
  readonly type: string;
  /** Grows with each update that this entity sends; a course ignores what is older than what it has. */
  readonly seq: number;
  readonly ended: boolean;
  readonly facts: CourseState['facts'];
  readonly due: readonly Due[];
  readonly summary: string;
  /** Outward work, in order; each id is done once at its sink. */
  readonly work: readonly F[];
}

/** Everything that an entity has to carry out since the last time, in one activity that may be repeated. */
export interface Batch<E, F extends ShellEffect> {
  readonly entries: readonly E[];
  readonly effects: readonly F[];
  readonly updates: readonly CourseUpdate<F>[];
  /** Records that accepted commands brought. */
  readonly records: readonly string[];
}

/** What a course signals to its entity: one of its dates has come, or its outward work has brought something. The latter may come twice. */
export type CourseSignal<T> = { readonly kind: 'due'; readonly course: string } | { readonly kind: 'callback'; readonly callback: T };

/** What is not carried out yet; `batch` was begun and is begun again. */
export interface Undone<E, F extends ShellEffect> {
  readonly batch?: Batch<E, F>;
  readonly entries: readonly E[];
  readonly effects: readonly F[];
  readonly records: readonly string[];
}

/** What a run hands to the next one. */
export interface RunSnapshot<S, A, E, F extends ShellEffect = ShellEffect> {
  readonly state: S;
  /** Answers of the last commands, by command id, oldest first. */
  readonly answers: readonly (readonly [string, A])[];
  /** Ids of the last callbacks. */
  readonly processed?: readonly string[];
  /** What each course was last sent. */
  readonly sent: Readonly<Record<string, string>>;
  /** The number of the last course update. */
  readonly lastUpdate: number;
  /** The last entries, for a reader that is faster than the store. */
  readonly recent: readonly E[];
  readonly undone?: Undone<E, F>;
}
