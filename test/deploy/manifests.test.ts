import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { Deployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { Job } from 'kubernetes-models/batch/v1';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Namespace, PersistentVolumeClaim, Secret, Service } from 'kubernetes-models/v1';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { checkSettings, SETTINGS } from '../../scripts/settings.mjs';
import { findOnPath, ROOT } from '../../scripts/steps.mjs';
import { filled } from '../../tools/cluster/part.ts';

const DEPLOY = join(ROOT, 'deploy');
const read = (...path: string[]): string => readFileSync(join(DEPLOY, ...path), 'utf8');
const MODES = ['api', 'worker', 'setup'];
const known = (name: string): boolean =>
  SETTINGS.some(({ settings }) => settings.some((s) => s.name === name)) || /^TEMPORAL_(TLS(_\w+)?|API_KEY)$/.test(name);
/** What `METRICS_PORT` answers (app/metrics-server.ts). */
const INSIDE = ['/health', '/alive', '/metrics'];

describe('systemd', () => {
  const units = readdirSync(join(DEPLOY, 'systemd'));
  const value = (unit: string, name: string): string | undefined => read('systemd', unit).match(new RegExp(`^${name}=(.*)$`, 'm'))?.[1];

  test.each(units)('%s starts a mode that there is, as nobody else, and is given the time to drain', (unit) => {
    const mode = value(unit, 'ExecStart')?.match(/^\/usr\/bin\/node scripts\/start\.mjs (\w+)$/)?.[1];
    expect(MODES).toContain(mode);
    expect(unit).toMatch(new RegExp(`^borgerforloeb-${mode}(@)?\\.service$`));
    expect(value(unit, 'User')).toBe('borgerforloeb');
    expect(value(unit, 'ProtectSystem')).toBe('strict');
    expect(value(unit, 'Environment')).toBe(`DATA_DIR=/var/lib/${value(unit, 'StateDirectory')}`);
    if (mode === 'setup') return;
    expect(value(unit, 'KillMode')).toBe('mixed');
    expect(Number(value(unit, 'TimeoutStopSec'))).toBeGreaterThan(40);
  });

  const analyze = findOnPath('systemd-analyze');
  if (analyze)
    test('systemd takes the units', () => {
      const files = units.map((unit) => join(DEPLOY, 'systemd', unit));
      // what it does not know it tells and passes over
      const { status, stdout, stderr } = spawnSync(analyze, ['verify', '--man=no', ...files], { encoding: 'utf8' });
      expect({ status, told: `${stdout}${stderr}` }).toEqual({ status: 0, told: '' });
    });
});

