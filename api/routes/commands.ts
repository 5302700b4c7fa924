import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { specs } from '../../machines/citizen.ts';
import { date } from '../../machines/core/fields.ts';
import { commandNames } from '../../machines/shapes.ts';
import { callerOf } from '../auth/auth.ts';
import { foresee, handleCommand } from '../engine/handle-command.ts';
import { knownCommand } from '../engine/incoming.ts';
import type { Context } from '../http/context.ts';
import { checked } from '../http/malformed.ts';
import { operation } from '../http/operation.ts';
import { problem } from '../http/problems.ts';
import { acceptedSchema, citizenParams, commandHeaders, commandQuery, noQuery } from '../http/schemas.ts';

const foreseenSchema = z.strictObject({
  command: z.string().max(100).meta({ example: 'report-recovered' }),
  payload: z.record(z.string(), z.json()).optional(),
  on: date.optional().meta({ description: 'As of that day' }),
});

interface Route {
  Params: { citizenId: string };
  Querystring: { 'dry-run'?: 'true' | 'false'; on?: string; consequences?: 'true' | 'false' };
  Headers: { 'idempotency-key'?: string };
}

const rolesOf = (name: string): string => {
  const roles = specs.get(name)?.spec.roles;
  return roles === undefined || typeof roles === 'function' ? 'by what the body says' : roles.join(', ');
};

/**
 * One route a command. The order of the checks is always: token, shape (400), role (403), whether the citizen exists (404); the rest is
 * the workflow's to decide, in one step.
 */
export const commandRoutes = (app: FastifyInstance, ctx: Context): void => {
  for (const name of commandNames) {
    const command = knownCommand(name);
    if (!command) continue;
    const { schema, rule } = command;
    app.post<Route>(
      `/citizens/:citizenId/${name}`,
      {
        schema: operation({
          id: name,
          tag: 'commands',
          summary: schema.en,
          description: `${schema.da}. Rule ${rule}; given by: ${rolesOf(name)}.`,
          params: citizenParams,
          querystring: commandQuery,
          headers: commandHeaders,
          body: schema.body,
          answers: { description: 'Accepted', schema: acceptedSchema },
          problems: [400, 403, 404, 413, 415, 422],
        }),
      },
      async (request) =>
        handleCommand(
          ctx,
          {
            command,
            body: request.body,
            caller: callerOf(request),
            citizenId: request.params.citizenId,
            idempotencyKey: request.headers['idempotency-key'],
          },
          request.query['dry-run'] === 'true' ? { on: request.query.on, consequences: request.query.consequences === 'true' } : undefined,
        ),
    );
  }
  app.post<{ Params: { citizenId: string }; Body: z.output<typeof foreseenSchema> }>(
    '/citizens/:citizenId/what-if',
    {
      schema: operation({
        id: 'what-if',
        tag: 'reading',
        summary: 'What a command would do, today or on a day, whoever may give it',
        description: 'For the readers of the view. Changes nothing. Also the messages that would be sent and the dates that would change.',
        params: citizenParams,
        querystring: noQuery,
        body: foreseenSchema,
        answers: { description: 'It would be accepted', schema: acceptedSchema },
        problems: [400, 403, 404, 413, 415, 422],
      }),
    },
    async (request) => {
      const { command: name, payload = {}, on } = request.body;
      const command = knownCommand(name);
      if (!command) throw problem('unknown-command');
      const body = checked(z.object({ payload: command.schema.body }), { payload }, 'body').payload;
      return foresee(ctx, { command, body, caller: callerOf(request), citizenId: request.params.citizenId }, on);
    },
  );
  app.post('/citizens/:citizenId/:command', { schema: { hide: true }, config: { anyAddress: true } }, async () => {
    throw problem('unknown-command');
  });
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes whatever is written there: not an address of its own. */
    anyAddress?: true;
  }
}
