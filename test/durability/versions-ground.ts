import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { type HealthBook, healthBook } from '../../app/health.ts';
import type { Kept } from '../../app/keep-working.ts';
import { moveRuns } from '../../app/move-runs.ts';
import { rollOut, type Said } from '../../app/roll-out.ts';
import { type Deployment, deployment, keepVersions, type Version } from '../../app/versions.ts';
import { type App, assemble } from '../../app.ts';
import type { Refused } from '../../machines/core/composition.ts';
import type { CommandName } from '../../machines/core/machine.ts';
import { freePort } from '../../scripts/processes.mjs';
import { CACHE, ROOT } from '../../scripts/steps.mjs';
import { makeCitizenKey } from '../../store/codec/payload-codec.ts';
import { openVault } from '../../store/keys/vault.ts';
import { openStore } from '../../store/store.ts';
import { startDevServer } from '../../tools/engine/dev-server.ts';
import { type CommandAnswer, SEARCH_ATTRIBUTES, STANDS_QUERY, type StandsAnswer } from '../../workflows/contract.ts';
import { machinesHere, type TargetMachines } from '../../workflows/foreseen.ts';
import { commanded } from '../workflows/commanded.ts';
import { quietRuntime } from '../workflows/recorded.ts';

/** A real server with versions of the program on it, a store and keys in a folder: what the program's own commands can be called on. */

type Body = Readonly<Record<string, unknown>>;

export interface Called {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface VersionsGround {
  readonly app: App;
  readonly deployment: Deployment;
  /** The folder of the keys, and of what the commands keep: DATA_DIR. */
  readonly dataDir: string;
  /** TEMPORAL_ADDRESS. */
  readonly address: string;
  /** What every worker says of itself, and the lines of its log. */
  readonly health: HealthBook;
  readonly said: (Said & { readonly line: string })[];
  /** Starts a worker of the version as `npm start` does. `machines`: those of the version, where it is not this program. */
  start(version: Version, auto: boolean, machines?: TargetMachines): Promise<Kept>;
  citizen(citizenId: string, birthDate?: string): Promise<void>;
  /** `who`: `jobcentre 101`, `citizen`, `batch`. */
  command(citizenId: string, who: string, name: string, body?: Body): Promise<CommandAnswer | Refused>;
  /** The command that was given under this id, once more. */
  again(citizenId: string, who: string, name: string, body: Body, id: string): Promise<CommandAnswer | Refused>;
  /** A command that must be accepted; answers its id. */
  does(citizenId: string, who: string, name: string, body?: Body): Promise<string>;
  stands(citizenId: string): Promise<StandsAnswer>;
  /** `npm run …` of a tool, as people call it; `killAt`: killed when it has said so. */
  called(tool: string, args: readonly string[], killAt?: RegExp): Promise<Called>;
  close(): Promise<void>;
}

export const openVersionsGround = async (name: string): Promise<VersionsGround> => {
  try {
    quietRuntime();
  } catch {
    Runtime.instance();
  }
  const dataDir = mkdtempSync(join(CACHE, `${name}-`));
  const server = await startDevServer({ port: (await freePort(0)) ?? 0, headless: true, log: `temporal-${name}` });
  const connection = await Connection.connect({ address: server.address });
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
  const vault = await openVault({ env: {}, dataDir });
  const store = await openStore({ dataDir: join(dataDir, 'store'), vault });
  await store.migrate();
  const app = assemble({ connection, store, vault });
  const onServer = deployment(connection, 'default');
  const running: Kept[] = [];
  const health = healthBook();
  const said: VersionsGround['said'] = [];

  const start = async (version: Version, auto: boolean, machines = machinesHere): Promise<Kept> => {
    const natives: NativeConnection[] = [];
    const kept = await rollOut({
      version,
      versions: keepVersions(join(dataDir, 'versions')),
      deployment: onServer,
      make: async ({ buildId, bundle }) => {
        const native = await NativeConnection.connect({ address: server.address });
        natives.push(native);
        return app.worker({ native, bundle, buildId });
      },
      auto,
      move: (moving) => moveRuns({ client: app.client, machines, ...moving }),
      health,
      onEnd: () => undefined,
      say: (what, line) => said.push({ ...what, line }),
      everyMs: 300,
    });
    const stopping: Kept = {
      stop: async () => {
        await kept.stop();
        for (const native of natives.splice(0)) await native.close();
      },
    };
    running.push(stopping);
    return stopping;
  };

  let count = 0;
  const give = async (citizenId: string, who: string, name: string, body: Body, id: string): Promise<CommandAnswer | Refused> => {
    const answer = await app.engine.command(citizenId, commanded(citizenId, who, name as CommandName, body, id));
    if (answer === undefined) throw new Error(`no citizen ${citizenId}`);
    return answer;
  };

  return {
    app,
    deployment: onServer,
    dataDir,
    address: server.address,
    health,
    said,
    start,
    citizen: async (citizenId, birthDate = '1990-01-01') => {
      await makeCitizenKey(vault, citizenId);
      await app.engine.startCitizen({ citizenId, birthDate, jobcentre: '101' });
    },
    again: give,
    called: (tool, args, killAt) => called(tool, args, { DATA_DIR: dataDir, TEMPORAL_ADDRESS: server.address }, killAt),
    command: (citizenId, who, name, body = {}) => give(citizenId, who, name, body, `command-${++count}`),
    does: async (citizenId, who, name, body = {}) => {
      const id = `command-${++count}`;
      const answer = await give(citizenId, who, name, body, id);
      if (answer.outcome === 'refused') throw new Error(`${name}: ${answer.refusal.code} (${answer.refusal.rule})`);
      return id;
    },
    stands: (citizenId) => app.client.workflow.getHandle(`citizen/${citizenId}`).query<StandsAnswer>(STANDS_QUERY),
    close: async () => {
      for (const kept of running.splice(0)) await kept.stop();
      await store.close();
      await vault.close();
      await connection.close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

const called = (tool: string, args: readonly string[], settings: NodeJS.ProcessEnv, killAt?: RegExp): Promise<Called> =>
  new Promise((resolve) => {
    // a group of its own: all of it is killed
    const child = spawn(process.execPath, ['scripts/run.mjs', `tools/${tool}.ts`, ...args], {
      cwd: ROOT,
      detached: true,
      env: { ...process.env, ...settings },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      err += text;
    });
    const looking = setInterval(() => {
      if (killAt?.test(out + err) && child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    }, 20);
    child.on('close', (code) => {
      clearInterval(looking);
      resolve({ code, out, err });
    });
  });

/** Waits until it holds, two minutes at the most. */
export const until = async (what: string, holds: () => Promise<boolean>, withinMs = 120_000): Promise<void> => {
  for (const end = Date.now() + withinMs; !(await holds()); await new Promise((r) => setTimeout(r, 200)))
    if (Date.now() > end) throw new Error(`not within ${withinMs / 1_000} seconds: ${what}`);
};
