import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fail, PlainError, ROOT, say } from '../scripts/steps.mjs';
import { makeAuthority } from './cluster/authority.ts';
import { openEmbedded } from './cluster/embedded.ts';
import { type Cluster, openCluster } from './cluster/ground.ts';
import { restoreEach } from './cluster/restore.ts';
import { playOnRealClock } from './cluster/scenarios.ts';
import { buildServer } from './cluster/server.ts';
import { killEach, type Night, rollAll, sendNightly, sendToCluster } from './cluster/trial.ts';

const HELP = `npm run cluster -- try | up | build | embedded   [--servers 2] [--workers 2] [--apis 2] [--lines 10000] [--only PART]

A whole cluster on this machine, each part a process of its own, TLS between all of them, nothing but loopback: Temporal's server on PostgreSQL,
the register's PostgreSQL, workers, APIs, and one address in front (haproxy). Configuration: deploy/cluster. Everything ends with the command.

  try     plays scenarios on the real clock, sends a nightly file (its sender killed on the way), kills one of each under load,
          restarts every part in turn under load, puts each part and all back from an older backup; ends with 0 when no request failed and
          nothing deleted is readable
  up      brings it up, prints the address and a token, stays until Ctrl-C
  embedded sends the nightly file to npm start with everything embedded, to compare
  build   only builds Temporal's server (Go; some minutes, once)

  --only  of try: scenarios, send, kill, roll or restore; may be given again
  --lines of the nightly file, --order of its lines: citizens (a citizen's lines together) or rounds (one of each in turn)

Needs: Go, PostgreSQL, haproxy, openssl (Debian: golang postgresql haproxy openssl).`;

const PARTS = ['scenarios', 'send', 'kill', 'roll', 'restore'] as const;
const whole = (name: string, value: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new PlainError(`--${name} needs a number from 1, not ${value}`);
  return Number(value);
};

const read = () => {
  const text = (value: string) => ({ type: 'string' as const, default: value });
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        servers: text('2'),
        workers: text('2'),
        apis: text('2'),
        lines: text('10000'),
        order: text('citizens'),
        only: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [what = 'help'] = values.help ? [] : positionals;
    if (positionals.length > 1 || !['try', 'up', 'build', 'embedded', 'help'].includes(what))
      throw new PlainError(`try, up, build or embedded, not ${positionals.join(' ')}`);
    const only = values.only ?? [...PARTS];
    const odd = only.find((part) => !PARTS.some((known) => known === part));
    if (odd) throw new PlainError(`--only ${PARTS.join(', ')}, not ${odd}`);
    const counts = {
      servers: whole('servers', values.servers),
      workers: whole('workers', values.workers),
      apis: whole('apis', values.apis),
    };
    const order = values.order === 'rounds' ? ('rounds' as const) : ('citizens' as const);
    if (values.order !== order) throw new PlainError(`--order citizens or rounds, not ${values.order}`);
    return { what, only, counts, order, lines: whole('lines', values.lines) };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError((error instanceof Error ? error.message : String(error)).split('. ')[0] ?? '');
  }
};

/** The authority has to be known before Node begins: a process of our own then does the work. */
const again = async (folder: string): Promise<number> => {
  const args = ['--import', 'tsx', fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const env = { ...process.env, CLUSTER_FOLDER: folder, NODE_EXTRA_CA_CERTS: join(folder, 'tls', 'ca.pem') };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => name !== 'SIGINT' && child.kill(name));
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
};

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
  });

const tryAll = async (cluster: Cluster, night: Night, only: readonly string[]): Promise<number> => {
  const out = (line: string): void => console.log(line);
  const tried: readonly (readonly [part: string, title: string, run: () => Promise<number>])[] = [
    ['scenarios', 'scenarios on the real clock', () => playOnRealClock(cluster, out)],
    ['send', `npm run send of ${night.lines} lines`, () => sendToCluster(cluster, night, out)],
    ['kill', 'one of each killed under load', () => killEach(cluster, out)],
    ['roll', 'every part restarted in turn under load', () => rollAll(cluster, out)],
    ['restore', 'each part, and all, from an older backup', () => restoreEach(cluster, night.folder, out)],
  ];
  let wrong = 0;
  for (const [part, title, run] of tried.filter(([name]) => only.includes(name))) {
    out(`${title} (load of this machine ${loadavg()[0]?.toFixed(1)})`);
    const failed = await run();
    wrong += failed;
    out(`${failed === 0 ? '✓' : '✗'} ${part}: ${failed} failed`);
  }
  return wrong;
};

const main = async (): Promise<number> => {
  const { what, only, counts, lines, order } = read();
  if (what === 'help') {
    console.log(HELP);
    return 0;
  }
  if (what === 'build') {
    const { server } = await buildServer();
    say(`Temporal's server: ${server}`);
    return 0;
  }
  if (what === 'embedded') {
    const folder = mkdtempSync(join(tmpdir(), 'embedded-'));
    const endpoint = await openEmbedded(folder);
    try {
      console.log(`npm run send of ${lines} lines, everything embedded (load of this machine ${loadavg()[0]?.toFixed(1)})`);
      return await sendNightly(endpoint, { lines, order, folder }, endpoint.parts, (line) => console.log(line));
    } finally {
      await endpoint.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const given = process.env.CLUSTER_FOLDER;
  if (!given) {
    await buildServer();
    const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
    chmodSync(folder, 0o711); // PostgreSQL runs as a user of its own
    mkdirSync(join(folder, 'tls'), { mode: 0o700 });
    makeAuthority(join(folder, 'tls'));
    const code = await again(folder);
    if (!process.env.CLUSTER_KEEP) rmSync(folder, { recursive: true, force: true });
    return code;
  }
  process.on('SIGINT', () => undefined);
  const since = Date.now();
  const cluster = await openCluster(given, counts);
  say(`the cluster is up (${Math.round((Date.now() - since) / 1_000)} s): ${cluster.url}`);
  try {
    if (what === 'try') return (await tryAll(cluster, { lines, order, folder: given }, only)) === 0 ? 0 : 1;
    console.log(`API     ${cluster.url}/docs   (authority: ${join(given, 'tls', 'ca.pem')})`);
    console.log(`TOKEN=${await cluster.issuer.sign('jobcentre', '101')}`);
    await untilStopped();
    return 0;
  } finally {
    await cluster.close();
  }
};

try {
  process.exitCode = await main();
} catch (error) {
  fail(error);
}
