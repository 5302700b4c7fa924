import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTVerifyGetKey,
  jwtVerify,
  SignJWT,
} from 'jose';
import { LRUCache } from 'lru-cache';
import { isOfficeNumber } from '../../machines/core/fields.ts';
import type { Caller, Role } from '../../machines/core/types.ts';
import { writeOnce } from '../../store/keys/durable-file.ts';

/** Who calls, as the token says: `who` is the token's subject, for the access log. */
export interface Identity extends Caller {
  readonly who: string;
}

/** The token proves nothing: it is missing, expired, badly signed or from somebody else. */
export class InvalidToken extends Error {
  override readonly name = 'InvalidToken';
}

/** The token is good, but names no role of this register, or no organisation where the role needs one. */
export class UnknownRole extends Error {
  override readonly name = 'UnknownRole';
}

/** The issuer's keys cannot be read just now. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}

/** A setting is missing or wrong; the message is one line for the person who starts the program. */
export class TokenSettingError extends Error {
  override readonly name = 'TokenSettingError';
}

export interface TokenVerifier {
  /** @throws InvalidToken, UnknownRole, IssuerUnavailable */
  verify(token: string): Promise<Identity>;
}

export const ROLES: readonly Role[] = ['jobcentre', 'a-kasse', 'citizen', 'benefit-system', 'cpr', 'udb', 'udk', 'batch', 'operator'];
/** Roles that act for someone: a jobcentre's or an a-kasse's number, the citizen's id. */
export const ROLES_WITH_ORG: readonly Role[] = ['jobcentre', 'a-kasse', 'citizen'];

const OFFICES: readonly Role[] = ['jobcentre', 'a-kasse'];

/** Text that can be kept and written into a log line: no control characters, no halves of characters, not without end. */
const isWord = (value: unknown): boolean => typeof value === 'string' && value.length <= 255 && !/\p{Cc}|\p{Surrogate}/u.test(value);

const LOCAL_ISSUER = 'urn:local-issuer';
const AUDIENCE = 'borgerforloeb';
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'EdDSA'];
const FETCH_MS = 5_000;
const TOLERANCE_S = 5;
/** A signature that was good is not checked again for so long: a key that the issuer takes back may count for that much longer. */
const REMEMBERED_MS = 60_000;
const REMEMBERED = 10_000;

const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);

const identityOf = (claims: Readonly<Record<string, unknown>>): Identity => {
  const { role, org, sub } = claims;
  if (!isRole(role)) throw new UnknownRole('the token names no role of this register');
  const named = typeof org === 'number' ? String(org) : typeof org === 'string' && org !== '' ? org : null;
  if (ROLES_WITH_ORG.includes(role) && named === null) throw new UnknownRole(`a token for ${role} needs the claim org`);
  if (named !== null && !(OFFICES.includes(role) ? isOfficeNumber(named) : isWord(named)))
    throw new InvalidToken('the claim org names no organisation');
  if (sub !== undefined && !isWord(sub)) throw new InvalidToken('the claim sub is no name');
  const acting = ROLES_WITH_ORG.includes(role) ? named : null;
  return { role, org: acting, who: typeof sub === 'string' && sub !== '' ? sub : acting === null ? role : `${role} ${acting}` };
};

/** A token is told by its hash: nobody who reads this memory can call with it. */
const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64');

const verifierOn = (keys: () => Promise<JWTVerifyGetKey>, issuer: string, audience: string | undefined): TokenVerifier => {
  const good = new LRUCache<string, Identity>({ max: REMEMBERED });
  const verified = async (token: string): Promise<readonly [Identity, untilMs: number]> => {
    const { payload } = await jwtVerify(token, await keys(), {
      issuer,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp'],
      clockTolerance: TOLERANCE_S,
      ...(audience === undefined ? {} : { audience }),
    });
    return [identityOf(payload), ((payload.exp ?? 0) + TOLERANCE_S) * 1_000];
  };
  return {
    verify: async (token) => {
      const digest = digestOf(token);
      const remembered = good.get(digest);
      if (remembered) return remembered;
      try {
        const [identity, until] = await verified(token);
        const ttl = Math.min(REMEMBERED_MS, until - Date.now());
        if (ttl > 0) good.set(digest, identity, { ttl });
        return identity;
      } catch (error) {
        if (error instanceof UnknownRole || error instanceof InvalidToken || error instanceof IssuerUnavailable) throw error;
        // a key that is not (or not the only one) in the set is the token's fault; a set that cannot be had is the issuer's
        if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || !(error instanceof errors.JOSEError))
          throw new IssuerUnavailable('the keys of the issuer cannot be read', { cause: error });
        if (error.code === 'ERR_JOSE_GENERIC') throw new IssuerUnavailable('the keys of the issuer cannot be read', { cause: error });
        throw new InvalidToken(error.code);
      }
    },
  };
};