describe('Kubernetes', () => {
  const MODELS = {
    ConfigMap,
    Deployment,
    HorizontalPodAutoscaler,
    Job,
    Namespace,
    NetworkPolicy,
    PersistentVolumeClaim,
    PodDisruptionBudget,
    Secret,
    Service,
  };
  interface Manifest {
    readonly apiVersion: string;
    readonly kind: keyof typeof MODELS;
    readonly metadata: { readonly name: string };
    readonly data?: Record<string, string>;
    readonly stringData?: Record<string, string>;
    readonly spec: unknown;
  }
  const files = readdirSync(join(DEPLOY, 'kubernetes')).filter((file) => file !== 'kustomization.yaml');
  const manifests = files.flatMap((file) =>
    parseAllDocuments(read('kubernetes', file)).map((document) => {
      expect(document.errors, file).toEqual([]);
      return document.toJS() as Manifest;
    }),
  );
  /** Against the schema that Kubernetes publishes. */
  const validate = (manifest: Manifest): void => {
    const Model = MODELS[manifest.kind];
    expect(Model, manifest.kind).toBeDefined();
    const model = new Model(manifest as never);
    expect(model.apiVersion).toBe(manifest.apiVersion);
    model.validate();
  };
  const named = (kind: string): Manifest[] => manifests.filter((one) => one.kind === kind);

  const pod = z.object({
    metadata: z.object({ labels: z.record(z.string(), z.string()) }),
    spec: z.object({
      terminationGracePeriodSeconds: z.number().min(45),
      containers: z
        .array(
          z.object({
            args: z.tuple([z.enum(['api', 'worker', 'setup'])]),
            envFrom: z.array(z.record(z.string(), z.object({ name: z.literal('register') }))).length(2),
            ports: z.array(z.object({ name: z.string(), containerPort: z.number() })).optional(),
            volumeMounts: z.array(z.object({ name: z.string() })),
            readinessProbe: z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) }).optional(),
            livenessProbe: z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) }).optional(),
          }),
        )
        .length(1),
      volumes: z.array(z.object({ name: z.string(), persistentVolumeClaim: z.object({ claimName: z.string() }).optional() })),
    }),
  });
  const workload = z.object({
    spec: z.object({ template: pod, selector: z.object({ matchLabels: z.record(z.string(), z.string()) }).optional() }),
  });

  test('every manifest is what Kubernetes takes; one that is not is told', () => {
    expect(manifests.length).toBeGreaterThan(10);
    for (const manifest of manifests) validate(manifest);
    const [deployment] = named('Deployment');
    expect(() => validate({ ...deployment, spec: { ...(deployment?.spec as object), replicas: 'two' } } as Manifest)).toThrow(/replicas/);
  });

  test('workloads: selectors find their pods, probes ask what is answered, volumes and claims are there', () => {
    const claims = named('PersistentVolumeClaim').map((one) => one.metadata.name);
    for (const one of [...named('Deployment'), ...named('Job')]) {
      const { template, selector } = workload.parse(one).spec;
      for (const [name, label] of Object.entries(selector?.matchLabels ?? {})) expect(template.metadata.labels[name]).toBe(label);
      const [container] = template.spec.containers;
      expect(container?.args[0]).toBe(one.metadata.name);
      const volumes = template.spec.volumes.map(({ name }) => name);
      for (const { name } of container?.volumeMounts ?? []) expect(volumes).toContain(name);
      for (const { persistentVolumeClaim } of template.spec.volumes)
        if (persistentVolumeClaim) expect(claims).toContain(persistentVolumeClaim.claimName);
      if (one.kind === 'Job') continue;
      const inside = container?.ports?.find(({ name }) => name === 'inside');
      expect(String(inside?.containerPort)).toBe(named('ConfigMap')[0]?.data?.METRICS_PORT);
      expect(container?.readinessProbe?.httpGet).toEqual({ path: '/health', port: 'inside' });
      expect(container?.livenessProbe?.httpGet).toEqual({ path: '/alive', port: 'inside' });
    }
    const labels = named('Deployment').map((one) => JSON.stringify(workload.parse(one).spec.template.metadata.labels));
    const [service] = named('Service') as unknown as [{ spec: { selector: unknown } }];
    expect(labels).toContain(JSON.stringify(service.spec.selector));
  });

  test('the settings are settings, and production takes them', () => {
    const [config] = named('ConfigMap');
    const [secret] = named('Secret');
    const env = { ...config?.data, ...secret?.stringData };
    for (const name of Object.keys(env)) expect(known(name), name).toBe(true);
    for (const [name, one] of Object.entries(env)) expect(typeof one, name).toBe('string');
    expect(() => checkSettings(env)).not.toThrow();
    expect(() => checkSettings({ ...env, MASTER_KEY: '' })).toThrow('MASTER_KEY');
  });

  test('kustomize has every file but the example of the secret', () => {
    const { resources } = parse(read('kubernetes', 'kustomization.yaml')) as { resources: string[] };
    expect([...resources, 'secret.example.yaml'].sort()).toEqual(files.sort());
  });
});

