import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { bilingual } from '../../machines/core/fields.ts';
import type { MessageRow } from '../../store/store.ts';
import { callerOf } from '../auth/auth.ts';
import type { Context } from '../http/context.ts';
import { cursorsOf } from '../http/cursors.ts';
import { operation } from '../http/operation.ts';
import { problem } from '../http/problems.ts';
import { feedSchema } from '../http/schemas.ts';

/** A message as its reader sees it. Its text is fixed wording, so the operator reads it too. */
export const messageOf = ({ id, at, citizenId, to, channel, type, text, data }: MessageRow) => ({
  id,
  at,
  citizenId,
  to,
  channel,
  type,
  ...(text === undefined ? {} : { text }),
  data,
});

const MOST = 500;
const whole = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, { error: bilingual('a number from 1 on', 'et tal fra 1 og op'), abort: true })
  .refine((n) => Number(n) <= MOST, bilingual(`at most ${MOST}`, `højst ${MOST}`))
  .meta({ example: '100' });

const feedQuery = z.strictObject({
  to: z
    .string()
    .regex(
      /^(jobcentre|a-kasse):[1-9]\d{0,5}$/,
      bilingual('is written jobcentre:101 or a-kasse:5', 'skrives jobcentre:101 eller a-kasse:5'),
    )
    .meta({ example: 'jobcentre:101' }),
  after: z.string().max(200).optional().meta({ description: '`next` of the answer before' }),
  limit: whole.optional(),
});

type Feed = { Querystring: { to: string; after?: string; limit?: string } };

/** The feed of one recipient, in the order of arrival: what a jobcentre or an a-kasse polls. @da PersonNotificationService */
export const messageRoutes = (app: FastifyInstance, ctx: Context): void => {
  app.get<Feed>(
    '/messages',
    {
      schema: operation({
        id: 'feed',
        tag: 'search and messages',
        summary: 'The messages to a jobcentre or an a-kasse, in the order of arrival',
        querystring: feedQuery,
        answers: { description: 'Those after the cursor, and the next cursor', schema: feedSchema },
        problems: [400, 403],
      }),
    },
    async (request) => {
      const { to, after, limit = '100' } = request.query;
      const { role, org } = callerOf(request);
      const recipient = to.replace(':', ' ');
      if (role !== 'operator' && recipient !== `${role} ${org}`) throw problem('forbidden-role');
      const cursors = cursorsOf(ctx.hash, ['feed', recipient]);
      const begin = after === undefined ? {} : { after: cursors.opened(after) ?? '' };
      const { messages } = await ctx.store.messages({ to: recipient, limit: Number(limit), ...begin });
      const last = messages.at(-1);
      return { messages: messages.map((m) => messageOf(m)), next: last ? cursors.sealed(last.cursor) : (after ?? null) };
    },
  );
};
