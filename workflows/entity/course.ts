import {
  CancellationScope,
  condition,
  defineSignal,
  getExternalWorkflowHandle,
  isCancellation,
  log,
  setCurrentDetails,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { createAlarm } from './alarm.ts';
import { courseSignal } from './entity.ts';
import type { HandOver } from './hand-over.ts';
import { isCourseUpdate, isObject, isText } from './shapes.ts';
import type { CourseSignal, CourseUpdate, Due, ShellEffect } from './types.ts';
import { untilDone } from './until-done.ts';

/** Outward work that takes longer than this shows as overdue (milliseconds). */
const OVERDUE_AFTER = 60_000;
/** Continues as new when nothing is under way, and past the second bound in any case: what was begun is begun again. */
const MANY_EVENTS = 1_500;
const TOO_MANY_EVENTS = 8_000;
/** Dates already signalled: each run hands them to the next. */
const RUNG_CARRIED = 50;

/** From the entity, in order; `signalWithStart` starts the course when there is none. */
export const courseUpdateSignal = defineSignal<[CourseUpdate]>('course-update');

/** What a course knows of itself: the last update without its work. */
export type CourseFacts<F extends ShellEffect = ShellEffect> = Omit<CourseUpdate<F>, 'work'>;

export interface CourseStart<F extends ShellEffect = ShellEffect> {
  /** Workflow id of the entity that the course belongs to, and signals to. */
  readonly entity: string;
  readonly course: string;
  /** What an earlier run has handed over. */
  readonly snapshot?: {
    readonly seq: number;
    readonly last: CourseFacts<F> | undefined;
    readonly work: readonly F[];
    readonly rung: readonly string[];
  };
}

const isStart = (value: unknown): value is CourseStart => isObject(value) && isText(value.entity) && isText(value.course);

export interface CourseOptions<F extends ShellEffect> {
  readonly start: CourseStart<F>;
  /** Does one piece of outward work, with its own retries; what it returns is signalled to the entity as callbacks. */
  readonly work: (effect: F) => Promise<readonly unknown[]>;
  readonly restart: (start: CourseStart<F>) => Promise<never>;
  readonly handOver: Pick<HandOver, 'asked'>;
  /** Attributes for visibility. */
  readonly attributes: (
    facts: CourseFacts<F>,
    overdue: boolean,
  ) => readonly { readonly key: { readonly name: string; readonly type: string }; readonly value: unknown }[];
  readonly details: (facts: CourseFacts<F>) => string;
}

const keyOf = (d: Due): string => `${d.id}@${d.at}`;

/**
 * A course waits for its dates, does its outward work in order, and signals to its entity what happened. Work that fails holds up no date.
 * It decides nothing. It ends when the entity says that the course has ended and its work is done. A request to cancel it has no effect, and
 * a signal of another shape than a course update is dropped.
 */
export const runCourse = <F extends ShellEffect>(options: CourseOptions<F>): Promise<void> =>
  CancellationScope.nonCancellable(() => run(options));

const run = async <F extends ShellEffect>(options: CourseOptions<F>): Promise<void> => {
  const { start } = options;
  // fails the task and not the course: with the right key in the vault it goes on
  if (!isStart(start)) throw new Error('the start cannot be read');
  const entity = getExternalWorkflowHandle(start.entity);
  let seq = start.snapshot?.seq ?? 0;
  let last = start.snapshot?.last;
  /** The first one is under way. */
  const work: F[] = [...(start.snapshot?.work ?? [])];
  let working = false;
  /** Dates that have been signalled to the entity: each once. */
  const rung = new Set<string>(start.snapshot?.rung ?? []);
  const ringing = new Set<string>();
  let overdue = false;
  let shown = '';

  setHandler(
    courseUpdateSignal,
    (update: unknown) => {
      if (!isCourseUpdate(update)) {
        log.warn('a signal of wrong shape is dropped', { signal: courseUpdateSignal.name });
        return;
      }
      if (update.seq <= seq) return;
      seq = update.seq;
      const { work: more, ...rest } = update as CourseUpdate<F>;
      last = rest;
      work.push(...more);
    },
    { description: 'The citizen tells the course its facts, its dates and its outward work. A smaller number than before is ignored.' },
  );

  const show = (): void => {
    if (last === undefined) return;
    const list = options.attributes(last, overdue);
    const now = JSON.stringify(list);
    if (now !== shown) upsertSearchAttributes(list as never);
    shown = now;
    setCurrentDetails(options.details(last));
  };

  const setOverdue = (yes: boolean): void => {
    overdue = yes;
    show();
  };

  const signal = (what: string, content: CourseSignal<unknown>): Promise<void> =>
    untilDone(what, () => entity.signal(courseSignal, content));

  /** Shows, after a minute, that this effect is not done. */
  const watch = (effect: F): CancellationScope => {
    const scope = new CancellationScope();
    scope
      .run(() => sleep(OVERDUE_AFTER, { summary: `overdue if ${effect.id} is not done` }))
      .then(() => setOverdue(true))
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
    return scope;
  };

  const workOn = async (effect: F): Promise<void> => {
    const watching = watch(effect);
    const callbacks = await untilDone(effect.id, () => options.work(effect));
    watching.cancel();
    if (overdue) setOverdue(false);
    for (const callback of callbacks) await signal(`what came of ${effect.id}`, { kind: 'callback', callback });
    work.shift();
    working = false;
  };

  const ring = async (date: string): Promise<void> => {
    ringing.add(date);
    await signal(date, { kind: 'due', course: start.course });
    ringing.delete(date);
    rung.add(date);
  };

  const nextDue = (): Due | undefined =>
    (last?.due ?? []).filter((d) => !rung.has(keyOf(d)) && !ringing.has(keyOf(d))).sort((a, b) => a.at - b.at)[0];

  const mayRestart = (): boolean => {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    return (
      historyLength > TOO_MANY_EVENTS ||
      (!working && ringing.size === 0 && (options.handOver.asked() || historyLength > MANY_EVENTS || continueAsNewSuggested))
    );
  };

  const done = (): boolean => last?.ended === true && work.length === 0 && ringing.size === 0;

  await condition(() => last !== undefined);
  const alarm = createAlarm();
  for (;;) {
    show();
    const date = alarm.take();
    // what these throw is a defect of the program and fails the workflow task
    if (date !== undefined) void ring(date);
    const effect = work[0];
    if (effect !== undefined && !working && !mayRestart()) {
      working = true;
      void workOn(effect);
    }
    if (done()) return;
    if (mayRestart()) {
      alarm.set(undefined);
      return options.restart({
        entity: start.entity,
        course: start.course,
        snapshot: { seq, last, work, rung: [...rung].slice(-RUNG_CARRIED) },
      });
    }
    const next = nextDue();
    alarm.set(next && { key: keyOf(next), at: next.at, summary: next.summary });
    const before = seq;
    const left = ringing.size;
    await condition(
      () => alarm.rang() || (work.length > 0 && !working) || seq !== before || ringing.size !== left || done() || mayRestart(),
    );
  }
};
