import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';

/**
 * One address for worlds that come and go: requests are passed on to the world that is played in now. What begins with `/time-machine` is
 * answered here.
 */
export interface Front {
  /** The address for people, with no slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

export type Answer = { readonly status: number; readonly body: unknown };
export type Own = (method: string, path: string, body: unknown) => Promise<Answer>;

const OWN = '/time-machine';
const MOST = 64 * 1_024;

const send = (response: ServerResponse, { status, body }: Answer): void => {
  const text = JSON.stringify(body);
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(text);
};

export const problem = (status: number, code: string, title: string, detail: string): Answer => ({
  status,
  body: { type: `/problems/${code}`, title, status, detail, code },
});

const unavailable = problem(503, 'engine-unavailable', 'Ikke tilgængelig for tiden', 'Tidsmaskinen er ved at skifte verden. Prøv igen.');

const read = async (incoming: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    size += (part as Buffer).length;
    if (size > MOST) throw new Error('too large');
    parts.push(part as Buffer);
  }
  return parts.length === 0 ? {} : JSON.parse(Buffer.concat(parts).toString('utf8'));
};

/** A page of another origin may not turn the clock. */
const foreign = ({ headers, method }: IncomingMessage): boolean =>
  (headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin') ||
  (method !== 'GET' && headers['x-from-page'] === undefined);

export const openFront = async (port: number, target: () => string, own: Own): Promise<Front> => {
  const pass = (incoming: IncomingMessage, response: ServerResponse): void => {
    const onward = request(`${target()}${incoming.url ?? '/'}`, { method: incoming.method, headers: incoming.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    onward.on('error', () => (response.headersSent ? response.destroy() : send(response, unavailable)));
    response.on('close', () => onward.destroy());
    incoming.pipe(onward);
  };

  const answerSelf = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (foreign(incoming)) return send(response, problem(403, 'cross-site', 'Ikke tilladt', 'Kun siden selv kan dreje uret.'));
    try {
      send(response, await own(incoming.method ?? 'GET', (incoming.url ?? '').slice(OWN.length), await read(incoming)));
    } catch (error) {
      const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      send(response, problem(500, 'internal-error', 'Tidsmaskinen kunne ikke', detail));
    }
  };

  const server: Server = createServer((incoming, response) => {
    if (incoming.url?.startsWith(OWN)) void answerSelf(incoming, response);
    else pass(incoming, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === 'object' && address ? address.port : port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
