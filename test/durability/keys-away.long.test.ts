import { expect, test } from 'vitest';
import { openGround } from '../../tools/chaos/ground.ts';
import { persist } from '../../tools/chaos/story.ts';
import { member } from '../../tools/scenario/json.ts';

const AWAY_MS = 30_000;
const CITIZENS = 8;

test('the keys’ own database is stopped for 30 seconds under load: no process ends, every accepted command is carried out once', {
  timeout: 300_000,
}, async () => {
  const ground = await openGround();
  try {
    const { url } = ground.stage;
    const jobcentre = await ground.stage.token('jobcentre', '101');
    const post = async (path: string, payload: unknown, key: string) =>
      persist(url, { method: 'POST', path, token: jobcentre, payload: payload as never, key });
    const citizens = await Promise.all(
      Array.from({ length: CITIZENS }, async (_, i) => {
        const made = await post('/citizens', { cpr: `010190${2_000 + i}`, name: 'A', jobcentre: '101' }, `create ${i}`);
        return String(member(made.body, 'citizenId'));
      }),
    );
    const pids = (): readonly (number | undefined)[] => [ground.processes.api.pid(), ground.processes.worker.pid()];
    const before = pids();

    let loading = true;
    const given = new Map<string, string[]>();
    const load = citizens.map(async (id) => {
      const mine: string[] = [];
      given.set(id, mine);
      for (let n = 0; loading; n += 1) {
        const command = n % 2 === 0 ? 'open-contact-group' : 'close-contact-group';
        const answer = await post(`/citizens/${id}/${command}`, n % 2 === 0 ? { contactGroup: 2 } : {}, `${id} ${n}`);
        expect(answer.status, `${command} ${JSON.stringify(answer.body)}`).toBe(200);
        mine.push(command);
      }
    });
    const settled = Promise.all(load);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const struck = ground.strike('crash keys', AWAY_MS);
    await new Promise((resolve) => setTimeout(resolve, AWAY_MS / 2));
    expect(await (await fetch(`${url()}/health`)).json()).toMatchObject({ alive: true, ready: false, keys: false, store: true });
    await Promise.race([struck, settled]);
    await ground.ready();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    loading = false;
    await settled;

    expect(pids()).toEqual(before);
    expect([ground.processes.api.starts(), ground.processes.worker.starts()]).toEqual([1, 1]);
    const operator = await ground.stage.token('operator', 'operator');
    for (const id of citizens) {
      await ground.stage.rest(id);
      const { body } = await persist(url, { method: 'GET', path: `/citizens/${id}/timeline`, token: operator });
      const entries = member(body, 'timeline') as unknown as readonly { seq: number; command: string; by: string }[];
      expect(entries.map((e) => e.seq)).toEqual(entries.map((_, i) => i + 1));
      expect(entries.filter((e) => /-contact-group$/.test(e.command)).map((e) => e.command)).toEqual(given.get(id));
      // before and after, so that the outage fell into the middle of a load
      expect(given.get(id)?.length).toBeGreaterThan(4);
    }
  } finally {
    await ground.close();
  }
});
