import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  CitizenForgotten,
  citizenCodec,
  DESTROYED,
  destroyCitizenKey,
  isForgotten,
  keyIdOf,
  makeCitizenKey,
  markForgotten,
  sealedUnder,
} from '../../store/codec/payload-codec.ts';
import { type KeyVault, memoryVault } from '../../store/keys/vault.ts';
import { KeyLost, StoreUnavailable } from '../../store/store.ts';

const of = (workflowId: string) => ({ type: 'workflow' as const, namespace: 'default', workflowId });
const anna = of('citizen/anna');
const payload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value) as Payload;
const value = (p: Payload | undefined): unknown => p && defaultPayloadConverter.fromPayload(p);

let vault: KeyVault;
beforeEach(async () => {
  vault = memoryVault();
  await makeCitizenKey(vault, 'anna');
  await makeCitizenKey(vault, 'bo');
});

describe('sealing', () => {
  test('what goes in comes out, for every kind of value; nothing of it is in the sealed bytes', async () => {
    const codec = citizenCodec(vault, { side: 'client' });
    for (const given of [{ a: 'Jens' }, ['Jens'], 7, true, null, undefined, new Uint8Array([74, 101, 110, 115]), 'Jens Jensen', 'æ']) {
      const [sealed] = await codec.encode([payload(given)], anna);
      expect(sealed && sealedUnder(sealed)).toBe('citizen/anna');
      expect(Buffer.from(sealed?.data ?? []).includes('Jens')).toBe(false);
      expect(value((await codec.decode([sealed as Payload], anna))[0])).toEqual(given);
    }
  });

  test('one key for a citizen and its courses, another for each other citizen, one for what is of none', () => {
    expect(keyIdOf('citizen/anna')).toBe('citizen/anna');
    expect(keyIdOf('citizen/anna/retention/form-1')).toBe('citizen/anna');
    expect(keyIdOf('citizen/bo')).toBe('citizen/bo');
    for (const other of ['engine-clock', 'citizen', 'citizen/', undefined]) expect(keyIdOf(other)).toBe('system/payloads');
  });

  test('the same value is sealed differently each time, and a changed or exchanged payload does not open', async () => {
    const codec = citizenCodec(vault, { side: 'client' });
    const [a, b] = await codec.encode([payload({ x: 1 }), payload({ x: 1 })], anna);
    expect(Buffer.from(a?.data ?? [])).not.toEqual(Buffer.from(b?.data ?? []));
    await codec.encode([payload({})], of('citizen/bo'));
    const turned = Buffer.from(a?.data ?? []);
    turned.writeUInt8((turned.at(-1) ?? 0) ^ 1, turned.length - 1);
    await expect(codec.decode([{ ...a, data: turned }], anna)).rejects.toThrow();
    const stolen = { ...a, metadata: { ...a?.metadata, 'key-id': Buffer.from('citizen/bo') } };
    await expect(codec.decode([stolen], of('citizen/bo'))).rejects.toThrow();
    await expect(codec.decode([{ ...a, data: Buffer.alloc(5) }], anna)).rejects.toThrow();
  });
});

