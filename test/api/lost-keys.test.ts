import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryVault } from '../../store/keys/vault.ts';
import { World } from './world.ts';

const lost = new Set<string>();
const vault = memoryVault();
const getMany = vault.getMany;
let world: World;
beforeAll(async () => {
  // the keys named in `lost` are not there, and were not destroyed
  vault.getMany = async (ids) => getMany(ids.filter((id) => !lost.has(id)));
  world = await World.open({}, vault);
});
afterAll(() => world.close());

test('F14 a record whose key is lost: 503 with the record’s id, in the log the key’s; with the key it is answered again', async () => {
  const id = await world.citizen();
  const key = `record/person-${id}`;
  lost.add(key);
  const answer = await world.get(`/citizens/${id}/cv`);
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'engine-unavailable']);
  expect(answer.json()).toMatchObject({ recordId: `person-${id}` });
  expect(answer.body).not.toContain('"name":null');
  expect(world.log.some((line) => line.includes(`"keyId":"${key}"`))).toBe(true);
  lost.clear();
  expect((await world.get(`/citizens/${id}/cv`)).json()).toMatchObject({ name: 'Anna Andersen' });
});
