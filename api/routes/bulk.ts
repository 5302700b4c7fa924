import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cprNumber } from '../../machines/cpr.ts';
import { callerOf, identityOf } from '../auth/auth.ts';
import { handleCommand } from '../engine/handle-command.ts';
import { type Admitted, inOrder } from '../engine/in-order.ts';
import { type IncomingCommand, insistOnRole, knownCommand } from '../engine/incoming.ts';
import { unkeepable } from '../http/body.ts';
import type { Context } from '../http/context.ts';
import { noteFailure, problemOf } from '../http/errors.ts';
import { findCitizen } from '../http/find.ts';
import { readJson } from '../http/json.ts';
import { type Line, linesOf } from '../http/lines.ts';
import { checked, validatorCompiler } from '../http/malformed.ts';
import { operation } from '../http/operation.ts';
import { invalid, languageOf, type Problem, problem, problemBody } from '../http/problems.ts';
import { bulkAnswerSchema, bulkLineSchema, noQuery } from '../http/schemas.ts';

/** Many commands in one request: NDJSON in, NDJSON out, each line answered as it is decided, in the order of the input. */

const LONGEST_LINE = 256 * 1024;
const WINDOW = 256;
const CITIZENS_AT_ONCE = 16;
/** A citizen whom others keep busy is asked again so often, so long after each (milliseconds). */
const BUSY_TRIES = 6;
const BUSY_WAIT_MS = 1_000;
/** Nothing more of the input for so long while it is waited for (milliseconds). */
const IDLE_MS = 60_000;

const MEDIA = /^application\/(x-ndjson|ndjson|jsonl|x-jsonlines|json)(;|$)/i;

interface Answer {
  readonly line: number;
  readonly status: number;
  readonly citizenId?: string;
  readonly [member: string]: unknown;
}

/** Not decided: to be sent again. What is malformed is to be mended first. */
const isFailed = (status: number): boolean => status === 400 || status === 408 || status === 413 || status === 429 || status >= 500;

interface Read extends Pick<IncomingCommand, 'command' | 'body' | 'idempotencyKey'> {
  readonly who: { readonly citizenId: string } | { readonly cpr: string };
}

/** The order of the checks is that of a single command: shape, then role. */
const readLine = (read: Line, caller: ReturnType<typeof callerOf>): Read => {
  if ('wrong' in read) {
    if (read.wrong === 'too-long') throw problem('body-too-large');
    throw invalid([{ in: 'body', path: '', message: { en: 'is not UTF-8', da: 'er ikke UTF-8' } }]);
  }
  const json = readJson(read.text);
  if ('wrong' in json) throw invalid([{ in: 'body', path: '', message: json.wrong }]);
  const lost = unkeepable(json.value);
  if (lost.length > 0) throw invalid(lost);
  const { command: name, payload = {}, idempotencyKey, cpr, citizenId = '' } = checked(bulkLineSchema, json.value, 'body');
  const command = knownCommand(name);
  if (!command) throw problem('unknown-command');
  const body = checked(z.object({ payload: command.schema.body }), { payload }, 'body').payload;
  const number = cpr === undefined ? undefined : cprNumber(cpr);
  if (cpr !== undefined && !number) throw problem('cpr-invalid');
  insistOnRole(command, body, caller);
  return { command, body, idempotencyKey, who: number ? { cpr: number.digits } : { citizenId } };
};

/** Bytes as they come; whoever stops sending in the middle is not waited for without end. */
async function* withPatience(stream: Readable): AsyncGenerator<Buffer> {
  const source = stream[Symbol.asyncIterator]();
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(problem('request-timeout')), IDLE_MS);
    });
    try {
      const { done, value } = await Promise.race([source.next(), late]);
      if (done) return;
      yield value as Buffer;
    } finally {
      clearTimeout(timer);
    }
  }
}