describe('what comes to a workflow is sealed under its own key, or is not taken', () => {
  const NO = { notSealed: true };

  test.each([
    ['in clear', async () => payload({ id: 'forged', name: 'open-contact-group' })],
    ['null in clear', async () => payload(null)],
    ['under the key of another citizen', async () => (await sealedBy('client', of('citizen/bo')))[0]],
    ['under the key for what is of no citizen', async () => (await sealedBy('client', of('engine-clock')))[0]],
    ['altered', async () => ({ ...(await sealedBy('client', anna))[0], data: Buffer.alloc(60) })],
  ] as const)('%s', async (_, made) => {
    const forged = (await made()) as Payload;
    await sealedBy('client', anna);
    const worker = citizenCodec(vault, { side: 'worker' });
    expect(value((await worker.decode([forged], anna))[0])).toEqual(NO);
  });

  test('what the register itself has sealed is, and lines for operators are read', async () => {
    const worker = citizenCodec(vault, { side: 'worker' });
    for (const by of ['client', 'worker'] as const)
      expect((await worker.decode(await sealedBy(by, anna), of('citizen/anna/retention/form-1'))).map(value)).toEqual([{ x: 1 }]);
    const [line] = await citizenCodec(vault, { side: 'client' }).encode([payload('Citizen anna')], anna);
    expect(value((await worker.decode([line as Payload], anna))[0])).toBe('Citizen anna');
  });

  const sealedBy = (side: 'client' | 'worker', whose: ReturnType<typeof of>) =>
    citizenCodec(vault, { side }).encode([payload({ x: 1 })], whose);
});

describe('what stays in clear', () => {
  test.each([
    '7.2: deletion-due on 2022-09-30',
    'Citizen 6f2b8a8e-2c1f-4d8f-9a4e-0d3c5b7e9f10',
    'retention of citizen 6f2b8a8e-2c1f-4d8f-9a4e-0d3c5b7e9f10 (7.2)',
    "Tells the engine's time",
    'webservice: GetTidligPensionVersion1 (0f8fad5b-d9cb-469f-a165-70867728950e.1)',
    'overdue if 12345678-1234-4123-8123-123456789012.3 is not done',
  ])('a summary: %s', async (line) => {
    const [made] = await citizenCodec(vault, { side: 'worker' }).encode([payload(line)], anna);
    expect(made && sealedUnder(made)).toBeUndefined();
  });

  test.each([
    'Anna Andersen',
    'citizen Anna Andersen of jobcentre 101',
    'anna@example.dk',
    '010190-9996',
    'cpr 0101909996',
    'Rådhuspladsen 1',
    'a line\nand another',
    '',
    'x'.repeat(401),
  ])('no summary, so sealed: %j', async (line) => {
    const [made] = await citizenCodec(vault, { side: 'worker' }).encode([payload(line)], anna);
    expect(made && sealedUnder(made)).toBe('citizen/anna');
  });

  test("the answer of the UI's metadata query, and no other object", async () => {
    const codec = citizenCodec(vault, { side: 'worker' });
    const [metadata, other] = await codec.encode(
      [payload({ definition: { type: 'citizen' }, currentDetails: '' }), payload({ d: 1 })],
      anna,
    );
    expect([metadata && sealedUnder(metadata), other && sealedUnder(other)]).toEqual([undefined, 'citizen/anna']);
  });
});

