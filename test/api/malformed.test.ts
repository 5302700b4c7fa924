import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FieldError, fieldErrors } from '../../api/http/malformed.ts';
import { PROBLEMS } from '../../api/http/problems.ts';
import type { CommandSchema } from '../../machines/core/command-schema.ts';
import { commandNames, commandSchemas } from '../../machines/shapes.ts';
import { World } from './world.ts';

/** What is malformed is said field by field, in the language that was asked for. */

const schemas = commandSchemas as unknown as Readonly<Record<string, CommandSchema>>;

const VALUES: readonly unknown[] = [
  undefined,
  null,
  '',
  'x',
  'x'.repeat(5_000),
  '2022-02-30',
  '9999-12-31',
  '2022-03-14T25:00',
  '2022-03-27T02:30',
  -1,
  1.5,
  1e9,
  true,
  [],
  [1],
  [{ title: 1 }],
  Array.from({ length: 101 }, () => ''),
  {},
  { freeText: '' },
];

/** The fields that a command's body has, by what is missing when it is empty and by what is known. */
const fieldsOf = (schema: CommandSchema): readonly string[] => Object.keys((schema.body as unknown as { shape: object }).shape);

const errorsOf = (schema: CommandSchema, body: unknown): readonly FieldError[] => {
  const { error } = schema.body.safeParse(body, { reportInput: true });
  return error ? fieldErrors(error.issues, 'body') : [];
};

const every = commandNames.flatMap((name) => {
  const schema = schemas[name] as CommandSchema;
  const bodies: unknown[] = [null, [], 'x', { noSuchField: 1 }];
  for (const field of fieldsOf(schema)) for (const value of VALUES) bodies.push({ [field]: value });
  return bodies.flatMap((body) => errorsOf(schema, body).map((e) => ({ name, ...e })));
});

const ENGLISH =
  /\b(must|is|are|the|this|not|known|missing|expected|received|invalid|string|number|boolean|undefined|null|NaN|object|array|record|input|to|of|or|date|value)\b/i;

describe('every kind of shape error', () => {
  test('is said in Danish to the Danish reader, and otherwise in English', () => {
    expect(every.length).toBeGreaterThan(500);
    const said = new Map(every.map(({ message }) => [message.en, message.da]));
    expect(said.size).toBeGreaterThan(15);
    for (const [en, da] of said) {
      expect(da).not.toBe(en);
      expect(en).toMatch(/[a-z]/);
      // names of fields and values of the contract are no words
      const words = da
        .replaceAll(/\{[^}]*\}/g, '')
        .replace(/(skal være en af:).*/, '$1')
        .replace('true eller false', '');
      expect([da, ENGLISH.exec(words)?.[0]]).toEqual([da, undefined]);
    }
  });

  test('is said in words, never as a pattern', () => {
    for (const { message } of every) expect(`${message.en} ${message.da}`).not.toMatch(/pattern|mønster|\/\^/);
  });

  test('repeats nothing of what was sent', () => {
    for (const { message } of every) expect(`${message.en}${message.da}`).not.toMatch(/9999-12|xxxx|noSuchField/);
  });
});

describe('a date', () => {
  const dates = (day: unknown) => errorsOf(schemas['register-absence'] as CommandSchema, { code: 10, from: day }).map((e) => e.message.en);
  test.each([
    ['1899-12-31', false],
    ['1900-01-01', true],
    ['2199-12-31', true],
    ['2200-01-01', false],
    ['9999-12-31', false],
    ['+010000-01-01', false],
    ['2022-02-29', false],
    ['2024-02-29', true],
    ['２022-03-14', false],
    ['2022-03-14T00:00', false],
  ])('%s is taken: %s', (day, taken) => {
    expect(dates(day).length === 0).toBe(taken);
  });

  test('said wrongly once, not twice', () => {
    expect(dates('tomorrow')).toEqual(['a date is written YYYY-MM-DD']);
  });

  test('every field for an end that lies too far ahead says that it is left out where there is no end', () => {
    const ends = commandNames.filter((name) => fieldsOf(schemas[name] as CommandSchema).includes('to'));
    expect(ends.length).toBeGreaterThanOrEqual(7);
    for (const name of ends) {
      const [error] = errorsOf(schemas[name] as CommandSchema, { to: '9999-12-31' }).filter((e) => e.path === 'to');
      expect([name, error?.message.da]).toEqual([name, expect.stringContaining('udelad feltet, når der ingen slutdato er')]);
      expect(error?.message.en).toContain('where there is no end, leave the field out');
    }
  });

  test('every date field of every command is held to the same days', () => {
    const valid: Readonly<Record<string, unknown>> = { at: '9999-12-31T10:00' };
    for (const name of commandNames) {
      const schema = schemas[name] as CommandSchema;
      for (const field of fieldsOf(schema)) {
        const taken = (value: unknown): boolean => !errorsOf(schema, { [field]: value }).some((e) => e.path === field);
        if (!taken('2022-03-14') && !taken('2022-03-14T10:00')) continue;
        if (taken('neither a date nor a time')) continue;
        expect([name, field, taken(valid[field] ?? '9999-12-31')]).toEqual([name, field, false]);
      }
    }
  });
});

