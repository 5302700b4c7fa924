import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.ts';

/** The register's API as its own OpenAPI document has it: every address, body and answer is typed. */
export type Register = Client<paths>;

export type Schemas = components['schemas'];

export interface RegisterOptions {
  /** Where the API is, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /** A bearer token of an issuer that the API trusts; the local one's: `npm run token`. */
  readonly token: string;
}

/** A client for one caller. */
export const openRegister = ({ url, token }: RegisterOptions): Register =>
  createClient<paths>({ baseUrl: url, headers: { authorization: `Bearer ${token}` } });
