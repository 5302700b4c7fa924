import { connectTimeSkipping, timeSkippingClock } from '../../scripts/engine/clock.ts';
import { TimeSkippingHost } from '../../scripts/engine/time-skipping.ts';
import { makeFolder, startService } from './fixtures/killable.ts';
import { playStory, scenarioOf } from './fixtures/story.ts';

const scenario = scenarioOf('scenarios/1.1-sick-in-the-contact-course.yaml');
const t0 = performance.now();
const t = (s: string) => console.log(((performance.now() - t0) / 1000).toFixed(1), s);
const [host, folder] = await Promise.all([TimeSkippingHost.start(), makeFolder()]);
t('host, bundle');
const server = await host.open(scenario.startEpochMs);
const connection = await connectTimeSkipping(server.address);
const clock = timeSkippingClock(connection);
const service = await startService({
  engine: server.address,
  skipping: true,
  folder: `${folder.path}/x`,
  bundle: folder.bundle,
  cache: Number(process.argv[2] ?? 100),
});
t('service');
const kill = process.argv[3] === 'kill';
const story = await playStory(scenario, {
  url: service.url,
  token: service.token,
  moveTo: async (x) => {
    t('move');
    await clock.moveTo(x);
    t('moved');
  },
  idle: clock.settle,
  between: async (n) => {
    t(`step ${n}`);
    if (kill) {
      service.kill();
      await service.again();
      t('again');
    }
  },
});
t('played');
console.log(JSON.stringify(story.answers, null, 1));
await service.close();
await connection.close();
await server.close();
await host.close();
folder.remove();
