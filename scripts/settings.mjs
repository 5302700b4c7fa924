// Every setting of the program: the one table that the program reads, checks and explains itself by. Plain Node, so that a wrong setting and
// `--help` are answered before anything is installed.
import { PlainError } from './steps.mjs';

/** @typedef {import('./settings.d.mts').Setting} Setting */

const text = { range: 'text', ok: () => true };
const port = { range: '0–65535, 0: any free one', ok: (/** @type {string} */ v) => /^\d{1,5}$/.test(v) && Number(v) <= 65_535 };
const whole = (/** @type {number} */ least, /** @type {number} */ most) => ({
  range: `${least}–${most}`,
  ok: (/** @type {string} */ v) => /^\d{1,9}$/.test(v) && Number(v) >= least && Number(v) <= most,
});
const oneOf = (/** @type {string[]} */ ...words) => ({ range: words.join(', '), ok: (/** @type {string} */ v) => words.includes(v) });
const isUrl = (/** @type {string} */ v, /** @type {RegExp} */ protocol) => URL.canParse(v) && protocol.test(new URL(v).protocol);
const web = { range: 'http://… or https://…', ok: (/** @type {string} */ v) => isUrl(v, /^https?:$/) };
const postgres = {
  range: 'postgresql://user@host:port/database',
  ok: (/** @type {string} */ v) => /^postgres(ql)?:\/\//.test(v) && URL.canParse(v),
};
const masterKey = {
  range: '32 bytes in hex or base64: openssl rand -base64 32',
  ok: (/** @type {string} */ v) => /^\s*([0-9a-f]{64}|[A-Za-z0-9+/_-]{43}=?)\s*$/i.test(v),
};

