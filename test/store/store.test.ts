import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  InvalidCursor,
  type MessageRow,
  type NewCitizen,
  type NewRecord,
  type Store,
  type TimelinePart,
  type TimelineRow,
} from '../../store/store.ts';
import { type Engine, engines, filesWith } from './engines.ts';

const NOW = '2022-03-14T07:00:00.000Z';
const LATER = '2022-03-15T07:00:00.000Z';

const anna: NewCitizen = {
  citizenId: 'c-anna',
  cpr: '010190-9996',
  name: 'Anna Åkær Andersen',
  address: 'Skjulte Stræde 7',
  administrativeCpr: false,
  birthDate: '1990-01-01',
  jobcentre: '101',
  createdAt: NOW,
};
const record = (recordId: string, over: Partial<NewRecord> = {}): NewRecord => ({
  recordId,
  citizenId: 'c-anna',
  commandId: 'command-1',
  kind: 'preparation-form',
  content: { answers: { goal: 'slagter' } },
  createdAt: NOW,
  ...over,
});
const line = (seq: number, over: Partial<TimelineRow> = {}): TimelineRow => ({
  seq,
  recordedAt: NOW,
  effectiveOn: '2022-03-14',
  by: 'jobcentre 101',
  command: 'open-contact-group',
  rule: '0',
  what: [{ type: 'contact-group-opened', contactGroup: 1, end: null }],
  ...over,
});
const message = (id: string, over: Partial<MessageRow> = {}): MessageRow => ({
  id,
  at: NOW,
  citizenId: 'c-anna',
  to: 'jobcentre 101',
  channel: 'webservice',
  type: 59,
  data: { appointmentId: 'a1' },
  ...over,
});

