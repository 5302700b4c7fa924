import { setTimeout as pause } from 'node:timers/promises';
import { NativeConnection } from '@temporalio/worker';
import { registerSearchAttributes } from '../../api/engine/search-attributes.ts';
import { assemble, bundleWorkflows } from '../../app.ts';
import { instantOf, startOfDay } from '../../machines/core/calendar.ts';
import { makeCitizenKey } from '../../store/codec/payload-codec.ts';
import { memoryVault } from '../../store/keys/vault.ts';
import { openStore } from '../../store/store.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { connectTimeSkipping, timeSkippingClock } from '../engine/clock.ts';
import { TimeSkippingHost } from '../engine/time-skipping.ts';
import { callerOf, payloadOf, type Step } from './course.ts';
import { type DeadlineFigures, quantile } from './figures.ts';
import type { How } from './load.ts';

const TODAY = '2026-03-02';
const DUE = '2026-03-20';
const AT_ONCE = 16;

const STEPS: readonly Step[] = [
  { who: 'jobcentre 101', name: 'open-contact-group', body: { contactGroup: 2 } },
  { who: 'jobcentre 101', name: 'register-absence', body: { code: 10, from: TODAY, to: DUE } },
];

/**
 * An absence of each citizen ends on the same day: all timers fire in the same instant. How late is each end in the timeline, and when is the
 * last one there? On the time-skipping engine, since nobody waits for midnight; its clock goes with the wall's while work is under way.
 */
export const measureDeadlines = async ({ quick, say }: How): Promise<DeadlineFigures> => {
  const citizens = quick ? 100 : 1_000;
  say('starting the time-skipping engine');
  const [host, bundle] = await Promise.all([TimeSkippingHost.start(), bundleWorkflows()]);
  const server = await host.open(instantOf(`${TODAY}T08:00`));
  const vault = memoryVault();
  const store = await openStore({ vault });
  await store.migrate();
  const connection = await connectTimeSkipping(server.address);
  await registerSearchAttributes(connection, 'default', SEARCH_ATTRIBUTES);
  const clock = timeSkippingClock(connection, { patienceMs: 120_000 });
  const { engine, worker: makeWorker } = assemble({ connection, store, vault, clock });
  const native = await NativeConnection.connect({ address: server.address });
  const worker = await makeWorker({ native, bundle, maxCachedWorkflows: citizens * 2 });
  const running = worker.run();
  try {
    const ids = Array.from({ length: citizens }, (_, n) => `deadline-${n}`);
    const waiting = [...ids];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
          if (waiting.length % 100 === 0) say(`${citizens - waiting.length} of ${citizens} citizens`);
          await makeCitizenKey(vault, id);
          await engine.startCitizen({ citizenId: id, birthDate: '1990-01-01', jobcentre: '101' });
          for (const step of STEPS) {
            const command = { id: `${id}-${step.name}`, name: step.name, payload: payloadOf(step), caller: callerOf(step.who) };
            const answer = await engine.command(id, command);
            if (answer?.outcome !== 'accepted') throw new Error(`${step.name}: ${JSON.stringify(answer)}`);
          }
        }
      }),
    );
    say('the day comes');
    const due = startOfDay('2026-03-21');
    await clock.moveTo(due - 60_000);
    const before = process.cpuUsage();
    const since = performance.now();
    const late: number[] = [];
    const missing = new Set(ids);
    const moving = clock.moveTo(due + 1);
    while (missing.size > 0) {
      for (const id of [...missing]) {
        const end = (await store.timeline(id)).find((entry) => entry.command === 'end-date');
        if (end === undefined) break;
        missing.delete(id);
        late.push(Date.parse(end.recordedAt) - due);
      }
      if (performance.now() - since > 180_000) throw new Error(`${missing.size} dates did not come in three minutes`);
      if (missing.size > 0) await pause(50);
    }
    const allDoneMs = performance.now() - since;
    const { user, system } = process.cpuUsage(before);
    await moving;
    return { citizens, allDoneMs, p50: quantile(late, 0.5), p99: quantile(late, 0.99), cpuMsEach: (user + system) / 1_000 / citizens };
  } finally {
    worker.shutdown();
    await running;
    await native.close();
    await connection.close();
    await server.close();
    await store.close();
    await host.close();
  }
};
