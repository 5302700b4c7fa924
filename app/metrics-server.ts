import { createServer, type ServerResponse } from 'node:http';
import type { Figures } from '../api/deps.ts';
import type { Readiness } from './ready.ts';

export interface Inside {
  readonly figures: Figures;
  readonly ready: () => Promise<Readiness>;
  readonly host: string;
  readonly port: number;
}

/**
 * A port of its own that is kept inside: `/metrics`, for a worker, which has no other port, and for an API whose port is open to all;
 * `/alive`, which answers as long as the process does; `/health`, 200 when it can do its work and 503 when it cannot, by the part.
 *
 * @returns how to close it
 */
export const serveInside = async ({ figures, ready, host, port }: Inside): Promise<{ readonly port: number; close(): void }> => {
  const json = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
  };
  const pages: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    '/alive': async (response) => json(response, 200, { alive: true }),
    '/health': async (response) => {
      const state = await ready();
      json(response, state.ready ? 200 : 503, state);
    },
    '/metrics': async (response) => {
      const text = await figures.text();
      response.writeHead(200, { 'content-type': figures.contentType, 'cache-control': 'no-store' }).end(text);
    },
  };
  const server = createServer((request, response) => {
    const page = request.method === 'GET' ? pages[request.url?.split('?')[0] ?? ''] : undefined;
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    page(response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken: choose another with METRICS_PORT=…`) : error),
    );
    server.listen(port, host, resolve);
  });
  server.unref();
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : port, close: () => server.close() };
};
