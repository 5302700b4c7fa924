import type { FastifyInstance } from 'fastify';
import { isKeepable } from './context.ts';
import type { FieldError } from './malformed.ts';
import { type Both, invalid } from './problems.ts';

/** Deeper than any payload of the contract; answers of a form and support needs may be anything. */
const DEEPEST = 32;

const unreadable = (message: Both) => invalid([{ in: 'body', path: '', message }]);

/**
 * JSON only, and only what can be kept: well-formed UTF-8, no NUL, no half characters, not too deep. No body is `{}`.
 * Ids may hold anything: one that is not known is `unknown-…`, never malformed.
 */
export const readBodies = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
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
    parse(request, text, (error, value) => (error ? done(unreadable({ en: 'is not JSON', da: 'er ikke JSON' })) : done(null, value)));
  });
  app.addHook('preValidation', async (request) => {
    if (request.body === undefined && request.method === 'POST') request.body = {};
    const errors = wrongIn(request.body, [], []);
    if (errors.length > 0) throw invalid(errors);
  });
};

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
