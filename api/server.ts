import { randomUUID } from 'node:crypto';
import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import type { Logger } from 'pino';
import { authenticate } from './auth/auth.ts';
import { sessionsOf } from './auth/sessions.ts';
import { type ApiDeps, LIMITS, type Limits } from './deps.ts';
import { readBodies } from './http/body.ts';
import { contextOf } from './http/context.ts';
import { answerError, answerNothingThere, answerOddities, answerUnreadable } from './http/errors.ts';
import { guardAddresses, guardTokens } from './http/guard.ts';
import { validatorCompiler } from './http/malformed.ts';
import { openApi } from './http/openapi.ts';
import { traceRequests } from './http/trace.ts';
import { bulkRoute } from './routes/bulk.ts';
import { citizenRoutes } from './routes/citizens.ts';
import { codecRoutes } from './routes/codec.ts';
import { commandRoutes } from './routes/commands.ts';
import { diagramRoutes } from './routes/diagrams.ts';
import { eventRoutes } from './routes/events.ts';
import { healthRoute } from './routes/health.ts';
import { messageRoutes } from './routes/messages.ts';
import { metricsRoute } from './routes/metrics.ts';
import { pageRoutes } from './routes/page.ts';
import { readRoutes } from './routes/reads.ts';
import { referenceRoutes } from './routes/reference.ts';
import { ruleRoutes } from './routes/rules.ts';
import { sessionRoutes } from './routes/session.ts';

const BODY_LIMIT = 256 * 1024;

/** The documentation's own page: its files, and styles that it sets on its elements. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const isLogger = (log: ApiDeps['log']): log is Logger => typeof log === 'object' && 'child' in log && typeof log.child === 'function';

/** A log line holds ids and codes: never a body, a query, an address with ids in it, or a token. */
const logging = (log: ApiDeps['log']): FastifyServerOptions => {
  if (log === undefined || log === false) return {};
  if (isLogger(log)) return { loggerInstance: log };
  return { logger: { redact: ['req', 'res', 'authorization', '*.authorization', '*.headers'], ...(log === true ? {} : log) } };
};

/**
 * The HTTP API over the store and the engine. It decides nothing itself but shape and role; it keeps nothing between requests, so any number
 * of it may run. Nothing hangs: what does not answer within `limits` is answered 503.
 */
export const buildApi = async (deps: ApiDeps): Promise<FastifyInstance> => {
  const http = { headersTimeout: 15_000, connectionsCheckingInterval: 5_000, requireHostHeader: false };
  const app: FastifyInstance = fastify({
    ...logging(deps.log),
    ...(deps.tls ? { https: { ...http, ...deps.tls, minVersion: 'TLSv1.2' } } : { http }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    // bodies have a time of their own (readBodies); a long one is taken in as it comes
    requestTimeout: 3_600_000,
    trustProxy: deps.trustProxy ?? false,
    handlerTimeout: 60_000,
    genReqId: () => randomUUID(),
    return503OnClosing: false,
    routerOptions: { maxParamLength: 4_000 },
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply);
    },
    clientErrorHandler: answerUnreadable,
  });
  app.decorateRequest('identity', null);
  app.decorateRequest('problemCode', null);
  app.decorateRequest('problemRule', null);
  traceRequests(app);
  app.setValidatorCompiler(validatorCompiler);
  // the schemas of answers are for the document: an answer is never held back, or cut, because of them
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply));
  answerNothingThere(app);
  answerOddities(app);
  const limits: Limits = { ...LIMITS, ...deps.limits };
  readBodies(app, limits.bodyMs);
  app.addHook('onResponse', async (request, reply) => {
    const { role, org } = request.identity ?? {};
    const { citizenId } = (request.params ?? {}) as { citizenId?: unknown };
    const { url: route = 'none', schema } = request.routeOptions;
    const { operationId, tags } = (schema ?? {}) as { operationId?: string; tags?: readonly string[] };
    const { problemCode: code, problemRule: rule } = request;
    const problem = { ...(code === null ? {} : { code }), ...(rule === null ? {} : { rule }) };
    deps.figures?.request({ method: request.method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1_000, ...problem });
    request.log.info(
      {
        id: request.id,
        method: request.method,
        route,
        ...(tags?.includes('commands') ? { command: operationId } : {}),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(role === undefined ? {} : { role, org }),
        ...(reply.statusCode < 400 && typeof citizenId === 'string' ? { citizenId } : {}),
        ...problem,
      },
      'request',
    );
  });

  await guardAddresses(app, limits, deps.page?.address?.startsWith('https:') === true);
  await app.register(fastifySwagger, openApi());
  await app.register(fastifySwaggerUi, { routePrefix: '/docs', logLevel: 'silent', staticCSP: DOCS_POLICY });

  const ctx = contextOf(deps);
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  healthRoute(app, ctx, deps.health);
  metricsRoute(app, ctx, deps.metricsElsewhere ? null : deps.figures);
  if (deps.codec) await codecRoutes(app, ctx, deps.tokens, deps.codec);
  const sessions = deps.page && sessionsOf(deps.page.seal ?? deps.hash, deps.page);
  if (deps.page && sessions) {
    await pageRoutes(app, deps.page);
    sessionRoutes(app, deps.page, deps.tokens, sessions);
  }
  await app.register(async (scope) => {
    authenticate(scope, deps.tokens, sessions);
    guardTokens(scope, limits);
    scope.addHook('onSend', async (_request, reply, payload) => {
      reply.header('cache-control', 'no-store');
      return payload;
    });
    citizenRoutes(scope, ctx);
    commandRoutes(scope, ctx);
    await bulkRoute(scope, ctx);
    readRoutes(scope, ctx);
    messageRoutes(scope, ctx);
    referenceRoutes(scope, ctx);
    diagramRoutes(scope, ctx);
    ruleRoutes(scope);
    eventRoutes(scope, ctx);
  });
  await app.ready();
  return app;
};

export type { ApiDeps, Institution, Limits } from './deps.ts';
