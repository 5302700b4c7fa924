import { type SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import {
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  defineSignal,
  defineUpdate,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { type Awaited, createAlarm } from './alarm.ts';
import { createTellings } from './tellings.ts';
import type { Attributes, Batch, Carried, Change, Decided, Denied, Domain, Knock, ShellEffect } from './types.ts';
import { untilDone } from './until-done.ts';

/** A course's workflow and the outside come back through this door. */
export const knockSignal = defineSignal<[Knock<unknown>]>('knock');

/** Type of the failure of a command on which the domain broke: the command's alone, nothing has changed. */
export const UNDECIDABLE = 'undecidable';

/** Continue as new long before the limits: replay costs about a millisecond a command. Waits for the work under way. */
const MANY_COMMANDS = 200;
const MANY_EVENTS = 1_500;
/** Does not wait for the work under way (it is begun again in the next run): a run takes no more than 2,000 updates. */
const TOO_MANY_COMMANDS = 1_000;
const TOO_MANY_EVENTS = 8_000;
/** Answers carried from run to run; older ones are in the store. */
const ANSWERS_CARRIED = 100;
const RECENT_CARRIED = 20;
/** Ids of what courses brought, carried from run to run: a course that was told twice brings it twice. */
const HEARD_CARRIED = 200;
/** A batch stays far below the largest payload, however much had to wait. */
const BATCH_ENTRIES = 100;
const BATCH_EFFECTS = 50;
/** A course that was ended by hand loses no date: the entity looks itself this long after (milliseconds). */
const COURSE_GRACE = 5 * 60_000;

export interface EntityOptions<S, C extends { readonly id: string }, T extends { readonly id: string }, E, F extends ShellEffect, A> {
  readonly domain: Domain<S, C, T, E, F, A>;
  readonly start: Carried<S, A, E, F>;
  readonly updateName: string;
  readonly refusedType: string;
  readonly attributeTypes: Readonly<Record<string, SearchAttributeType>>;
  readonly recordsOf: (command: C) => readonly string[];
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
 * A long-lived entity: one writer, many courses.
 *
 * - A command is an update. Its validator decides and throws the refusal: nothing is written then. The handler answers what was decided on
 *   the very state that it finds, and decides by itself otherwise (on replay), in one synchronous step.
 * - One timer is armed, for the next date; it is moved only when that date moves.
 * - What decisions leave behind is carried out in batches by one activity, one after the other, repeated until done; its sinks are unique on
 *   ids. Commands and dates do not wait for it.
 * - A repeated command id is answered as the first time, also in a later run; what a course brings twice is heard once.
 * - It does not end: a request to cancel it is not heard.
 */
export function createEntity<S, C extends { readonly id: string }, T extends { readonly id: string }, E, F extends ShellEffect, A>(
  options: EntityOptions<S, C, T, E, F, A>,
) {
  const { domain, start } = options;
  let state = start.state;
  const answers = new Map<string, A>(start.answers);
  const heard = new Set<string>(start.heard ?? []);
  const tellings = createTellings<F>(start.told, start.tells);
  let recent: readonly E[] = start.recent;
  let attributes: Attributes = {};

  /** The batch under way; one that an earlier run had begun is begun again as it was. */
  let batch: Batch<E, F> | undefined = start.undone?.batch;
  const entries: E[] = [...(start.undone?.entries ?? [])];
  const effects: F[] = [...(start.undone?.effects ?? [])];
  const records: string[] = [...(start.undone?.records ?? [])];
  const knocks: Knock<T>[] = [];
  let commands = 0;
  let carrying = false;
  /** Counts changes of state, so that the loop sees one. */
  let changes = 0;

  const commit = (change: Change<S, E, F>): void => {
    state = change.state;
    entries.push(...change.entries);
    effects.push(...change.effects);
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
    let decided: Decided<S, E, F, A> | Denied;
    try {
      decided = domain.decide(state, command, Date.now());
    } catch (error) {
      throw ApplicationFailure.nonRetryable(error instanceof Error ? error.message : String(error), UNDECIDABLE);
    }
    if (decided.outcome === 'refused') throw ApplicationFailure.nonRetryable(decided.message, options.refusedType, decided.detail);
    return decided;
  };

  setHandler(
    defineUpdate<A, [C]>(options.updateName),
    (command: C): A => {
      commands += 1;
      const before = answers.get(command.id);
      if (before !== undefined) return before;
      const decided = decideOnce(command);
      commit(decided);
      records.push(...options.recordsOf(command));
      answers.set(command.id, decided.answer);
      keepLast(answers, ANSWERS_CARRIED);
      return decided.answer;
    },
    {
      description: 'Decides a command. Accepted: answers what came of it. Refused: fails with code and rule, and leaves no event.',
      validator: (command: C): void => {
        made = undefined;
        if (!answers.has(command.id)) made = { id: command.id, on: state, now: Date.now(), decided: decide(command) };
      },
    },
  );

  setHandler(
    knockSignal,
    (knock) => {
      knocks.push(knock as Knock<T>);
    },
    { description: 'A course says that a date has come, or what its outward work brought.' },
  );

  const answerDoor = (knock: Knock<T>): void => {
    if (knock.kind === 'due') {
      tellings.knocked(knock.course);
      return;
    }
    if (heard.has(knock.told.id)) return;
    heard.add(knock.told.id);
    keepLast(heard, HEARD_CARRIED);
    commit(domain.tell(state, knock.told, Date.now()));
  };

  const somethingToCarry = (): boolean =>
    batch !== undefined || entries.length > 0 || effects.length > 0 || records.length > 0 || tellings.due();

  const nextBatch = (): Batch<E, F> => {
    const taken = effects.splice(0, BATCH_EFFECTS);
    return {
      entries: entries.splice(0, BATCH_ENTRIES),
      effects: taken.filter((e) => e.course === undefined),
      tells: tellings.next(domain.courses(state), taken),
      records: records.splice(0),
    };
  };

  const summaryOf = ({ entries: written, tells, effects: own }: Batch<E, F>): string =>
    [...(written.length > 0 ? [`${written.length} timeline`] : []), ...tells.map((t) => t.course), ...own.map((e) => e.id)]
      .join(', ')
      .slice(0, 200);

  const carry = async (): Promise<void> => {
    const now = batch ?? nextBatch();
    batch = now;
    const summary = summaryOf(now);
    await untilDone(summary, () => options.carryOut(now, summary));
    batch = undefined;
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

  const nextDue = (): Awaited | undefined => {
    let next: Awaited | undefined;
    for (const d of domain.due(state)) {
      const at = d.course === undefined ? d.at : d.at + COURSE_GRACE;
      if (next === undefined || at < next.at) next = { key: `${at} ${d.summary}`, at, summary: d.summary };
    }
    return next;
  };

  const mayRestart = (): boolean => {
    if (!allHandlersFinished() || knocks.length > 0) return false;
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if (commands >= TOO_MANY_COMMANDS || historyLength >= TOO_MANY_EVENTS) return true;
    return !carrying && (commands >= MANY_COMMANDS || historyLength >= MANY_EVENTS || continueAsNewSuggested);
  };

  const carried = (): Carried<S, A, E, F> => ({
    state,
    answers: [...answers],
    heard: [...heard],
    told: tellings.told(),
    tells: tellings.last(),
    recent,
    ...(somethingToCarry() ? { undone: { ...(batch === undefined ? {} : { batch }), entries, effects, records } } : {}),
  });

  const loop = async (restart: (next: Carried<S, A, E, F>) => Promise<never>): Promise<never> => {
    const alarm = createAlarm();
    const known = workflowInfo().typedSearchAttributes;
    if (known instanceof TypedSearchAttributes)
      attributes = Object.fromEntries(known.getAll().map((p) => [p.key.name, p.value])) as Attributes;
    for (;;) {
      alarm.take();
      const change = domain.advance(state, Date.now());
      if (change.entries.length > 0) commit(change);
      for (const knock of knocks.splice(0)) answerDoor(knock);
      show();
      const seen = changes;
      if (mayRestart()) {
        alarm.set(undefined);
        return restart(carried());
      }
      // What is asked of the server must not depend on whether the end of a batch and the next update reach the workflow in one activation
      // or in two (without a cache it may be either): so while a batch is under way the next one and the timer are left for its end.
      const free = !carrying;
      if (free && somethingToCarry()) {
        carrying = true;
        // what it throws is a defect of the program and fails the workflow task
        void carry();
      }
      if (free) alarm.set(nextDue());
      await condition(
        () => alarm.rang() || knocks.length > 0 || changes !== seen || (!carrying && (!free || somethingToCarry())) || mayRestart(),
      );
    }
  };

  return {
    /** Lives until its run has been long enough, then hands over to the next one. */
    live: (restart: (next: Carried<S, A, E, F>) => Promise<never>): Promise<never> => CancellationScope.nonCancellable(() => loop(restart)),
    state: (): S => state,
    recent: (): readonly E[] => recent,
    busy: (): boolean => somethingToCarry() || knocks.length > 0,
  };
}

/** Forgets the oldest. */
const keepLast = (of: { readonly size: number; keys(): IterableIterator<string>; delete(key: string): boolean }, most: number): void => {
  for (const key of of.keys()) {
    if (of.size <= most) return;
    of.delete(key);
  }
};
