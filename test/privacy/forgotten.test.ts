import { defaultPayloadConverter } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetCitizen } from '../../activities/forget.ts';
import { CitizenForgotten, citizenCodec, DESTROYED, sealedUnder } from '../../store/codec/payload-codec.ts';
import { type History, histories } from '../../tools/histories/opened.ts';
import { citizenWorkflowId } from '../../workflows/contract.ts';
import { type Ground, openGround } from './ground.ts';
import type { Answered } from './http.ts';
import { searchBytes } from './needles.ts';
import { type Told, writeEverywhere } from './story.ts';

/* The codec server on real histories, and a citizen whose key is destroyed. */

const UI = 'http://localhost:8233';
let ground: Ground;
let told: Told;
let other: string;
let sealed: readonly History[];

beforeAll(async () => {
  ground = await openGround('2022-03-14T07:00:00Z');
  told = await writeEverywhere(ground.api, '2022-03-14');
  other = await ground.api.create({ cpr: '0303801234', name: 'Dan Dam' });
  await ground.api.does('jobcentre 101', other, 'open-contact-group', { contactGroup: 1 });
  await ground.clock.settle();
  sealed = await histories(ground.client);
}, 240_000);
afterAll(async () => {
  await ground.close();
});

type Wire = { readonly metadata: Readonly<Record<string, string>>; readonly data: string };
const base64 = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('base64');
const wire = (citizenId: string): Wire[] =>
  sealed
    .filter((h) => h.workflowId.startsWith(citizenWorkflowId(citizenId)))
    .flatMap((h) => h.payloads)
    .filter((p) => sealedUnder(p) !== undefined)
    .map(({ metadata, data }) => ({
      metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
      data: base64(data),
    }));
const contentOf = ({ metadata, data }: Wire): unknown =>
  defaultPayloadConverter.fromPayload({
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])),
    data: Buffer.from(data, 'base64'),
  });
const decode = (as: string | null, payloads: readonly Wire[], headers: Readonly<Record<string, string>> = {}): Promise<Answered> =>
  ground.api.post(as, '/codec/decode', { payloads }, { 'x-namespace': 'default', ...headers });

