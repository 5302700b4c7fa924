import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { signInAt } from '../auth/oidc.ts';
import { LONGEST, PAGE_HEADER, type Session, type Sessions } from '../auth/sessions.ts';
import { InvalidToken, IssuerUnavailable, ROLES, ROLES_WITH_ORG, type TokenVerifier, UnknownRole } from '../auth/tokens.ts';
import type { Page } from '../deps.ts';
import { invalid, problem } from '../http/problems.ts';

/** Signing in to the citizen page and out of it. A token is in no address, no answer and no log. */

const chosen = z.strictObject({ role: z.enum(ROLES as [string, ...string[]]), org: z.string().min(1).max(60).optional() });
const returned = z.looseObject({
  code: z.string().max(4_000).optional(),
  state: z.string().max(200).optional(),
  error: z.string().optional(),
});

/** How long a working session may be: as long as the token, at most a day's work. */
const sessionOf = async (tokens: TokenVerifier, token: string): Promise<Session> => {
  const identity = await tokens.verify(token);
  const now = Math.floor(Date.now() / 1_000);
  return { identity, until: Math.min(decodeJwt(token).exp ?? 0, now + LONGEST) };
};

const addressOf = (page: Page, request: FastifyRequest): string => page.address ?? `${request.protocol}://${request.host}`;

const CALLBACK = '/session/callback';

export const sessionRoutes = (app: FastifyInstance, page: Page, tokens: TokenVerifier, sessions: Sessions): void => {
  const hidden = { hide: true } as const;

  app.get('/session', { schema: hidden }, async (request, reply) => {
    const session = sessions.read(request);
    reply.header('cache-control', 'no-store');
    return {
      signedIn: session
        ? { role: session.identity.role, org: session.identity.org, who: session.identity.who, until: session.until }
        : null,
      ways: [...(page.local ? ['local'] : []), ...(page.signIn ? ['issuer'] : [])],
      temporalUi: page.temporalUi ?? null,
      timeMachine: page.timeMachine === true,
    };
  });

  app.delete('/session', { schema: hidden }, async (request, reply) => {
    sessions.read(request);
    sessions.clear(reply);
    return reply.code(204).send();
  });

  const { local } = page;
  if (local)
    app.post<{ Body: z.output<typeof chosen> }>('/session/local', { schema: { ...hidden, body: chosen } }, async (request, reply) => {
      if (request.headers[PAGE_HEADER] === undefined) throw problem('cross-site');
      const { role, org } = request.body;
      const needsOrg = ROLES_WITH_ORG.some((r) => r === role);
      if (needsOrg && org === undefined)
        throw invalid([{ in: 'body', path: 'org', message: { en: 'is needed for this role', da: 'skal udfyldes for denne rolle' } }]);
      sessions.set(reply, await sessionOf(tokens, await local.sign({ role, org: needsOrg ? (org ?? null) : null })));
      return reply.code(204).send();
    });

  if (!page.signIn) return;
  const issuer = signInAt(page.signIn);
  const failed = (reply: FastifyReply, why: string): FastifyReply => reply.redirect(`/#/sign-in/${why}`, 303);

  app.get('/session/begin', { schema: hidden }, async (request, reply) => {
    try {
      const { begun, address } = await issuer.begin(`${addressOf(page, request)}${CALLBACK}`);
      sessions.note(reply, { ...begun });
      return reply.header('cache-control', 'no-store').redirect(address, 303);
    } catch (error) {
      if (error instanceof IssuerUnavailable) return failed(reply, 'unavailable');
      throw error;
    }
  });

  app.get<{ Querystring: z.output<typeof returned> }>(
    CALLBACK,
    { schema: { ...hidden, querystring: returned } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const note = sessions.takeNote(request, reply);
      const { code, state } = request.query;
      if (!note || code === undefined || note.state === undefined || note.verifier === undefined || state !== note.state)
        return failed(reply, 'refused');
      try {
        const token = await issuer.finish(code, { state: note.state, verifier: note.verifier }, `${addressOf(page, request)}${CALLBACK}`);
        if (token === undefined) return failed(reply, 'refused');
        sessions.set(reply, await sessionOf(tokens, token));
        return reply.redirect('/', 303);
      } catch (error) {
        if (error instanceof IssuerUnavailable) return failed(reply, 'unavailable');
        if (error instanceof UnknownRole) return failed(reply, 'no-role');
        if (error instanceof InvalidToken) return failed(reply, 'refused');
        throw error;
      }
    },
  );
};
