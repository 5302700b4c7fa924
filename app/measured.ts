import { isSpanContextValid, trace } from '@opentelemetry/api';
import type { Context as ActivityContext } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { PortUnavailable } from '../activities/ports/http.ts';
import type { Ports } from '../activities/ports/index.ts';
import type { Engine } from '../api/engine/engine.ts';
import { withLine } from '../api/http/trace.ts';
import type { Metrics } from './metrics.ts';

/** The trace that is under way; undefined: none, or nobody takes spans. */
const traceIdNow = (): string | undefined => {
  const context = trace.getActiveSpan()?.spanContext();
  return context && isSpanContextValid(context) ? context.traceId : undefined;
};

const secondsSince = (since: number): number => (performance.now() - since) / 1_000;

/** The engine, its commands counted. */
export const measuredEngine = (engine: Engine, metrics: Metrics): Engine => ({
  ...engine,
  command: async (citizenId, command) => {
    const since = performance.now();
    try {
      const answer = await engine.command(citizenId, command);
      // undefined: there is no such workflow yet, the command comes again
      if (answer) metrics.command(command.name, answer.outcome, secondsSince(since));
      if (answer?.outcome === 'refused') metrics.refusal(command.name, answer.refusal.rule, answer.refusal.code);
      return answer;
    } catch (error) {
      metrics.command(command.name, 'unanswered', secondsSince(since));
      throw error;
    }
  },
});

const outcomeOf = (error: unknown): string => (error instanceof PortUnavailable ? error.reason : 'failed');

/** The outward systems, every call counted. */
export const measuredPorts = (ports: Ports, metrics: Metrics): Ports => {
  const measured = <P extends object>(name: string, port: P): P =>
    new Proxy(port, {
      get: (target, key) => {
        const asked: unknown = Reflect.get(target, key);
        if (typeof asked !== 'function') return asked;
        return async (...args: unknown[]): Promise<unknown> => {
          const since = performance.now();
          try {
            const answer: unknown = await asked.apply(target, args);
            metrics.outward(name, 'done', secondsSince(since));
            return answer;
          } catch (error) {
            metrics.outward(name, outcomeOf(error), secondsSince(since));
            throw error;
          }
        };
      },
    });
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, measured(name, port as object)])) as unknown as Ports;
};

/** `citizen/<id>/…` → `<id>` */
export const citizenIn = (workflowId: string): string | undefined => /^citizen\/([\w-]+)/.exec(workflowId)?.[1];

/** Each activity's log lines say whose it is; how far the carrying out of decisions is behind is counted. */
export const watchedActivities =
  (metrics: Metrics | undefined): ActivityInterceptorsFactory =>
  (ctx: ActivityContext) => ({
    inbound: {
      execute: async (input, next) => {
        const { activityType: activity, workflowExecution, scheduledTimestampMs } = ctx.info;
        const workflowId = workflowExecution?.workflowId ?? '';
        const citizenId = citizenIn(workflowId);
        const traceId = traceIdNow();
        const line = { ...(traceId ? { traceId } : {}), activity, workflowId, ...(citizenId === undefined ? {} : { citizenId }) };
        if (activity !== 'carryOut') return withLine(line, () => next(input));
        try {
          const done = await withLine(line, () => next(input));
          metrics?.carriedOut(Math.max(0, Date.now() - scheduledTimestampMs) / 1_000);
          return done;
        } catch (error) {
          metrics?.notCarriedOut();
          throw error;
        }
      },
    },
  });
