import { createServer } from 'node:http';
import type { Figures } from '../api/deps.ts';

/** `/metrics` at a port of its own: for a worker, which has no other, and for an API whose port is open to all. @returns how to close it */
export const serveMetrics = async (figures: Figures, host: string, port: number): Promise<{ readonly port: number; close(): void }> => {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    figures.text().then(
      (text) => response.writeHead(200, { 'content-type': figures.contentType, 'cache-control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    );
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