describe.each(engines)('the store on $name', ({ start }) => {
  let engine: Engine;
  let store: Store;
  beforeAll(async () => {
    engine = await start();
    store = engine.store;
  });
  afterAll(() => engine?.stop());
  beforeEach(() => store.reset());

  test('migrating again changes nothing, also from several at once', async () => {
    await store.createCitizen(anna);
    await Promise.all([store.migrate(), store.migrate(), store.migrate()]);
    expect(await store.citizenIds()).toEqual(['c-anna']);
    expect(await store.reachable(1_000)).toBe(true);
  });

  describe('citizens', () => {
    test('a citizen is kept, with the person sealed', async () => {
      expect(await store.createCitizen(anna)).toEqual({ created: true });
      expect(await store.citizen('c-anna')).toEqual({
        begun: false,
        citizenId: 'c-anna',
        birthDate: '1990-01-01',
        jobcentre: '101',
        administrativeCpr: false,
        createdAt: NOW,
      });
      expect(await store.person('c-anna')).toEqual({ cpr: '0101909996', name: anna.name, address: anna.address });
      expect(await store.citizen('c-other')).toBeUndefined();
      expect(await store.person('c-other')).toBeUndefined();
    });

    test('the same CPR number again is found by its keyed hash, hyphen or not, and leaves nothing', async () => {
      await store.createCitizen(anna);
      expect(await store.createCitizen({ ...anna, citizenId: 'c-2', cpr: '0101909996' })).toEqual({ created: false, citizenId: 'c-anna' });
      expect(await store.citizen('c-2')).toBeUndefined();
      expect(await store.recordGone('person-c-2')).toBe(true);
    });

    test('a retry with the same citizen id answers as the first call did', async () => {
      await store.createCitizen(anna);
      expect(await store.createCitizen(anna)).toEqual({ created: true });
    });

    test('of many at once with one CPR number one is created', async () => {
      const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => store.createCitizen({ ...anna, citizenId: `c-${i}` })));
      expect(answers.filter((a) => a.created)).toHaveLength(1);
      const [holder] = await store.citizenIds();
      for (const a of answers) if (!a.created) expect(a.citizenId).toBe(holder);
      expect(await store.unowned('2100-01-01T00:00:00Z')).toEqual([]);
    });

    test('the ids come in pages', async () => {
      for (const n of [3, 1, 2]) await store.createCitizen({ ...anna, citizenId: `c-${n}`, cpr: `010190000${n}` });
      expect(await store.citizenIds(undefined, 2)).toEqual(['c-1', 'c-2']);
      expect(await store.citizenIds('c-2', 2)).toEqual(['c-3']);
    });
  });

  describe('records', () => {
    test('content comes back as it was put; the first content of an id stays', async () => {
      await store.putRecord(record('r1', { content: { text: 'æøå \u0000 "', list: [1, null] } }));
      await store.putRecord(record('r1', { content: 'another' }));
      await store.putRecord(record('r2', { content: null }));
      expect(await store.readRecord('r1')).toEqual({ text: 'æøå \u0000 "', list: [1, null] });
      expect(await store.readRecord('r9')).toBeUndefined();
      expect([...(await store.readRecords(['r1', 'r2', 'r9'])).keys()].sort()).toEqual(['r1', 'r2']);
      expect((await store.readRecords([])).size).toBe(0);
    });

    test('a refused command leaves no record, an accepted one keeps its own', async () => {
      await store.putRecord(record('r1'));
      await store.putRecord(record('r2', { commandId: 'command-2' }));
      expect(await store.own(['r2'])).toEqual([]);
      await store.discardUnowned('command-1');
      await store.discardUnowned('command-2');
      expect(await store.recordGone('r1')).toBe(true);
      expect(await store.readRecord('r2')).toEqual({ answers: { goal: 'slagter' } });
    });

    test('what a crash left without an owner is swept, only when it is old enough', async () => {
      await store.putRecord(record('old'));
      await store.putRecord(record('young', { createdAt: LATER }));
      await store.putRecord(record('owned'));
      await store.own(['owned']);
      expect((await store.unowned(LATER)).map((r) => r.recordId)).toEqual(['old']);
      expect(await store.sweep(NOW)).toBe(0);
      expect(await store.sweep(LATER)).toBe(1);
      expect(await store.recordGone('old')).toBe(true);
      expect(await store.readRecord('young')).toBeDefined();
      expect(await store.readRecord('owned')).toBeDefined();
      expect(await store.own(['old', 'young'])).toEqual(['old']);
    });

    test('more are swept than go in one round', async () => {
      for (let i = 0; i < 205; i += 1) await store.putRecord(record(`r${i}`));
      expect(await store.sweep(LATER)).toBe(205);
      expect(await store.unowned('2100-01-01T00:00:00Z')).toEqual([]);
    });

    test('a sweep and an acceptance at the same time: either the record is owned and whole, or it is gone', async () => {
      for (let i = 0; i < 20; i += 1) await store.putRecord(record(`r${i}`));
      const ids = Array.from({ length: 20 }, (_, i) => `r${i}`);
      const missing = await Promise.all([...ids.map((id) => store.own([id])), store.sweep(LATER)]).then((all) => all.slice(0, -1).flat());
      for (const id of ids) expect((await store.readRecord(id)) === undefined, id).toBe(missing.includes(id));
    });

    test('7.3 a deleted record is gone, and deleting again is no error', async () => {
      await store.putRecord(record('r1'));
      await store.own(['r1']);
      expect(await store.recordGone('r1')).toBe(false);
      await store.deleteRecord('r1');
      expect(await store.readRecord('r1')).toBeUndefined();
      expect(await store.recordGone('r1')).toBe(true);
      await store.deleteRecord('r1');
      expect(await store.recordGone('r1')).toBe(true);
    });

    test('7.3 killed between key and row: unreadable, not yet gone, and removed by the next call', async () => {
      await store.putRecord(record('r1'));
      await store.own(['r1']);
      await engine.vault.destroy('record/r1');
      expect(await store.readRecord('r1')).toBeUndefined();
      expect(await store.recordGone('r1')).toBe(false);
      await store.deleteRecord('r1');
      expect(await store.recordGone('r1')).toBe(true);
    });

    test('killed while it was discarded: the same record can be put again, and is readable', async () => {
      await store.putRecord(record('r1'));
      await engine.vault.destroy('record/r1');
      await store.putRecord(record('r1', { content: 'again' }));
      expect(await store.readRecord('r1')).toBe('again');
    });

    test('7.3 a backup from the day before holds no readable content after the deletion', async () => {
      await store.putRecord(record('r1'));
      await store.putRecord(record('r2'));
      await store.own(['r1', 'r2']);
      const restore = await engine.backup();
      await store.deleteRecord('r1');
      const restored = await restore();
      try {
        expect(await restored.readRecord('r1')).toBeUndefined();
        expect(await restored.readRecord('r2')).toEqual({ answers: { goal: 'slagter' } });
      } finally {
        await restored.close();
      }
    });

    test('no text of a person or a record stands readable in any file of the database; the search finds what does', async () => {
      await store.createCitizen(anna);
      await store.putRecord(record('r1', { content: { answers: { goal: 'Hemmelighedskræmmeren-4711' } } }));
      await store.appendTimeline('c-anna', [line(1, { command: 'Letgenkendelig-Kommando-4711' })]);
      expect(filesWith(engine.files, 'Letgenkendelig-Kommando-4711')).not.toEqual([]);
      for (const text of ['Hemmelighedskræmmeren-4711', 'Skjulte Stræde', 'Åkær Andersen', '0101909996', '010190-9996']) {
        expect(filesWith(engine.files, text), text).toEqual([]);
      }
    });
  });

  describe('timeline', () => {
    test('it comes back in order; what is there stays', async () => {
      await store.appendTimeline('c-anna', [line(2, { commandId: 'k2', by: 'clock' }), line(1)]);
      await store.appendTimeline('c-anna', [line(1, { by: 'another' }), line(3, { recordedAt: '2022-03-15T09:00:00+02:00' })]);
      await store.appendTimeline('c-anna', []);
      expect(await store.timeline('c-anna')).toEqual([
        line(1),
        line(2, { commandId: 'k2', by: 'clock' }),
        line(3, { recordedAt: '2022-03-15T07:00:00.000Z' }),
      ]);
      expect(await store.timeline('c-other')).toEqual([]);
    });

    test('a part of it: since an instant, and only what moved something', async () => {
      const moves = [{ machine: 'm', item: 'i', from: [], to: ['a'] }];
      await store.appendTimeline('c-anna', [
        line(1, { recordedAt: '2022-03-14T07:00:00.123Z', moves }),
        line(2, { recordedAt: '2022-03-14T07:00:00.124Z' }),
        line(3, { recordedAt: '2022-03-15T07:00:00.000Z', moves }),
      ]);
      const seqs = async (part: TimelinePart) => (await store.timeline('c-anna', part)).map(({ seq }) => seq);
      expect(await seqs({ since: Date.parse('2022-03-14T07:00:00.123Z') })).toEqual([1, 2, 3]);
      expect(await seqs({ since: Date.parse('2022-03-14T07:00:00.124Z') })).toEqual([2, 3]);
      expect(await seqs({ moving: true })).toEqual([1, 3]);
      expect(await seqs({ since: Date.parse('2022-03-14T07:00:00.124Z'), moving: true })).toEqual([3]);
    });
  });

  describe('messages', () => {
    test('one id is one message, however often and at once it is sent', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => store.putMessage(message('m1'))));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect((await store.messages({})).messages).toHaveLength(1);
    });

    test('the feed of a recipient goes on after a cursor', async () => {
      const sms = message('m2', { to: 'citizen', channel: 'sms', type: 'appointment-cancelled', text: 'Din aftale er aflyst.', data: {} });
      for (const m of [message('m1'), sms, message('m3', { citizenId: 'c-2' }), message('m4')]) await store.putMessage(m);
      const all = (await store.messages({})).messages;
      expect(all.map(({ cursor: _, ...m }) => m)).toEqual([message('m1'), sms, message('m3', { citizenId: 'c-2' }), message('m4')]);
      const first = (await store.messages({ to: 'jobcentre 101', limit: 1 })).messages;
      expect(first.map((m) => m.id)).toEqual(['m1']);
      const rest = (await store.messages({ to: 'jobcentre 101', after: first[0]?.cursor ?? '' })).messages;
      expect(rest.map((m) => m.id)).toEqual(['m3', 'm4']);
      expect((await store.messages({ citizenId: 'c-anna' })).messages.map((m) => m.id)).toEqual(['m1', 'm2', 'm4']);
      expect((await store.messages({ after: rest.at(-1)?.cursor ?? '' })).messages).toEqual([]);
    });

    test('a reader that follows while others write misses none', async () => {
      const seen: string[] = [];
      let after: string | undefined;
      const read = async (): Promise<void> => {
        for (const m of (await store.messages(after === undefined ? {} : { after })).messages) {
          seen.push(m.id);
          after = m.cursor;
        }
      };
      let writing = true;
      const writers = Promise.all(
        Array.from({ length: 8 }, async (_, w) => {
          for (let i = 0; i < 15; i += 1) await store.putMessage(message(`m-${w}-${i}`));
        }),
      ).then(() => {
        writing = false;
      });
      while (writing) await read();
      await writers;
      await read();
      expect(new Set(seen).size).toBe(120);
      expect(seen).toHaveLength(120);
    });

    test('what is no cursor is the reader’s error', async () => {
      await expect(store.messages({ after: 'x' })).rejects.toThrow(InvalidCursor);
    });
  });

  describe('answers and work', () => {
    test('the first answer stays, to the letter', async () => {
      const body = { outcome: 'accepted', result: { zeta: '1', a: 2 }, timeline: [] };
      const answer = { keyHash: 'h1', citizenId: 'c-anna', commandId: 'k1', requestHash: 'q1', status: 200, body, at: NOW };
      await store.keepAnswer(answer);
      await store.keepAnswer({ ...answer, status: 422, requestHash: 'q2' });
      const kept = await store.answer('h1');
      expect(kept).toEqual({ requestHash: 'q1', status: 200, body });
      expect(JSON.stringify(kept?.body)).toBe(JSON.stringify(body));
      expect(await store.answer('h2')).toBeUndefined();
    });

    test('outward work is shown until it is done, and done stays done', async () => {
      const work = {
        effectId: 'e1',
        citizenId: 'c-anna',
        kind: 'delete-record',
        status: 'pending',
        attempts: 0,
        error: null,
        result: null,
        at: NOW,
      } as const;
      await store.noteWork(work);
      await store.noteWork({ ...work, status: 'failing', attempts: 2, error: 'StoreUnavailable', at: LATER });
      expect(await store.openWork()).toEqual([
        { ...work, status: 'failing', attempts: 2, error: 'StoreUnavailable', at: LATER, since: NOW },
      ]);
      await store.noteWork({ ...work, status: 'done', attempts: 3, result: { ok: true }, at: LATER });
      await store.noteWork({ ...work, status: 'failing', attempts: 4, at: LATER });
      expect(await store.openWork()).toEqual([]);
      expect(await store.work('e1')).toEqual({ ...work, status: 'done', attempts: 3, result: { ok: true }, at: LATER, since: NOW });
      expect(await store.work('e2')).toBeUndefined();
    });

    test('who read what, in order', async () => {
      const access = { at: NOW, who: 'system-7', role: 'a-kasse', org: '5', citizenId: 'c-anna', what: 'early-pension', id: null };
      await store.logAccess(access);
      await store.logAccess({ ...access, role: 'operator', org: null, what: 'preparation-form', id: 'f1' });
      expect(await store.accessLog('c-anna')).toEqual([
        access,
        { ...access, role: 'operator', org: null, what: 'preparation-form', id: 'f1' },
      ]);
      expect(await store.accessLog('c-2')).toEqual([]);
    });
  });

  test('an empty world after reset, and the first cursor again', async () => {
    await store.createCitizen(anna);
    await store.putMessage(message('m1'));
    await store.reset();
    expect(await store.citizenIds()).toEqual([]);
    expect((await store.messages({})).messages).toEqual([]);
    expect(await store.createCitizen(anna)).toEqual({ created: true });
  });
});
