import type { FastifyInstance } from 'fastify';
import { bounded, NotSupported } from '../engine/engine.ts';
import type { Context } from '../http/context.ts';

const NAME = 'register_overdue_deletions';

/**
 * Figures for the operation, as Prometheus reads them; they tell of nobody, so there is no token. Counted from what the engine's list shows,
 * so that a store that is down is seen too. An engine that has no list gives no figure, never a zero.
 */
export const metricsRoute = (app: FastifyInstance, ctx: Context): void => {
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
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
    return reply
      .type('text/plain; version=0.0.4; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(`${lines.join('\n')}\n`);
  });
};
