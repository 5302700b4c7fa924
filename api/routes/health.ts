import type { FastifyInstance } from 'fastify';
import { bounded } from '../engine/engine.ts';
import type { Context } from '../http/context.ts';
import { operation } from '../http/operation.ts';
import { problem } from '../http/problems.ts';
import { healthSchema, noQuery } from '../http/schemas.ts';

/** Whether the engine and the store answer; for load balancers, so without a token. */
export const healthRoute = (app: FastifyInstance, { engine, store, limits }: Context): void => {
  const within = (asked: Promise<boolean>): Promise<boolean> => bounded(limits.healthMs + 250, asked).catch(() => false);
  app.get(
    '/health',
    {
      schema: operation({
        id: 'health',
        tag: 'service',
        summary: 'Whether the engine and the store answer',
        querystring: noQuery,
        answers: { description: 'Both answer', schema: healthSchema },
        problems: [400, 503],
        open: true,
      }),
    },
    async () => {
      const [engineThere, storeThere] = await Promise.all([
        within(engine.reachable(limits.healthMs)),
        within(store.reachable(limits.healthMs)),
      ]);
      if (engineThere && storeThere) return { status: 'ok', engine: true, store: true };
      throw problem('engine-unavailable', { members: { engine: engineThere, store: storeThere } });
    },
  );
};
