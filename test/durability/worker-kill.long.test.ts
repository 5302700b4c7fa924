import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectTimeSkipping, type TestClock, timeSkippingClock } from '../../tools/engine/clock.ts';
import { TimeSkippingHost } from '../../tools/engine/time-skipping.ts';
import { type Folder, makeFolder, type Service, startService } from './fixtures/killable.ts';
import { expectTheSame, playStory, type Stage, type Story, scenarioOf } from './fixtures/story.ts';

const scenario = scenarioOf('scenarios/1.1-sick-in-the-contact-course.yaml');

/** Longer than the pause before what was lost is tried again (milliseconds). */
const NEXT_TRY = 10_000;

let host: TimeSkippingHost;
let folder: Folder;
let undisturbed: Story;
const open: (() => Promise<void>)[] = [];

interface World {
  readonly service: Service;
  readonly clock: TestClock;
}

/** Without workflow cache: the time-skipping server goes on offering tasks to a worker that is dead but had the workflow cached. */
const openWorld = async (name: string): Promise<World> => {
  const server = await host.open(scenario.startEpochMs);
  const connection = await connectTimeSkipping(server.address);
  const service = await startService({ engine: server.address, skipping: true, folder: folder.for(name), bundle: folder.bundle, cache: 0 });
  open.push(async () => {
    await service.close();
    await connection.close();
    await server.close();
  });
  return { service, clock: timeSkippingClock(connection) };
};

const stageOf = ({ service, clock }: World, more: Partial<Stage> = {}): Stage => ({
  url: service.url,
  token: service.token,
  moveTo: clock.moveTo,
  rest: async () => {
    await clock.settle();
    await clock.moveTo((await clock.now()) + NEXT_TRY);
  },
  ...more,
});

/** The same numbers for the same seed, from 0 to 1. */
const dice = (seed: number) => (): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};

beforeAll(async () => {
  [host, folder] = await Promise.all([TimeSkippingHost.start(), makeFolder()]);
  undisturbed = await playStory(scenario, stageOf(await openWorld('undisturbed')));
});

afterAll(async () => {
  for (const close of open) await close();
  await host?.close();
  folder?.remove();
});

test('the story as it is told undisturbed', () => {
  expect(undisturbed.answers.filter((a) => a.endsWith('200 accepted')).length).toBeGreaterThan(8);
  expect(undisturbed.ids.length).toBeGreaterThan(1);
});

describe.concurrent('worker, API and store are killed (SIGKILL): same end, same messages, none twice', () => {
  test.each([
    ['1st, 4th, 7th …', 0],
    ['2nd, 5th, 8th …', 1],
    ['3rd, 6th, 9th …', 2],
  ])('in the %s gap between two steps, the moment the step is answered', { timeout: 240_000 }, async (name, turn) => {
    const world = await openWorld(`gaps-${turn}`);
    let kills = 0;
    const between = async (step: number): Promise<void> => {
      if (step % 3 !== turn) return;
      world.service.kill();
      kills += 1;
      await world.service.again();
    };
    const story = await playStory(scenario, stageOf(world, { between }));
    expect(kills, name).toBe(5);
    expectTheSame(story, undisturbed);
  });

  test('at random moments in the middle of deciding and carrying out', { timeout: 240_000 }, async () => {
    const seed = Number(process.env.SEED ?? (Date.now() % 1_000_000) + 1);
    const random = dice(seed);
    const world = await openWorld('random');
    let restarting: Promise<void> = Promise.resolve();
    let kills = 0;
    const killLater = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, random() * 150));
      world.service.kill();
      kills += 1;
      await world.service.again();
    };
    const stage = stageOf(world);
    const rest = async (citizenId: string): Promise<void> => {
      await restarting;
      await stage.rest(citizenId);
    };
    const during = (step: number): void => {
      if (step % 4 === 1) restarting = restarting.then(killLater);
    };
    const story = await playStory(scenario, { ...stage, rest, during });
    expect(kills, `seed ${seed}`).toBeGreaterThan(2);
    expectTheSame(story, undisturbed, `seed ${seed}`);
  });
});
