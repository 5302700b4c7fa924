import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { journalOf } from '../../tools/send/journal.ts';
import { SendError, sendFile } from '../../tools/send/send.ts';
import { World } from './world.ts';

/** `npm run send`: a file of commands, in order, once each, whatever breaks on the way. */

const folder = mkdtempSync(join(tmpdir(), 'send-'));
let world: World;
let url: string;
let token: string;
beforeAll(async () => {
  world = await World.open({ commandMs: 1_000 });
  url = await world.app.listen({ port: 0, host: '127.0.0.1' });
  token = await world.token('jobcentre 101');
});
beforeEach(() => {
  world.engine.instead = undefined;
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

let files = 0;
const fileOf = (lines: readonly unknown[]): string => {
  files += 1;
  const file = join(folder, `night-${files}.ndjson`);
  writeFileSync(file, lines.map((l) => `${typeof l === 'string' ? l : JSON.stringify(l)}\n`).join(''));
  return file;
};
const send = async (file: string, more: { batch?: number; patienceMs?: number } = {}) => {
  const said: string[] = [];
  const decided = await sendFile({ url, token, file, out: (line) => said.push(line), progressMs: 0, batch: 4, ...more });
  return { decided, said, last: said.findLast((line) => line.includes('accepted')) ?? '' };
};

let people = 0;
const someone = async () => {
  people += 1;
  const cpr = `040485${String(1_000 + people)}`;
  return { cpr, citizenId: await world.citizen({ cpr }) };
};
const turns = (cpr: string, n: number) =>
  Array.from({ length: n }, (_, i) =>
    i % 2 === 0 ? { cpr, command: 'open-contact-group', payload: { contactGroup: 1 } } : { cpr, command: 'close-contact-group' },
  );
const commandsOf = (citizenId: string) => world.engine.citizens.get(citizenId)?.recent.map((e) => e.command);

describe('a file', () => {
  test('is sent in order with progress; sent again it does nothing twice', async () => {
    const [anna, bo] = [await someone(), await someone()];
    const file = fileOf(turns(anna.cpr, 7).flatMap((l, i) => [l, ...turns(bo.cpr, 7).slice(i, i + 1)]));
    const first = await send(file);
    expect(first.decided).toBe(true);
    expect(first.last).toMatch(/^14 of 14 \(100 %\): 14 accepted, 0 refused, 0 failed; \d+ a second/);
    expect(first.said.length).toBeGreaterThan(3);
    for (const { citizenId } of [anna, bo]) expect(commandsOf(citizenId)).toEqual(turns('', 7).map((t) => t.command));
    expect(existsSync(`${file}.progress`)).toBe(false);
    expect((await send(file)).last).toMatch(/14 accepted/);
    expect(commandsOf(anna.citizenId)).toHaveLength(7);
  });

  test('says what was refused, and keeps what failed to be sent again', async () => {
    const anna = await someone();
    const file = fileOf([
      ...turns(anna.cpr, 1),
      ...turns(anna.cpr, 1),
      '{"cpr":',
      { cpr: anna.cpr, command: 'summon', payload: { meetingType: 7, at: 'soon' } },
      '',
      { cpr: anna.cpr, command: 'close-contact-group' },
    ]);
    const { decided, last } = await send(file);
    expect([decided, last]).toEqual([false, expect.stringMatching(/^5 of 5 \(100 %\): 2 accepted, 1 refused, 2 failed/)]);
    expect(JSON.parse(readFileSync(`${file}.refused.ndjson`, 'utf8'))).toMatchObject({ line: 2, problem: { code: '4644', rule: '0' } });
    const failed = readFileSync(`${file}.failed.ndjson`, 'utf8').trim().split('\n');
    expect(failed[0]).toBe('{"cpr":');
    expect(JSON.parse(failed[1] ?? '')).toMatchObject({ command: 'summon', idempotencyKey: expect.stringMatching(/^send-/) });
    for (const name of [`${file}.refused.ndjson`, `${file}.failed.ndjson`]) expect(statSync(name).mode & 0o777).toBe(0o600);
  });

  test('the register away for one citizen: later commands are held back, the failed file finishes it in order', async () => {
    const [anna, bo] = [await someone(), await someone()];
    const decide = world.engine.command.bind(world.engine);
    let given = 0;
    world.engine.command = async (citizenId, command) => {
      if (citizenId === anna.citizenId) given += 1;
      return citizenId === anna.citizenId && given > 1 ? new Promise(() => undefined) : decide(citizenId, command);
    };
    const file = fileOf(turns(anna.cpr, 6).flatMap((l, i) => [l, ...turns(bo.cpr, 6).slice(i, i + 1)]));
    const first = await send(file);
    world.engine.command = decide;
    expect(first.last).toMatch(/7 accepted, 0 refused, 5 failed/);
    expect(given).toBe(2);
    expect(commandsOf(bo.citizenId)).toHaveLength(6);
    const second = await send(`${file}.failed.ndjson`);
    expect([second.decided, second.last]).toEqual([true, expect.stringMatching(/^5 of 5 \(100 %\): 5 accepted/)]);
    expect(commandsOf(anna.citizenId)).toEqual(turns('', 6).map((t) => t.command));
  });

  test('stopped in the middle it goes on where it was', async () => {
    const anna = await someone();
    const file = fileOf(turns(anna.cpr, 10));
    const decide = world.engine.command.bind(world.engine);
    let given = 0;
    world.engine.command = async (citizenId, command) => {
      given += 1;
      return decide(citizenId, command);
    };
    const stop = new Error('stopped');
    const out = (line: string) => {
      if (line.startsWith('6 of')) throw stop;
    };
    await expect(sendFile({ url, token, file, out, progressMs: 0, batch: 4 })).rejects.toThrow(stop);
    expect(statSync(`${file}.progress`).mode & 0o777).toBe(0o600);
    const { said, last } = await send(file);
    world.engine.command = decide;
    expect(said[0]).toBe(`${file}: going on after line 6`);
    expect(last).toMatch(/^10 of 10 \(100 %\): 10 accepted/);
    expect(given).toBeLessThanOrEqual(12);
    expect(commandsOf(anna.citizenId)).toEqual(turns('', 10).map((t) => t.command));
  });

  test('killed at any moment it counts and writes down each line once', () => {
    const file = join(folder, 'killed.ndjson');
    const first = journalOf(file, 'hash');
    first.refuse(1, { code: 'one' });
    first.fail({ line: 2, text: '{}', citizen: 'a' }, ['a']);
    first.save(2);
    first.refuse(3, { code: 'three' }); // answered, and then killed: nothing says so
    first.fail({ line: 4, text: '{"b":1}', citizen: 'b' }, []);
    writeFileSync(`${file}.progress.part`, '{"line":'); // killed while it wrote
    const again = journalOf(file, 'hash');
    expect(again.resumed).toBe(2);
    expect(again.counts).toMatchObject({ accepted: 0, refused: 1, failed: 1 });
    expect(again.isHeld('a')).toBe(true);
    expect(readFileSync(again.names.refused, 'utf8')).toBe('{"line":1,"problem":{"code":"one"}}\n');
    expect(readFileSync(again.names.failed, 'utf8')).toBe('{}\n');
    const other = journalOf(file, 'another file');
    expect(other.resumed).toBe(0);
    expect(existsSync(again.names.refused)).toBe(false);
  });

  test('an API that is not there is waited for, and given up with one line; a bad token is said at once', async () => {
    const anna = await someone();
    const file = fileOf(turns(anna.cpr, 1));
    const said: string[] = [];
    const nowhere = sendFile({ url: 'http://127.0.0.1:9', token, file, out: (l) => said.push(l), patienceMs: 500 });
    await expect(nowhere).rejects.toThrow(/^http:\/\/127\.0\.0\.1:9 does not answer: .*; given up after/);
    expect(said.length).toBeGreaterThan(0);
    await expect(sendFile({ url, token: 'none', file, out: () => undefined })).rejects.toThrow(SendError);
    await expect(sendFile({ url, token, file: join(folder, 'missing'), out: () => undefined })).rejects.toThrow(/cannot be read/);
  });
});
