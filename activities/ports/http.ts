import type { z } from 'zod';

/** Why a port gave no answer. `status`: it answered, with an HTTP status of no use; `malformed`: with a body of another shape. */
export type Reason = 'unreachable' | 'timeout' | 'status' | 'malformed';

/**
 * An outward system that did not do what it was asked, as far as is known here: it may have. Asking again with the same id is safe.
 * The message names the port and the reason only: no address, no body, no credential.
 */
export class PortUnavailable extends Error {
  override name = 'PortUnavailable';
  readonly port: string;
  readonly reason: Reason;
  readonly status: number | undefined;

  constructor(port: string, reason: Reason, status?: number) {
    super(`${port}: ${reason}${status === undefined ? '' : ` ${status}`}`);
    this.port = port;
    this.reason = reason;
    this.status = status;
  }
}

export interface HttpPortOptions {
  /** For messages: `jobnet`. */
  readonly name: string;
  /** The base address; paths are put under it. */
  readonly url: string;
  /** Sent as `Authorization: Bearer …`. */
  readonly token?: string | undefined;
  /** How long one try may take, its body included (milliseconds). */
  readonly timeoutMs?: number | undefined;
}

export interface Ask<T> {
  readonly method: 'GET' | 'POST';
  /** Relative to the base address; its parts are encoded by the caller. */
  readonly path: string;
  /** The effect's id: the other side does what it is asked once for each id, and answers a repeat as the first time. */
  readonly id?: string;
  readonly body?: unknown;
  /** The shape of the answer; without it the answer's body is not read. */
  readonly answer?: z.ZodType<T>;
}

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 1_000_000;
/** A connection that was kept open may be gone by the time it is used: one more try, at once. Longer outages are the workflow's to wait out. */
const TRIES = 2;

/**
 * JSON over HTTP, for the ports. Every answer but a 2xx of the right shape is a `PortUnavailable`; a 404 is `undefined`, where an answer is
 * read. Redirects are not followed, so that a token goes nowhere else.
 *
 * A connection that fails and a status from 500 on are tried once more; a timeout is not.
 */
export class HttpPort {
  readonly #options: HttpPortOptions;
  readonly #base: URL;

  constructor(options: HttpPortOptions) {
    this.#options = options;
    this.#base = new URL(options.url.endsWith('/') ? options.url : `${options.url}/`);
  }

  /** Asks for something to be done; its answer is not read. */
  async send(ask: Omit<Ask<never>, 'answer'>): Promise<void> {
    await this.#tries(ask);
  }

  /** Asks for an answer; undefined when there is none (404). */
  async ask<T>(ask: Ask<T> & { readonly answer: z.ZodType<T> }): Promise<T | undefined> {
    return this.#tries(ask);
  }

  async #tries<T>(ask: Ask<T>): Promise<T | undefined> {
    for (let left = TRIES - 1; ; left--) {
      try {
        return await this.#once(ask);
      } catch (error) {
        const known = error instanceof PortUnavailable ? error : new PortUnavailable(this.#options.name, 'unreachable');
        const again = known.reason === 'unreachable' || (known.reason === 'status' && (known.status ?? 0) >= 500);
        if (left <= 0 || !again) throw known;
      }
    }
  }

  async #once<T>({ method, path, id, body, answer }: Ask<T>): Promise<T | undefined> {
    const { name, token, timeoutMs = TIMEOUT_MS } = this.#options;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(new URL(path, this.#base), {
        method,
        signal,
        redirect: 'manual',
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(id === undefined ? {} : { 'idempotency-key': id }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok || answer === undefined) {
        await response.body?.cancel();
        if (response.ok || (response.status === 404 && answer !== undefined)) return undefined;
        throw new PortUnavailable(name, 'status', response.status);
      }
      const parsed = answer.safeParse(json(await text(response)));
      if (!parsed.success) throw new PortUnavailable(name, 'malformed');
      return parsed.data;
    } catch (error) {
      if (error instanceof PortUnavailable) throw error;
      throw new PortUnavailable(name, signal.aborted ? 'timeout' : 'unreachable');
    }
  }
}

/** The body as text; one that is too long is no answer. */
const text = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const json = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
