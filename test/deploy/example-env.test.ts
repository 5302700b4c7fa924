import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { checkSettings, SETTINGS } from '../../scripts/settings.mjs';
import { ROOT } from '../../scripts/steps.mjs';

const text = readFileSync(join(ROOT, 'deploy', 'example.env'), 'utf8');
const known = SETTINGS.flatMap(({ settings }) => settings.map(({ name }) => name));
/** Temporal's own, read by its SDK, and the tokens of the outward systems. */
const OF_OTHERS = [/^TEMPORAL_TLS(_SERVER_CA_CERT_PATH|_CLIENT_CERT_PATH|_CLIENT_KEY_PATH|_SERVER_NAME)?$/, /^TEMPORAL_API_KEY$/];
const OUTWARD = known.filter((name) => /^(JOBNET|UDB|GATEWAY|INSTITUTIONS|PROFILE_TOOL)_URL$/.test(name));
const tokens = OUTWARD.map((name) => name.replace('_URL', '_TOKEN'));

/** Those in use, and those that only have to be uncommented. */
const named = [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(([, name = '']) => name);

test('every name in the example is a setting, once', () => {
  for (const name of named)
    expect(known.includes(name) || tokens.includes(name) || OF_OTHERS.some((pattern) => pattern.test(name)), name).toBe(true);
  expect(new Set(named).size).toBe(named.length);
});

test('every setting is in the example', () => {
  for (const name of known) expect(named, name).toContain(name);
});

test('what is in use in the example is taken in production, and all of it is needed or of use there', () => {
  const env = parseEnv(text) as NodeJS.ProcessEnv;
  expect(() => checkSettings(env)).not.toThrow();
  for (const name of ['OIDC_ISSUER', 'OIDC_AUDIENCE', 'MASTER_KEY'])
    expect(() => checkSettings({ ...env, [name]: '' }), name).toThrow(name);
  expect(() => checkSettings({ ...env, PORT: 'http' })).toThrow(/PORT=http/);
});
