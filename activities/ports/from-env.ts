import { gatewayOverHttp } from './gateway-http.ts';
import type { HttpPortOptions } from './http.ts';
import type { Ports } from './index.ts';
import { institutionsOverHttp } from './institutions-http.ts';
import { jobnetOverHttp } from './jobnet-http.ts';
import { profileToolOverHttp } from './profile-tool-http.ts';
import { udbOverHttp } from './udb-http.ts';

/** A setting that cannot be meant. The message names the variable, never its value. */
export class PortSettingError extends Error {
  override name = 'PortSettingError';
}

type Env = Readonly<Record<string, string | undefined>>;

/** Longer than this a call holds up an activity, whose own limit is a minute for all of its tries. */
const LONGEST_TIMEOUT_MS = 20_000;

const setting = (env: Env, name: string): string | undefined => env[name]?.trim() || undefined;

const timeoutOf = (env: Env): number | undefined => {
  const text = setting(env, 'PORT_TIMEOUT_MS');
  if (text === undefined) return undefined;
  const ms = Number(text);
  if (!Number.isInteger(ms) || ms < 1 || ms > LONGEST_TIMEOUT_MS)
    throw new PortSettingError(`PORT_TIMEOUT_MS: milliseconds, 1 to ${LONGEST_TIMEOUT_MS}`);
  return ms;
};

/** The adapter's options; undefined: not configured. */
const optionsOf = (env: Env, name: string): Omit<HttpPortOptions, 'name'> | undefined => {
  const url = setting(env, `${name}_URL`);
  if (url === undefined) return undefined;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !['http:', 'https:'].includes(parsed.protocol) || parsed.search !== '' || parsed.hash !== '')
    throw new PortSettingError(`${name}_URL: the base address of an HTTP service, http://… or https://…`);
  if (parsed.username !== '' || parsed.password !== '')
    throw new PortSettingError(`${name}_URL holds no user name and no password: the token goes into ${name}_TOKEN`);
  const token = setting(env, `${name}_TOKEN`);
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token))
    throw new PortSettingError(`${name}_TOKEN: letters, digits and signs, no space`);
  return { url, token, timeoutMs: timeoutOf(env) };
};

/**
 * The outward systems: an HTTP adapter where an address is configured, else the stand-in.
 *
 * `JOBNET_URL`, `UDB_URL`, `GATEWAY_URL`, `INSTITUTIONS_URL`, `PROFILE_TOOL_URL`, each with an optional `…_TOKEN` (bearer);
 * `PORT_TIMEOUT_MS` for one try of one call (5,000).
 * @throws PortSettingError
 */
export const portsFrom = (env: Env, standIns: Ports): Ports => {
  const over = <P>(name: string, http: (options: Omit<HttpPortOptions, 'name'>) => P, standIn: P): P => {
    const options = optionsOf(env, name);
    return options ? http(options) : standIn;
  };
  return {
    jobnet: over('JOBNET', jobnetOverHttp, standIns.jobnet),
    udb: over('UDB', udbOverHttp, standIns.udb),
    gateway: over('GATEWAY', gatewayOverHttp, standIns.gateway),
    institutions: over('INSTITUTIONS', institutionsOverHttp, standIns.institutions),
    profileTool: over('PROFILE_TOOL', profileToolOverHttp, standIns.profileTool),
  };
};
