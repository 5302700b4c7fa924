import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../../machines/core/types.ts';
import { problem } from '../http/problems.ts';
import type { Sessions } from './sessions.ts';
import { type Identity, InvalidToken, IssuerUnavailable, type TokenVerifier, UnknownRole } from './tokens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; absent on routes without a token. */
    identity: Identity | null;
  }
}

const BEARER = /^Bearer +([\w~+/.=-]+) *$/i;

const unauthorized = (why?: string) =>
  problem('unauthorized', { headers: { 'www-authenticate': why === undefined ? 'Bearer' : `Bearer error="${why}"` } });

/**
 * Every route of this scope needs a token, or the session of the citizen page; it is looked at before the body is read.
 * A session is taken from the page itself only (see {@link Sessions}).
 */
export const authenticate = (scope: FastifyInstance, tokens: TokenVerifier, sessions?: Sessions): void => {
  scope.addHook('onRequest', async (request) => {
    const header = request.headers.authorization;
    if (header === undefined) {
      const session = sessions?.read(request);
      if (!session) throw unauthorized();
      request.identity = session.identity;
      return;
    }
    const token = BEARER.exec(header)?.[1];
    if (token === undefined) throw unauthorized('invalid_request');
    try {
      request.identity = await tokens.verify(token);
    } catch (error) {
      if (error instanceof InvalidToken) throw unauthorized('invalid_token');
      if (error instanceof IssuerUnavailable) throw problem('issuer-unavailable');
      if (error instanceof UnknownRole)
        throw problem('forbidden-role', {
          detail: {
            en: 'The token names no role of this register, or no organisation for it.',
            da: 'Adgangstokenet nævner ingen af registrets roller, eller ingen organisation til rollen.',
          },
        });
      throw error;
    }
  });
};

export const identityOf = (request: FastifyRequest): Identity => {
  if (!request.identity) throw problem('unauthorized');
  return request.identity;
};

/** The caller as the rules know it: role and organisation, nothing of the token. */
export const callerOf = (request: FastifyRequest): Caller => {
  const { role, org } = identityOf(request);
  return { role, org };
};
