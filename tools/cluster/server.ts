import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { alone, CACHE, findOnPath, MissingTool, runStep } from '../../scripts/steps.mjs';

/** Temporal's server as its makers publish it: a Go module. Its programs are built once and kept. */
export const SERVER = 'v1.29.1';
const MODULE = 'go.temporal.io/server';

export interface ServerPrograms {
  readonly server: string;
  /** Makes and updates the schema; it carries the schema's files. */
  readonly sqlTool: string;
}

export const buildServer = async (): Promise<ServerPrograms> => {
  const bin = join(CACHE, `temporal-server-${SERVER}`, 'bin');
  const programs = { server: join(bin, 'server'), sqlTool: join(bin, 'sql') };
  const there = (): boolean => existsSync(programs.server) && existsSync(programs.sqlTool);
  if (there()) return programs;
  const go = findOnPath('go');
  if (!go) throw new MissingTool('Go', 'apt-get install golang (1.21 or later: it brings the version that is needed by itself)');
  mkdirSync(bin, { recursive: true });
  await alone(join(CACHE, 'temporal-server.lock'), async () => {
    for (const program of ['cmd/server', 'cmd/tools/sql'].filter(() => !there()))
      await runStep({
        what: `building ${MODULE}/${program} ${SERVER} (some minutes, once)`,
        command: 'nice',
        args: ['-n', '10', go, 'install', `${MODULE}/${program}@${SERVER}`],
        env: { ...process.env, GOBIN: bin },
        progress: (line) => (line.startsWith('go: downloading') ? line.slice(4) : undefined),
      });
  });
  return programs;
};
