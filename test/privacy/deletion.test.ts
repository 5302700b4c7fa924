import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepUnowned } from '../../api/engine/sweeper.ts';
import { citizenCodec } from '../../store/codec/payload-codec.ts';
import { openStore, type TimelineRow } from '../../store/store.ts';
import { histories, unsealed } from '../../tools/histories/opened.ts';
import { citizenWorkflowId } from '../../workflows/contract.ts';
import { type Ground, openGround } from './ground.ts';
import { searchBytes, textFor } from './needles.ts';
import { CPR, type Told, writeEverywhere } from './story.ts';

/* 7.3 on the time-skipping engine, with the store in a folder and the keys in files. */

const jobcentre = 'jobcentre 101';
const at = (local: string): number => Date.parse(local);
const deletions = (timeline: readonly TimelineRow[]): unknown[] =>
  timeline.flatMap((e) =>
    e.what.filter((w) => w.type === 'record-deleted').map((w) => ({ at: e.effectiveOn, rule: w.rule, kind: w.kind })),
  );

/** The records that the commands brought: each has its command's id. */
const recordsOf = (timeline: readonly TimelineRow[], ...commands: readonly string[]): readonly string[] =>
  timeline.flatMap((e) => (commands.includes(e.command) && e.commandId !== undefined ? [e.commandId] : []));

let ground: Ground;
beforeAll(async () => {
  ground = await openGround('2022-03-14T07:00:00Z');
}, 240_000);
afterAll(async () => {
  await ground.close();
});

const keyFiles = (): string =>
  readdirSync(join(ground.folder, 'keys'), { recursive: true })
    .map((name) => String(name))
    .join('\n');

describe('7.3 six months later', () => {
  let told: Told;
  /** The contacts and the form that have a day of deletion, and the records that hold their texts. */
  let leaving: readonly string[];
  let records: readonly string[];
  const backup = (): string => join(ground.folder, 'backup');

  test('7.3 texts are readable until the day, and the search finds them in what is read', async () => {
    told = await writeEverywhere(ground.api, '2022-03-14');
    await ground.api.does(jobcentre, told.citizenId, 'end-contact-person', { contactPersonId: told.contactPersonId, on: '2022-03-14' });
    const { body } = await ground.api.get(jobcentre, `/citizens/${told.citizenId}`);
    const [activity] = body.activities;
    await ground.api.does(jobcentre, told.citizenId, 'update-activity', { activityId: activity.id, to: '2022-03-14' });
    const udb = body.contactPersons.find((p: { type: unknown }) => p.type === null);
    await ground.api.does(jobcentre, told.citizenId, 'end-contact-person', { contactPersonId: udb.id, on: '2022-03-14' });
    leaving = [told.formId, told.contactPersonId, told.fromActivity, udb.id];
    await ground.clock.moveTo(at('2022-09-13T23:50+02:00'));
    const form = await ground.api.get(`citizen ${told.citizenId}`, `/citizens/${told.citizenId}/preparation-forms/${told.formId}`);
    expect(form.body.answers.wish).toBe(textFor('answer'));
    expect(searchBytes('form', Buffer.from(form.text), told.texts).map((f) => f.text)).toContain(textFor('answer'));
    const timeline = await ground.store.timeline(told.citizenId);
    expect(deletions(timeline)).toEqual([]);
    const brought = ['register-contact-person', 'update-contact-person', 'receive-udb-contact', 'submit-preparation-form'];
    records = [...recordsOf(timeline, ...brought), ...recordsOf(timeline, 'update-activity').slice(0, 1)];
    for (const id of records) expect(await ground.store.readRecord(id), id).toBeDefined();
    expect(records).toHaveLength(6);
    cpSync(join(ground.folder, 'store', 'pg'), join(backup(), 'pg'), { recursive: true });
  }, 120_000);

  test('7.3 on the day each is gone: no answer, no key, no row, one line in the timeline, no workflow', async () => {
    await ground.clock.moveTo(at('2022-09-14T00:01+02:00'));
    const { citizenId } = told;
    for (const [as, path] of [
      [`citizen ${citizenId}`, `/preparation-forms/${told.formId}`],
      [jobcentre, `/contact-persons/${told.contactPersonId}`],
      [jobcentre, `/contact-persons/${told.fromActivity}`],
    ] as const)
      expect((await ground.api.get(as, `/citizens/${citizenId}${path}`)).status, path).toBe(404);
    const view = await ground.api.get(jobcentre, `/citizens/${citizenId}`);
    expect([view.body.contactPersons, view.body.preparationForms]).toEqual([[], []]);
    const lines = deletions(await ground.store.timeline(citizenId)).map((line) => JSON.stringify(line));
    expect(lines.sort()).toEqual(
      [
        ...Array(3).fill({ at: '2022-09-14', rule: '7.1', kind: 'contact-person' }),
        { at: '2022-09-14', rule: '7.2', kind: 'preparation-form' },
      ].map((line) => JSON.stringify(line)),
    );
    const keys = keyFiles();
    for (const id of records) {
      expect(await ground.store.recordGone(id), id).toBe(true);
      expect(keys).not.toContain(id);
    }
    for (const id of leaving) {
      const course = await ground.client.workflow.getHandle(`${citizenWorkflowId(citizenId)}/retention/${id}`).describe();
      expect(course.status.name).toBe('COMPLETED');
    }
    expect(keys).toContain(`record%2Fperson-${citizenId}`);
  }, 120_000);

  test('7.3 a copy of the store from the day before holds no readable content', async () => {
    const copy = await openStore({ dataDir: backup(), vault: ground.vault });
    try {
      for (const id of records) {
        expect(await copy.recordGone(id), 'the row is there').toBe(false);
        expect(await copy.readRecord(id)).toBeUndefined();
      }
      expect(await copy.person(told.citizenId)).toMatchObject({ name: textFor('name'), cpr: CPR });
    } finally {
      await copy.close();
      rmSync(backup(), { recursive: true, force: true });
    }
  }, 120_000);

  test('7.3 histories, logs and the timeline hold none of the texts', async () => {
    const found = await histories(ground.client);
    const raw = Buffer.concat(found.map((h) => h.raw));
    const opened = await unsealed(citizenCodec(ground.vault, { side: 'client' }), found);
    expect(opened.includes('"caller"') && !raw.includes('"caller"')).toBe(true);
    const timeline = Buffer.from(JSON.stringify(await ground.store.timeline(told.citizenId)));
    for (const [place, bytes] of Object.entries({ raw, opened, timeline, log: Buffer.from(ground.log.join('')) }))
      expect(searchBytes(place, bytes, told.texts), place).toEqual([]);
  }, 120_000);

  test('7.3 who read what, and when, is in the access log, without content', async () => {
    const log = await ground.store.accessLog(told.citizenId);
    expect(log).toContainEqual({
      at: expect.stringMatching(/^2022-09-13T21:5/),
      who: `citizen ${told.citizenId}`,
      role: 'citizen',
      org: told.citizenId,
      citizenId: told.citizenId,
      what: 'preparation-form',
      id: told.formId,
    });
    const reads = log.map((a) => `${a.role} ${a.what}`);
    for (const read of ['jobcentre view', 'jobcentre cv', 'jobcentre contact-person', 'citizen early-pension'])
      expect(reads).toContain(read);
    expect(reads.filter((read) => read.startsWith('operator'))).toEqual([]);
    // a form that was gone was read by nobody
    expect(log.filter((a) => a.what === 'preparation-form' && a.at > '2022-09-14')).toEqual([]);
    expect(searchBytes('access log', Buffer.from(JSON.stringify(log)), told.texts)).toEqual([]);
  });
});

