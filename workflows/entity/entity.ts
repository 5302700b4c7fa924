import { type SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import {
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  defineSignal,
  defineUpdate,
  getRandomStream,
  log,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { type Awaited, createAlarm } from './alarm.ts';
import { createCourseUpdates } from './course-updates.ts';
import type { HandOver } from './hand-over.ts';
import { createOutbox } from './outbox.ts';
import { isCourseSignal } from './shapes.ts';
import type { Attributes, Batch, Change, CourseSignal, Decided, Domain, Refused, RunSnapshot, ShellEffect } from './types.ts';
import { shortened, untilDone } from './until-done.ts';

/** From a course's workflow: a date has come, or its outward work has brought something. */
export const courseSignal = defineSignal<[CourseSignal<unknown>]>('course-signal');

/** Type of the failure of a command on which the domain broke: the command's alone, nothing has changed. */
export const UNDECIDABLE = 'undecidable';
/** Type of the failure of an update that is no command. */
export const MALFORMED = 'malformed';

/**
 * Continue as new long before the limits: replay costs about a millisecond a command, and a citizen that is not in memory is to answer after a
 * long life about as fast as after a short one. Waits for the work under way.
 */
const MANY_COMMANDS = 40;
const MANY_EVENTS = 1_500;
/** Does not wait for the work under way (it is begun again in the next run): a run takes no more than 2,000 updates. */
const TOO_MANY_COMMANDS = 1_000;
const TOO_MANY_EVENTS = 8_000;
/** So many answers are handed from run to run; older ones are in the store. */
const ANSWERS_CARRIED = 100;
const RECENT_CARRIED = 20;
/** So many processed ids of callbacks are handed from run to run: a course that gets its update twice brings the callback twice. */
const PROCESSED_CARRIED = 200;
/** A course that was ended by hand loses no date: the entity looks itself this long after (milliseconds). */
const COURSE_GRACE = 5 * 60_000;

export interface EntityOptions<S, C extends { readonly id: string }, T extends { readonly id: string }, E, F extends ShellEffect, A> {
  readonly domain: Domain<S, C, T, E, F, A>;
  readonly start: RunSnapshot<S, A, E, F>;
  /** The updates that it takes, each with the line that an operator reads. */
  readonly updates: readonly { readonly name: string; readonly description: string }[];
  /** The command of an update; undefined where the input is none. */
  readonly commandOf: (update: string, input: unknown) => C | undefined;
  readonly callbackOf: (input: unknown) => T | undefined;
  readonly refusedType: string;
  readonly attributeTypes: Readonly<Record<string, SearchAttributeType>>;
  readonly recordsOf: (command: C) => readonly string[];
  readonly handOver: Pick<HandOver, 'asked'>;
  /** What the coming over from another version of the program has brought: committed before anything else. */
  readonly arrival?: Change<S, E, F> | undefined;
  /** Carries a batch out; repeated until done. */
  readonly carryOut: (batch: Batch<E, F>, summary: string) => Promise<void>;
}

/** Changes in the form that Temporal takes, of those attributes that are other than last time. */
const changedAttributes = (types: Readonly<Record<string, SearchAttributeType>>, was: Attributes, now: Attributes) =>
  Object.entries(now).flatMap(([name, value]) => {
    const type = types[name];
    return type === undefined || JSON.stringify(was[name] ?? null) === JSON.stringify(value) ? [] : [{ key: { name, type }, value }];
  });

/**
 * The same on every replay, since it depends on nothing but the name and the run's seed; a reset gives the run another seed from its point
 * on. Each name is asked for once.
 */
const idOf = (name: string): string => getRandomStream(name).uuid4();

/**
 * A long-lived entity: one writer, many courses.
 *
 * - A command is an update. Its validator decides and throws the refusal: nothing is written then. The handler answers what was decided on
 *   the very state that it finds, and decides by itself otherwise (on replay), in one synchronous step.
 * - One timer is armed, for the next date; it is moved only when that date moves.
 * - What decisions leave behind is carried out in batches by one activity, one after the other, repeated until done; its sinks are unique on
 *   ids. Commands and dates do not wait for it.
 * - A repeated command id is answered as the first time, also in a later run; a callback that comes twice is taken once.
 * - An update or a signal of another shape than it should have changes nothing: the one fails, the other is dropped and logged.
 * - It does not end: a request to cancel it has no effect.
 */
export function createEntity<S, C extends { readonly id: string }, T extends { readonly id: string }, E, F extends ShellEffect, A>(
  options: EntityOptions<S, C, T, E, F, A>,
) {
  const { domain, start } = options;
  let state = domain.learn(start.state);
  const answers = new Map<string, A>(start.answers);
  const processed = new Set<string>(start.processed ?? []);
  const updates = createCourseUpdates<F>(start.sent, start.lastUpdate);
  const outbox = createOutbox<E, F>(
    start.undone,
    updates,
    () => domain.courses(state),
    () => domain.facts(state),
  );
  let recent: readonly E[] = start.recent;
  let attributes: Attributes = {};
  const signals: CourseSignal<T>[] = [];
  let commands = 0;
  let carrying = false;
  /** Counts changes of state, so that the loop sees one. */
  let changes = 0;

  const commit = (change: Change<S, E, F>, answered: boolean, records?: readonly string[]): void => {
    state = change.state;
    outbox.add(change, answered, records);
    recent = [...recent, ...change.entries].slice(-RECENT_CARRIED);
    changes += 1;
  };

  /** What the validator has decided a moment ago, for the handler that comes at once after it. */
  let made: { readonly id: string; readonly on: S; readonly now: number; readonly decided: Decided<S, E, F, A> } | undefined;

  /** The handler's decision: the validator's where it was this very one; on replay no validator has run. */
  const decideOnce = (command: C): Decided<S, E, F, A> => {
    const last = made;
    made = undefined;
    return last?.id === command.id && last.on === state && last.now === Date.now() ? last.decided : decide(command);
  };

  /** In the handler a plain error would fail the workflow task again and again; of an update it is the caller's answer. */
  const decide = (command: C): Decided<S, E, F, A> => {
    let decided: Decided<S, E, F, A> | Refused;
    try {
      decided = domain.decide(state, command, Date.now());
    } catch (error) {
      throw ApplicationFailure.nonRetryable(error instanceof Error ? error.message : String(error), UNDECIDABLE);
    }
    if (decided.outcome === 'refused') {
      throw ApplicationFailure.nonRetryable(decided.refusal.code, options.refusedType, decided.refusal);
    }
    return decided;
  };

  const commandOf = (update: string, input: unknown): C => {
    const command = options.commandOf(update, input);
    if (command === undefined) throw ApplicationFailure.nonRetryable(`this is no command ${update}`, MALFORMED);
    return command;
  };

  if (options.arrival) {
    commit(domain.identify(options.arrival, idOf), false);
    state = domain.learn(state);
  }

  for (const { name, description } of options.updates) {
    setHandler(
      defineUpdate<A, [unknown]>(name),
      (input): A => {
        const command = commandOf(name, input);
        commands += 1;
        const before = answers.get(command.id);
        if (before !== undefined) return before;
        const decided = domain.identify(decideOnce(command), idOf);
        commit(decided, true, options.recordsOf(command));
        answers.set(command.id, decided.answer);
        keepLast(answers, ANSWERS_CARRIED);
        return decided.answer;
      },
      {
        description,
        validator: (input): void => {
          made = undefined;
          const command = commandOf(name, input);
          if (!answers.has(command.id)) made = { id: command.id, on: state, now: Date.now(), decided: decide(command) };
        },
      },
    );
  }

  setHandler(
    courseSignal,
    (signal: unknown) => {
      const callback = isCourseSignal(signal) && signal.kind === 'callback' ? options.callbackOf(signal.callback) : undefined;
      if (!isCourseSignal(signal) || (signal.kind === 'callback' && callback === undefined)) {
        log.warn('a signal of wrong shape is dropped', { signal: courseSignal.name });
        return;
      }
      signals.push(signal as CourseSignal<T>);
    },
    { description: 'A course says that a date has come, or what its outward work brought.' },
  );

  const take = (signal: CourseSignal<T>): void => {
    if (signal.kind === 'due') {
      updates.signalled(signal.course);
      return;
    }
    const { callback } = signal;
    if (processed.has(callback.id)) return;
    processed.add(callback.id);
    keepLast(processed, PROCESSED_CARRIED);
    commit(domain.identify(domain.callback(state, callback, Date.now()), idOf), false);
  };

  const carry = async (): Promise<void> => {
    const batch = outbox.begin();
    const summary = shortened(domain.summary(batch));
    await untilDone(summary, () => options.carryOut(batch, summary));
    outbox.end();
    carrying = false;
  };

  /** Attributes only when they change; details cost no event. */
  const show = (): void => {
    const now = domain.attributes(state);
    const changed = changedAttributes(options.attributeTypes, attributes, now);
    if (changed.length > 0) upsertSearchAttributes(changed as never);
    attributes = now;
    setCurrentDetails(domain.details(state));
  };

  /** What lies in the past and was not done just now will not be done by waiting for it again. */
  const nextDue = (): Awaited | undefined => {
    let next: Awaited | undefined;
    const now = Date.now();
    for (const d of domain.due(state)) {
      const at = d.course === undefined ? d.at : d.at + COURSE_GRACE;
      if (at > now && (next === undefined || at < next.at)) next = { key: `${at} ${d.summary}`, at, summary: d.summary };
    }
    return next;
  };

  const mayRestart = (): boolean => {
    if (!allHandlersFinished() || signals.length > 0) return false;
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if (commands >= TOO_MANY_COMMANDS || historyLength >= TOO_MANY_EVENTS) return true;
    return !carrying && (options.handOver.asked() || commands >= MANY_COMMANDS || historyLength >= MANY_EVENTS || continueAsNewSuggested);
  };

  const snapshot = (): RunSnapshot<S, A, E, F> => {
    const undone = outbox.undone();
    return {
      state,
      answers: [...answers],
      processed: [...processed],
      sent: updates.sent(),
      lastUpdate: updates.last(),
      recent,
      ...(undone === undefined ? {} : { undone }),
    };
  };

  const loop = async (restart: (next: RunSnapshot<S, A, E, F>) => Promise<never>): Promise<never> => {
    const alarm = createAlarm();
    const known = workflowInfo().typedSearchAttributes;
    if (known instanceof TypedSearchAttributes)
      attributes = Object.fromEntries(known.getAll().map((p) => [p.key.name, p.value])) as Attributes;
    for (;;) {
      alarm.take();
      state = domain.learn(state);
      const change = domain.advance(state, Date.now());
      if (change.entries.length > 0) commit(domain.identify(change, idOf), false);
      for (const signal of signals.splice(0)) take(signal);
      show();
      const seen = changes;
      if (mayRestart()) {
        alarm.set(undefined);
        return restart(snapshot());
      }
      // What is asked of the server must not depend on whether the end of a batch and the next update reach the workflow in one activation
      // or in two (without a cache it may be either): so while a batch is under way the next one and the timer are left for its end.
      const free = !carrying;
      if (free && outbox.waiting()) {
        carrying = true;
        // what it throws is a defect of the program and fails the workflow task
        void carry();
      }
      if (free) alarm.set(nextDue());
      await condition(
        () => alarm.rang() || signals.length > 0 || changes !== seen || (!carrying && (!free || outbox.waiting())) || mayRestart(),
      );
    }
  };

  return {
    /** Lives until its run has been long enough, then hands over to the next one. */
    live: (restart: (next: RunSnapshot<S, A, E, F>) => Promise<never>): Promise<never> =>
      CancellationScope.nonCancellable(() => loop(restart)),
    state: (): S => state,
    /** The last entries, and all that may not be in the store yet. */
    recent: (): readonly E[] => [...new Set([...outbox.unwritten(), ...recent])],
    /** Whether something has to be carried out that cannot wait. */
    busy: (): boolean => outbox.waiting() || signals.length > 0,
  };
}

/** Forgets the oldest. */
const keepLast = (of: { readonly size: number; keys(): IterableIterator<string>; delete(key: string): boolean }, most: number): void => {
  for (const key of of.keys()) {
    if (of.size <= most) return;
    of.delete(key);
  }
};
