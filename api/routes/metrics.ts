import type { FastifyInstance } from 'fastify';
import type { Figures } from '../deps.ts';
import { bounded, NotSupported } from '../engine/engine.ts';
import type { Context } from '../http/context.ts';

const NAME = 'register_overdue_deletions';

/**
 * Figures for the operation, as Prometheus reads them; they tell of nobody, so there is no token. Where the process keeps none, one is left:
 * the deletions that are late, counted from what the engine's list shows, so that a store that is down is seen too. An engine that has no
 * list gives no figure, never a zero.
 */
export const metricsRoute = (app: FastifyInstance, ctx: Context, figures?: Figures | null): void => {
  if (figures === null) return;
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (figures) return reply.type(figures.contentType).send(await figures.text());
    const count = async (): Promise<number | undefined> => ctx.engine.overdueDeletions?.(await ctx.now());
    const overdue = await bounded(ctx.limits.answerMs, count()).catch((error: unknown) => {
      if (error instanceof NotSupported) return undefined;
      throw error;
    });
    const lines = [
      `# HELP ${NAME} Records whose day of deletion has come and that are not proved gone.`,
      `# TYPE ${NAME} gauge`,
      ...(overdue === undefined ? [] : [`${NAME} ${overdue}`]),
    ];
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
};