export interface OutsideIssuer {
  readonly issuer: string;
  /** Found by OIDC discovery when it is not given. */
  readonly jwksUrl?: string | undefined;
  readonly audience?: string | undefined;
}

const discovered = async (issuer: string): Promise<string> => {
  try {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(FETCH_MS) });
    const { jwks_uri: url } = (await answer.json()) as { jwks_uri?: unknown };
    if (answer.ok && typeof url === 'string') return url;
  } catch (error) {
    throw new IssuerUnavailable('the issuer cannot be reached', { cause: error });
  }
  throw new IssuerUnavailable('the issuer names no keys');
};

/** Tokens of an OIDC provider. The keys are fetched when the first token comes, and again when a new key id shows up. */
export const outsideVerifier = ({ issuer, jwksUrl, audience }: OutsideIssuer): TokenVerifier => {
  let keys: JWTVerifyGetKey | undefined;
  return verifierOn(
    async () => {
      keys ??= createRemoteJWKSet(new URL(jwksUrl ?? (await discovered(issuer))), { timeoutDuration: FETCH_MS, cooldownDuration: 10_000 });
      return keys;
    },
    issuer,
    audience,
  );
};

export interface LocalIssuer {
  sign(who: { readonly role: string; readonly org: string | null; readonly hours?: number }): Promise<string>;
  readonly verifier: TokenVerifier;
}

const readKey = (file: string): JWK | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new TokenSettingError(`${file} holds no key: remove it, and a new one is made`);
  }
};

/** A key of our own, for this machine only: kept in `file` (0600, made when it is missing), else in memory. */
export const createLocalIssuer = async ({ file }: { readonly file?: string | undefined } = {}): Promise<LocalIssuer> => {
  if (process.env.NODE_ENV === 'production') throw new TokenSettingError('the local issuer of tokens is off in production');
  let jwk = file === undefined ? undefined : readKey(file);
  if (jwk === undefined) {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    jwk = { ...(await exportJWK(privateKey)), alg: 'ES256' };
    // another process may have made one at the same time: the file's is the one
    if (file !== undefined && !writeOnce(file, `${JSON.stringify(jwk)}\n`)) jwk = readKey(file) ?? jwk;
  }
  const { d: _secret, ...open } = jwk;
  const key = await importJWK(jwk, 'ES256');
  const keys = createLocalJWKSet({ keys: [open] });
  return {
    sign: ({ role, org, hours = 8 }) =>
      new SignJWT({ role, ...(org === null ? {} : { org }) })
        .setProtectedHeader({ alg: 'ES256' })
        .setIssuer(LOCAL_ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(org === null ? role : `${role} ${org}`)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000 + hours * 3600))
        .sign(key),
    verifier: verifierOn(async () => keys, LOCAL_ISSUER, AUDIENCE),
  };
};

/** Why the local issuer is off, or undefined when it is on. */
export const localIssuerOff = (env: NodeJS.ProcessEnv): string | undefined => {
  if (env.OIDC_ISSUER) return `tokens come from ${env.OIDC_ISSUER} (OIDC_ISSUER)`;
  if (env.OIDC_JWKS_URL) return 'OIDC_JWKS_URL is set: tokens come from an outside issuer';
  return env.NODE_ENV === 'production' ? 'NODE_ENV is production: set OIDC_ISSUER' : undefined;
};

/**
 * The verifier that the environment asks for: OIDC_ISSUER (with OIDC_JWKS_URL, else discovered, and OIDC_AUDIENCE), else the local issuer.
 * @throws TokenSettingError one line
 */
export const tokensFrom = async (env: NodeJS.ProcessEnv, keyFile: string): Promise<{ verifier: TokenVerifier; local?: LocalIssuer }> => {
  const { OIDC_ISSUER: issuer, OIDC_JWKS_URL: jwksUrl, OIDC_AUDIENCE: audience } = env;
  for (const [name, url] of Object.entries({ OIDC_ISSUER: issuer, OIDC_JWKS_URL: jwksUrl })) {
    if (url && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
      throw new TokenSettingError(`${name} is no web address: ${url}`);
  }
  if (issuer) return { verifier: outsideVerifier({ issuer, jwksUrl: jwksUrl || undefined, audience: audience || undefined }) };
  const off = localIssuerOff(env);
  if (off !== undefined)
    throw new TokenSettingError(jwksUrl ? 'OIDC_JWKS_URL is set without OIDC_ISSUER, whose tokens are to be taken' : off);
  const local = await createLocalIssuer({ file: keyFile });
  return { verifier: local.verifier, local };
};
