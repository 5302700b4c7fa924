import type { FastifyInstance } from 'fastify';
import { roleAllows, specs } from '../../machines/citizen.ts';
import type { CommandSchema } from '../../machines/core/command-schema.ts';
import { commandNames, commandSchemas } from '../../machines/shapes.ts';
import { callerOf } from '../auth/auth.ts';
import { runCommand, tryCommand } from '../engine/run-command.ts';
import type { Context } from '../http/context.ts';
import { operation } from '../http/operation.ts';
import { problem } from '../http/problems.ts';
import { acceptedSchema, citizenParams, commandHeaders, commandQuery } from '../http/schemas.ts';

interface Route {
  Params: { citizenId: string };
  Querystring: { 'dry-run'?: 'true' | 'false'; on?: string };
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
  const schemas = commandSchemas as unknown as Readonly<Record<string, CommandSchema>>;
  for (const name of commandNames) {
    const schema = schemas[name];
    const spec = specs.get(name)?.spec;
    // a command whose machine is taken away is not known, whatever shapes there are
    if (!schema || !spec) continue;
    app.post<Route>(
      `/citizens/:citizenId/${name}`,
      {
        schema: operation({
          id: name,
          tag: 'commands',
          summary: schema.en,
          description: `${schema.da}. Rule ${spec.rule}; given by: ${rolesOf(name)}.`,
          params: citizenParams,
          querystring: commandQuery,
          headers: commandHeaders,
          body: schema.body,
          answers: { description: 'Accepted', schema: acceptedSchema },
          problems: [400, 403, 404, 413, 415, 422],
        }),
      },
      async (request) => {
        const { citizenId } = request.params;
        const caller = callerOf(request);
        const facts = schema.facts(request.body, (text) => ctx.hash(`text ${citizenId} ${text}`));
        if (!roleAllows(name, facts, caller)) throw problem('forbidden-role', { rule: spec.rule });
        const citizen = await ctx.citizen(citizenId);
        const idempotencyKey = request.headers['idempotency-key'];
        const given = { name, schema, body: request.body, facts, caller, citizen, idempotencyKey };
        return request.query['dry-run'] === 'true' ? tryCommand(ctx, given, request.query.on) : runCommand(ctx, given);
      },
    );
  }
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
