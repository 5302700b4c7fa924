import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notYours, roleMayRead, type Topic } from '../../machines/access.ts';
import { isoAt } from '../../machines/core/calendar.ts';
import { texts } from '../../machines/texts.ts';
import { citizenView, contactPersonView, cvView, earlyPensionView, formView } from '../../machines/views.ts';
import type { Citizen } from '../../store/store.ts';
import type { ReadAnswer } from '../../workflows/contract.ts';
import { callerOf, identityOf } from '../auth/auth.ts';
import type { Context } from '../http/context.ts';
import { operation } from '../http/operation.ts';
import { languageOf, type ProblemCode, problem, refused } from '../http/problems.ts';
import * as s from '../http/schemas.ts';
import { withTexts } from '../http/texts.ts';
import { entryOf, timelineOf } from '../http/timeline.ts';
import { messageOf } from './messages.ts';

interface Read {
  readonly citizen: Citizen;
  readonly now: number;
  readonly answer: ReadAnswer;
}

/** Asks for a topic in the order of all checks: role, whether the citizen exists, whose it is. */
const read = async (ctx: Context, request: FastifyRequest, citizenId: string, topic: Topic, id?: string): Promise<Read> => {
  const caller = callerOf(request);
  const no = roleMayRead(caller.role, topic);
  if (no) throw refused(no);
  const citizen = await ctx.citizen(citizenId);
  const now = await ctx.now();
  const answer = await ctx.ask<ReadAnswer>(citizen, (engine) =>
    engine.read(citizenId, { caller, topic, ...(id === undefined ? {} : { id }), now }),
  );
  if (answer.refusal) throw refused(answer.refusal);
  return { citizen, now, answer };
};

type Filled = Readonly<Record<string, unknown>>;

/** Fills in the texts, and notes who has read a record. The operator sees none. */
const filled = async (
  ctx: Context,
  request: FastifyRequest,
  done: Read,
  topic: Topic,
  id: string | null,
  gone: ProblemCode,
): Promise<Filled> => {
  if (!done.answer.view) throw problem(gone);
  const { role, org, who } = identityOf(request);
  const { view, filled: any } = await withTexts(done.answer.view, role === 'operator' ? undefined : ctx.store);
  if (topic !== 'view' || any)
    await ctx.store.logAccess({ at: isoAt(done.now), who, role, org, citizenId: done.citizen.citizenId, what: topic, id });
  return view;
};

/** Name and address stand in the citizen's own record; an administrative number has no address in the CPR register. @source 4.2 */
const cvOf = async (ctx: Context, { citizen }: Read, view: Filled): Promise<Filled> => {
  const person = await ctx.store.person(citizen.citizenId);
  const address = citizen.administrativeCpr ? texts.unknownAddress : (person?.address ?? null);
  return { ...view, name: person?.name ?? null, address };
};

type OfCitizen = { Params: { citizenId: string } };

const get = (id: string, summary: string, schema: z.ZodType, params: z.ZodType = s.citizenParams, querystring: z.ZodType = s.noQuery) =>
  operation({
    id,
    tag: 'reading',
    summary,
    params,
    querystring,
    answers: { description: 'As of the engine’s today', schema },
    problems: [400, 403, 404],
  });