describe('7.3 the store is down at the deletion minute', () => {
  let citizenId: string;
  let formId: string;
  let record: string;
  const course = () => ground.client.workflow.getHandle(`${citizenWorkflowId(citizenId)}/retention/${formId}`).describe();
  const shownOverdue = async (): Promise<boolean> => {
    const { typedSearchAttributes } = await course();
    return typedSearchAttributes.getAll().some(({ key, value }) => key.name === 'overdue' && value === true);
  };
  const read = () => ground.api.get(`citizen ${citizenId}`, `/citizens/${citizenId}/preparation-forms/${formId}`);

  test('7.3 meanwhile it shows as overdue, gives out nothing, and does not count as done', async () => {
    citizenId = await ground.api.create({ cpr: '0303801234', name: 'Dan Dam' });
    await ground.api.does(jobcentre, citizenId, 'open-contact-group', { contactGroup: 2 });
    ({ formId = '' } = await ground.api.does('citizen', citizenId, 'start-preparation-form'));
    await ground.api.does('citizen', citizenId, 'submit-preparation-form', { formId, answers: { wish: textFor('answer') } });
    await ground.clock.moveTo(at('2023-03-13T23:59+01:00'));
    expect((await read()).body.answers).toEqual({ wish: textFor('answer') });
    [record = ''] = recordsOf(await ground.store.timeline(citizenId), 'submit-preparation-form');
    ground.storeUp = false;
    await ground.clock.moveTo(at('2023-03-14T00:10+01:00'));
    expect(await shownOverdue()).toBe(true);
    expect((await course()).status.name).toBe('RUNNING');
    const answer = await read();
    expect([answer.status, answer.body.code]).toEqual([503, 'engine-unavailable']);
    expect(searchBytes('answer', Buffer.from(answer.text), [textFor('answer')])).toEqual([]);
    // the citizen's workflow has not taken it for done either
    const now = await ground.clock.now();
    const state = await ground.engine.read(citizenId, { caller: { role: 'operator', org: null }, topic: 'view', now });
    expect(state?.view?.preparationForms).toMatchObject([{ id: formId, deleteOn: '2023-03-14' }]);
    expect(JSON.stringify(state?.recent)).not.toContain('record-deleted');
  }, 240_000);

  test('7.3 two days later the store is back: deleted then', async () => {
    await ground.clock.moveTo(at('2023-03-16T00:05+01:00'));
    expect(await shownOverdue()).toBe(true);
    ground.storeUp = true;
    // the content is still there, and is given out no more
    expect(await ground.store.recordGone(record)).toBe(false);
    expect((await read()).body?.answers ?? null).toBeNull();
    await ground.clock.moveTo(at('2023-03-16T01:10+01:00'));
    expect((await read()).status).toBe(404);
    expect(await ground.store.recordGone(record)).toBe(true);
    expect((await course()).status.name).toBe('COMPLETED');
    const timeline = await ground.store.timeline(citizenId);
    expect(deletions(timeline)).toEqual([{ at: '2023-03-16', rule: '7.2', kind: 'preparation-form' }]);
    expect(timeline.map((e) => e.seq)).toEqual(timeline.map((_, i) => i + 1));
    expect(timeline.flatMap((e) => e.what).filter((w) => w.type === 'deletion-begun')).toHaveLength(1);
  }, 240_000);
});

