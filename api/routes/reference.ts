import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { modules } from '../../machines/citizen.ts';
import { type CodeListName, codeLists, inForce } from '../../machines/code-lists/index.ts';
import { dateAt } from '../../machines/core/calendar.ts';
import { date } from '../../machines/core/fields.ts';
import { diagram } from '../../machines/diagram.ts';
import { callerOf } from '../auth/auth.ts';
import { type Context, isKeepable } from '../http/context.ts';
import { operation } from '../http/operation.ts';
import { problem } from '../http/problems.ts';
import { codeListSchema, institutionSchema, machinesSchema, noQuery } from '../http/schemas.ts';

const isCodeList = (name: string): name is CodeListName => Object.hasOwn(codeLists, name);

/** What is the same for every citizen: code lists, machines, institutions. */
export const referenceRoutes = (app: FastifyInstance, ctx: Context): void => {
  app.get<{ Params: { name: string }; Querystring: { on?: string } }>(
    '/code-lists/:name',
    {
      schema: operation({
        id: 'code-list',
        tag: 'reference',
        summary: 'A code list, as it is in force on a day (today without `on`)',
        params: z.object({ name: z.string().meta({ example: Object.keys(codeLists).join(' | ') }) }),
        querystring: z.strictObject({ on: date.optional() }),
        answers: { description: 'What is in force that day', schema: codeListSchema },
        problems: [400, 404],
      }),
    },
    async (request) => {
      const { name } = request.params;
      if (!isCodeList(name)) throw problem('unknown-code-list');
      const on = request.query.on ?? dateAt(await ctx.now());
      return inForce(codeLists[name], on).map(({ source: _, ...entry }) => entry);
    },
  );

  app.get(
    '/today',
    {
      schema: operation({
        id: 'today',
        tag: 'reference',
        summary: 'The engine’s today, by which everything is judged',
        querystring: noQuery,
        answers: { description: 'A day in Copenhagen', schema: z.strictObject({ today: z.string().meta({ format: 'date' }) }) },
        problems: [400],
      }),
    },
    async () => ({ today: dateAt(await ctx.now()) }),
  );

  app.get(
    '/machines',
    {
      schema: operation({
        id: 'machines',
        tag: 'reference',
        summary: 'The machines that decide',
        querystring: noQuery,
        answers: { description: 'In the order of the pass', schema: machinesSchema },
        problems: [400],
      }),
    },
    async () => modules.map(({ id, title, rule, version }) => ({ name: id, title, rule, version, diagram: `/machines/${id}.mmd` })),
  );

  app.get<{ Params: { name: string } }>(
    '/machines/:name.mmd',
    {
      schema: operation({
        id: 'machine-diagram',
        tag: 'reference',
        summary: 'The diagram of a machine, as Mermaid',
        params: z.object({ name: z.string() }),
        querystring: noQuery,
        answers: { description: 'A stateDiagram-v2', schema: z.string(), as: 'text/vnd.mermaid' },
        problems: [400, 404],
      }),
    },
    async (request, reply) => {
      const found = modules.find((m) => m.id === request.params.name);
      if (!found) throw problem('unknown-machine');
      return reply.type('text/vnd.mermaid; charset=utf-8').send(diagram(found));
    },
  );

  app.get<{ Params: { number: string } }>(
    '/institutions/:number',
    {
      schema: operation({
        id: 'institution',
        tag: 'reference',
        summary: "A school in STIL's register (EksterneData.UddannelsesinstitutionService)",
        description: 'Read by: jobcentre, operator.',
        params: z.object({ number: z.string().meta({ example: '999001' }) }),
        querystring: noQuery,
        answers: { description: 'The institution', schema: institutionSchema },
        problems: [400, 403, 404],
      }),
    },
    async (request) => {
      const { role } = callerOf(request);
      if (role !== 'jobcentre' && role !== 'operator') throw problem('forbidden-role', { rule: '3.4' });
      const { number } = request.params;
      const found = isKeepable(number) ? await ctx.institution(number) : undefined;
      if (!found) throw problem('unknown-institution', { rule: '3.4' });
      return { number: found.number, name: found.name, cvr: found.cvr, pNumber: found.pNumber };
    },
  );
};
