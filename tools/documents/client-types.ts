import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApi } from '../../api/server.ts';
import { PlainError, ROOT } from '../../scripts/steps.mjs';

export const CLIENT_TYPES = 'client/schema.ts';

const HEAD = `/**
 * The types of the API, made from its own OpenAPI document by openapi-typescript: \`npm run approve\` writes this file, \`npm run check\` compares it.
 */

`;

/** What the API stands on: its document needs nothing of it. */
const nothing = new Proxy(
  {},
  {
    get: (_, name) => {
      throw new Error(`the OpenAPI document asks for ${String(name)}`);
    },
  },
) as never;

/** The OpenAPI document, with no engine and no store. */
export const apiDocument = async (): Promise<unknown> => {
  const below = { store: nothing, engine: nothing, clock: nothing, tokens: nothing, jobnet: nothing, institutions: nothing };
  const api = await buildApi({ ...below, hash: nothing });
  try {
    return api.swagger();
  } finally {
    await api.close();
  }
};

/** TypeScript for the document. A process of its own: what makes it needs another TypeScript than ours (typescript5.mjs). */
const typesOf = (document: unknown): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        pathToFileURL(join(ROOT, 'tools/documents/typescript5.mjs')).href,
        join(ROOT, 'node_modules/openapi-typescript/bin/cli.js'),
      ],
      { cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 && out.includes('export interface paths')
        ? resolve(out)
        : reject(new PlainError(`openapi-typescript made no types of the OpenAPI document: ${err.trim() || `it ended with ${code}`}`)),
    );
    child.stdin.end(JSON.stringify(document));
  });

/** The text of client/schema.ts. */
export const clientTypes = async (): Promise<string> => {
  const types = await typesOf(await apiDocument());
  return `${HEAD}${types.replace(/^\/\*\*[\s\S]*?\*\/\s*/, '').trimEnd()}\n`;
};
