import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';

/** What every log line of a piece of work says by itself: ids and names, nothing of a person. */
export interface Line {
  readonly traceId?: string;
  readonly citizenId?: string;
  readonly workflowId?: string;
  readonly activity?: string;
}

const lines = new AsyncLocalStorage<Line>();

/** Added to each line of the log; empty outside of any work. */
export const lineNow = (): Partial<Line> => lines.getStore() ?? {};

export const withLine = <T>(line: Line, work: () => T): T => lines.run(line, work);

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;
const NONE = '0'.repeat(32);

/** The caller's own trace (W3C `traceparent`), else a new id. */
const traceIdOf = (header: unknown): string => {
  const given = TRACEPARENT.exec(typeof header === 'string' ? header : '')?.[1];
  return given === undefined || given === NONE ? randomBytes(16).toString('hex') : given;
};

const tracer = trace.getTracer('borgerforloeb');

/**
 * Each request is a span, under the caller's own where it names one, and its id stands in each of its log lines. Where nobody takes spans
 * there are none, and the id is there all the same.
 */
export const traceRequests = (app: FastifyInstance): void => {
  app.addHook('onRequest', (request, reply, done) => {
    const parent = propagation.extract(context.active(), request.headers);
    const route = request.routeOptions.url ?? 'unknown';
    const attributes = { 'http.request.method': request.method, 'http.route': route };
    const span = tracer.startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
    const recorded = span.isRecording();
    reply.raw.once('close', () => {
      span.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    const traceId = recorded ? span.spanContext().traceId : traceIdOf(request.headers.traceparent);
    context.with(trace.setSpan(parent, span), () => withLine({ traceId }, done));
  });
};