describe('what crashes leave', () => {
  const put = (citizenId: string, commandId: string, createdAt: number) =>
    ground.store.putRecord({
      recordId: commandId,
      citizenId,
      commandId,
      kind: 'nuph',
      content: { incident: textFor('nuph-incident') },
      createdAt: new Date(createdAt).toISOString(),
    });
  const sweep = () => sweepUnowned({ store: ground.behind, engine: ground.engine, clock: ground.clock });
  const hour = 3_600_000;

  test('content that no accepted command brought is gone after an hour of the engine’s clock, the rest stays', async () => {
    const citizenId = await ground.api.create({ cpr: '0404801234', name: 'Eva Eg' });
    const now = await ground.clock.now();
    await put(citizenId, 'left', now - 2 * hour);
    await put(citizenId, 'young', now - hour / 2);
    await put('nobody', 'of-nobody', now - 2 * hour);
    expect(await sweep()).toEqual({ owned: 0, discarded: 2, undecided: 0 });
    expect(await ground.store.recordGone('left')).toBe(true);
    expect(await ground.store.recordGone('of-nobody')).toBe(true);
    expect(await ground.store.readRecord('young')).toBeDefined();
    await ground.store.discardUnowned('young');
  }, 60_000);

  test('what a workflow has accepted and could not write down yet gets its owner', async () => {
    const citizenId = await ground.api.create({ cpr: '0505801234', name: 'Finn Fyr' });
    const now = await ground.clock.now();
    const commandId = 'b7b1c1a2-0000-4000-8000-000000000001';
    await put(citizenId, commandId, now - 2 * hour);
    ground.storeUp = false;
    const { outcome } = (await ground.engine.command(citizenId, {
      id: commandId,
      name: 'send-nuph',
      payload: { on: '2023-03-16' },
      caller: { role: 'jobcentre', org: '101' },
      records: [commandId],
    })) ?? { outcome: 'none' };
    expect(outcome).toBe('accepted');
    expect(await sweep()).toEqual({ owned: 1, discarded: 0, undecided: 0 });
    ground.storeUp = true;
    expect(await ground.store.unowned(new Date(now).toISOString())).toEqual([]);
    expect(await ground.store.readRecord(commandId)).toBeDefined();
    expect(await sweep()).toEqual({ owned: 0, discarded: 0, undecided: 0 });
  }, 60_000);

  test('while nobody answers nothing is decided; a command that comes again in the meantime keeps its content', async () => {
    const citizenId = await ground.api.create({ cpr: '0606801234', name: 'Gry Gran' });
    const now = await ground.clock.now();
    await put(citizenId, 'asked', now - 2 * hour);
    const silent = { ...ground.engine, knows: undefined };
    const deps = { store: ground.store, clock: ground.clock };
    expect(await sweepUnowned({ ...deps, engine: silent as never })).toEqual({ owned: 0, discarded: 0, undecided: 1 });
    const engine = {
      ...ground.engine,
      knows: async () => {
        await put(citizenId, 'asked', now);
        return false;
      },
    };
    expect(await sweepUnowned({ ...deps, engine })).toEqual({ owned: 0, discarded: 0, undecided: 0 });
    expect(await ground.store.readRecord('asked')).toBeDefined();
    await ground.store.discardUnowned('asked');
  }, 60_000);
});
