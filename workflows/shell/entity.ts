import { type SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import {
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  defineSignal,
  defineUpdate,
  isCancellation,
  setCurrentDetails,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Attributes, Batch, Carried, Change, Domain, Knock, ShellEffect, Tell } from './types.ts';

/** A course's workflow and the outside come back through this door. */
export const knockSignal = defineSignal<[Knock<unknown>]>('knock');

/** Continue as new long before the limits: replay costs about a millisecond a command. */
const MOST_COMMANDS_A_RUN = 200;
const MOST_EVENTS_A_RUN = 1_500;
/** Answers carried from run to run; older ones are in the store. */
const ANSWERS_CARRIED = 100;
const RECENT_CARRIED = 20;
/** A course that was ended by hand loses no date: the entity looks itself this long after (milliseconds). */
const COURSE_GRACE = 5 * 60_000;

export interface EntityOptions<S, C extends { readonly id: string }, T, E, F extends ShellEffect, A> {
  readonly domain: Domain<S, C, T, E, F, A>;
  readonly start: Carried<S, A, E>;
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
    return type === undefined || JSON.stringify(was[name]) === JSON.stringify(value) ? [] : [{ key: { name, type }, value }];
  });

/**
 * A long-lived entity: one writer, many courses.
 *
 * - A command is an update. Its validator decides and throws the refusal: nothing is written then. The handler decides again on the state
 *   as it then is, in one synchronous step, and answers.
 * - One timer is armed, for the next date; it is moved only when that date moves.
 * - What decisions leave behind is carried out in batches by one activity, repeated until done; its sinks are unique on ids.
 * - A repeated command id is answered as the first time, also in a later run.
 */
