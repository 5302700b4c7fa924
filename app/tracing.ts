import { createRequire } from 'node:module';
import { join } from 'node:path';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { Resource } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { OpenTelemetryPlugin } from '@temporalio/interceptors-opentelemetry';
import { ROOT } from '../scripts/steps.mjs';

/** Takes part in a trace from the request to the citizen's workflow to its activities. */
export interface Tracing {
  /** For the client and the worker. */
  readonly plugin: OpenTelemetryPlugin;
  /** What the workflows' code is bundled with. */
  readonly interceptorModules: readonly string[];
  /** Sends what is left. */
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);

export const interceptorModules: readonly string[] = [
  require.resolve('@temporalio/interceptors-opentelemetry/lib/workflow-interceptors'),
  join(ROOT, 'workflows', 'traced.ts'),
];

/**
 * Spans of this process go to the exporter: requests, what the client asks, workflows, activities. They hold names of routes, commands,
 * workflow types and activities, and ids. Once a process: who takes spans is a matter of the whole process.
 */
export const startTracing = (serviceName: string, exporter: SpanExporter, batched = true): Tracing => {
  const resource = new Resource({ 'service.name': serviceName });
  const processor: SpanProcessor = new BatchSpanProcessor(exporter, batched ? {} : { scheduledDelayMillis: 10 });
  const provider = new BasicTracerProvider({ resource, spanProcessors: [processor] });
  provider.register({ contextManager: new AsyncLocalStorageContextManager().enable() });
  return {
    plugin: new OpenTelemetryPlugin({ resource, spanProcessor: processor }),
    interceptorModules,
    close: () => provider.shutdown().catch(() => undefined),
  };
};

/** To an OTLP collector over HTTP, by its base address (`http://collector:4318`). */
export const tracingTo = async (serviceName: string, url: string): Promise<Tracing> => {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  return startTracing(serviceName, new OTLPTraceExporter({ url: `${url.replace(/\/$/, '')}/v1/traces` }));
};
