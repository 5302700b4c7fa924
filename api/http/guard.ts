import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Limits } from '../deps.ts';
import { problem } from './problems.ts';

/** Within this time the requests of one caller are counted (milliseconds). */
const WINDOW_MS = 10_000;

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

const insist = async (limiter: Limiter, request: FastifyRequest): Promise<void> => {
  const found = await limiter(request);
  if (!found.isAllowed && found.isExceeded)
    throw problem('too-many-requests', { headers: { 'retry-after': String(Math.max(1, found.ttlInSeconds)) } });
};

/**
 * Headers that keep a browser from doing more with an answer than reading it, on every answer; pages set their own policy. And so many
 * requests from one address, whoever it is.
 * @param overTls people come by https: browsers are told to come by nothing else
 */
export const guardAddresses = async (app: FastifyInstance, limits: Limits, overTls: boolean): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: overTls ? { maxAge: 365 * 24 * 3_600, includeSubDomains: false } : false,
    // the codec server is asked by the page of Temporal's UI, from another origin; who may is said by CORS
    crossOriginResourcePolicy: false,
  });
  await app.register(rateLimit, { global: false });
  const limiter = app.createRateLimit({ max: limits.perAddress, timeWindow: WINDOW_MS, keyGenerator: ({ ip }) => ip });
  app.addHook('onRequest', async (request) => insist(limiter, request));
};

/** So many requests with one token's identity, from wherever. After {@link authenticate}. */
export const guardTokens = (scope: FastifyInstance, limits: Limits): void => {
  const keyGenerator = ({ identity }: FastifyRequest) => `${identity?.role} ${identity?.org} ${identity?.who}`;
  const limiter = scope.createRateLimit({ max: limits.perToken, timeWindow: WINDOW_MS, keyGenerator });
  scope.addHook('onRequest', async (request) => insist(limiter, request));
};
