import type { Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectTimeSkipping, type TestClock, timeSkippingClock } from '../../scripts/engine/clock.ts';
import { TimeSkippingHost, type TimeSkippingServer } from '../../scripts/engine/time-skipping.ts';
import { makeFolder, type Service, startService } from './fixtures/killable.ts';
import { numbers, playStory, type Stage, type Story, scenarioOf } from './fixtures/story.ts';

const scenario = scenarioOf('scenarios/1.1-sick-in-the-contact-course.yaml');

let host: TimeSkippingHost;
let folder: Awaited<ReturnType<typeof makeFolder>>;
let undisturbed: Story;
const open: (() => Promise<void>)[] = [];

interface World {
  readonly service: Service;
  readonly clock: TestClock;
}

const openWorld = async (name: string, cache: number): Promise<World> => {
  const server: TimeSkippingServer = await host.open(scenario.startEpochMs);
  const connection: Connection = await connectTimeSkipping(server.address);
  const clock = timeSkippingClock(connection);
  const service = await startService({
    engine: server.address,
    skipping: true,
    folder: `${folder.path}/${name}`,
    bundle: folder.bundle,
    cache,
  });
  open.push(async () => {
    await service.close();
    await connection.close();
    await server.close();
  });
  return { service, clock };
};

const stageOf = ({ service, clock }: World, between?: Stage['between']): Stage => ({
  url: service.url,
  token: service.token,
  moveTo: clock.moveTo,
  idle: clock.settle,
  ...(between ? { between } : {}),
});

beforeAll(async () => {
  [host, folder] = await Promise.all([TimeSkippingHost.start(), makeFolder()]);
  undisturbed = await playStory(scenario, stageOf(await openWorld('undisturbed', 100)));
});

afterAll(async () => {
  for (const close of open) await close();
  await host?.close();
  folder?.remove();
});

const expectTheSame = (story: Story): void => {
  expect(story.answers).toEqual(undisturbed.answers);
  expect(story.timeline).toEqual(undisturbed.timeline);
  expect(numbers(story)).toEqual(numbers(story).map((_, i) => i + 1));
  expect(story.view).toEqual(undisturbed.view);
  expect(story.messages).toEqual(undisturbed.messages);
  expect(new Set(story.ids).size).toBe(story.ids.length);
};

test('the story as it is told undisturbed', () => {
  expect(undisturbed.answers.filter((a) => a.includes('200')).length).toBeGreaterThan(8);
  expect(undisturbed.ids.length).toBeGreaterThan(2);
});

test('worker, API and store are killed the moment each step is answered: same end, same messages, none twice', async () => {
  const world = await openWorld('every-gap', 0);
  let kills = 0;
  const story = await playStory(
    scenario,
    stageOf(world, async () => {
      world.service.kill();
      kills += 1;
      await world.service.again();
    }),
  );
  expect(kills).toBe(scenario.steps.length);
  expectTheSame(story);
});
