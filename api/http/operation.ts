import type { FastifySchema } from 'fastify';
import type { z } from 'zod';
import { problemSchema } from './schemas.ts';

/** What each status means, for the document. */
const MEANINGS: Readonly<Record<number, string>> = {
  400: 'Malformed: `invalid-request` with the field paths',
  401: 'No valid token',
  403: 'The role may not do this (`forbidden-role`), or not for this citizen (`not-your-citizen`)',
  404: 'Not known',
  405: 'The address does not take the method',
  409: 'Exists already',
  410: "The citizen's key is destroyed (`citizen-forgotten`)",
  408: 'The body did not come within the time',
  413: 'The body is larger than 256 kB',
  414: 'The address is too long',
  415: 'The body is not application/json',
  422: 'A rule says no: `code` and `rule` say which',
  429: 'Too many requests at once, of the token, the address, or for one citizen; nothing was done. `Retry-After` says when to come again',
  431: 'The headers are too large',
  500: 'An error of ours; `instance` is in the log',
  501: 'The engine below does not do this',
  503: 'The engine, the store or an outward system does not answer within a bounded time (`engine-unavailable` …)',
};

interface Operation {
  readonly id: string;
  readonly tag: 'citizens' | 'commands' | 'reading' | 'search and messages' | 'reference' | 'service';
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodType;
  readonly querystring?: z.ZodType;
  readonly headers?: z.ZodType;
  readonly body?: z.ZodType;
  /** A body that is read line by line, for the document. */
  readonly streamed?: z.ZodType;
  readonly answers: {
    readonly status?: 200 | 201;
    readonly description: string;
    readonly schema: z.ZodType;
    /** Media type where it is not JSON. */
    readonly as?: string;
  };
  readonly problems: readonly number[];
  /** No token is needed. */
  readonly open?: true;
}

const problemAnswer = (status: number) => ({
  description: MEANINGS[status] ?? 'Problem',
  content: { 'application/problem+json': { schema: problemSchema } },
});

/** One route's schema: what is checked, and what stands in the OpenAPI document. */
export const operation = (o: Operation): FastifySchema => {
  const ofCitizen = o.tag === 'commands' || o.tag === 'reading';
  const statuses = [
    ...new Set([
      ...o.problems,
      ...(ofCitizen ? [410] : []),
      ...(o.open ? [] : [401, 503]),
      ...(o.params ? [414] : []),
      ...(o.body ? [408] : []),
      429,
      431,
      500,
    ]),
  ].sort();
  return {
    operationId: o.id,
    tags: [o.tag],
    summary: o.summary,
    ...(o.description === undefined ? {} : { description: o.description }),
    security: o.open ? [] : [{ bearer: [] }],
    ...(o.params === undefined ? {} : { params: o.params }),
    ...(o.querystring === undefined ? {} : { querystring: o.querystring }),
    ...(o.headers === undefined ? {} : { headers: o.headers }),
    ...(o.body === undefined ? {} : { body: o.body }),
    ...(o.streamed === undefined ? {} : { body: o.streamed, consumes: ['application/x-ndjson'] }),
    response: {
      [o.answers.status ?? 200]: {
        description: o.answers.description,
        content: { [o.answers.as ?? 'application/json']: { schema: o.answers.schema } },
      },
      ...Object.fromEntries(statuses.map((status) => [status, problemAnswer(status)])),
    },
  };
};
