import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { specs } from '../../machines/citizen.ts';
import { commandNames } from '../../machines/shapes.ts';
import { World } from './world.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content: Readonly<Record<string, { readonly schema: unknown }>> }>
  >;
  readonly security?: readonly unknown[];
}
type Answers = Operation['responses'];
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly responses: Answers;
    readonly parameters: Readonly<Record<string, NonNullable<Operation['parameters']>[number]>>;
  };
}

/** An operation with what it refers to in its place. */
const followed = (operation: Operation): Operation => {
  const at = <T>(kind: 'responses' | 'parameters', value: T): T => {
    const { $ref } = value as { $ref?: string };
    return $ref === undefined ? value : (document.components[kind][$ref.split('/').at(-1) ?? ''] as T);
  };
  return {
    ...operation,
    ...(operation.parameters ? { parameters: operation.parameters.map((p) => at('parameters', p)) } : {}),
    responses: Object.fromEntries(Object.entries(operation.responses).map(([status, answer]) => [status, at('responses', answer)])),
  };
};

let world: World;
let document: Document;
let operations: readonly (readonly [path: string, method: string, operation: Operation])[];
beforeAll(async () => {
  world = await World.open();
  const answer = await world.get('/openapi.json', null);
  document = answer.json();
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, o]) => [path, method, followed(o)] as const),
  );
});
afterAll(() => world.close());

test('the document names every command and every view', () => {
  expect(document.openapi).toBe('3.1.0');
  for (const name of commandNames.filter((n) => specs.has(n)))
    expect(document.paths).toHaveProperty([`/citizens/{citizenId}/${name}`, 'post']);
  for (const path of ['/citizens', '/citizens/{citizenId}', '/messages', '/machines/{name}.mmd', '/health', '/institutions/{number}']) {
    expect(document.paths).toHaveProperty([path]);
  }
  expect(document.paths).not.toHaveProperty(['/citizens/{citizenId}/{command}']);
});

test('every reference leads somewhere, and nothing named is left over', () => {
  const text = JSON.stringify(document);
  const refs = new Set([...text.matchAll(/"\$ref":"#\/components\/(\w+\/[^"]+)"/g)].map((m) => m[1]));
  const { schemas, responses, parameters } = document.components;
  const named = Object.entries({ schemas, responses, parameters }).flatMap(([kind, all]) =>
    Object.keys(all).map((name) => `${kind}/${name}`),
  );
  expect([...refs].sort()).toEqual(named.sort());
  expect([...text.matchAll(/"\$ref":"(?!#\/components\/)/g)]).toEqual([]);
});

test('every operation has an id of its own, its path’s parameters, security, and all its answers', () => {
  expect(new Set(operations.map(([, , o]) => o.operationId)).size).toBe(operations.length);
  for (const [path, method, o] of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
    expect((o.parameters ?? []).filter((p) => p.in === 'path').map((p) => p.name)).toEqual(named);
    const statuses = Object.keys(o.responses);
    expect(statuses).toContain('500');
    expect(statuses).toContain('503');
    if (path !== '/health') {
      expect(o.security).toEqual([{ bearer: [] }]);
      expect(statuses).toContain('401');
    }
    for (const [status, answer] of Object.entries(o.responses)) {
      expect(answer.description).not.toBe('');
      if (Number(status) >= 400) expect(Object.keys(answer.content)).toEqual(['application/problem+json']);
    }
    if (method === 'post')
      // a body of many lines may be of any length
      expect(statuses).toEqual(expect.arrayContaining(['400', '403', '415', ...(path === '/commands' ? [] : ['413'])]));
  }
});

test('a body may be left out where {} would do', () => {
  expect(document.paths['/citizens/{citizenId}/close-contact-group']?.post?.requestBody?.required).toBe(false);
  expect(document.paths['/citizens/{citizenId}/open-contact-group']?.post?.requestBody?.required).toBe(true);
});

test('the documentation page is there without a token', async () => {
  const page = await world.get('/docs/', null);
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
});

test('lints clean by the recommended rules of redocly', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  const lint = async (of: unknown): Promise<string> => {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(of));
    const redocly = ['node_modules/@redocly/cli/bin/cli.js', 'lint', '--extends=recommended', '--format=json', file];
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const { stdout } = await promisify(execFile)(process.execPath, redocly, { env, maxBuffer: 1e8 }).catch(
      (error: unknown) => error as { stdout: string },
    );
    return stdout;
  };
  const problems = (text: string) => (JSON.parse(text) as { problems: { ruleId: string; message: string; location: unknown }[] }).problems;
  expect(problems(await lint(document)).map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  expect(problems(await lint({ ...document, servers: [] })).length).toBeGreaterThan(0);
  rmSync(folder, { recursive: true });
});

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Places in the answers where a schema says nothing of what stands in an object. */
const free = (schema: unknown, path: string): readonly string[] => {
  if (Array.isArray(schema)) return schema.flatMap((s, i) => free(s, `${path}/${i}`));
  if (!isObject(schema)) return [];
  const says = (of: unknown): boolean => isObject(of) && Object.keys(of).some((key) => key !== 'description');
  const open =
    schema.type === 'object' && !(schema.properties && schema.additionalProperties === false) && !says(schema.additionalProperties);
  return [...(open ? [path] : []), ...Object.entries(schema).flatMap(([key, inner]) => free(inner, `${path}/${key}`))];
};

test('says of every object in an answer what stands in it, but for what people may write as they like', () => {
  const answers = operations.flatMap(([path, method, o]) =>
    Object.entries(o.responses).map(([status, answer]) => [`${method} ${path} ${status}`, answer.content] as const),
  );
  const found = [...answers, ['schemas', document.components.schemas] as const].flatMap(([name, of]) => free(of, name));
  expect(found.sort()).toEqual(['schemas/SubmittedForm/properties/answers/anyOf/0', 'schemas/SubmittedForm/properties/statistics/anyOf/0']);
});