describe('a local minute', () => {
  const taken = (at: string): boolean => errorsOf(schemas.summon as CommandSchema, { meetingType: 7, at }).length === 0;
  test.each([
    ['2022-03-27T01:59', true],
    ['2022-03-27T02:00', false],
    ['2022-03-27T02:59', false],
    ['2022-03-27T03:00', true],
    ['2022-10-30T02:30', true],
    ['2022-06-02T24:00', false],
    ['2200-01-01T00:00', false],
  ])('%s is taken: %s', (at, is) => {
    expect(taken(at)).toBe(is);
  });
});

describe('the number of an office', () => {
  const BAD = [
    ' 101',
    '101 ',
    '101:5',
    'Hans Jensen',
    '0101909996',
    '010190-9996',
    '１０１',
    '',
    '0',
    '0101',
    '1234567',
    '1e3',
    -1,
    0,
    1.5,
    1_234_567,
    null,
    [],
    {},
    true,
  ];
  const fields = [
    ['change-jobcentre', 'jobcentre'],
    ['move', 'toJobcentre'],
  ] as const;
  test.each(fields)('of %s %s is digits', (name, field) => {
    const taken = (value: unknown): boolean => !errorsOf(schemas[name] as CommandSchema, { [field]: value }).some((e) => e.path === field);
    expect(BAD.filter(taken)).toEqual([]);
    expect([101, '101', '1', '999999'].filter(taken)).toEqual([101, '101', '1', '999999']);
  });

  test('of a school is six digits', () => {
    const taken = (value: unknown): boolean =>
      errorsOf(schemas['receive-udb-contact'] as CommandSchema, { institutionNumber: value, name: 'Ib' }).length === 0;
    expect([...BAD, '101', '99900１', '9990011'].filter(taken)).toEqual([]);
    expect(['999001', 999001, '000000'].filter(taken)).toEqual(['999001', 999001, '000000']);
  });
});

describe('over HTTP', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());
  const danish = { 'accept-language': 'da' };

  test('the errors come in the language of the reader', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await world.post('/citizens/x/register-absence', { code: 'x', from: '9999-12-31', more: 1 }, { headers })).json();
    expect(await ask({})).toMatchObject({
      title: 'Malformed request',
      errors: [
        { in: 'body', path: 'code', message: 'must be a number' },
        { in: 'body', path: 'from', message: 'a date lies between 1900-01-01 and 2199-12-31' },
        { in: 'body', path: 'more', message: 'this field is not known' },
      ],
    });
    expect(await ask(danish)).toMatchObject({
      title: 'Forkert udformet forespørgsel',
      errors: [
        { message: 'skal være et tal' },
        { message: 'en dato ligger mellem 1900-01-01 og 2199-12-31' },
        { message: 'feltet er ikke kendt' },
      ],
    });
  });

  test.each([
    ['/citizens?limit=0&absence=x&jobcentre=Hans&colour=red'],
    ['/messages?to=jobcentre:%20101&limit=900'],
    ['/messages?to=jobcentre:101&after=zzz'],
    ['/citizens?after=zzz'],
    ['/citizens/%zz'],
    ['/code-lists/absences?on=1'],
  ])('%s is said in Danish', async (url) => {
    const answer = (await world.get(url, 'jobcentre 101', danish)).json();
    expect(answer).toMatchObject({ status: 400, code: 'invalid-request' });
    for (const { message } of answer.errors) expect([message, ENGLISH.exec(message)?.[0]]).toEqual([message, undefined]);
  });

  test('a citizen is created for an office that is named by its digits', async () => {
    for (const jobcentre of [' 101', '101:5', 'Hans Jensen', '0101909996', '０１']) {
      const answer = await world.post('/citizens', { cpr: '0101909996', name: 'Anna', jobcentre });
      expect([jobcentre, answer.statusCode, answer.json().code]).toEqual([jobcentre, 400, 'invalid-request']);
    }
  });

  test('a refusal by a rule is titled Refused, Afvist', async () => {
    const id = await world.citizen();
    const ask = async (headers: Record<string, string>) =>
      (await world.post(`/citizens/${id}/close-contact-group`, {}, { headers })).json().title;
    expect([await ask({}), await ask(danish)]).toEqual(['Refused', 'Afvist']);
  });

  test('no problem of the API’s own is in English for the Danish reader', () => {
    for (const [code, { title, detail }] of Object.entries(PROBLEMS))
      for (const text of [title.da, detail.da])
        expect([code, text, ENGLISH.exec(text.replaceAll(/`[^`]*`|application\/json|Idempotency-Key/g, ''))?.[0]]).toEqual([
          code,
          text,
          undefined,
        ]);
  });

  test.each([
    ['jobcentre', 'Hans Jensen'],
    ['jobcentre', ' 101'],
    ['a-kasse', '0101909996'],
    ['citizen', 'a\0b'],
    ['citizen', 'x'.repeat(256)],
  ])('a token for %s %j is no token', async (role, org) => {
    const token = await world.issuer.sign({ role, org });
    const answer = await world.app.inject({ url: '/citizens/x', headers: { authorization: `Bearer ${token}` } });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthorized']);
  });
});
