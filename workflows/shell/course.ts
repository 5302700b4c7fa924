import {
  CancellationScope,
  condition,
  defineSignal,
  getExternalWorkflowHandle,
  isCancellation,
  setCurrentDetails,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { knockSignal } from './entity.ts';
import type { Due, ShellEffect, Tell } from './types.ts';

/** Outward work that takes longer than this shows as overdue (milliseconds). */
const OVERDUE_AFTER = 60_000;

/** Told by the entity, in order; `signalWithStart` starts the course when there is none. */
export const tellSignal = defineSignal<[Tell]>('tell');

/** What a course's run hands to the next one. */
export interface CourseStart<F extends ShellEffect = ShellEffect> {
  /** Workflow id of the entity whose door the course knocks at. */
  readonly entity: string;
  readonly course: string;
  readonly carried?: {
    readonly seq: number;
    readonly last: Omit<Tell<F>, 'work'> | undefined;
    readonly work: readonly F[];
    readonly rung: readonly string[];
  };
}

export interface CourseOptions<F extends ShellEffect> {
  readonly start: CourseStart<F>;
  /** Does one piece of outward work, with its own retries; what it returns is told to the entity. */
  readonly work: (effect: F) => Promise<readonly unknown[]>;
  readonly restart: (start: CourseStart<F>) => Promise<never>;
  /** Attributes for visibility. */
  readonly attributes: (
    tell: Omit<Tell<F>, 'work'>,
    overdue: boolean,
  ) => readonly { readonly key: { readonly name: string; readonly type: string }; readonly value: unknown }[];
  readonly details: (tell: Omit<Tell<F>, 'work'>) => string;
}

/**
 * A course waits for its dates, does its outward work in order, and knocks at the entity's door with what happened.
 * It decides nothing. It ends when the entity says that the course has ended and its work is done.
 */
export async function runCourse<F extends ShellEffect>(options: CourseOptions<F>): Promise<void> {
  const { start } = options;
  const entity = getExternalWorkflowHandle(start.entity);
  let seq = start.carried?.seq ?? 0;
  let last = start.carried?.last;
  const work: F[] = [...(start.carried?.work ?? [])];
  /** Dates already rung at the door (id and instant): a date is rung once. */
  const rung = new Set<string>(start.carried?.rung ?? []);
  let shown = '';

  setHandler(tellSignal, (tell) => {
    if (tell.seq <= seq) return;
    seq = tell.seq;
    const { work: more, ...rest } = tell as Tell<F>;
    last = rest;
    work.push(...more);
  });

  let overdue = false;
  const show = (): void => {
    if (last === undefined) return;
    const list = options.attributes(last, overdue);
    const now = JSON.stringify(list);
    if (now !== shown) upsertSearchAttributes(list as never);
    shown = now;
    setCurrentDetails(options.details(last));
  };

  const key = (d: Due): string => `${d.id}@${d.at}`;
  const nextDue = (): Due | undefined => (last?.due ?? []).filter((d) => !rung.has(key(d))).sort((a, b) => a.at - b.at)[0];

  await condition(() => last !== undefined);
  let armed: { due: Due; scope: CancellationScope } | undefined;
  let rang: Due | undefined;
  for (;;) {
    show();
    const effect = work[0];
    if (effect !== undefined) {
      const watch = new CancellationScope();
      watch
        .run(() => sleep(OVERDUE_AFTER, { summary: `overdue if ${effect.id} is not done` }))
        .then(() => {
          overdue = true;
          show();
        })
        .catch((error: unknown) => {
          if (!isCancellation(error)) throw error;
        });
      const said = await options.work(effect);
      watch.cancel();
      overdue = false;
      for (const told of said) await entity.signal(knockSignal, { kind: 'told', told });
      work.shift();
      continue;
    }
    if (rang !== undefined) {
      rung.add(key(rang));
      rang = undefined;
      await entity.signal(knockSignal, { kind: 'due', course: start.course });
      continue;
    }
    if (last?.ended) return;
    if (workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > 1_500) {
      armed?.scope.cancel();
      return options.restart({ entity: start.entity, course: start.course, carried: { seq, last, work, rung: [...rung].slice(-50) } });
    }
    const next = nextDue();
    if (armed !== undefined && (next === undefined || key(armed.due) !== key(next))) {
      armed.scope.cancel();
      armed = undefined;
    }
    if (next !== undefined && armed === undefined) {
      const scope = new CancellationScope();
      armed = { due: next, scope };
      scope
        .run(() => sleep(Math.max(1, next.at - Date.now()), { summary: next.summary }))
        .then(() => {
          if (armed?.scope === scope) armed = undefined;
          rang = next;
        })
        .catch((error: unknown) => {
          if (!isCancellation(error)) throw error;
        });
    }
    const heard = seq;
    await condition(() => work.length > 0 || rang !== undefined || seq !== heard);
  }
}