export function createEntity<S, C extends { readonly id: string }, T, E, F extends ShellEffect, A>(
  options: EntityOptions<S, C, T, E, F, A>,
) {
  const { domain } = options;
  let state = options.start.state;
  const answers = new Map<string, A>(options.start.answers);
  const told = new Map<string, string>(Object.entries(options.start.told));
  let tells = options.start.tells;
  let recent: readonly E[] = options.start.recent;
  let attributes: Attributes = {};

  let entries: E[] = [];
  let effects: F[] = [];
  let records: string[] = [];
  const knocks: Knock<T>[] = [];
  let commands = 0;
  let carryingOut = false;

  const commit = (change: Change<S, E, F>): void => {
    state = change.state;
    entries.push(...change.entries);
    effects.push(...change.effects);
    recent = [...recent, ...change.entries].slice(-RECENT_CARRIED);
  };

  const denied = (message: string, detail: unknown): ApplicationFailure =>
    ApplicationFailure.nonRetryable(message, options.refusedType, detail);

  setHandler(
    defineUpdate<A, [C]>(options.updateName),
    (command: C): A => {
      const before = answers.get(command.id);
      if (before !== undefined) return before;
      const decided = domain.decide(state, command, Date.now());
      if (decided.outcome === 'refused') throw denied(decided.message, decided.detail);
      commit(decided);
      commands += 1;
      records.push(...options.recordsOf(command));
      answers.set(command.id, decided.answer);
      for (const id of answers.keys()) {
        if (answers.size <= ANSWERS_CARRIED) break;
        answers.delete(id);
      }
      return decided.answer;
    },
    {
      validator: (command: C): void => {
        if (answers.has(command.id)) return;
        const decided = domain.decide(state, command, Date.now());
        if (decided.outcome === 'refused') throw denied(decided.message, decided.detail);
      },
    },
  );

  setHandler(knockSignal, (knock) => {
    knocks.push(knock as Knock<T>);
  });

  /** What each course must now hear: the ones that changed, the ones with work, the ones that are no more. */
  const tellings = (due: readonly F[]): Tell<F>[] => {
    const list: Tell<F>[] = [];
    const now = domain.courses(state);
    const hear = (course: (typeof now)[number], work: readonly F[]): void => {
      const said = course.ended && work.length === 0 ? 'ended' : JSON.stringify([course.facts, course.due, course.ended]);
      if (work.length === 0 && (told.get(course.id) === said || (course.ended && told.get(course.id) === 'ended'))) return;
      tells += 1;
      told.set(course.id, course.ended ? 'ended' : said);
      list.push({
        course: course.id,
        type: course.type,
        seq: tells,
        ended: course.ended,
        facts: course.facts,
        due: course.due,
        summary: course.summary,
        work,
      });
    };
    for (const course of now)
      hear(
        course,
        due.filter((e) => e.course === course.id),
      );
    const known = new Set(now.map((c) => c.id));
    const gone = [...told.keys()].filter((id) => !known.has(id));
    const errands = due.flatMap((e) => (e.course === undefined || known.has(e.course) ? [] : [e.course]));
    for (const id of new Set([...gone, ...errands])) {
      const work = due.filter((e) => e.course === id);
      const type = id.split('/')[0] ?? id;
      if (told.get(id) !== 'ended' || work.length > 0) hear({ id, type, ended: true, facts: {}, due: [], summary: `${type} ends` }, work);
      told.delete(id);
    }
    return list;
  };

  const somethingToCarry = (): boolean => entries.length > 0 || effects.length > 0 || records.length > 0;

  const drain = async (): Promise<void> => {
    carryingOut = true;
    const own = effects.filter((e) => e.course === undefined);
    const batch: Batch<E, F> = { entries, effects: own, tells: tellings(effects), records };
    entries = [];
    effects = [];
    records = [];
    show();
    const what = [
      batch.entries.length > 0 ? `${batch.entries.length} timeline` : '',
      ...batch.tells.map((t) => t.course),
      ...batch.effects.map((e) => e.id),
    ];
    await options.carryOut(
      batch,
      what
        .filter((w) => w !== '')
        .join(', ')
        .slice(0, 200),
    );
    carryingOut = false;
  };

  /** Attributes only when they change; details cost no event. */
  const show = (): void => {
    const now = domain.attributes(state);
    const changed = changedAttributes(options.attributeTypes, attributes, now);
    if (changed.length > 0) upsertSearchAttributes(changed as never);
    attributes = now;
    setCurrentDetails(domain.details(state));
  };

  const nextDue = (): { at: number; summary: string } | undefined => {
    let next: { at: number; summary: string } | undefined;
    for (const d of domain.due(state)) {
      const at = d.course === undefined ? d.at : d.at + COURSE_GRACE;
      if (next === undefined || at < next.at) next = { at, summary: d.summary };
    }
    return next;
  };

  /** Lives until its run has been long enough, then hands over to the next one. */
  const live = async (restart: (carried: Carried<S, A, E>) => Promise<never>): Promise<never> => {
    let armed: { at: number; scope: CancellationScope } | undefined;
    let rang = false;
    const known = workflowInfo().typedSearchAttributes;
    attributes =
      known instanceof TypedSearchAttributes ? (Object.fromEntries(known.getAll().map((p) => [p.key.name, p.value])) as Attributes) : {};
    show();
    for (;;) {
      const change = domain.advance(state, Date.now());
      if (change.entries.length > 0) commit(change);
      for (const knock of knocks.splice(0)) {
        if (knock.kind === 'told') commit(domain.tell(state, knock.told, Date.now()));
      }
      if (somethingToCarry()) {
        await drain();
        continue;
      }
      const info = workflowInfo();
      const full = commands >= MOST_COMMANDS_A_RUN || info.historyLength >= MOST_EVENTS_A_RUN || info.continueAsNewSuggested;
      if (full && allHandlersFinished()) {
        armed?.scope.cancel();
        return restart({ state, answers: [...answers], told: Object.fromEntries(told), tells, recent });
      }
      const next = nextDue();
      if (armed !== undefined && armed.at !== next?.at) {
        armed.scope.cancel();
        armed = undefined;
      }
      if (next !== undefined && armed === undefined) {
        rang = false;
        const scope = new CancellationScope();
        const { at, summary } = next;
        armed = { at, scope };
        scope
          .run(() => sleep(Math.max(1, at - Date.now()), { summary }))
          .then(() => {
            if (armed?.scope === scope) armed = undefined;
            rang = true;
          })
          .catch((error: unknown) => {
            if (!isCancellation(error)) throw error;
          });
      }
      await condition(() => rang || knocks.length > 0 || somethingToCarry() || (full && allHandlersFinished()));
      rang = false;
    }
  };

  return {
    live,
    state: (): S => state,
    recent: (): readonly E[] => recent,
    busy: (): boolean => carryingOut || somethingToCarry(),
  };
}
