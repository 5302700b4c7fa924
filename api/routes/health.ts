import type { FastifyInstance } from 'fastify';
import type { Health } from '../deps.ts';
import { lookAtParts } from '../engine/parts.ts';
import type { Context } from '../http/context.ts';
import { operation } from '../http/operation.ts';
import { problem } from '../http/problems.ts';
import { healthSchema, noQuery } from '../http/schemas.ts';

/**
 * Whether this process can answer, for load balancers, so without a token. It is alive when it answers at all; ready when engine, store and
 * keys answer and it is not about to end (else 503); degraded names each part that does not work as it should, and since when.
 */
export const healthRoute = (app: FastifyInstance, { engine, store, limits }: Context, health: Health | undefined): void => {
  app.get(
    '/health',
    {
      schema: operation({
        id: 'health',
        tag: 'service',
        summary: 'Whether the engine and the store answer',
        description: 'Alive: it answers. Ready: engine, store and keys answer and it takes work. Degraded: which part, since when, why.',
        querystring: noQuery,
        answers: { description: 'Ready', schema: healthSchema },
        problems: [400, 503],
        open: true,
      }),
    },
    async () => {
      const there = await lookAtParts({ engine, store, health }, limits.healthMs);
      const ready = there.engine && there.store && there.keys && !health?.draining;
      const parts = { alive: true, ready, ...there, degraded: health?.degraded() ?? [] };
      if (!ready) throw problem('engine-unavailable', { members: { ...parts, ...(health?.draining ? { draining: true } : {}) } });
      return { status: parts.degraded.length === 0 ? 'ok' : 'degraded', ...parts };
    },
  );
};
