import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { codeLists } from '../../machines/code-lists/index.ts';
import { isoAt, startOfDay } from '../../machines/core/calendar.ts';
import { bilingual, date, isOfficeNumber, OFFICE_WORDS } from '../../machines/core/fields.ts';
import type { Caller, Role } from '../../machines/core/types.ts';
import { cprNumber } from '../../machines/cpr.ts';
import { callerOf, identityOf } from '../auth/auth.ts';
import { EngineUnavailable, type Search } from '../engine/engine.ts';
import type { Context } from '../http/context.ts';
import { type Cursors, cursorsOf } from '../http/cursors.ts';
import { FINDERS, findCitizen } from '../http/find.ts';
import { creationKeyOf } from '../http/idempotency.ts';
import { operation } from '../http/operation.ts';
import { invalid, problem } from '../http/problems.ts';
import { commandHeaders, createdSchema, findSchema, foundSchema, newCitizenSchema, noQuery } from '../http/schemas.ts';

const CREATORS: readonly Role[] = ['jobcentre', 'cpr', 'operator'];
const SEARCHERS: readonly Role[] = ['jobcentre', 'a-kasse', 'operator'];

type NewCitizen = { Body: z.output<typeof newCitizenSchema>; Headers: { 'idempotency-key'?: string } };
type Find = { Body: z.output<typeof findSchema> };

const word = z.string().regex(/^[\p{L}\p{N}._-]{1,60}$/u, bilingual('a number or a name', 'et nummer eller et navn'));
const office = z.string().refine(isOfficeNumber, OFFICE_WORDS);
const searchQuery = z.strictObject({
  contactGroup: word.optional().meta({ description: 'Id, or key', example: '12' }),
  absence: z
    .string()
    .regex(/^\d{1,4}$/, bilingual('the code of an absence', 'en fraværskode'))
    .optional()
    .meta({ example: '75' }),
  jobcentre: office.optional().meta({ example: '101' }),
  aKasse: office.optional().meta({ example: '5' }),
  course: word.optional().meta({ description: 'A course that runs now', example: 'sick-leave' }),
  dueBefore: date.optional().meta({ description: 'The next deadline lies before that day' }),
  limit: z
    .string()
    .regex(/^([1-9]\d?|[1-4]\d\d|500)$/, bilingual('from 1 to 500', 'fra 1 til 500'))
    .optional()
    .meta({ example: '100' }),
  after: z.string().max(4_000).optional().meta({ description: '`next` of the page before' }),
});
type SearchRoute = { Querystring: z.output<typeof searchQuery> };

/** A group as the search attribute has it: its id, or its key where the id is not public. */
const groupOf = (text: string): string => {
  const entry = codeLists['contact-groups'].entries.find((e) => (e.id !== null && String(e.id) === text) || e.key === text);
  if (!entry)
    throw invalid([
      { in: 'query', path: 'contactGroup', message: { en: 'there is no such contact group', da: 'kontaktgruppen findes ikke' } },
    ]);
  return entry.id === null ? (entry.key ?? text) : String(entry.id);
};

const searchOf = (query: SearchRoute['Querystring'], caller: Caller): Search => ({
  ...(query.contactGroup === undefined ? {} : { contactGroup: groupOf(query.contactGroup) }),
  ...(query.absence === undefined ? {} : { absence: String(Number(query.absence)) }),
  ...(query.course === undefined ? {} : { course: query.course }),
  ...(query.dueBefore === undefined ? {} : { dueBefore: startOfDay(query.dueBefore) }),
  ...(query.after === undefined ? {} : { after: query.after }),
  jobcentres: [query.jobcentre, caller.role === 'jobcentre' ? caller.org : null].flatMap((j) => j ?? []),
  aKassen: [query.aKasse, caller.role === 'a-kasse' ? caller.org : null].flatMap((a) => a ?? []),
  limit: Number(query.limit ?? '100'),
});

/** Where a page begins, for the search that it was made for. @throws 400 */
const opened = (cursors: Cursors, after: string | undefined): { after?: string } => {
  if (after === undefined) return {};
  const cursor = cursors.opened(after);
  if (cursor === undefined)
    throw invalid([
      { in: 'query', path: 'after', message: { en: 'this is no cursor of this search', da: 'det er ikke en markør fra denne søgning' } },
    ]);
  return { after: cursor };
};

