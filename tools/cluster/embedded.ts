import { join } from 'node:path';
import { createLocalIssuer } from '../../api/auth/tokens.ts';
import { freePort } from '../../scripts/processes.mjs';
import { ROOT } from '../../scripts/steps.mjs';
import type { Endpoint } from './load.ts';
import { type Part, partOf } from './part.ts';

/** The default: `npm start` as it is, everything embedded, in a folder of its own. */
export const openEmbedded = async (folder: string): Promise<Endpoint & { readonly parts: readonly Part[]; close(): Promise<void> }> => {
  const [port, temporal, ui] = await Promise.all([freePort(0), freePort(0), freePort(0)]);
  const {
    TEMPORAL_ADDRESS: _,
    TEMPORAL_PROFILE: __,
    TEMPORAL_CONFIG_FILE: ___,
    DATABASE_URL: ____,
    NODE_ENV: _____,
    ...inherited
  } = process.env;
  const limits = { RATE_PER_TOKEN: '1000000', RATE_PER_ADDRESS: '1000000', LOG_LEVEL: 'warn' };
  const env = { ...inherited, ...limits, PORT: `${port}`, TEMPORAL_PORT: `${temporal}`, UI_PORT: `${ui}`, DATA_DIR: folder };
  const url = `http://127.0.0.1:${port}`;
  const part = partOf({
    name: 'start',
    command: process.execPath,
    args: [join(ROOT, 'scripts', 'start.mjs')],
    options: { cwd: ROOT, env },
    logs: folder,
    ready: async () => (await fetch(`${url}/health`)).ok,
  });
  await part.start();
  const issuer = await createLocalIssuer({ file: join(folder, 'token-key.json') });
  return { url, ca: undefined, env, issuer: { sign: (role, org) => issuer.sign({ role, org }) }, parts: [part], close: () => part.stop() };
};
