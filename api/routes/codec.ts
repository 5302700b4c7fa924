import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isoAt } from '../../machines/core/calendar.ts';
import { sealedUnder } from '../../store/codec/payload-codec.ts';
import { StoreUnavailable } from '../../store/store.ts';
import { authenticate, identityOf } from '../auth/auth.ts';
import type { Identity } from '../auth/tokens.ts';
import type { ApiDeps, CodecServer } from '../deps.ts';
import type { Context } from '../http/context.ts';
import { invalid, problem } from '../http/problems.ts';
import { SIGN_IN_PAGE } from './codec-page.ts';

/**
 * The codec server of Temporal's UI and CLI (their remote codec protocol): payloads go in sealed and come out readable, for those who may
 * read them. A payload holds facts of all topics at once (ids, codes, dates; never names, texts or content of records), so it is opened for
 * those who read all topics: the operator, and a citizen for its own. Nothing is sealed here: whoever writes has a client of its own.
 */

const BODY_LIMIT = 16 * 1024 * 1024;
const COOKIE = 'codec-token';
/** How long a sign-in lasts (seconds), if its token does not end before. */
const SIGNED_IN = 3_600;

const base64 = z.string().regex(/^[A-Za-z0-9+/_-]*={0,2}$/, 'is not base64');
const payload = z.looseObject({ metadata: z.record(z.string(), base64).nullish(), data: base64.nullish() });
const payloadsSchema = z.looseObject({ payloads: z.array(payload).max(10_000).default([]) });
const tokenSchema = z.strictObject({ token: z.string().regex(/^[\w.~+/-]{1,4000}$/, 'is no token') });

type Body = z.output<typeof payloadsSchema>;

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
const text = (data: Uint8Array | null | undefined): string => Buffer.from(data ?? []).toString('base64');

const fromWire = ({ metadata, data }: Body['payloads'][number]) => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, bytes(value)])),
  data: bytes(data ?? ''),
});

const mayOpen = ({ role, org }: Identity, keyIds: readonly string[]): boolean =>
  role === 'operator' || (role === 'citizen' && keyIds.every((id) => id === `citizen/${org}`));

/** The citizens whose payloads these are; the few of no citizen are left out. */
const citizensOf = (keyIds: readonly string[]): readonly string[] => [
  ...new Set(keyIds.flatMap((id) => (id.startsWith('citizen/') ? [id.slice('citizen/'.length)] : []))),
];

/** The cookie that a sign-in set stands for the header. */
const headerFromCookie = async (request: FastifyRequest): Promise<void> => {
  if (request.headers.authorization !== undefined) return;
  const token = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w.~+/-]+)`).exec(request.headers.cookie ?? '')?.[1];
  if (token !== undefined) request.headers.authorization = `Bearer ${token}`;
};

/** The UI's own page may ask from its address, no other may. */
const allowUi = (scope: FastifyInstance, uiOrigin: string): void => {
  scope.addHook('onRequest', async (request, reply) => {
    if (request.headers.origin === uiOrigin)
      reply.headers({ 'access-control-allow-origin': uiOrigin, 'access-control-allow-credentials': 'true', vary: 'Origin' });
  });
  scope.options('/codec/*', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'authorization, content-type, x-namespace',
        'access-control-max-age': '600',
      })
      .send(),
  );
};

/** A cookie for the local UI, which has no token to pass on: set from a pasted token, good for an hour and for these routes only. */
const signInRoutes = (scope: FastifyInstance, tokens: ApiDeps['tokens']): void => {
  scope.get('/codec/sign-in', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .headers({ 'content-security-policy': "default-src 'self' 'unsafe-inline'; frame-ancestors 'none'", 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(SIGN_IN_PAGE),
  );
  scope.post<{ Body: z.output<typeof tokenSchema> }>(
    '/codec/sign-in',
    { schema: { hide: true, body: tokenSchema } },
    async (request, reply) => {
      const { token } = request.body;
      const identity = await tokens.verify(token).catch(() => {
        throw problem('unauthorized');
      });
      if (!mayOpen(identity, [])) throw problem('forbidden-role');
      return reply
        .code(204)
        .header('set-cookie', `${COOKIE}=${token}; Path=/codec; HttpOnly; SameSite=Strict; Max-Age=${SIGNED_IN}`)
        .send();
    },
  );
};

const openingRoutes = (scope: FastifyInstance, ctx: Context, { codec }: CodecServer): void => {
  const schema = { hide: true, body: payloadsSchema };
  scope.post<{ Body: Body }>('/codec/decode', { bodyLimit: BODY_LIMIT, schema }, async (request, reply) => {
    const identity = identityOf(request);
    const sealed = request.body.payloads.map(fromWire);
    const keyIds = sealed.flatMap((p) => sealedUnder(p) ?? []);
    if (!mayOpen(identity, keyIds)) throw problem('forbidden-role');
    const opened = await codec.decode(sealed).catch((error: unknown) => {
      if (error instanceof StoreUnavailable) throw error;
      throw invalid([{ in: 'body', path: 'payloads', message: { en: 'cannot be opened', da: 'kan ikke åbnes' } }]);
    });
    const { who, role, org } = identity;
    const citizens = citizensOf(keyIds);
    const at = citizens.length === 0 ? '' : isoAt(await ctx.now());
    for (const citizenId of citizens) await ctx.store.logAccess({ at, who, role, org, citizenId, what: 'history', id: null });
    return reply.header('cache-control', 'no-store').send({
      payloads: opened.map(({ metadata, data }) => ({
        metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, text(value)])),
        data: text(data),
      })),
    });
  });
  scope.post('/codec/encode', { bodyLimit: BODY_LIMIT, schema }, async () => {
    throw problem('forbidden-role', {
      detail: {
        en: 'Histories are read here; commands are given to the API.',
        da: 'Her kan man kun læse historik; kommandoer sendes til API’et.',
      },
    });
  });
};

/** Registers the codec server, with the same tokens and roles as the rest of the API. */
export const codecRoutes = async (app: FastifyInstance, ctx: Context, tokens: ApiDeps['tokens'], server: CodecServer): Promise<void> => {
  await app.register(async (scope) => {
    if (server.uiOrigin !== undefined) allowUi(scope, server.uiOrigin);
    if (server.signIn) signInRoutes(scope, tokens);
    await scope.register(async (inner) => {
      inner.addHook('onRequest', headerFromCookie);
      authenticate(inner, tokens);
      openingRoutes(inner, ctx, server);
    });
  });
};
