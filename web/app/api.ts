import { signal } from '@preact/signals';
import { type Language, language } from './language.ts';

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
  /** The language that it was asked in, and answers in. */
  readonly spoken: Language;
  constructor(body: ProblemBody, spoken: Language) {
    super(body.detail);
    this.body = body;
    this.spoken = spoken;
  }
}

const lost = (spoken: Language): Problem =>
  new Problem(
    {
      status: 0,
      code: 'no-connection',
      title: spoken === 'da' ? 'Ingen forbindelse' : 'No connection',
      detail: spoken === 'da' ? 'Serveren svarer ikke. Prøv igen om lidt.' : 'The server does not answer. Try again in a moment.',
    },
    spoken,
  );

/** Counts up when the reader tries again after the connection was lost: all that was not answered is asked again, not one of them. */
export const retries = signal(0);

/** Counts up when the session has ended under the reader: the page then asks to sign in again. */
export const signedOut = signal(0);

interface Ask {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal | undefined;
}

const problemIn = async (answer: Response, spoken: Language): Promise<Problem> => {
  try {
    return new Problem((await answer.json()) as ProblemBody, spoken);
  } catch {
    return new Problem({ ...lost(spoken).body, status: answer.status }, spoken);
  }
};

/** @throws Problem */
export const ask = async <T>(path: string, { method = 'GET', body, key, signal: stop }: Ask = {}): Promise<T> => {
  const spoken = language.value;
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        'x-from-page': '1',
        'accept-language': spoken,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(stop ? { signal: stop } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw lost(spoken);
  }
  if (answer.status === 401) signedOut.value++;
  if (!answer.ok) throw await problemIn(answer, spoken);
  if (answer.status === 204) return undefined as T;
  return (await answer.json()) as T;
};

/** A file, such as a PDF, for the reader to open. */
export const download = async (path: string): Promise<Blob> => {
  const spoken = language.value;
  const answer = await fetch(path, { credentials: 'same-origin', headers: { 'x-from-page': '1', 'accept-language': spoken } });
  if (!answer.ok) throw await problemIn(answer, spoken);
  return answer.blob();
};

export const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : lost(language.value));

const random = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
/** A key for one intent of the reader: pressed twice, it is done once. */
export const newKey = (): string => `page-${random()}`;
