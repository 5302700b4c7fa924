import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { isKeepable } from './context.ts';
import { readJson } from './json.ts';
import type { FieldError } from './malformed.ts';
import { type Both, invalid, problem } from './problems.ts';

/** Deeper than any payload of the contract; answers of a form and support needs may be anything. */
const DEEPEST = 32;

const PATIENCE_PARTS = 8;

const unreadable = (message: Both) => invalid([{ in: 'body', path: '', message }]);

/**
 * JSON only, and only what can be kept: well-formed UTF-8, no NUL, no half characters, no name twice, not too deep. No body is `{}`.
 * Ids may hold anything: one that is not known is `unknown-…`, never malformed. A body that does not come within the time is 408.
 */
export const readBodies = (app: FastifyInstance, bodyMs: number): void => {
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    if (body.length === 0) {
      done(null, undefined);
      return;
    }
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(body as Buffer);
    } catch {
      done(unreadable({ en: 'is not UTF-8', da: 'er ikke UTF-8' }));
      return;
    }
    const read = readJson(text);
    if ('wrong' in read) done(unreadable(read.wrong));
    else done(null, read.value);
  });
  app.addHook('preParsing', async (request, _reply, payload) => {
    const coding = request.headers['content-encoding'];
    if (coding !== undefined && coding !== 'identity') throw problem('unsupported-media-type');
    const { 'content-length': length, 'transfer-encoding': chunked } = request.headers;
    if (request.routeOptions.config.streamed || (length === undefined && chunked === undefined)) return payload;
    const guarded = new PassThrough();
    // in parts: while this process stood still, what has come lay unread, and one part has passed at most
    let left = PATIENCE_PARTS;
    const timer = setInterval(() => {
      left -= 1;
      if (left === 0) guarded.destroy(problem('request-timeout'));
    }, bodyMs / PATIENCE_PARTS);
    // whoever reads it hears of it; nobody reads the body of a request that was answered before
    guarded.on('error', () => undefined);
    guarded.once('close', () => clearInterval(timer));
    payload.once('error', (error) => guarded.destroy(error));
    return payload.pipe(guarded);
  });
  app.addHook('preValidation', async (request) => {
    if (request.routeOptions.config.streamed) return;
    if (request.body === undefined && request.method === 'POST') request.body = {};
    const errors = unkeepable(request.body);
    if (errors.length > 0) throw invalid(errors);
  });
};

/** What of a body can be kept in no store and no history, field by field. */
export const unkeepable = (body: unknown): readonly FieldError[] => wrongIn(body, [], []);

const wrongIn = (value: unknown, path: readonly (string | number)[], found: FieldError[]): readonly FieldError[] => {
  const wrong = (message: Both) => found.push({ in: 'body', path: path.join('.'), message });
  if (typeof value === 'string') {
    if (!isKeepable(value) && !/(Id|inReplyTo)$/.test(String(path.at(-1))))
      wrong({ en: 'holds a character that is none', da: 'indeholder et ugyldigt tegn' });
  } else if (typeof value === 'object' && value !== null) {
    if (path.length >= DEEPEST) wrong({ en: 'lies too deep', da: 'ligger for dybt' });
    else
      for (const [key, inner] of Object.entries(value)) {
        if (isKeepable(key)) wrongIn(inner, [...path, key], found);
        else wrong({ en: 'holds a name with a character that is none', da: 'indeholder et feltnavn med et ugyldigt tegn' });
      }
  }
  return found;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Reads its body by itself, as it comes. */
    streamed?: true;
  }
}
