import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { specs } from '../../machines/citizen.ts';
import { commandNames } from '../../machines/shapes.ts';
import { World } from './world.ts';

/**
 * Requests made at random, each a little wrong in its own way: whatever comes, it is no error of ours, an answer of a refusal is a problem, and
 * what is refused leaves nothing: no entry, no record, no kept text.
 */

let world: World;
let id: string;
beforeAll(async () => {
  world = await World.open({ commandMs: 2_000, profileMs: 1 });
});
beforeEach(async () => {
  id = await world.citizen();
  await world.post(`/citizens/${id}/join-a-kasse`, { from: '2022-01-01' }, { as: 'a-kasse 5' });
  await world.post(`/citizens/${id}/open-contact-group`, { contactGroup: 1 });
});
afterAll(() => world.close());

const RUNS = { numRuns: 250, endOnFailure: true };

/** Text that programs trip over. */
const NASTY = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'xstate.init',
  'xstate.done.actor.x',
  'due',
  '\0',
  '\ud800',
  '\u202e',
  'a\u0301',
  'İ',
  '\ufeff',
  '💥'.repeat(50),
  "'; DROP TABLE citizens; --",
  '$text',

  '../../etc/passwd',
  '%00',
  '\r\nset-cookie: a=b',
];
/** Days at the edges of the calendar, of the law and of summer time. */
const DAYS = [
  '0000-01-01',
  '0001-01-01',
  '1582-10-10',
  '1899-12-31',
  '1900-01-01',
  '1969-12-31',
  '2000-02-29',
  '2022-02-29',
  '2022-03-13',
  '2022-03-14',
  '2022-03-27',
  '2022-10-30',
  '2024-02-29',
  '2024-12-31',
  '2038-01-19',
  '2199-12-31',
  '2200-01-01',
  '9999-12-31',
  '-000001-01-01',
  '+010000-01-01',
  '2022-3-14',
  '２０２２-03-14',
];

const text = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...DAYS));
const day = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...DAYS) }, { weight: 1, arbitrary: text });
const minute = fc.oneof(
  day.map((d) => `${d}T10:00`),
  fc.constantFrom('2022-03-27T02:30', '2022-10-30T02:30', '2022-06-02T24:00', '2199-12-31T23:59'),
  text,
);
const number = fc.oneof(
  fc.integer({ min: -2, max: 200 }),
  fc.constantFrom(1e21, -0, 1.5, 2 ** 53, Number.MAX_VALUE, 75, 96, 999_999, 1_000_000),
);
const anything = fc.jsonValue({ maxDepth: 3 });

/** By the name of a field a value that is likely to be taken, or one that is not. */
const randomValue = (field: string): fc.Arbitrary<unknown> => {
  const likely: fc.Arbitrary<unknown> = /^(at)$/.test(field)
    ? minute
    : /^(from|to|on|date|date1|date2|deadline|firstDay|firstSickDay|recoveredOn|incidentDate)$/.test(field)
      ? day
      : /^(code|type|step|meetingType|perWeek|hoursUsed|amount|wageSubsidyRate|category|contactGroup)$/.test(field)
        ? number
        : field === 'answers'
          ? fc.dictionary(text, anything, { maxKeys: 4 })
          : field === 'needs' || field === 'jobTitles'
            ? fc.array(fc.oneof(text, fc.record({ title: text, aliases: fc.array(text, { maxLength: 2 }) })), { maxLength: 3 })
            : fc.oneof(text, fc.constantFrom('101', '5', '999001', 'health', 'job-plan', 'pension', 'admitted', true));
  return fc.oneof({ weight: 5, arbitrary: likely }, { weight: 1, arbitrary: anything });
};

const fieldsOf = (name: string): readonly string[] => {
  const schema = document[name];
  return schema ? Object.keys(schema) : [];
};
let document: Readonly<Record<string, object>> = {};
beforeAll(async () => {
  const { commandSchemas } = await import('../../machines/shapes.ts');
  document = Object.fromEntries(
    Object.entries(commandSchemas).map(([name, { body }]) => [name, (body as unknown as { shape?: object }).shape ?? {}]),
  );
});

const AS = ['jobcentre 101', 'a-kasse 5', 'benefit-system', 'udb', 'udk', 'cpr', 'batch'];

interface Given {
  readonly name: string;
  readonly body: string;
  readonly as: string;
  readonly dryRun: boolean;
  readonly key: string | undefined;
}

const names = commandNames.filter((n) => specs.has(n));

/** A body with most of its fields, perhaps one too many, perhaps written so that it can be read in two ways. */
const given: fc.Arbitrary<Given> = fc.constantFrom(...names).chain((name) => {
  const fields = fieldsOf(name);
  return fc
    .record(
      Object.fromEntries(fields.map((f) => [f, randomValue(f)])) as Record<string, fc.Arbitrary<unknown>>,
      fields.length > 0 && name.length % 2 === 0 ? { requiredKeys: [] } : {},
    )
    .chain((body) =>
      fc.record({
        name: fc.constant(name),
        body: fc.oneof(
          { weight: 8, arbitrary: fc.constant(JSON.stringify(body)) },
          { weight: 1, arbitrary: text.map((t) => JSON.stringify({ ...body, [t]: 1 })) },
          { weight: 1, arbitrary: fc.constant(JSON.stringify(body).replace('{', '{"on":1,"on":2,')) },
          {
            weight: 1,
            arbitrary: fc.integer({ min: 1, max: 5_000 }).map((n) => `{"answers":${'['.repeat(n)}${']'.repeat(n)},"formId":"x"}`),
          },
          { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
        ),
        as: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...rolesOf(name)) }, { weight: 1, arbitrary: fc.constantFrom(...AS) }),
        dryRun: fc.boolean(),
        key: fc.option(fc.constantFrom('k', 'æ', '\u00ff', 'x'.repeat(200)), { nil: undefined }),
      }),
    );
});

