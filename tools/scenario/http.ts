import { openRegister } from '../../client/client.ts';
import { isObject, type Json, member, show } from './json.ts';

/** One answer of the API: the body parsed when it is JSON, else its text. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly payload?: Json;
}

/** Why a request could not be made, with what lies below "fetch failed". */
const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = isObject(cause) ? member(cause, 'code') : undefined;
  const message = cause instanceof Error ? cause.message : String(cause);
  return message === '' && typeof code === 'string' ? code : message;
};

/** What the client answers, or in one line why there is no answer. */
export const answered = async <T>(what: string, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw new Error(`${what} got no answer: ${reasonOf(error)}`);
  }
};

/**
 * Sends one request as it is written, so that what the API's document does not allow can be tried too; waits no longer than `limitMs` for the
 * whole answer.
 */
export const send = async (base: string, call: Call, limitMs: number): Promise<Answer> => {
  const init = { body: call.payload, parseAs: 'text', signal: AbortSignal.timeout(limitMs) };
  const register = openRegister({ url: base, token: call.token });
  const { response, data, error } = await answered<{ response: Response; data?: unknown; error?: unknown }>(
    `${call.method} ${call.path}`,
    register.request(call.method === 'GET' ? 'get' : 'post', call.path as never, init as never),
  );
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: isJson && typeof data === 'string' && data !== '' ? JSON.parse(data) : (data ?? error ?? '') };
};

const ofEveryProblem = ['type', 'title', 'status', 'code', 'rule', 'detail', 'instance'];

/** An answer in one line: for a problem its status, code, rule, detail and whatever else it names, such as field paths. */
export const describeAnswer = (answer: Answer): string => {
  const code = member(answer.body, 'code');
  if (typeof code !== 'string') return `${answer.status} ${answer.body === '' ? '' : show(answer.body)}`.trim();
  const rule = member(answer.body, 'rule');
  const detail = member(answer.body, 'detail');
  const others = isObject(answer.body) ? Object.entries(answer.body).filter(([key]) => !ofEveryProblem.includes(key)) : [];
  return [
    `${answer.status} ${code}`,
    typeof rule === 'string' ? ` (rule ${rule})` : '',
    typeof detail === 'string' ? `: ${detail}` : '',
    others.length > 0 ? ` ${show(Object.fromEntries(others))}` : '',
  ].join('');
};