export const readRoutes = (app: FastifyInstance, ctx: Context): void => {
  app.get<OfCitizen>('/citizens/:citizenId', { schema: get('view', 'The citizen as of today', citizenView) }, async (request) => {
    const done = await read(ctx, request, request.params.citizenId, 'view');
    return filled(ctx, request, done, 'view', null, 'unknown-citizen');
  });

  app.get<OfCitizen & { Querystring: { since?: string } }>(
    '/citizens/:citizenId/timeline',
    { schema: get('timeline', 'What happened', s.timelineSchema, s.citizenParams, s.timelineQuery) },
    async (request) => {
      const { citizen, answer } = await read(ctx, request, request.params.citizenId, 'timeline');
      const since = request.query.since === undefined ? undefined : Date.parse(request.query.since);
      return { timeline: (await timelineOf(ctx.store, citizen.citizenId, answer.recent, { since })).map(entryOf) };
    },
  );

  app.get<OfCitizen>(
    '/citizens/:citizenId/allowed',
    { schema: get('allowed', 'What the caller could do now, each command with its rule', s.allowedSchema) },
    async (request) => {
      const caller = callerOf(request);
      const no = roleMayRead(caller.role, 'allowed');
      if (no) throw refused(no);
      const citizen = await ctx.citizen(request.params.citizenId);
      const now = await ctx.now();
      const commands = await ctx.ask(citizen, (engine) => engine.allowed(citizen.citizenId, { caller, now }));
      // a command that only the citizen's own may give would tell others which records there are
      const own = commands.filter(({ code }) => code !== notYours.code);
      if (commands.length > 0 && own.length === 0) throw refused(notYours);
      const language = languageOf(request.headers['accept-language']);
      return {
        commands: own.map(({ command, allowed, rule, code, en, da }) => {
          const detail = language === 'da' ? da : en;
          return { command, allowed, rule, ...(code === undefined ? {} : { code }), ...(detail === undefined ? {} : { detail }) };
        }),
      };
    },
  );

  app.get<OfCitizen>(
    '/citizens/:citizenId/messages',
    { schema: get('messages', "The messages: the citizen's own, those sent to the office that asks, or all", s.messagesSchema) },
    async (request) => {
      const { citizen } = await read(ctx, request, request.params.citizenId, 'messages');
      const { role, org } = callerOf(request);
      const to = role === 'operator' ? undefined : role === 'citizen' ? 'citizen' : `${role} ${org}`;
      const { messages } = await ctx.store.messages({ citizenId: citizen.citizenId, ...(to === undefined ? {} : { to }) });
      return { messages: messages.map((m) => messageOf(m)) };
    },
  );

  app.get<OfCitizen>('/citizens/:citizenId/cv', { schema: get('cv', 'The CV', cvView) }, async (request) => {
    const done = await read(ctx, request, request.params.citizenId, 'cv');
    return cvOf(ctx, done, await filled(ctx, request, done, 'cv', null, 'not-found'));
  });

  app.get<OfCitizen>(
    '/citizens/:citizenId/early-pension',
    { schema: get('early-pension', 'Early pension and compensation', earlyPensionView) },
    async (request) => {
      const done = await read(ctx, request, request.params.citizenId, 'early-pension');
      return filled(ctx, request, done, 'early-pension', null, 'not-found');
    },
  );

  app.get<{ Params: { citizenId: string; formId: string } }>(
    '/citizens/:citizenId/preparation-forms/:formId',
    { schema: get('preparation-form', 'A preparation form', formView, s.citizenParams.extend({ formId: z.string() })) },
    async (request) => {
      const { citizenId, formId } = request.params;
      const done = await read(ctx, request, citizenId, 'preparation-form', formId);
      return filled(ctx, request, done, 'preparation-form', formId, 'unknown-form');
    },
  );

  app.get<{ Params: { citizenId: string; contactPersonId: string } }>(
    '/citizens/:citizenId/contact-persons/:contactPersonId',
    {
      schema: get('contact-person', 'A professional contact', contactPersonView, s.citizenParams.extend({ contactPersonId: z.string() })),
    },
    async (request) => {
      const { citizenId, contactPersonId } = request.params;
      const done = await read(ctx, request, citizenId, 'contact-person', contactPersonId);
      return filled(ctx, request, done, 'contact-person', contactPersonId, 'unknown-contact-person');
    },
  );

  app.get<{ Params: { citizenId: string; documentId: string } }>(
    '/citizens/:citizenId/documents/:documentId',
    {
      schema: operation({
        id: 'document',
        tag: 'reading',
        summary: 'A document',
        params: s.citizenParams.extend({ documentId: z.string() }),
        querystring: s.noQuery,
        answers: { description: 'The document', schema: z.string().meta({ format: 'binary' }), as: 'application/pdf' },
        problems: [400, 403, 404],
      }),
    },
    async (request, reply) => {
      const { citizenId, documentId } = request.params;
      const done = await read(ctx, request, citizenId, 'document', documentId);
      const { pdf } = await filled(ctx, request, done, 'document', documentId, 'unknown-document');
      if (typeof pdf !== 'string') throw problem('unknown-document');
      return reply.type('application/pdf').send(Buffer.from(pdf, 'base64'));
    },
  );
};
