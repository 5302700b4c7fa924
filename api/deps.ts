import type { PayloadCodec } from '@temporalio/common';
import type { FastifyServerOptions } from 'fastify';
import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import type { LocalIssuer, TokenVerifier } from './auth/tokens.ts';
import type { Engine } from './engine/engine.ts';

/** A school in STIL's register. @da uddannelsesinstitution */
export interface Institution {
  readonly number: string;
  readonly name: string;
  readonly cvr: string | null;
  readonly pNumber: string | null;
}

/** The codec server for Temporal's UI. */
export interface CodecServer {
  /** Opens payloads; the side of clients, so that a forgotten citizen's are answered with the words for it. */
  readonly codec: PayloadCodec;
  /** Where the UI's pages come from (`http://localhost:8233`): the only origin that may ask from a browser. */
  readonly uiOrigin?: string | undefined;
  /** Offers a page that signs in with a pasted token; for the local issuer only. */
  readonly signIn?: boolean;
}

/** An OIDC issuer at which people sign in to the page, by the code flow with PKCE. */
export interface SignInAt {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent: a public client, which PKCE alone protects. */
  readonly clientSecret?: string | undefined;
  readonly scope?: string | undefined;
}

/** The citizen page. */
export interface Page {
  /** The folder that `npm run build:web` writes. */
  readonly folder: string;
  /** The address at which people see it (`https://borgerforloeb.example`); absent: the one that the request came to. */
  readonly address?: string | undefined;
  /** The local issuer: whoever is at this machine chooses a role. Never in production. */
  readonly local?: LocalIssuer | undefined;
  readonly signIn?: SignInAt | undefined;
  /** How sessions are sealed; the vault's keyed hash when left out. */
  readonly seal?: ((text: string) => string) | undefined;
  /** The clock can be turned: the page asks `/time-machine`, which who serves the page answers. */
  readonly timeMachine?: true | undefined;
  /** Where courses are looked at by an operator. */
  readonly temporalUi?: { readonly url: string; readonly namespace: string } | undefined;
}

/** What this process knows of itself. */
export interface Health {
  /** It is about to end: `/health` says no, what comes all the same is answered. */
  readonly draining: boolean;
  /** Parts that do not work as they should, since when (ISO instant), and why, with nothing of a person in it. */
  degraded(): readonly { readonly part: string; readonly since: string; readonly why: string }[];
  fine(part: string): void;
  broken(part: string, why: string): void;
}

/** One request, as it ended. */
export interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
  readonly code?: string;
  readonly rule?: string;
}

/** The figures of this process. */
export interface Figures {
  readonly contentType: string;
  text(): Promise<string>;
  request(answered: Answered): void;
}

/** What the API stands on. */
export interface ApiDeps {
  readonly store: Store;
  readonly engine: Engine;
  /** The engine's clock, epoch milliseconds: "today" comes from here and from nowhere else. */
  readonly clock: { now(): Promise<number> };
  readonly tokens: TokenVerifier;
  /** Keyed hash (the vault's `hmac`): for idempotency keys, and for texts that rules compare but may not read. */
  readonly hash: (text: string) => string;
  /** Asked after `create-credentials` is accepted, with the command's id: the answer is given once and kept nowhere. @source 1.5 */
  readonly jobnet: { createCredentials(citizenId: string, id: string): Promise<{ readonly username: string; readonly password: string }> };
  readonly institutions: { find(number: string): Promise<Institution | undefined> };
  /** Absent: none. */
  readonly codec?: CodecServer;
  /** Absent: none. */
  readonly page?: Page | undefined;
  /** A pino logger, or its options; no log when absent. */
  readonly log?: Logger | FastifyServerOptions['logger'];
  readonly limits?: Partial<Limits>;
  /** The API's own certificate and key (PEM): it then speaks HTTPS. Absent: HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /** Addresses of the proxies in front, whose word on where a request comes from is taken; absent: nobody's. */
  readonly trustProxy?: string | undefined;
  /** Absent: nothing is known but what `/health` asks. */
  readonly health?: Health;
  /** Takes the figures of every request; absent: nobody. */
  readonly figures?: Figures | undefined;
  /** `/metrics` is served at a port of its own, not here. */
  readonly metricsElsewhere?: boolean | undefined;
}

/** Times are milliseconds of this host. */
export interface Limits {
  /** How long one request waits for the engine, its clock, an outward system, or a store that is away: then 503. */
  readonly answerMs: number;
  /**
   * How long a command waits for its decision: longer than the time after which a workflow task that died with its worker is given to another
   * (10 seconds), so that a command in flight then is answered.
   */
  readonly commandMs: number;
  /** How long a body may take to come. */
  readonly bodyMs: number;
  /** Requests of one token, and of one address, within ten seconds. */
  readonly perToken: number;
  readonly perAddress: number;
  /** How long `register-job-seeker` waits for Jobnet's profile: then `pending`. */
  readonly profileMs: number;
  /** How long `/health` waits. */
  readonly healthMs: number;
}

export const LIMITS: Limits = {
  answerMs: 10_000,
  commandMs: 25_000,
  bodyMs: 15_000,
  perToken: 10_000,
  perAddress: 20_000,
  profileMs: 10_000,
  healthMs: 2_000,
};
