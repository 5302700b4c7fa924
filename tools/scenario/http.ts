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

/** Sends one request; waits no longer than `limitMs` for the whole answer. */
export const send = async (base: string, call: Call, limitMs: number): Promise<Answer> => {
  const headers: Record<string, string> = {
    authorization: `Bearer ${call.token}`,
    accept: 'application/json, application/problem+json, */*',
  };
  if (call.payload !== undefined) headers['content-type'] = 'application/json';
  try {
    const response = await fetch(`${base}${call.path}`, {
      method: call.method,
      headers,
      body: call.payload === undefined ? null : JSON.stringify(call.payload),
      signal: AbortSignal.timeout(limitMs),
    });
    const text = await response.text();
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, body: isJson && text !== '' ? JSON.parse(text) : text };
  } catch (error) {
    throw new Error(`${call.method} ${call.path} got no answer: ${reasonOf(error)}`);
  }
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