const rolesOf = (name: string): readonly string[] => {
  const roles = specs.get(name)?.spec.roles;
  const list: readonly string[] = typeof roles === 'function' || roles === undefined ? ['jobcentre', 'a-kasse'] : roles;
  return list.map((role) =>
    role === 'jobcentre' ? 'jobcentre 101' : role === 'a-kasse' ? 'a-kasse 5' : role === 'citizen' ? 'citizen *' : role,
  );
};

const held = async () => ({
  entries: world.engine.citizens.get(id)?.recent.length,
  state: JSON.stringify(world.engine.citizens.get(id)?.state),
  unowned: (await world.store.unowned('2100-01-01T00:00:00Z')).length,
});

describe('a command made at random', () => {
  test('is answered 200 or with a problem, never by an error of ours; what is refused leaves nothing', async () => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(given, async ({ name, body, as, dryRun, key }) => {
        const before = await held();
        const answer = await world.post(`/citizens/${id}/${name}${dryRun ? '?dry-run=true' : ''}`, body, {
          as: as.replace('*', id),
          headers: {
            'content-type': 'application/json',
            'accept-language': 'da',
            ...(key === undefined ? {} : { 'idempotency-key': key }),
          },
        });
        seen.set(answer.statusCode, (seen.get(answer.statusCode) ?? 0) + 1);
        expect([name, body, answer.statusCode, answer.statusCode < 500 ? '' : answer.body]).toEqual([name, body, answer.statusCode, '']);
        if (answer.statusCode !== 200) expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
        const after = await held();
        if (answer.statusCode !== 200 || dryRun) expect(after).toEqual(before);
      }),
      // three of a hundred are accepted: so many that six of them are not left to luck
      { ...RUNS, numRuns: 800 },
    );
    // both worlds were reached
    for (const status of [200, 400, 422]) expect([status, (seen.get(status) ?? 0) > 5]).toEqual([status, true]);
  });

  test('many of them in one request: as many answers as lines, none of them an error of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 12 }), async (all) => {
        const lines = all.map(({ name, body, key }) => {
          const payload = body.startsWith('{') ? body : '{}';
          return `{"citizenId":"${id}","command":${JSON.stringify(name)},"payload":${payload.replaceAll('\n', ' ')}${key === undefined ? '' : `,"idempotencyKey":${JSON.stringify(key)}`}}`;
        });
        const answer = await world.post('/commands', lines.join('\n'), { headers: { 'content-type': 'application/x-ndjson' } });
        const answers = answer.body
          .trim()
          .split('\n')
          .map((l) => JSON.parse(l));
        expect(answers.at(-1)).toMatchObject({ done: true });
        const statuses = answers.slice(0, -1).map((a) => a.status);
        expect(statuses).toHaveLength(lines.length);
        expect(statuses.filter((s) => s >= 500)).toEqual([]);
      }),
      { ...RUNS, numRuns: 60 },
    );
  });
});

describe('an address made at random', () => {
  const part = fc.oneof(
    text.map(encodeURIComponentSafe),
    fc.constantFrom('citizens', 'commands', 'find', 'timeline', 'cv', '..', '.', '', '%', '%2e%2e', 'x'.repeat(5_000)),
  );
  const url = fc
    .tuple(fc.array(part, { maxLength: 5 }), fc.array(fc.tuple(part, part), { maxLength: 3 }))
    .map(([path, query]) => `/${path.join('/')}${query.length === 0 ? '' : `?${query.map(([k, v]) => `${k}=${v}`).join('&')}`}`);

  test('is answered, and by no error of ours', async () => {
    await fc.assert(
      fc.asyncProperty(url, fc.constantFrom('GET' as const, 'POST' as const, 'PUT' as const), async (address, method) => {
        const answer = await world.send(method, address);
        expect([address, answer.statusCode < 500]).toEqual([address, true]);
      }),
      RUNS,
    );
  });
});

function encodeURIComponentSafe(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '')).replaceAll('%2F', '/');
}

describe('a token and headers made at random', () => {
  test('let nobody in, and are no error of ours', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (role, org) => {
        const token = await world.issuer.sign({ role: role === 'operator' ? 'x' : role, org });
        const answer = await world.app.inject({ url: `/citizens/${id}`, headers: { authorization: `Bearer ${token}` } });
        expect([401, 403]).toContain(answer.statusCode);
        const office = await world.issuer.sign({ role: 'jobcentre', org });
        const asked = await world.app.inject({ url: `/citizens/${id}`, headers: { authorization: `Bearer ${office}` } });
        expect([401, 403]).toContain(asked.statusCode);
      }),
      { ...RUNS, numRuns: 150 },
    );
  });
});