/** @type {readonly { readonly title: string; readonly settings: readonly Setting[] }[]} */
export const SETTINGS = [
  {
    title: 'Addresses',
    settings: [
      { name: 'PORT', kind: port, default: '8080', en: 'the API and the citizen page' },
      { name: 'HOST', kind: text, default: '127.0.0.1', en: 'the address that the API listens on; 0.0.0.0: all' },
      { name: 'TLS_CERT_FILE', kind: text, en: 'the API’s certificate (PEM): it then speaks HTTPS; with TLS_KEY_FILE' },
      { name: 'TLS_KEY_FILE', kind: text, en: 'its key (PEM)' },
      { name: 'PUBLIC_URL', kind: web, en: 'where people see the citizen page, when it is behind another address' },
    ],
  },
  {
    title: 'Temporal',
    settings: [
      { name: 'TEMPORAL_PORT', kind: port, default: '7233', en: 'the embedded Temporal server' },
      { name: 'UI_PORT', kind: port, default: '8233', en: 'its UI' },
      { name: 'TEMPORAL_CLI', kind: text, en: 'the Temporal CLI to run, when it is not on the PATH' },
      { name: 'TEMPORAL_ADDRESS', kind: text, en: 'host:port of a server to use instead of the embedded one' },
      { name: 'TEMPORAL_PROFILE', kind: text, en: 'a profile of the Temporal configuration to use instead; likewise TEMPORAL_CONFIG_FILE' },
      { name: 'TEMPORAL_CONFIG_FILE', kind: text, en: 'the file of such profiles' },
      {
        name: 'TEMPORAL_NAMESPACE',
        kind: text,
        default: 'default',
        en: 'its namespace; TEMPORAL_API_KEY and TEMPORAL_TLS_… as Temporal has them',
      },
      { name: 'TEMPORAL_UI_URL', kind: web, en: 'its UI, for links from the citizen page' },
      { name: 'TEMPORAL_UI_ORIGIN', kind: web, en: 'where the UI’s pages come from, for the codec, when it is not TEMPORAL_UI_URL' },
      {
        name: 'TEMPORAL_DATABASE_URL',
        kind: postgres,
        secret: true,
        en: 'its own PostgreSQL database, for npm run backup and npm run restore alone',
      },
      {
        name: 'TEMPORAL_VISIBILITY_DATABASE_URL',
        kind: postgres,
        secret: true,
        en: 'the database of its lists, when it is not the one above with _visibility at its name',
      },
      { name: 'MAX_CACHED_WORKFLOWS', kind: whole(0, 100_000), default: '1000', en: 'citizens and courses that a worker keeps in memory' },
      { name: 'WORKFLOW_TASKS', kind: whole(2, 1_000), default: '40', en: 'decisions of a worker under way at the same time' },
      {
        name: 'WORKFLOW_POLLERS',
        kind: whole(2, 100),
        default: '10',
        en: 'calls of a worker that wait for such work; no more than WORKFLOW_TASKS',
      },
      { name: 'ACTIVITIES', kind: whole(1, 1_000), default: '100', en: 'outward work of a worker under way at the same time' },
      {
        name: 'ACTIVITY_POLLERS',
        kind: whole(1, 100),
        default: '10',
        en: 'calls of a worker that wait for such work; no more than ACTIVITIES',
      },
      {
        name: 'WORKFLOW_THREADS',
        kind: whole(1, 64),
        default: '1',
        en: 'threads of a worker that decide, each with all machines in its memory',
      },
    ],
  },
  {
    title: 'What lasts',
    settings: [
      { name: 'DATA_DIR', kind: text, default: '.data', en: 'the folder for everything that must last' },
      { name: 'DATABASE_URL', kind: postgres, secret: true, en: 'a PostgreSQL database to use instead of the embedded one' },
      {
        name: 'DATABASE_CONNECTIONS',
        kind: whole(1, 200),
        default: '10',
        en: 'connections that a process has to that database at most',
      },
      {
        name: 'KEYS_DATABASE_URL',
        kind: postgres,
        secret: true,
        en: 'a database of its own for the keys; else they are a schema of the store’s',
      },
      {
        name: 'DELETIONS_DATABASE_URL',
        kind: postgres,
        secret: true,
        en: 'a database of its own for the list of deletions; else a table beside the store’s, or a file in DATA_DIR',
      },
      { name: 'KEYS_DIR', kind: text, en: 'a folder for the keys, instead of a database' },
      { name: 'MASTER_KEY', kind: masterKey, secret: true, en: 'wraps every key; needed in production, else made in DATA_DIR' },
      { name: 'MASTER_KEY_PREVIOUS', kind: masterKey, secret: true, en: 'the one before, while a rotation is under way' },
    ],
  },
  {
    title: 'Who may call',
    settings: [
      { name: 'OIDC_ISSUER', kind: web, en: 'whose tokens are taken; needed in production, https there; else the local issuer' },
      { name: 'OIDC_AUDIENCE', kind: text, en: 'for whom they must be; needed in production' },
      { name: 'OIDC_JWKS_URL', kind: web, en: 'its keys, when they are not found by discovery' },
      { name: 'OIDC_CLIENT_ID', kind: text, en: 'the citizen page as a client of the issuer' },
      { name: 'OIDC_CLIENT_SECRET', kind: text, secret: true, en: 'its secret; a public client has none' },
      {
        name: 'TRUST_PROXY',
        kind: text,
        en: 'addresses of the proxies in front (10.0.0.1, 10.0.0.0/8): the caller’s address is then what they say',
      },
      { name: 'RATE_PER_TOKEN', kind: whole(1, 1_000_000), default: '10000', en: 'requests of one token in ten seconds; beyond: 429' },
      {
        name: 'RATE_PER_ADDRESS',
        kind: whole(1, 1_000_000),
        default: '20000',
        en: 'requests from one address in ten seconds; beyond: 429',
      },
      { name: 'OIDC_SCOPE', kind: text, en: 'the scope that it asks for' },
    ],
  },
  {
    title: 'Outward systems; without an address a stand-in takes what it is sent',
    settings: [
      { name: 'JOBNET_URL', kind: web, en: 'Jobnet; each of these with …_TOKEN, a bearer token' },
      { name: 'UDB_URL', kind: web, en: 'Ungedatabasen' },
      { name: 'GATEWAY_URL', kind: web, en: 'the gateway for SMS and e-mail' },
      { name: 'INSTITUTIONS_URL', kind: web, en: 'STIL’s register of institutions' },
      { name: 'PROFILE_TOOL_URL', kind: web, en: 'the profile tool' },
      { name: 'PORT_TIMEOUT_MS', kind: whole(1, 20_000), default: '5000', en: 'how long one try of one call may take' },
    ],
  },
  {
    title: 'Operation',
    settings: [
      {
        name: 'NODE_ENV',
        kind: oneOf('development', 'test', 'production'),
        default: 'development',
        en: 'production: nothing local is trusted',
      },
      { name: 'LOG_LEVEL', kind: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'), default: 'info', en: 'how much is logged' },
      {
        name: 'ROLL_OUT',
        kind: oneOf('auto', 'by-hand'),
        default: 'auto',
        en: 'whether a new version becomes the current one by itself and asks the runs of older ones over; by-hand: npm run deploy does',
      },
      {
        name: 'METRICS_PORT',
        kind: port,
        en: 'a port of its own for /metrics, /health and /alive, of a worker too; without it the API has /metrics at its own port, a worker none',
      },
      { name: 'METRICS_HOST', kind: text, default: '127.0.0.1', en: 'the address that it listens on' },
      { name: 'OTLP_URL', kind: web, en: 'an OpenTelemetry collector (OTLP over HTTP) for traces; without it there are none' },
      {
        name: 'DRAIN_MS',
        kind: whole(0, 60_000),
        default: '500',
        en: 'at the end: how long /health says no before no connection is taken',
      },
    ],
  },
];

const ALL = SETTINGS.flatMap(({ settings }) => settings);

/** The table as people read it. */
export function settingsHelp() {
  const width = Math.max(...ALL.map(({ name }) => name.length)) + 2;
  const line = (/** @type {Setting} */ s) =>
    `  ${s.name.padEnd(width)}${s.en}${s.kind.range === 'text' ? '' : ` [${s.kind.range}]`}${s.default === undefined ? '' : ` (${s.default})`}`;
  return SETTINGS.map(({ title, settings }) => [`${title}:`, ...settings.map(line)].join('\n')).join('\n\n');
}

/** Throws one line for the first setting that cannot be meant. A secret's value is never shown. @param {NodeJS.ProcessEnv} env */
export function checkSettings(env) {
  for (const { name, kind, secret } of ALL) {
    const value = env[name];
    if (!value || kind.ok(value)) continue;
    throw new PlainError(`${name}${secret ? '' : `=${value}`} cannot be used: expected ${kind.range}`);
  }
  if (Boolean(env.TLS_CERT_FILE) !== Boolean(env.TLS_KEY_FILE))
    throw new PlainError('TLS_CERT_FILE and TLS_KEY_FILE go together: one is not set');
  for (const [polls, most] of [
    ['WORKFLOW_POLLERS', 'WORKFLOW_TASKS'],
    ['ACTIVITY_POLLERS', 'ACTIVITIES'],
  ])
    if (numberSetting(polls, env) > numberSetting(most, env))
      throw new PlainError(`${polls} is more than ${most}: what waits for more than may be done at once waits in vain`);
  const issuer = env.OIDC_ISSUER;
  if (!issuer && env.OIDC_JWKS_URL) throw new PlainError('OIDC_JWKS_URL is set without OIDC_ISSUER, whose tokens are to be taken');
  if (env.NODE_ENV !== 'production') return;
  if (!issuer) throw new PlainError('OIDC_ISSUER is not set: in production the tokens of an issuer are needed, the local one is off');
  for (const name of ['OIDC_ISSUER', 'OIDC_JWKS_URL']) {
    const url = env[name];
    if (url && !url.startsWith('https://')) throw new PlainError(`${name}=${url} cannot be used: in production it must be https`);
  }
  if (!env.OIDC_AUDIENCE)
    throw new PlainError('OIDC_AUDIENCE is not set: in production it must be, else tokens for other programs would be taken');
  if (!env.MASTER_KEY)
    throw new PlainError(
      'MASTER_KEY is not set: in production it must be given (32 bytes, base64 or hex), a key made beside the data protects nothing',
    );
}

/** A setting's value, or its default. @param {string} name @param {NodeJS.ProcessEnv} env */
export function setting(name, env = process.env) {
  const row = ALL.find((s) => s.name === name);
  if (!row) throw new Error(`there is no setting ${name}`);
  return env[name]?.trim() || row.default;
}

/** @param {string} name @param {NodeJS.ProcessEnv} env */
export function numberSetting(name, env = process.env) {
  return Number(setting(name, env));
}
