import { createServer } from 'node:http';

/** How the outward system behaves: as it should; late; with an error; or it does what it is asked and its answer is lost. */
export type Mood = 'well' | 'slow' | 'failing' | 'answer-lost';

export interface Outside {
  readonly url: string;
  mood: Mood;
  /** The ids of what it was asked to send to a citizen, each once, with what it was. */
  sentTo(citizenId: string): ReadonlyMap<string, string>;
  /** How often it was asked for what it had done already. */
  repeats(): number;
  close(): Promise<void>;
}

const SLOW_MS = 1_500;

/** An outward system (the gateway for SMS and e-mail) that keeps its contract: it does what it is asked once for each key. */
export const openOutside = async (): Promise<Outside> => {
  const sent = new Map<string, { citizenId: string; what: string }>();
  let repeats = 0;
  const outside = { mood: 'well' as Mood };
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const { mood } = outside;
      if (mood === 'failing') {
        response.writeHead(503).end();
        return;
      }
      const { citizenId, channel, type } = JSON.parse(text) as { citizenId: string; channel: string; type: string };
      const key = String(request.headers['idempotency-key']);
      if (sent.has(key)) repeats += 1;
      else sent.set(key, { citizenId, what: `${channel} ${type}` });
      if (mood === 'answer-lost') request.socket.destroy();
      else setTimeout(() => response.writeHead(204).end(), mood === 'slow' ? SLOW_MS : 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the outward system has no address');
  return Object.assign(outside, {
    url: `http://127.0.0.1:${address.port}`,
    sentTo: (citizenId: string) => new Map([...sent].flatMap(([key, s]) => (s.citizenId === citizenId ? [[key, s.what] as const] : []))),
    repeats: () => repeats,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
};
