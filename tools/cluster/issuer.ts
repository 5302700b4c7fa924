import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface Issuer {
  readonly url: string;
  sign(role: string, org: string | null): Promise<string>;
  close(): Promise<void>;
}

export const AUDIENCE = 'register';

/** An OIDC issuer as production wants one: https, found by discovery, its keys published. */
export const openIssuer = async (tls: string): Promise<Issuer> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid: 'cluster' };
  const read = (name: string): string => readFileSync(join(tls, name), 'utf8');
  const server = createServer({ cert: read('issuer.pem'), key: read('issuer.key') }, (request, response) => {
    const pages: Record<string, unknown> = {
      '/.well-known/openid-configuration': { issuer: url, jwks_uri: `${url}/jwks` },
      '/jwks': { keys: [jwk] },
    };
    const page = pages[request.url ?? ''];
    response.writeHead(page ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(page ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    sign: (role, org) =>
      new SignJWT({ role, ...(org === null ? {} : { org }) })
        .setProtectedHeader({ alg: 'ES256', kid: 'cluster' })
        .setIssuer(url)
        .setAudience(AUDIENCE)
        .setSubject(org === null ? role : `${role} ${org}`)
        .setIssuedAt()
        .setExpirationTime('8h')
        .sign(privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
