import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { roleMayRead } from '../../machines/access.ts';
import { dateAt } from '../../machines/core/calendar.ts';
import type { ReadAnswer } from '../../workflows/contract.ts';
import { callerOf } from '../auth/auth.ts';
import type { Context } from '../http/context.ts';
import { problem, refused } from '../http/problems.ts';

/**
 * News of a citizen, as server-sent events: one event when something was written or sent, or when the day is another. An event says that
 * there is news and not what: who hears it reads again, and is asked again whether it may.
 */

/** How often the store is asked, for all listeners at once and only while there are any (milliseconds). */
const EVERY_MS = 400;
const HEARTBEAT_MS = 15_000;
/** A stream is ended then, and comes again: whoever may not listen any more is turned away. */
const LONGEST_MS = 10 * 60_000;
/** Streams of one process. */
const MOST = 1_000;
/** Bytes that a listener may be behind; one that does not read is let go. */
const MOST_BEHIND = 64 * 1_024;

interface Listener {
  readonly citizenId: string;
  readonly out: ServerResponse;
  readonly since: number;
  sentMark: string;
  wrote: number;
}

const newsOf = (ctx: Context) => {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;
  let asking = false;

  const drop = (listener: Listener): void => {
    listeners.delete(listener);
    listener.out.end();
    if (listeners.size === 0) clearInterval(timer);
    if (listeners.size === 0) timer = undefined;
  };

  const write = (listener: Listener, text: string): void => {
    listener.wrote = performance.now();
    listener.out.write(text);
    if (listener.out.writableLength > MOST_BEHIND) drop(listener);
  };

  const look = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      const ids = [...new Set([...listeners].map(({ citizenId }) => citizenId))];
      const [marks, now] = await Promise.all([ctx.store.latest(ids), ctx.now()]);
      const today = dateAt(now);
      for (const listener of [...listeners]) {
        const mark = `${marks.get(listener.citizenId) ?? ''} ${today}`;
        if (performance.now() - listener.since > LONGEST_MS) drop(listener);
        else if (mark !== listener.sentMark) {
          listener.sentMark = mark;
          write(listener, `event: news\ndata: ${JSON.stringify({ mark, today })}\n\n`);
        } else if (performance.now() - listener.wrote > HEARTBEAT_MS) write(listener, ': still here\n\n');
      }
    } catch {
      // the store or the clock does not answer: the next look may be luckier, and nobody misses what came in between
    } finally {
      asking = false;
    }
  };

  return {
    full: () => listeners.size >= MOST,
    listen: (citizenId: string, out: ServerResponse): void => {
      const listener: Listener = { citizenId, out, since: performance.now(), sentMark: '', wrote: performance.now() };
      listeners.add(listener);
      out.on('close', () => drop(listener));
      write(listener, 'retry: 1000\n\n');
      timer ??= setInterval(() => void look(), EVERY_MS).unref();
      void look();
    },
    close: () => {
      for (const listener of [...listeners]) drop(listener);
    },
  };
};

export const eventRoutes = (app: FastifyInstance, ctx: Context): void => {
  const news = newsOf(ctx);
  app.addHook('preClose', async () => news.close());

  app.get<{ Params: { citizenId: string } }>(
    '/citizens/:citizenId/events',
    { schema: { hide: true }, handlerTimeout: 2 * LONGEST_MS },
    async (request, reply) => {
      const caller = callerOf(request);
      const no = roleMayRead(caller.role, 'view');
      if (no) throw refused(no);
      const citizen = await ctx.citizen(request.params.citizenId);
      const now = await ctx.now();
      const answer = await ctx.ask<ReadAnswer>(citizen, (engine) => engine.read(citizen.citizenId, { caller, topic: 'timeline', now }));
      if (answer.refusal) throw refused(answer.refusal);
      if (news.full()) throw problem('engine-unavailable', { headers: { 'retry-after': '5' } });
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        connection: 'keep-alive',
      });
      news.listen(citizen.citizenId, reply.raw);
      return reply;
    },
  );
};