describe('the codec server', () => {
  test('opens a whole history for an operator: facts, and none of the texts', async () => {
    const payloads = wire(told.citizenId);
    expect(payloads.length).toBeGreaterThan(50);
    const answer = await decode('operator', payloads);
    expect([answer.status, answer.body.payloads.length]).toEqual([200, payloads.length]);
    const values = answer.body.payloads.map(contentOf);
    expect(values).toContainEqual({ citizenId: told.citizenId, birthDate: expect.any(String), jobcentre: '101' });
    expect(JSON.stringify(values)).toContain('"register-contact-person"');
    expect(searchBytes('opened', Buffer.from(JSON.stringify(values)), told.texts)).toEqual([]);
  });

  test('opens its own for a citizen, and nothing for anybody else', async () => {
    const [mine, theirs] = [wire(told.citizenId), wire(other)];
    expect((await decode(`citizen ${told.citizenId}`, mine)).status).toBe(200);
    for (const [as, payloads] of [
      [`citizen ${told.citizenId}`, theirs],
      [`citizen ${told.citizenId}`, [...mine, ...theirs]],
      ['jobcentre 101', mine],
      ['a-kasse 5', mine],
      ['batch', mine],
    ] as const) {
      const answer = await decode(as, payloads);
      expect([answer.status, answer.body.code], as).toEqual([403, 'forbidden-role']);
    }
    expect((await decode(null, mine)).status).toBe(401);
  });

  test('leaves what is in clear as it is, and answers 400 to what is none of ours', async () => {
    const clear = { metadata: { encoding: base64(Buffer.from('json/plain')) }, data: base64(Buffer.from('"a summary"')) };
    expect((await decode('operator', [clear])).body).toEqual({ payloads: [clear] });
    expect((await decode('operator', [])).body).toEqual({ payloads: [] });
    const [one] = wire(other);
    const broken = { metadata: one?.metadata ?? {}, data: base64(Buffer.alloc(40)) };
    expect((await decode('operator', [broken])).body.code).toBe('invalid-request');
    expect((await decode('operator', [{ metadata: {}, data: '%' }])).status).toBe(400);
  });

  test('seals nothing', async () => {
    const answer = await ground.api.post('operator', '/codec/encode', { payloads: [] });
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden-role']);
  });

  test('notes who opened whose history', async () => {
    const log = await ground.store.accessLog(told.citizenId);
    expect(log).toContainEqual(
      expect.objectContaining({ role: 'operator', what: 'history', id: null, at: expect.stringMatching(/^2022-03-14/) }),
    );
  });

  test("lets the UI's page ask, and no other page", async () => {
    const preflight = (origin: string) =>
      fetch(`${ground.url}/codec/decode`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type,x-namespace',
        },
      });
    const allowed = await preflight(UI);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(UI);
    expect(allowed.headers.get('access-control-allow-headers')).toBe('authorization, content-type, x-namespace');
    expect((await preflight('http://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await decode('operator', [], { origin: UI })).headers.get('access-control-allow-credentials')).toBe('true');
    // also on an answer that says no, so that the UI can tell why
    expect((await decode('jobcentre 101', [], { origin: UI })).headers.get('access-control-allow-origin')).toBe(UI);
    expect((await ground.api.get('operator', '/citizens', { origin: UI })).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a local sign-in is a cookie for these routes only', async () => {
    const { headers, status } = await fetch(`${ground.url}/codec/sign-in`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const token = await ground.token('operator', null);
    const signed = await ground.api.post(null, '/codec/sign-in', { token });
    const cookie = signed.headers.get('set-cookie') ?? '';
    expect([signed.status, cookie.slice(cookie.indexOf(';'))]).toEqual([204, '; Path=/codec; HttpOnly; SameSite=Strict; Max-Age=3600']);
    const pair = cookie.slice(0, cookie.indexOf(';'));
    expect((await decode(null, wire(other), { cookie: `theme=dark; ${pair}` })).status).toBe(200);
    expect((await ground.api.get(null, '/citizens', { cookie: pair })).status).toBe(401);
    expect((await decode(null, [], { cookie: 'codec-token=forged' })).status).toBe(401);
    for (const [role, wanted] of [['jobcentre', 403]] as const)
      expect((await ground.api.post(null, '/codec/sign-in', { token: await ground.token(role, '101') })).status).toBe(wanted);
    expect((await ground.api.post(null, '/codec/sign-in', { token: 'forged' })).status).toBe(401);
  });
});

describe('a citizen who is forgotten', () => {
  test('its workflows end with the reason, its key is gone', async () => {
    const { ended } = await forgetCitizen(
      { client: ground.client, vault: ground.vault, deletions: ground.store.deletions, keptMs: 300 },
      told.citizenId,
    );
    const own = citizenWorkflowId(told.citizenId);
    expect(ended).toContain(own);
    expect(ended.some((id) => id.startsWith(`${own}/retention/`))).toBe(true);
    for (const id of ended) expect((await ground.client.workflow.getHandle(id).describe()).status.name).toBe('TERMINATED');
    expect(
      (await ground.client.workflow.getHandle(own).fetchHistory()).events?.at(-1)?.workflowExecutionTerminatedEventAttributes?.reason,
    ).toBe("the citizen's key was destroyed");
    expect(await ground.vault.has(`citizen/${told.citizenId}`)).toBe(false);
    expect((await ground.client.workflow.getHandle(citizenWorkflowId(other)).describe()).status.name).toBe('RUNNING');
  }, 60_000);

  test('done again it is done again, and ends nothing', async () => {
    expect(
      await forgetCitizen({ client: ground.client, vault: ground.vault, deletions: ground.store.deletions, keptMs: 0 }, told.citizenId),
    ).toEqual({ ended: [] });
    await expect(
      forgetCitizen({ client: ground.client, vault: ground.vault, deletions: ground.store.deletions }, "x' OR 'y"),
    ).rejects.toThrow(RangeError);
  });

  test('the histories are noise: what was sealed opens for nobody, and is answered with plain words', async () => {
    const answer = await decode('operator', wire(told.citizenId));
    expect(answer.status).toBe(200);
    expect(new Set(answer.body.payloads.map((p: Wire) => JSON.stringify(contentOf(p))))).toEqual(new Set([JSON.stringify(DESTROYED)]));
    const worker = citizenCodec(ground.vault, { side: 'worker' });
    const payloads = sealed.filter((h) => h.workflowId.startsWith(citizenWorkflowId(told.citizenId))).flatMap((h) => [...h.payloads]);
    await expect(worker.decode(payloads)).rejects.toThrow(DESTROYED.en);
  });

  test('the API says so plainly: 410 for whatever is asked or commanded, in either language', async () => {
    const path = `/citizens/${told.citizenId}`;
    for (const answer of [
      await ground.api.get('jobcentre 101', path),
      await ground.api.get('operator', `${path}/timeline`),
      await ground.api.get('operator', `${path}/allowed`),
      await ground.api.get(`citizen ${told.citizenId}`, `${path}/preparation-forms/${told.formId}`),
      await ground.api.post('jobcentre 101', `${path}/close-contact-group`),
      await ground.api.post('jobcentre 101', `${path}/close-contact-group?dry-run=true`),
    ])
      expect([answer.status, answer.body.code]).toEqual([410, 'citizen-forgotten']);
    const danish = await ground.api.get('operator', path, { 'accept-language': 'da' });
    expect(danish.body.detail).toContain('Borgerens nøgle er tilintetgjort');
    expect((await ground.api.get('jobcentre 101', `/citizens/${other}`)).status).toBe(200);
  });

  test('nothing can be started in the citizen’s name again, and the worker works on for others', async () => {
    const handle = ground.client.workflow.getHandle(citizenWorkflowId(told.citizenId));
    await expect(handle.query('busy', {})).rejects.toThrow(CitizenForgotten);
    await expect(ground.engine.startCitizen({ citizenId: told.citizenId, birthDate: '1990-01-01', jobcentre: '101' })).rejects.toThrow(
      CitizenForgotten,
    );
    await ground.api.does('jobcentre 101', other, 'change-contact-group', { contactGroup: 2 });
    await ground.clock.settle();
    expect((await ground.api.get('jobcentre 101', `/citizens/${other}`)).body.contactGroup.id).toBe(2);
    expect(await ground.vault.has(`citizen/${told.citizenId}`)).toBe(false);
  });
});
