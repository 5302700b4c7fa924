import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const answer = (schema: unknown) => ({
  200: { description: 'Well', content: { 'application/json': { schema } } },
  405: { description: 'Another method', content: { 'application/json': { schema: {} } } },
  500: { description: 'An error', content: { 'application/json': { schema: {} } } },
});
const path = (name: string, schema: unknown, query: unknown = { type: 'integer' }) => ({
  [`/${name}`]: { get: { operationId: name, parameters: [{ in: 'query', name: 'n', schema: query }], responses: answer(schema) } },
});

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Defective', version: '1' },
  paths: {
    ...path('well', { type: 'object' }),
    ...path('server-error', { type: 'object' }),
    ...path('undocumented-status', { type: 'object' }),
    ...path('another-media-type', { type: 'object' }),
    ...path('another-body', { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }),
  },
};

const send = (response: ServerResponse, status: number, type: string, body: string): void =>
  void response.writeHead(status, { 'content-type': type }).end(body);

const WAYS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/openapi.json': (r) => send(r, 200, 'application/json', JSON.stringify(DOCUMENT)),
  '/well': (r) => send(r, 200, 'application/json', '{}'),
  '/server-error': (r) => send(r, 500, 'application/json', '{}'),
  '/undocumented-status': (r) => send(r, 404, 'application/json', '{}'),
  '/another-media-type': (r) => send(r, 200, 'text/plain', '{}'),
  '/another-body': (r) => send(r, 200, 'application/json', '{"id":1}'),
};

/** What must be reported of each of its operations. */
export const DEFECTS = {
  '/server-error': 'Server error',
  '/undocumented-status': 'Undocumented status code',
  '/another-media-type': 'Undocumented Content-Type',
  '/another-body': 'Response violates schema',
} as const;

/** An API with one defect of each kind, to show that the checks see them. */
export const startDefective = async (): Promise<{ readonly url: string; close(): Promise<void> }> => {
  const server = createServer((request, response) => {
    const way = WAYS[(request.url ?? '').split('?')[0] ?? ''];
    if (way && request.method === 'GET') way(response);
    else send(response, 405, 'application/json', '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