describe('keys that are not there', () => {
  const forget = async (citizenId: string): Promise<void> => {
    await markForgotten(vault, citizenId);
    expect(await destroyCitizenKey(vault, citizenId)).toBe(true);
  };

  test('a destroyed one: a client reads words in its place and is told when it writes; a worker stops, and writes words', async () => {
    const before = citizenCodec(vault, { side: 'worker' });
    const sealed = await before.encode([payload({ name: 'x' })], anna);
    await forget('anna');
    expect(await isForgotten(vault, 'anna')).toBe(true);
    const client = citizenCodec(vault, { side: 'client' });
    const worker = citizenCodec(vault, { side: 'worker' });
    expect(value((await client.decode(sealed, anna))[0])).toEqual(DESTROYED);
    await expect(client.encode([payload({})], anna)).rejects.toThrow(CitizenForgotten);
    await expect(worker.decode(sealed, anna)).rejects.toThrow(CitizenForgotten);
    expect(value((await worker.encode([payload({ more: 'x' }), payload('7.2: due')], anna))[0])).toEqual(DESTROYED);
    expect(await vault.has('citizen/anna')).toBe(false);
  });

  test('is forgotten by every process after the time that keys are kept', async () => {
    const codec = citizenCodec(vault, { side: 'client', keptMs: 50 });
    const sealed = await codec.encode([payload({ name: 'x' })], anna);
    await forget('anna');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(value((await codec.decode(sealed, anna))[0])).toEqual(DESTROYED);
    await expect(codec.encode([payload({})], anna)).rejects.toThrow(CitizenForgotten);
  });

  test('one that was never here is no destroyed one: nobody takes the words for content', async () => {
    const sealed = await citizenCodec(vault, { side: 'client' }).encode([payload({ name: 'x' })], anna);
    for (const side of ['client', 'worker'] as const) {
      const codec = citizenCodec(memoryVault(), { side });
      await expect(codec.decode(sealed, anna)).rejects.toThrow(KeyLost);
    }
  });

  test('F8 none is made in the place of one that is lost; with the key all goes on', async () => {
    const [sealed] = await citizenCodec(vault, { side: 'worker' }).encode([payload({ x: 1 })], anna);
    const key = await vault.get('citizen/anna');
    const lost = { ...vault, get: async (id: string) => (id === 'citizen/anna' ? undefined : vault.get(id)) };
    for (const side of ['client', 'worker'] as const) {
      const codec = citizenCodec(lost, { side });
      await expect(codec.encode([payload({ y: 1 })], anna)).rejects.toThrow(KeyLost);
      await expect(codec.decode([sealed as Payload], anna)).rejects.toThrow('the key citizen/anna is not there');
    }
    expect(await vault.get('citizen/anna')).toEqual(key);
    expect(value((await citizenCodec(vault, { side: 'worker' }).decode([sealed as Payload], anna))[0])).toEqual({ x: 1 });
  });

  test('F8 a worker that has lost a key can still write that something failed: words in the place of the failure', async () => {
    const codec = citizenCodec({ ...vault, get: async () => undefined }, { side: 'worker' });
    const failure = payload({ message: 'Anna Andersen', stack_trace: 'at …' });
    expect(value((await codec.encode([failure], anna))[0])).toEqual({ message: 'the key of this citizen is not there', stack_trace: '' });
  });

  test('while the place of the keys is away a worker waits, a client is answered; both are told', async () => {
    let there = false;
    const away = {
      ...vault,
      get: async (id: string) => {
        if (!there) throw new StoreUnavailable('the keys are away');
        return vault.get(id);
      },
    };
    const told: boolean[] = [];
    const worker = citizenCodec(away, { side: 'worker', onKeys: (yes) => told.push(yes) });
    await expect(citizenCodec(away, { side: 'client' }).encode([payload({})], anna)).rejects.toThrow('the keys are away');
    const waiting = worker.encode([payload({ x: 1 })], anna);
    const first = await Promise.race([waiting.then(() => 'written'), new Promise((resolve) => setTimeout(() => resolve('waiting'), 400))]);
    expect(first).toBe('waiting');
    const patience = citizenCodec(away, { side: 'client', patienceMs: 20_000 }).encode([payload({ x: 1 })], anna);
    there = true;
    expect(sealedUnder((await patience)[0] ?? {})).toBe('citizen/anna');
    const [sealed] = await waiting;
    expect(sealed && sealedUnder(sealed)).toBe('citizen/anna');
    expect(told.at(0)).toBe(false);
    expect(told.at(-1)).toBe(true);
  });

  test('none is made for a citizen who is forgotten, before or in the same moment', async () => {
    await forget('anna');
    await expect(makeCitizenKey(vault, 'anna')).rejects.toThrow(CitizenForgotten);
    const racing: KeyVault = {
      ...vault,
      create: async (keyId) => {
        if (keyId === 'citizen/cleo') await markForgotten(vault, 'cleo');
        return vault.create(keyId);
      },
    };
    await expect(makeCitizenKey(racing, 'cleo')).rejects.toThrow(CitizenForgotten);
    expect(await vault.has('citizen/anna')).toBe(false);
    expect(await vault.has('citizen/cleo')).toBe(false);
  });
});
