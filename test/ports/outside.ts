import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** What the outside does with one request. */
export type Behaviour = (request: Seen, response: ServerResponse) => void;

const raw = (status: string, body: string): string =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

export const answers =
  (body: unknown, status = 200): Behaviour =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
export const saysNothing: Behaviour = () => {};
export const stopsHalfway: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"created":');
};
export const closes: Behaviour = (_, response) => void response.socket?.destroy();
export const closesHalfway: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"created":', () => response.socket?.destroy());
};
/** Two whole answers to one request, on one connection. */
export const answersTwice =
  (body: unknown): Behaviour =>
  (_, response) =>
    void response.socket?.write(raw('200 OK', JSON.stringify(body)) + raw('200 OK', JSON.stringify({ created: 'the second answer' })));
export const redirects =
  (to: string): Behaviour =>
  (_, response) =>
    void response.writeHead(307, { location: to }).end();
export const saysText =
  (text: string, status = 200): Behaviour =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'text/html' }).end(text);

/** A local HTTP server that does what it is told, request by request; the last behaviour stays. */
export const outside = async (...behaviours: readonly Behaviour[]) => {
  const seen: Seen[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const one: Seen = {
        method: request.method ?? '',
        path: request.url ?? '',
        key: request.headers['idempotency-key']?.toString(),
        authorization: request.headers.authorization,
        body: text === '' ? undefined : JSON.parse(text),
      };
      seen.push(one);
      (behaviours[seen.length - 1] ?? behaviours.at(-1) ?? saysNothing)(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
export type Outside = Awaited<ReturnType<typeof outside>>;
