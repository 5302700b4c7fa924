import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { ensureBuilt } from '../../scripts/build.mjs';
import { freePort } from '../../scripts/processes.mjs';
import { findOnPath, MissingTool, ROOT, runStep, say } from '../../scripts/steps.mjs';
import { makeAuthority } from './authority.ts';
import { AUDIENCE, type Issuer, openIssuer } from './issuer.ts';
import type { Endpoint } from './load.ts';
import { filled, listens, type Part, partOf } from './part.ts';
import { type Database, makeDatabase } from './postgres.ts';
import { buildServer, SERVER } from './server.ts';

export interface Counts {
  readonly servers: number;
  readonly workers: number;
  readonly apis: number;
}

export interface Cluster extends Endpoint {
  readonly ca: string;
  readonly issuer: Issuer;
  readonly databases: { readonly temporal: Database; readonly register: Database };
  /** Every process. */
  readonly parts: readonly Part[];
  readonly servers: readonly Part[];
  readonly workers: readonly Part[];
  readonly apis: readonly Part[];
  /** Reads its configuration again by a new process; no connection is cut. */
  readonly proxy: Part & { reload(): Promise<void> };
  close(): Promise<void>;
}

const NAMESPACE = 'citizens';
const TEMPLATES = join(ROOT, 'deploy', 'cluster');
/** The same for good; 512 and more for a country (docs/scale.md). */
const SHARDS = 128;

let next = 20_000 + Math.floor(Math.random() * 9_000);
/** Below those that outgoing connections are given; Temporal keeps the ports of its servers as small integers, up to 32,767. */
const free = async (): Promise<number> => {
  for (;;) {
    next = next >= 32_000 ? 20_000 : next + 1;
    const port = next;
    if ((await freePort(port)) !== undefined) return port;
  }
};
const many = <T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i + 1)));

/** The status of a page of ours, over TLS. */
const status = (port: number, path: string, ca: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, ca, timeout: 5_000 }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.on('timeout', () => asked.destroy(new Error('timeout'))).on('error', reject);
    asked.end();
  });

const template = (name: string, values: Readonly<Record<string, string | number>>, to: string): string => {
  writeFileSync(to, filled(readFileSync(join(TEMPLATES, name), 'utf8'), values), { mode: 0o600 });
  return to;
};

