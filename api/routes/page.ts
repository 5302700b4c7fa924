import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Page } from '../deps.ts';

/** The citizen page: files that were built at install, read once. Everything comes from this host, and the page may ask nobody else. */

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Nothing from outside, nothing inline, in no frame; forms go nowhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ALWAYS = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin' };

const START_HEADERS = {
  ...ALWAYS,
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // asked for anew each time: it names the files of the newest build
  'cache-control': 'no-cache',
};

interface File {
  readonly type: string;
  readonly plain: Buffer;
  readonly packed: Buffer | undefined;
  readonly etag: string;
}

const fileAt = (path: string): File => {
  const plain = readFileSync(path);
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  return {
    type,
    plain,
    packed: /^(text|image\/svg)/.test(type) ? gzipSync(plain) : undefined,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
  };
};

/** Registers an address for every file of the build; where it was never built, the documentation stands at `/`. */
export const pageRoutes = async (app: FastifyInstance, { folder }: Page): Promise<void> => {
  const start = join(folder, 'index.html');
  if (!existsSync(start)) {
    app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/docs', 303));
    return;
  }
  const serve = (address: string, file: File, headers: Readonly<Record<string, string>>): void => {
    app.get(address, { schema: { hide: true }, logLevel: 'silent' }, async (request, reply) => {
      reply.headers({ ...headers, etag: file.etag, vary: 'Accept-Encoding' });
      if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
      const packed = file.packed && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? file.packed : undefined;
      if (packed) reply.header('content-encoding', 'gzip');
      return reply.type(file.type).send(packed ?? file.plain);
    });
  };
  serve('/', fileAt(start), START_HEADERS);
  const assets = join(folder, 'page');
  // the name changes with the content
  for (const name of readdirSync(assets))
    serve(`/page/${name}`, fileAt(join(assets, name)), { ...ALWAYS, 'cache-control': 'public, max-age=31536000, immutable' });
};
