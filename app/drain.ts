import type { Server } from 'node:http';

/** Watches a server's connections, so that its end cuts none that has begun. */
export interface Drain {
  /** Resolves when nothing is open and nothing has come for a moment; after `mostMs` in any case. */
  quiet(mostMs: number): Promise<void>;
}

/**
 * A connection that was taken and not read yet counts as idle for Node, which would cut it at the end; on a busy machine such ones wait for a
 * second and more. So the end waits for a moment in which nobody comes.
 */
export const watchDrain = (server: Server, momentMs = 250): Drain => {
  let open = 0;
  let last = performance.now();
  server.on('connection', () => {
    last = performance.now();
  });
  server.on('request', (_request, response) => {
    open += 1;
    last = performance.now();
    response.once('close', () => {
      open -= 1;
      last = performance.now();
    });
  });
  return {
    quiet: async (mostMs) => {
      const until = performance.now() + mostMs;
      while (performance.now() < until) {
        if (open === 0 && performance.now() - last >= momentMs) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
};