/** Everything as on machines of one's own, on this one: each part a process, TLS between all of them, nothing but loopback. */
export const openCluster = async (folder: string, { servers, workers, apis }: Counts): Promise<Cluster> => {
  const haproxy = findOnPath('haproxy', `${process.env.PATH}:/usr/sbin`);
  if (!haproxy) throw new MissingTool('haproxy', 'apt-get install haproxy');
  const programs = await buildServer();
  const built = await ensureBuilt();
  const [tls, logs, run] = ['tls', 'logs', 'run'].map((name) => join(folder, name)) as [string, string, string];
  for (const one of [logs, run]) mkdirSync(one, { recursive: true });
  const caFile = join(tls, 'ca.pem');
  const ca = readFileSync(caFile, 'utf8');
  const opened: (() => Promise<void>)[] = [];
  const started = async <T extends Part>(part: T): Promise<T> => {
    opened.push(() => part.stop());
    await part.start();
    return part;
  };
  const close = async (): Promise<void> => {
    for (const one of opened.reverse()) await one().catch((error: unknown) => say(String(error)));
  };

  try {
    const password = randomBytes(18).toString('hex');
    const database = async (name: string): Promise<Database> =>
      started(await makeDatabase({ name, folder: join(folder, name), tls, logs, port: await free(), password }));
    say('PostgreSQL: two servers (Temporal and the keys; the register)');
    const databases = { temporal: await database('postgres-temporal'), register: await database('postgres-register') };
    const make = async (on: Database, user: string, names: readonly string[]): Promise<void> => {
      await on.sql(`CREATE ROLE ${user} LOGIN PASSWORD '${password}'`);
      for (const name of names) await on.sql(`CREATE DATABASE ${name} OWNER ${user}`);
    };
    await make(databases.temporal, 'temporal', ['temporal', 'temporal_visibility']);
    await make(databases.temporal, 'keys', ['keys']);
    await make(databases.register, 'register', ['register']);
    for (const [name, schema] of [
      ['temporal', 'postgresql/v12/temporal'],
      ['temporal_visibility', 'postgresql/v12/visibility'],
    ] as const) {
      const where = ['--plugin', 'postgres12', '--endpoint', '127.0.0.1', '--port', String(databases.temporal.port), '--user', 'temporal'];
      const tlsFlags = ['--tls', '--tls-ca-file', caFile, '--tls-server-name', 'localhost'];
      const env = { ...process.env, SQL_PASSWORD: password };
      const step = (args: readonly string[]) =>
        runStep({ what: `schema ${schema}`, command: programs.sqlTool, args: [...where, ...tlsFlags, '--database', name, ...args], env });
      await step(['setup-schema', '--version', '0.0']);
      await step(['update-schema', '--schema-name', schema]);
    }

    say(`Temporal ${SERVER}: ${servers} servers`);
    const dynamic = template('dynamic.yaml', {}, join(run, 'dynamic.yaml'));
    const connection = (port: number) =>
      Connection.connect({
        address: `127.0.0.1:${port}`,
        tls: {
          serverNameOverride: 'localhost',
          serverRootCACertificate: Buffer.from(ca),
          clientCertPair: { crt: readFileSync(join(tls, 'register.pem')), key: readFileSync(join(tls, 'register.key')) },
        },
        connectTimeout: 3_000,
      });
    const temporals = await many(servers, async (i) => {
      const names = ['FRONTEND', 'HISTORY', 'MATCHING', 'WORKER'].flatMap((one) => [`${one}_PORT`, `${one}_MEMBER_PORT`]);
      const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await free()] as const)));
      const port = ports.FRONTEND_PORT ?? 0;
      const values = { ...ports, ADDRESS: '127.0.0.1', TLS: tls, DYNAMIC: dynamic, SHARDS, POSTGRES_PASSWORD: password };
      const config = join(run, `temporal-${i}`);
      mkdirSync(config, { recursive: true });
      template('temporal.yaml', { ...values, POSTGRES: `127.0.0.1:${databases.temporal.port}` }, join(config, 'cluster.yaml'));
      const part = partOf({
        name: `temporal-${i}`,
        command: programs.server,
        args: ['--root', run, '--config', `temporal-${i}`, '--env', 'cluster', '--allow-no-auth', 'start'],
        logs,
        ready: async () => {
          if (!(await listens(port))) return false;
          const to = await connection(port);
          try {
            await to.withDeadline(Date.now() + 3_000, () => to.workflowService.getClusterInfo({}));
            await to.withDeadline(Date.now() + 3_000, () => to.workflowService.listNamespaces({ pageSize: 1 }));
            return true;
          } finally {
            await to.close();
          }
        },
      });
      return { part, port };
    });
    for (const { part } of temporals) await started(part);

    const apiPorts = await many(apis, free);
    const [registerPort, temporalPort] = [await free(), await free()];
    const line = (name: string) => (port: number, i: number) => `  server ${name}-${i + 1} 127.0.0.1:${port}`;
    const config = template(
      'haproxy.cfg',
      {
        RUN: run,
        TLS: tls,
        ADDRESS: '127.0.0.1',
        REGISTER_PORT: registerPort,
        TEMPORAL_PORT: temporalPort,
        API_SERVERS: apiPorts.map(line('api')).join('\n'),
        LATE_API_SERVERS: apiPorts.map((port, i) => `${line('late')(port, i)} backup no-check`).join('\n'),
        TEMPORAL_SERVERS: temporals
          .map(({ port }) => port)
          .map(line('temporal'))
          .join('\n'),
      },
      join(run, 'haproxy.cfg'),
    );
    execFileSync(haproxy, ['-c', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
    const proxyPart = partOf({
      name: 'proxy',
      command: haproxy,
      args: ['-W', '-db', '-f', config],
      logs,
      ready: async () => (await listens(registerPort)) && (await listens(temporalPort)),
      stopSignal: 'SIGUSR1',
    });
    const proxy = {
      ...(await started(proxyPart)),
      reload: async () => {
        proxyPart.signal('SIGUSR2');
        await pause(2_000);
      },
    };

    const issuer = await openIssuer(tls);
    opened.push(() => issuer.close());
    const { TEMPORAL_PROFILE: _, TEMPORAL_CONFIG_FILE: __, ...inherited } = process.env;
    const env: NodeJS.ProcessEnv = {
      ...inherited,
      NODE_ENV: 'production',
      NODE_EXTRA_CA_CERTS: caFile,
      TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
      TEMPORAL_NAMESPACE: NAMESPACE,
      TEMPORAL_TLS: 'true',
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: caFile,
      TEMPORAL_TLS_CLIENT_CERT_PATH: join(tls, 'register.pem'),
      TEMPORAL_TLS_CLIENT_KEY_PATH: join(tls, 'register.key'),
      TEMPORAL_TLS_SERVER_NAME: 'localhost',
      DATABASE_URL: databases.register.url('register', 'register'),
      KEYS_DATABASE_URL: databases.temporal.url('keys', 'keys'),
      TEMPORAL_DATABASE_URL: databases.temporal.url('temporal', 'temporal'),
      MASTER_KEY: randomBytes(32).toString('base64'),
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: AUDIENCE,
      TLS_CERT_FILE: join(tls, 'api.pem'),
      TLS_KEY_FILE: join(tls, 'api.key'),
      TRUST_PROXY: '127.0.0.1',
      RATE_PER_TOKEN: '1000000',
      RATE_PER_ADDRESS: '1000000',
      DRAIN_MS: '3000',
      LOG_LEVEL: 'warn',
      DATA_DIR: join(folder, 'data'),
    };
    say('npm run setup');
    await runStep({ what: 'setup', command: process.execPath, args: [join(built, 'setup.js')], env });

    const program = (name: string, script: string, more: NodeJS.ProcessEnv, ready: () => Promise<boolean>): Part =>
      partOf({
        name,
        command: process.execPath,
        args: [join(built, script)],
        options: { cwd: ROOT, env: { ...env, ...more } },
        logs,
        ready,
      });
    const workerParts = await many(workers, async (i) => {
      const port = await free();
      return program(`worker-${i}`, 'worker.js', { METRICS_PORT: `${port}`, DATA_DIR: join(folder, `worker-${i}`) }, async () =>
        fetch(`http://127.0.0.1:${port}/health`).then(({ status: code }) => code === 200),
      );
    });
    say(`the register: ${workers} workers, ${apis} APIs, one address`);
    for (const part of workerParts) await started(part);
    const apiParts = apiPorts.map((port, i) =>
      program(
        `api-${i + 1}`,
        'api.js',
        { PORT: `${port}`, DATA_DIR: join(folder, `api-${i + 1}`) },
        async () => (await status(port, '/health', ca)) === 200,
      ),
    );
    for (const part of apiParts) await started(part);
    for (const until = Date.now() + 30_000; (await status(registerPort, '/health', ca)) !== 200; await pause(200))
      if (Date.now() > until) throw new Error('nobody answers at the one address');
    return {
      url: `https://localhost:${registerPort}`,
      ca,
      issuer,
      databases,
      parts: [databases.temporal, databases.register, ...temporals.map(({ part }) => part), ...workerParts, ...apiParts, proxyPart],
      servers: temporals.map(({ part }) => part),
      workers: workerParts,
      apis: apiParts,
      proxy,
      env,
      close: async () => {
        await close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
};

export { makeAuthority };
