import { Runtime } from '@temporalio/worker';
import pino, { type Logger } from 'pino';
import { lineNow } from '../api/http/trace.ts';
import type { HealthBook } from './health.ts';
import { citizenIn } from './measured.ts';

/**
 * The log of the process, on stderr: JSON lines. A line that cannot be written (a full disk, a pipe that nobody reads) is lost and shows as
 * a degraded part; it never ends the program.
 */
export const openLog = (level: string, health: HealthBook, fd = 2): Logger => {
  const sink = pino.destination({ fd, sync: true });
  let lost = 0;
  sink.on('error', (error: NodeJS.ErrnoException) => {
    lost += 1;
    health.broken('log', `${lost} ${lost === 1 ? 'write' : 'writes'} failed: ${error.code ?? 'unknown'}`);
  });
  sink.on('write', () => {
    if (lost === 0) return;
    lost = 0;
    health.fine('log');
  });
  return pino({ level, mixin: () => ({ ...lineNow() }) }, sink);
};

type Meta = Readonly<Record<string, unknown>>;

/** What the SDK tells beside its words, as far as it is known to be ids, names and numbers. An error is its kind: its text may hold anything. */
const LOGGED = [
  'sdkComponent',
  'workflowId',
  'runId',
  'workflowType',
  'activityType',
  'activityId',
  'attempt',
  'taskQueue',
  'target',
] as const;

const logged = (meta: Meta = {}): Meta => {
  const { workflowId, error } = meta;
  const citizenId = typeof workflowId === 'string' ? citizenIn(workflowId) : undefined;
  return {
    ...Object.fromEntries(LOGGED.flatMap((name) => (meta[name] === undefined ? [] : [[name, meta[name]]]))),
    ...(citizenId === undefined ? {} : { citizenId }),
    ...(error instanceof Error ? { error: error.name } : {}),
  };
};

const AT = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/**
 * What the engine's SDK has to say goes into the same log as JSON, its core's lines too; its figures are read at `metricsAt`. Its own shutdown
 * by signals is off: the program has an order of its own.
 */
export const installRuntime = (log: Logger, metricsAt?: string): void => {
  Runtime.install({
    logger: {
      log: (level, message, meta) => log[AT[level]](logged(meta), message),
      trace: () => {},
      debug: () => {},
      info: () => {},
      warn: (message, meta) => log.warn(logged(meta), message),
      error: (message, meta) => log.error(logged(meta), message),
    },
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      ...(metricsAt === undefined ? {} : { metrics: { prometheus: { bindAddress: metricsAt, useSecondsForDurations: true } } }),
    },
    shutdownSignals: [],
  });
};
