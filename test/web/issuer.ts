import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A small OIDC issuer: codes are given to whoever asks, and exchanged once, for the right verifier only. */
export interface Issuer {
  readonly url: string;
  /** What the next token says. */
  claims: Record<string, unknown>;
  /** Signs the browser in at the authorization address that the page sent it to; answers where the browser is sent back. */
  signIn(address: string): string;
  close(): Promise<void>;
}

export const openIssuer = async (audience: string): Promise<Issuer> => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  const codes = new Map<string, { readonly challenge: string; readonly redirectUri: string }>();
  const server = createServer(async (request, response) => {
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/.well-known/openid-configuration')
      return json(200, {
        issuer: issuer.url,
        authorization_endpoint: `${issuer.url}/authorize`,
        token_endpoint: `${issuer.url}/token`,
        jwks_uri: `${issuer.url}/jwks`,
      });
    if (request.url === '/jwks') return json(200, { keys: [jwk] });
    // what a browser sees: one button that signs in, one that does not
    const asked = new URL(request.url ?? '/', issuer.url);
    if (asked.pathname === '/authorize')
      return response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          ['yes', 'no']
            .map((answer) => `<a href="/answered?${answer}=1&amp;${asked.search.slice(1).replaceAll('&', '&amp;')}">${answer}</a>`)
            .join(' '),
        );
    if (asked.pathname === '/answered') {
      const back = new URL(asked.searchParams.get('redirect_uri') ?? '');
      back.search = asked.searchParams.has('yes')
        ? new URL(issuer.signIn(asked.href), back).search
        : `?error=access_denied&state=${asked.searchParams.get('state')}`;
      return response.writeHead(302, { location: back.href }).end();
    }
    if (request.url === '/token' && request.method === 'POST') {
      let text = '';
      for await (const part of request) text += String(part);
      const form = new URLSearchParams(text);
      const begun = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (!begun || begun.challenge !== challenge || begun.redirectUri !== form.get('redirect_uri'))
        return json(400, { error: 'invalid_grant' });
      const token = await new SignJWT(issuer.claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(issuer.url)
        .setAudience(audience)
        .setSubject('caseworker-17')
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(privateKey);
      return json(200, { access_token: token, token_type: 'Bearer' });
    }
    return json(404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    claims: { role: 'jobcentre', org: '101' },
    signIn: (address) => {
      const asked = new URL(address).searchParams;
      const code = randomBytes(16).toString('hex');
      codes.set(code, { challenge: asked.get('code_challenge') ?? '', redirectUri: asked.get('redirect_uri') ?? '' });
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state') ?? '');
      return `${back.pathname}${back.search}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return issuer;
};
