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

/** A course as it is to be told to its workflow. `facts` are shown to operators. */
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

export interface Denied {
  readonly outcome: 'refused';
  /** Becomes the update's failure: its message, and its one detail. */
  readonly message: string;
  readonly detail: unknown;
}

/** Attributes for visibility; undefined values are left alone, null removes. */
export type Attributes = Readonly<Record<string, string | boolean | readonly string[] | Date | null>>;

export interface Domain<S, C extends { readonly id: string }, T extends { readonly id: string }, E, F extends ShellEffect, A> {
  decide(state: S, command: C, now: number): Decided<S, E, F, A> | Denied;
  advance(state: S, now: number): Change<S, E, F>;
  tell(state: S, told: T, now: number): Change<S, E, F>;
  due(state: S): readonly Due[];
  courses(state: S): readonly CourseState[];
  attributes(state: S): Attributes;
  /** Markdown for the operator: tables and links only. */
  details(state: S): string;
}

/** Told to a course's workflow by `signalWithStart`. */
export interface Tell<F extends ShellEffect = ShellEffect> {
  readonly course: string;
  readonly type: string;
  /** Grows with each telling of this entity; a course ignores what is older than what it has heard. */
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
  readonly tells: readonly Tell<F>[];
  /** Records that accepted commands brought. */
  readonly records: readonly string[];
}

/** What comes in through the entity's door. What is told has an id of its own: it may come twice. */
export type Knock<T> = { readonly kind: 'due'; readonly course: string } | { readonly kind: 'told'; readonly told: T };

/** What a run hands to the next one. */
export interface Carried<S, A, E, F extends ShellEffect = ShellEffect> {
  readonly state: S;
  /** Answers of the last commands, by command id, oldest first. */
  readonly answers: readonly (readonly [string, A])[];
  /** Ids of the last things that courses brought. */
  readonly heard?: readonly string[];
  /** What each course was last told. */
  readonly told: Readonly<Record<string, string>>;
  readonly tells: number;
  /** The last entries written, for a reader that is faster than the store. */
  readonly recent: readonly E[];
  /** What is not carried out yet; `batch` was begun and is begun again. */
  readonly undone?: {
    readonly batch?: Batch<E, F>;
    readonly entries: readonly E[];
    readonly effects: readonly F[];
    readonly records: readonly string[];
  };
}
