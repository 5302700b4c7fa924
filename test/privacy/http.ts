/** One answer of the API. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into bodies of every kind
  readonly body: any;
  readonly headers: Headers;
}

export interface Api {
  /** `as`: `jobcentre 101`, `operator`; a citizen by `citizen <id>`. */
  get(as: string | null, path: string, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  post(as: string | null, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** An accepted command's result. */
  does(
    as: string,
    citizenId: string,
    command: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Record<string, string>>;
  create(body: Readonly<Record<string, unknown>>): Promise<string>;
}

export const apiAt = (url: string, sign: (role: string, org: string | null) => Promise<string>): Api => {
  const ask = async (
    method: string,
    as: string | null,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> => {
    const [role = '', org = null] = as?.split(' ') ?? [];
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(as === null ? {} : { authorization: `Bearer ${await sign(role, org)}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = (answer.headers.get('content-type') ?? '').includes('json');
    return { status: answer.status, text, body: json ? JSON.parse(text) : undefined, headers: answer.headers };
  };
  const api: Api = {
    get: (as, path, headers) => ask('GET', as, path, undefined, headers),
    post: (as, path, body, headers) => ask('POST', as, path, body, headers),
    does: async (as, citizenId, command, body = {}, headers) => {
      const answer = await api.post(as === 'citizen' ? `citizen ${citizenId}` : as, `/citizens/${citizenId}/${command}`, body, headers);
      if (answer.status !== 200) throw new Error(`${command}: ${answer.status} ${answer.text}`);
      return answer.body.result ?? {};
    },
    create: async (body) => {
      const answer = await api.post('jobcentre 101', '/citizens', { jobcentre: '101', ...body });
      if (answer.status !== 201) throw new Error(`create: ${answer.status} ${answer.text}`);
      return answer.body.citizenId;
    },
  };
  return api;
};
