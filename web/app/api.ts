import { signal } from '@preact/signals';
import { language } from './language.ts';

/** Every question to the API goes through here: with the page's own header, in the reader's language. */

export interface ProblemBody {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly rule?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** What the API answers when it does not do what was asked. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly body: ProblemBody;
  constructor(body: ProblemBody) {
    super(body.detail);
    this.body = body;
  }
}

const lost = (): Problem =>
  new Problem({
    status: 0,
    code: 'no-connection',
    title: language.value === 'da' ? 'Ingen forbindelse' : 'No connection',
    detail: language.value === 'da' ? 'Serveren svarer ikke. Prøv igen om lidt.' : 'The server does not answer. Try again in a moment.',
  });

/** Counts up when the session has ended under the reader: the page then asks to sign in again. */
export const signedOut = signal(0);

interface Ask {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal | undefined;
}

const problemIn = async (answer: Response): Promise<Problem> => {
  try {
    return new Problem((await answer.json()) as ProblemBody);
  } catch {
    return new Problem({ ...lost().body, status: answer.status });
  }
};

/** @throws Problem */
export const ask = async <T>(path: string, { method = 'GET', body, key, signal: stop }: Ask = {}): Promise<T> => {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        'x-from-page': '1',
        'accept-language': language.value,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(stop ? { signal: stop } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw lost();
  }
  if (answer.status === 401) signedOut.value++;
  if (!answer.ok) throw await problemIn(answer);
  if (answer.status === 204) return undefined as T;
  return (await answer.json()) as T;
};

/** A file, such as a PDF, for the reader to open. */
export const download = async (path: string): Promise<Blob> => {
  const answer = await fetch(path, { credentials: 'same-origin', headers: { 'x-from-page': '1', 'accept-language': language.value } });
  if (!answer.ok) throw await problemIn(answer);
  return answer.blob();
};

export const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : lost());

const random = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
/** A key for one intent of the reader: pressed twice, it is done once. */
export const newKey = (): string => `page-${random()}`;
