import { createHash, randomBytes } from 'node:crypto';
import type { SignInAt } from '../deps.ts';
import { IssuerUnavailable } from './tokens.ts';

/** The code flow of OpenID Connect with PKCE (RFC 7636): the browser carries a code that is worth nothing without what stays here. */

const PATIENCE_MS = 5_000;

interface Endpoints {
  readonly authorize: string;
  readonly token: string;
}

const discovered = async (issuer: string): Promise<Endpoints> => {
  try {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { authorization_endpoint: authorize, token_endpoint: token } = (await answer.json()) as Record<string, unknown>;
    if (answer.ok && typeof authorize === 'string' && typeof token === 'string') return { authorize, token };
  } catch (error) {
    throw new IssuerUnavailable('the issuer cannot be reached', { cause: error });
  }
  throw new IssuerUnavailable('the issuer names no addresses for signing in');
};

const random = (): string => randomBytes(32).toString('base64url');

/** What is kept on this side while the browser is at the issuer. */
export interface Begun {
  readonly state: string;
  readonly verifier: string;
}

export interface SignIn {
  begin(redirectUri: string): Promise<{ readonly begun: Begun; readonly address: string }>;
  /** Exchanges the code for the access token. Undefined: the issuer refuses the code. @throws IssuerUnavailable */
  finish(code: string, begun: Begun, redirectUri: string): Promise<string | undefined>;
}

export const signInAt = ({ issuer, clientId, clientSecret, scope }: SignInAt): SignIn => {
  let endpoints: Promise<Endpoints> | undefined;
  const known = (): Promise<Endpoints> => {
    endpoints ??= discovered(issuer).catch((error: unknown) => {
      endpoints = undefined;
      throw error;
    });
    return endpoints;
  };

  return {
    begin: async (redirectUri) => {
      const begun: Begun = { state: random(), verifier: random() };
      const address = new URL((await known()).authorize);
      for (const [name, value] of Object.entries({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: scope ?? 'openid',
        state: begun.state,
        code_challenge: createHash('sha256').update(begun.verifier).digest('base64url'),
        code_challenge_method: 'S256',
      }))
        address.searchParams.set(name, value);
      return { begun, address: address.href };
    },
    finish: async (code, { verifier }, redirectUri) => {
      const { token } = await known();
      const form = new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        client_id: clientId,
        code_verifier: verifier,
      });
      const basic = `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret ?? '')}`).toString('base64')}`;
      let answer: Response;
      try {
        answer = await fetch(token, {
          method: 'POST',
          body: form,
          headers: { accept: 'application/json', ...(clientSecret === undefined ? {} : { authorization: basic }) },
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
      } catch (error) {
        throw new IssuerUnavailable('the issuer does not answer', { cause: error });
      }
      if (answer.status >= 500) throw new IssuerUnavailable('the issuer does not answer');
      if (!answer.ok) return undefined;
      const { access_token: access } = (await answer.json().catch(() => ({}))) as { access_token?: unknown };
      return typeof access === 'string' ? access : undefined;
    },
  };
};