/** A citizen whose creation was cut off has a row and perhaps no workflow; where the engine does not answer, the first command or view makes it good. */
const startAgain = async (ctx: Context, citizenId: string): Promise<void> => {
  const { birthDate, jobcentre, begun } = await ctx.citizen(citizenId);
  if (begun) return;
  try {
    await ctx.start({ citizenId, birthDate, jobcentre });
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
  }
};

export const citizenRoutes = (app: FastifyInstance, ctx: Context): void => {
  app.post<NewCitizen>(
    '/citizens',
    {
      schema: operation({
        id: 'create-citizen',
        tag: 'citizens',
        summary: 'Creates a citizen',
        description: `Given by: ${CREATORS.join(', ')}. The citizen's id has nothing to do with the CPR number.`,
        querystring: noQuery,
        headers: commandHeaders,
        body: newCitizenSchema,
        answers: { status: 201, description: 'Created', schema: createdSchema },
        problems: [400, 403, 409, 413, 415, 422],
      }),
    },
    async (request, reply) => {
      const { cpr, name, jobcentre, address, administrativeCpr } = request.body;
      const number = cprNumber(cpr);
      if (!number) throw problem('cpr-invalid');
      const caller = callerOf(request);
      if (!CREATORS.includes(caller.role)) throw problem('forbidden-role');
      const now = await ctx.now();
      const key = request.headers['idempotency-key'];
      const body = { ...request.body, cpr: number.digits };
      const citizenId = key === undefined ? randomUUID() : await creationKeyOf(ctx, { caller, key, body, now });
      const made = await ctx.store.createCitizen({
        citizenId,
        cpr: number.digits,
        name,
        address: address ?? null,
        administrativeCpr: administrativeCpr ?? false,
        birthDate: number.birthDate,
        jobcentre,
        createdAt: isoAt(now),
      });
      // a crash before the start, or an engine that does not answer, is made good by the same request again, or by the first command or view
      if (!made.created) {
        const members = { citizenId: made.citizenId };
        await startAgain(ctx, made.citizenId);
        throw problem('citizen-exists', { members, headers: { location: `/citizens/${made.citizenId}` } });
      }
      await ctx.start({ citizenId, birthDate: number.birthDate, jobcentre });
      return reply.code(201).header('location', `/citizens/${citizenId}`).send({ citizenId });
    },
  );

  app.post<Find>(
    '/citizens/find',
    {
      schema: operation({
        id: 'find-citizen',
        tag: 'citizens',
        summary: 'The id of the citizen who has a CPR number',
        description: `Given by: ${FINDERS.join(', ')}. The number stands in no address and no log; each look-up is in the access log.`,
        querystring: noQuery,
        body: findSchema,
        answers: { description: 'The citizen', schema: createdSchema },
        problems: [400, 403, 404, 413, 415],
      }),
    },
    async (request) => {
      const number = cprNumber(request.body.cpr);
      if (!number) throw problem('cpr-invalid');
      return { citizenId: await findCitizen(ctx, identityOf(request), number.digits) };
    },
  );

  app.get<SearchRoute>(
    '/citizens',
    {
      schema: operation({
        id: 'search',
        tag: 'search and messages',
        summary: 'Finds citizens',
        description: 'A jobcentre and an a-kasse find their own citizens. The list lags a moment behind; it tells no names.',
        querystring: searchQuery,
        answers: { description: 'A page of citizens', schema: foundSchema },
        problems: [400, 403, 501],
      }),
    },
    async (request) => {
      const caller = callerOf(request);
      const search = searchOf(request.query, caller);
      if (!SEARCHERS.includes(caller.role)) throw problem('forbidden-role');
      const { after, limit: _, ...about } = search;
      const cursors = cursorsOf(ctx.hash, ['search', about]);
      const { citizens, next } = await ctx.search({ ...search, ...opened(cursors, after) });
      return { citizens, ...(next === undefined ? {} : { next: cursors.sealed(next) }) };
    },
  );
};
