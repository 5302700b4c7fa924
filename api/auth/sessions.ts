import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from '../deps.ts';
import { problem } from '../http/problems.ts';
import type { Identity } from './tokens.ts';

/**
 * Who is signed in to the citizen page. The token was verified when it came and is not kept: the cookie carries its claims (role,
 * organisation, subject, end), sealed against change by the vault's keyed hash. So any number of API processes know a session, a restart
 * ends none, and no script of a browser reads it.
 *
 * It is taken from the page alone: HttpOnly and SameSite=Strict; and whoever asks must send the header that a foreign page cannot send
 * without being asked first, from the same origin by the browser's own word.
 */
export interface Sessions {
  /** @throws 403 cross-site */
  read(request: FastifyRequest): Session | undefined;
  set(reply: FastifyReply, session: Session): void;
  clear(reply: FastifyReply): void;
  /** A short-lived note to oneself, for the way to the issuer and back. */
  note(reply: FastifyReply, note: Readonly<Record<string, string>>): void;
  takeNote(request: FastifyRequest, reply: FastifyReply): Readonly<Record<string, string>> | undefined;
}

export interface Session {
  readonly identity: Identity;
  /** Epoch seconds of this host. */
  readonly until: number;
}

/** The header that the page sends with every request; a foreign page would need leave from CORS, which nobody gives. */
export const PAGE_HEADER = 'x-from-page';

/** Seconds: a working day, if the token does not end before. */
export const LONGEST = 8 * 3_600;
const NOTE_SECONDS = 600;

const cookieIn = (request: FastifyRequest, name: string): string | undefined =>
  (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);

const same = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

/** By the browser's own word: where the request comes from. Old browsers say nothing of it, and still send no header of ours from afar. */
const fromElsewhere = ({ headers }: FastifyRequest): boolean => {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin';
};

export const sessionsOf = (hash: (text: string) => string, { address }: Page): Sessions => {
  const secure = address?.startsWith('https:') === true;
  // a cookie with the prefix can be set by this host alone, over TLS
  const [SESSION, NOTE] = secure ? ['__Host-session', '__Secure-sign-in'] : ['session', 'sign-in'];
  const attributes = (path: string, site: 'Strict' | 'Lax', seconds: number): string =>
    `; Path=${path}; HttpOnly; SameSite=${site}; Max-Age=${seconds}${secure ? '; Secure' : ''}`;

  const sealed = (kind: string, value: unknown): string => {
    const body = Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${body}.${hash(`${kind} ${body}`)}`;
  };
  const opened = (kind: string, text: string | undefined): unknown => {
    const [body = '', mac = ''] = (text ?? '').split('.');
    if (body === '' || !same(mac, hash(`${kind} ${body}`))) return undefined;
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  };
  const now = (): number => Math.floor(Date.now() / 1_000);

  return {
    read: (request) => {
      const found = opened('session', cookieIn(request, SESSION)) as Session | undefined;
      if (!found || found.until <= now()) return undefined;
      // EventSource sends no header of ours; it is a read, and the browser says that it is the page's own
      const stream = request.headers.accept === 'text/event-stream' && request.method === 'GET';
      if (fromElsewhere(request) || (!stream && request.headers[PAGE_HEADER] === undefined)) throw problem('cross-site');
      return found;
    },
    set: (reply, session) => {
      reply.header('set-cookie', `${SESSION}=${sealed('session', session)}${attributes('/', 'Strict', session.until - now())}`);
    },
    clear: (reply) => {
      reply.header('set-cookie', `${SESSION}=${attributes('/', 'Strict', 0)}`);
    },
    note: (reply, note) => {
      // Lax: it comes back with the browser that the issuer sends to us
      const value = sealed('note', { ...note, until: String(now() + NOTE_SECONDS) });
      reply.header('set-cookie', `${NOTE}=${value}${attributes('/session', 'Lax', NOTE_SECONDS)}`);
    },
    takeNote: (request, reply) => {
      const found = opened('note', cookieIn(request, NOTE)) as Record<string, string> | undefined;
      reply.header('set-cookie', `${NOTE}=${attributes('/session', 'Lax', 0)}`);
      return found && Number(found.until) > now() ? found : undefined;
    },
  };
};