const moment = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The answers to one request's lines. */
const answering = (ctx: Context, request: FastifyRequest) => {
  const caller = callerOf(request);
  const language = languageOf(request.headers['accept-language']);
  const found = new Map<string, Promise<string>>();
  /** Citizens of whom a command was not decided: what comes after it is not tried, so that their order stays. */
  const stuck = new Set<string>();

  const refusedBy = (line: number, error: unknown, citizenId?: string): Answer => {
    const p: Problem = problemOf(error);
    noteFailure(error, p, request);
    if (citizenId !== undefined && (p.status === 429 || p.status >= 500)) stuck.add(citizenId);
    const of = citizenId === undefined ? {} : { citizenId };
    return { line, status: p.status, ...of, problem: problemBody(p, language, request.id) };
  };

  const idOf = (who: Read['who']): Promise<string> => {
    if ('citizenId' in who) return Promise.resolve(who.citizenId);
    const known = found.get(who.cpr) ?? findCitizen(ctx, identityOf(request), who.cpr);
    found.set(who.cpr, known);
    return known;
  };

  const handle = async (line: number, { command, body, idempotencyKey }: Read, citizenId: string): Promise<Answer> => {
    try {
      if (stuck.has(citizenId)) throw problem('earlier-command-failed');
      for (let tries = 1; ; tries += 1) {
        try {
          const answer = await handleCommand(ctx, { command, body, caller, citizenId, idempotencyKey });
          return { line, status: 200, citizenId, ...answer };
        } catch (error) {
          if (problemOf(error).status !== 429 || tries === BUSY_TRIES) throw error;
          await moment(BUSY_WAIT_MS);
        }
      }
    } catch (error) {
      return refusedBy(line, error, citizenId);
    }
  };

  return async (next: Line): Promise<Admitted<Answer>> => {
    const { line } = next;
    try {
      const read = readLine(next, caller);
      const citizenId = await idOf(read.who);
      return { key: citizenId, run: () => handle(line, read, citizenId) };
    } catch (error) {
      return { answer: refusedBy(line, error) };
    }
  };
};

async function* answersTo(ctx: Context, request: FastifyRequest, body: Readable): AsyncGenerator<string> {
  const counts = { accepted: 0, refused: 0, failed: 0 };
  let end: Readonly<Record<string, unknown>> = { done: true };
  const lines = linesOf(withPatience(body), LONGEST_LINE);
  try {
    for await (const answer of inOrder(lines, { window: WINDOW, atOnce: CITIZENS_AT_ONCE, admit: answering(ctx, request) })) {
      counts[answer.status === 200 ? 'accepted' : isFailed(answer.status) ? 'failed' : 'refused'] += 1;
      yield `${JSON.stringify(answer)}\n`;
    }
  } catch (error) {
    const p = problemOf(error);
    noteFailure(error, p, request);
    end = { done: false, problem: problemBody(p, languageOf(request.headers['accept-language']), request.id) };
  }
  yield `${JSON.stringify({ ...end, ...counts })}\n`;
}

export const bulkRoute = async (app: FastifyInstance, ctx: Context): Promise<void> => {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(MEDIA, (_request, payload, done) => done(null, payload));
    scope.post<{ Body: Readable | undefined }>(
      '/commands',
      {
        handlerTimeout: 3_600_000,
        config: { streamed: true },
        // each line is checked by itself, as it comes
        validatorCompiler: (part) => (part.httpPart === 'body' ? (value: unknown) => ({ value }) : validatorCompiler(part)),
        schema: operation({
          id: 'commands',
          tag: 'commands',
          summary: 'Many commands in one request: one JSON object a line',
          description: [
            'The answer streams one line a command in the order of the input, as they are decided; the last line counts them: `accepted`,',
            '`refused` (by role, ownership or a rule), `failed` (malformed, or not decided: to be sent again).',
            'Commands of one citizen are given in order, a bounded number of citizens at once. A bad line stops nothing. Where a command could',
            'not be decided (429, 5xx), later ones of that citizen are not tried. Sent again with the same keys nothing is done twice.',
          ].join('\n'),
          querystring: noQuery,
          streamed: bulkLineSchema,
          answers: { description: 'One answer a line', schema: bulkAnswerSchema, as: 'application/x-ndjson' },
          problems: [400, 403, 415],
        }),
      },
      async (request, reply) => {
        const body = request.body ?? Readable.from([]);
        return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(answersTo(ctx, request, body), { objectMode: false }));
      },
    );
  });
};
