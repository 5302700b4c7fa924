import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CitizenForgotten } from '../../store/codec/payload-codec.ts';
import { InvalidCursor, KeyLost, StoreUnavailable } from '../../store/store.ts';
import { EngineUnavailable, NotSupported } from '../engine/engine.ts';
import { Malformed } from './malformed.ts';
import { invalid, languageOf, Problem, problem, problemBody } from './problems.ts';

const NO_CURSOR = { en: 'this is no cursor', da: 'det er ikke en markør fra en tidligere side' };
const UNREADABLE = { en: 'cannot be read', da: 'kan ikke læses' };

/** Whatever was thrown, as one of the API's problems. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof CitizenForgotten) return problem('citizen-forgotten');
  if (error instanceof KeyLost && error.recordId !== undefined)
    return problem('engine-unavailable', { members: { recordId: error.recordId } });
  if (error instanceof EngineUnavailable || error instanceof StoreUnavailable) return problem('engine-unavailable');
  if (error instanceof NotSupported) return problem('not-supported');
  if (error instanceof InvalidCursor) return invalid([{ in: 'query', path: 'after', message: NO_CURSOR }]);
  if (error instanceof Malformed) return invalid(error.errors);
  const { code, statusCode } = (error ?? {}) as Partial<FastifyError>;
  if (code === 'FST_ERR_HANDLER_TIMEOUT') return problem('engine-unavailable');
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return problem('address-too-long');
  if (statusCode === 408) return problem('request-timeout');
  if (statusCode === 413) return problem('body-too-large');
  if (statusCode === 415) return problem('unsupported-media-type');
  if (statusCode === 400) return invalid([{ in: code === 'FST_ERR_BAD_URL' ? 'path' : 'body', path: '', message: UNREADABLE }]);
  // what a part below refuses of what was asked is not an error of ours: files that are not there, addresses that lead out
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return problem('not-found');
  return problem('internal-error');
};

/** An error for the log: its kind and where it was thrown; its message may hold what nobody may read there. */
const forLog = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as { code?: unknown };
  return {
    kind: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { errorCode: code } : {}),
    ...(error instanceof KeyLost ? { keyId: error.keyId } : {}),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
    ...(error.cause instanceof Error ? { cause: forLog(error.cause) } : {}),
  };
};

export const sendProblem = (request: FastifyRequest, reply: FastifyReply, found: Problem): FastifyReply => {
  const language = languageOf(request.headers['accept-language']);
  return reply
    .code(found.status)
    .headers({
      // what has not come by now is not waited for
      ...(request.raw.complete === false && request.raw.method !== 'GET' ? { connection: 'close' } : {}),
      ...found.more.headers,
      'content-language': language,
      vary: 'Accept-Language',
      'cache-control': 'no-store',
    })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(found, language, request.id)));
};

/** Writes to the log what is kept from the caller. */
export const noteFailure = (error: unknown, found: Problem, { id, log }: FastifyRequest): void => {
  if (found.status < 500) return;
  const entry = { id, code: found.code, error: forLog(error) };
  if (found.code === 'internal-error') log.error(entry, 'request failed');
  else log.warn(entry, 'request not answered');
};

/** Answers whatever was thrown, and writes to the log what is kept from the caller. */
export const answerError = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const found = problemOf(error);
  request.problemCode = found.code;
  request.problemRule = found.more.rule ?? null;
  noteFailure(error, found, request);
  return sendProblem(request, reply, found);
};

declare module 'fastify' {
  interface FastifyRequest {
    /** For the log line of the request. */
    problemCode: string | null;
    problemRule: string | null;
  }
}

/** What Node's own parser of HTTP could not read: there is no request to answer by a route. */
export const answerUnreadable = (
  error: { readonly code?: string },
  socket: { writable: boolean; end(text: string): void; destroy(): void },
): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const found = UNREAD[error.code ?? ''] ?? NO_REQUEST;
  socket.end(rawProblem(found));
};

const NO_REQUEST = invalid([
  { in: 'header', path: '', message: { en: 'this is no HTTP request', da: 'det er ikke en HTTP-forespørgsel' } },
]);
const UNREAD: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: problem('headers-too-large'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: problem('body-too-large'),
  ERR_HTTP_REQUEST_TIMEOUT: problem('request-timeout'),
};

/** A problem as text for the wire, where there is no reply to write it with. */
const rawProblem = (found: Problem): string => {
  const body = JSON.stringify(problemBody(found, 'en', ''));
  return [
    `HTTP/1.1 ${found.status} ${found.title.en}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
};

/** What Node would answer by itself, without a problem: HTTP/1.1 without a host, and expectations that it does not know. */
export const answerOddities = (app: FastifyInstance): void => {
  app.server.on('checkExpectation', ({ socket }: { readonly socket: { end(text: string): void } }) => {
    socket.end(rawProblem(problem('expectation-failed')));
  });
  app.addHook('onRequest', async (request) => {
    if (request.raw.httpVersion === '1.1' && request.headers.host === undefined) throw NO_REQUEST;
  });
};

/** 404, or 405 with `Allow` where another method is taken at the address. */
export const answerNothingThere = (app: FastifyInstance): void => {
  const known: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method, config }) => {
    if ((config as { anyAddress?: true } | undefined)?.anyAddress || url.includes('*')) return;
    const pattern = url.replaceAll(/[.+?^$()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+');
    known.push({ pattern: new RegExp(`^${pattern}$`), methods: [method].flat() });
  });
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const allowed = [...new Set(known.filter((r) => r.pattern.test(path)).flatMap((r) => r.methods))];
    return answerError(
      allowed.length === 0 ? problem('not-found') : problem('method-not-allowed', { headers: { allow: allowed.join(', ') } }),
      request,
      reply,
    );
  });
};
