import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { roleMayRead } from '../../machines/access.ts';
import { modules } from '../../machines/citizen.ts';
import type { Move } from '../../machines/core/decision.ts';
import { charts, NO_NEXT } from '../../machines/drawing.ts';
import type { PictureAnswer } from '../../workflows/contract.ts';
import { callerOf } from '../auth/auth.ts';
import type { Context } from '../http/context.ts';
import { operation } from '../http/operation.ts';
import { languageOf, problem, refused } from '../http/problems.ts';
import { citizenParams, noQuery } from '../http/schemas.ts';
import { timelineOf } from '../http/timeline.ts';

const text = z.string();
const both = z.strictObject({ en: text, da: text });
const states = z.array(text).meta({ description: 'States, the innermost first; `a.b` for b inside a' });

export const chartsSchema = z.array(
  z
    .strictObject({
      machine: text,
      title: both,
      rule: text,
      cardinality: z.enum(['one', 'many']),
      states: z.array(
        z.strictObject({
          id: text,
          parent: text.nullable(),
          kind: z.enum(['atomic', 'compound', 'parallel', 'final']),
          initial: z.boolean(),
          name: both.optional(),
        }),
      ),
      arrows: z.array(z.strictObject({ from: text.nullable(), event: text, to: z.array(text), rules: z.array(text) })),
    })
    .meta({ id: 'Chart' }),
);

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const diagramsSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      machine: text,
      item: text,
      present: z.array(text).meta({ description: 'The innermost states that it is in' }),
      path: z.array(
        z.strictObject({ seq: z.int(), on: text, recordedAt: text, by: text, command: text, rule: text, from: states, to: states }),
      ),
    }),
  ),
  next: z.array(
    z.strictObject({
      machine: text,
      item: text.nullable(),
      event: text,
      to: states,
      how: z.enum(['open', 'closed', 'dated']),
      by: z.array(text),
      on: text.optional(),
      rule: text,
      code: text.optional(),
      detail: text.optional(),
    }),
  ),
  deadlines: z.array(
    z.strictObject({
      id: text,
      machine: text,
      item: text,
      event: text,
      on: text,
      rule: text,
      ruleInForce: z.boolean().optional().meta({ description: 'A rule that comes into force on that day' }),
    }),
  ),
  courses: z.array(z.strictObject({ id: text, type: text, rule: text, ended: z.boolean(), facts: z.record(z.string(), scalar) })),
});

const diagramsQuery = z.strictObject({
  next: z
    .enum([NO_NEXT, ...modules.map(({ id }) => id)])
    .optional()
    .meta({
      description: 'What may come next for the things of this machine only, or not at all: of all machines it takes longest to work out',
    }),
});

interface Passed {
  readonly seq: number;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly by: string;
  readonly command: string;
  readonly rule: string;
  readonly moves?: readonly Move[];
}

/** The charts as they are, and one citizen's way through them: for whoever draws. */
export const diagramRoutes = (app: FastifyInstance, ctx: Context): void => {
  app.get(
    '/charts',
    {
      schema: operation({
        id: 'charts',
        tag: 'reference',
        summary: 'The charts of the machines, as data for drawing',
        querystring: noQuery,
        answers: { description: 'In the order of the pass', schema: chartsSchema },
        problems: [400],
      }),
    },
    async () => charts(),
  );

  app.get<{ Params: { citizenId: string }; Querystring: { next?: string } }>(
    '/citizens/:citizenId/diagrams',
    {
      schema: operation({
        id: 'diagrams',
        tag: 'reading',
        summary:
          'Where the citizen stands in each chart, the way there, what may come next and what closes each way; deadlines and courses',
        params: citizenParams,
        querystring: diagramsQuery,
        answers: { description: 'As of the engine’s today', schema: diagramsSchema },
        problems: [400, 403, 404],
      }),
    },
    async (request) => {
      const caller = callerOf(request);
      const no = roleMayRead(caller.role, 'view');
      if (no) throw refused(no);
      const citizen = await ctx.citizen(request.params.citizenId);
      const now = await ctx.now();
      const answer = await ctx.ask<PictureAnswer>(citizen, (engine) =>
        engine.picture(citizen.citizenId, { caller, now, ...request.query }),
      );
      if (answer.refusal) throw refused(answer.refusal);
      if (!answer.picture) throw problem('engine-unavailable');
      const { items, next, deadlines, courses } = answer.picture;

      const entries: readonly Passed[] = await timelineOf(ctx.store, citizen.citizenId, answer.recent, { moving: true });
      const paths = new Map<string, unknown[]>();
      for (const { seq, effectiveOn, recordedAt, by, command, rule, moves = [] } of entries)
        for (const { machine, item, from, to } of moves) {
          const key = `${machine} ${item}`;
          const path = paths.get(key) ?? [];
          paths.set(key, path);
          path.push({ seq, on: effectiveOn, recordedAt, by, command, rule, from, to });
        }

      const language = languageOf(request.headers['accept-language']);
      return {
        items: items.map(({ machine, item, present }) => ({ machine, item, present, path: paths.get(`${machine} ${item}`) ?? [] })),
        next: next.map(({ refusal, ...way }) => ({
          ...way,
          ...(refusal ? { code: refusal.code, detail: refusal[language] } : {}),
        })),
        deadlines,
        courses,
      };
    },
  );
};
