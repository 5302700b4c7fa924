import { Runtime } from '@temporalio/worker';
import pino, { type Logger } from 'pino';
import type { HealthBook } from './health.ts';

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
  return pino({ level }, sink);
};

/** What the engine's SDK has to say goes into the same log. Its own shutdown by signals is off: the program has an order of its own. */
export const installRuntime = (log: Logger): void => {
  const at = (level: string): 'debug' | 'warn' | 'error' => (level === 'WARN' ? 'warn' : level === 'ERROR' ? 'error' : 'debug');
  Runtime.install({
    logger: {
      log: (level, message, meta) => log[at(level)]({ meta }, message),
      trace: () => {},
      debug: () => {},
      info: () => {},
      warn: (message, meta) => log.warn({ meta }, message),
      error: (message, meta) => log.error({ meta }, message),
    },
    shutdownSignals: [],
  });
};