describe('compose', () => {
  const text = z.string();
  const service = z.strictObject({
    image: text,
    build: z.strictObject({ context: text, dockerfile: text }).optional(),
    command: z.tuple([z.enum(['api', 'worker', 'setup'])]).optional(),
    env_file: z.array(text).optional(),
    environment: z.record(text, text).optional(),
    restart: z.enum(['unless-stopped', 'on-failure', 'always', 'no']).optional(),
    stop_signal: text.optional(),
    stop_grace_period: text.regex(/^\d+s$/).optional(),
    deploy: z.strictObject({ mode: z.literal('replicated'), replicas: z.number().int().positive() }).optional(),
    depends_on: z
      .union([
        z.array(text),
        z.record(text, z.strictObject({ condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']) })),
      ])
      .optional(),
    healthcheck: z
      .strictObject({
        test: z.array(text).min(2),
        interval: text.optional(),
        retries: z.number().optional(),
        start_period: text.optional(),
      })
      .optional(),
    ports: z.array(text.regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
    volumes: z.array(text).optional(),
  });
  const shape = z.strictObject({
    name: text,
    services: z.record(text, service),
    volumes: z.record(text, z.strictObject({})),
    'x-register': z.unknown(),
    'x-postgres': z.unknown(),
  });
  const compose = shape.parse(parse(read('compose.yaml'), { merge: true }));

  test('what depends on something depends on what is there, and can be as it is waited for', () => {
    for (const [name, { depends_on: needs = {} }] of Object.entries(compose.services))
      for (const [other, how] of Array.isArray(needs) ? needs.map((one) => [one, undefined] as const) : Object.entries(needs)) {
        expect(compose.services[other], `${name} needs ${other}`).toBeDefined();
        if (how?.condition === 'service_healthy') expect(compose.services[other]?.healthcheck, other).toBeDefined();
      }
  });

  test('volumes and files are there; the settings are settings; two of each', () => {
    for (const { volumes = [], environment = {}, command } of Object.values(compose.services)) {
      for (const volume of volumes) {
        const [from = ''] = volume.split(':');
        if (from.startsWith('.')) expect(existsSync(join(DEPLOY, from)), from).toBe(true);
        else expect(compose.volumes, from).toHaveProperty(from);
      }
      if (!command) continue;
      for (const name of Object.keys(environment)) expect(known(name), name).toBe(true);
      expect(() => checkSettings({ ...(parseEnv(read('example.env')) as NodeJS.ProcessEnv), ...environment })).not.toThrow();
    }
    for (const one of ['api', 'worker']) {
      expect(compose.services[one]?.deploy?.replicas).toBe(2);
      expect(compose.services[one]?.healthcheck?.test.join(' ')).toMatch(new RegExp(`:9464(${INSIDE.join('|')})'`));
    }
    expect(read('Dockerfile')).toContain('METRICS_PORT=9464');
  });

  const haproxy = findOnPath('haproxy', `${process.env.PATH}:/usr/sbin`);
  if (haproxy)
    test('haproxy takes its configuration', () => {
      execFileSync(haproxy, ['-c', '-f', join(DEPLOY, 'compose-haproxy.cfg')], { stdio: 'pipe' });
    });
});

describe('the cluster', () => {
  test('Temporal’s configuration: every part of it over TLS that asks for a certificate', () => {
    const names = [...read('cluster', 'temporal.yaml').matchAll(/\$\{([A-Z_]+)\}/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'NAME');
    const values = Object.fromEntries(names.map((name, i) => [name, 20_000 + i]));
    const config = parse(filled(read('cluster', 'temporal.yaml'), values), { merge: true }) as {
      persistence: { datastores: Record<string, { sql: { tls: { enabled: boolean; enableHostVerification: boolean } } }> };
      global: { tls: Record<'internode' | 'frontend', { server: { requireClientAuth: boolean; certFile: string } }> };
      services: Record<string, { rpc: { grpcPort: number; membershipPort: number } }>;
    };
    for (const { sql } of Object.values(config.persistence.datastores))
      expect(sql.tls).toMatchObject({ enabled: true, enableHostVerification: true });
    for (const side of ['internode', 'frontend'] as const)
      expect(config.global.tls[side].server).toMatchObject({ requireClientAuth: true });
    expect(Object.keys(config.services).sort()).toEqual(['frontend', 'history', 'matching', 'worker']);
    for (const { rpc } of Object.values(config.services)) expect(rpc.grpcPort).not.toBe(rpc.membershipPort);
    expect(() => filled(['$', '{NOBODY}'].join(''), {})).toThrow('NOBODY');
    expect(parse(read('cluster', 'dynamic.yaml'))).toHaveProperty(['frontend.shutdownDrainDuration', 0, 'value'], '3s');
  });
});
