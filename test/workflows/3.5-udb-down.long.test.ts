import { afterEach, describe, expect, test } from 'vitest';
import { PortUnavailable } from '../../activities/ports/http.ts';
import type { Udb } from '../../activities/ports/index.ts';
import { openWorld, type World } from './harness.ts';

const JC = 'jobcentre 101';
const COURSE = 'education-subscription';
const EDUCATION = { planType: 'education-plan' };

let world: World | undefined;
afterEach(() => world?.close());

type Change = Parameters<Udb['subscription']>[0];

/** UDB as it is made to behave: it does what it is asked once for each id, whether or not its answer arrives. */
const udbThat = () => {
  const state = { up: true, answers: true };
  const tries: string[] = [];
  const done = new Map<string, Change>();
  const udb: Udb = {
    subscription: async (change) => {
      tries.push(change.id);
      if (!state.up) throw new PortUnavailable('udb', 'unreachable');
      if (!done.has(change.id)) done.set(change.id, change);
      if (!state.answers) throw new PortUnavailable('udb', 'timeout');
    },
  };
  return { state, tries, udb, told: () => [...done.values()].map(({ action, reason }) => [action, reason]) };
};

/** What the operator sees of the course: as columns, and in its details. */
const shown = async (w: World, citizenId: string) => {
  const { status, attributes, details } = await w.see(citizenId, COURSE);
  return {
    status,
    course: attributes.courseStatus,
    overdue: attributes.overdue,
    udbTold: /\| udbTold \| (\w+) \|/.exec(details)?.[1],
  };
};
const subscription = async (w: World, citizenId: string) => (await w.view(citizenId)).educationSubscription;
const toldInTimeline = async (w: World, citizenId: string) =>
  (await w.timeline(citizenId)).flatMap((e) => e.what.flatMap((f) => (f.type === 'udb-told' ? [f.action] : [])));
const messages = async (w: World, citizenId: string) =>
  (await w.store.messages({ citizenId })).messages.map((m) => [m.type, m.data.reason]);

describe.each([
  ['with a workflow cache', 100],
  ['with a replay at every task, and another worker meanwhile', 0],
])('3.5 UDB is down, %s', (_, maxCachedWorkflows) => {
  test('3.5 across a close and a reopening UDB is told both, in order, once, and meanwhile it shows that the two differ', async () => {
    const { state, tries, udb, told } = udbThat();
    world = await openWorld({ start: '2022-05-02', ports: { udb }, maxCachedWorkflows });
    const w = world;
    const anna = await w.citizen('anna', { birthDate: '1999-05-05' });
    await w.does(anna, JC, 'open-contact-group', { contactGroup: 12 });
    await w.does(anna, JC, 'publish-plan', EDUCATION);
    await w.at('2022-05-02T09:00');
    expect(await subscription(w, anna)).toMatchObject({ status: 'open', since: '2022-05-02', udbTold: true });
    expect(await shown(w, anna)).toEqual({ status: 'RUNNING', course: 'open', overdue: false, udbTold: 'true' });

    state.up = false;
    await w.does(anna, JC, 'publish-plan', { planType: 'other' });
    await w.at('2022-05-02T10:00');
    // the register has closed it; UDB has not heard of it, and the course, though it is over for the register, is not for the operator
    expect(await subscription(w, anna)).toMatchObject({ status: 'closed', reason: 8, since: '2022-05-02', udbTold: false });
    expect(await shown(w, anna)).toEqual({ status: 'RUNNING', course: 'closed', overdue: true, udbTold: 'false' });
    expect(told()).toEqual([['open', null]]);

    if (maxCachedWorkflows === 0) await w.restartWorker();
    await w.at('2022-05-03');
    await w.does(anna, JC, 'publish-plan', EDUCATION);
    await w.at('2022-05-03T15:00');
    expect(await subscription(w, anna)).toMatchObject({ status: 'open', reason: null, since: '2022-05-03', udbTold: false });
    expect(await shown(w, anna)).toEqual({ status: 'RUNNING', course: 'open', overdue: true, udbTold: 'false' });
    // the reopening waits behind the closing: it was not tried once
    expect(new Set(tries).size).toBe(2);
    expect(await toldInTimeline(w, anna)).toEqual(['open']);

    // it is back, but its answers get lost for a while
    state.up = true;
    state.answers = false;
    await w.at('2022-05-03T16:00');
    expect(told()).toEqual([
      ['open', null],
      ['close', 8],
    ]);
    expect(await subscription(w, anna)).toMatchObject({ status: 'open', udbTold: false });
    state.answers = true;
    await w.at('2022-05-03T17:00');
    expect(told()).toEqual([
      ['open', null],
      ['close', 8],
      ['open', null],
    ]);
    expect(await subscription(w, anna)).toMatchObject({ status: 'open', since: '2022-05-03', udbTold: true });
    expect(await shown(w, anna)).toEqual({ status: 'RUNNING', course: 'open', overdue: false, udbTold: 'true' });
    expect(await toldInTimeline(w, anna)).toEqual(['open', 'close', 'open']);
    expect(await messages(w, anna)).toEqual([
      ['subscription-opened', null],
      ['subscription-closed', 8],
      ['subscription-opened', null],
    ]);
    // every try of one change carried one id, and nobody asks again
    expect(new Set(tries).size).toBe(3);
    const asked = tries.length;
    await w.at('2022-06-01');
    expect(tries).toHaveLength(asked);
  });

  test('3.5 UDB is down over the first minute on which the month is over: the register closes on the day, and the course ends when UDB is told', async () => {
    const { state, udb, told } = udbThat();
    world = await openWorld({ start: '2022-03-14', ports: { udb }, maxCachedWorkflows });
    const w = world;
    const bo = await w.citizen('bo', { birthDate: '1999-05-05' });
    await w.does(bo, JC, 'open-contact-group', { contactGroup: 12 });
    await w.does(bo, JC, 'publish-plan', EDUCATION);
    await w.does(bo, JC, 'close-contact-group');
    await w.at('2022-04-30T23:50');
    expect(await shown(w, bo)).toMatchObject({ status: 'RUNNING', course: 'open', udbTold: 'true' });
    state.up = false;
    await w.at('2022-05-01T00:30');
    expect(await subscription(w, bo)).toMatchObject({ status: 'closed', reason: null, since: '2022-05-01', udbTold: false });
    expect(await shown(w, bo)).toEqual({ status: 'RUNNING', course: 'closed', overdue: true, udbTold: 'false' });
    state.up = true;
    await w.at('2022-05-01T01:30');
    expect(await subscription(w, bo)).toMatchObject({ status: 'closed', since: '2022-05-01', udbTold: true });
    expect(await shown(w, bo)).toEqual({ status: 'COMPLETED', course: 'ended', overdue: false, udbTold: 'true' });
    expect(told()).toEqual([
      ['open', null],
      ['close', null],
    ]);
  });
});

test.each([
  [2, 'waits'],
  [4, 'does not wait'],
] as const)(
  '3.5 UDB hangs in two of a worker’s %i places: every command is answered all the same; what was decided %s for a place',
  async (activities, carried) => {
    let [hanging, release]: [number, () => void] = [0, () => undefined];
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const udb: Udb = {
      subscription: async () => {
        hanging += 1;
        await held;
      },
    };
    world = await openWorld({ start: '2022-05-02', ports: { udb }, pools: { activities, activityPolls: 2 } });
    const w = world;
    const carl = await w.citizen('carl', { birthDate: '1999-05-05' });
    await w.does(carl, 'a-kasse 5', 'join-a-kasse', { from: '2021-05-01' });
    for (const id of ['anna', 'bo']) {
      await w.citizen(id, { birthDate: '1999-05-05' });
      await w.does(id, JC, 'open-contact-group', { contactGroup: 12 });
      await w.does(id, JC, 'publish-plan', EDUCATION);
    }
    await expect.poll(() => hanging, { timeout: 20_000 }).toBe(2);
    await w.does(carl, JC, 'open-contact-group', { contactGroup: 1 });
    await w.does(carl, JC, 'send-nuph', { incident: '1', on: '2022-05-02' });
    expect((await w.view(carl)).availability.nuphs).toHaveLength(1);
    // what a decision says of itself is written by whoever asked, before the answer
    expect((await w.timeline(carl)).map(({ command }) => command)).toContain('send-nuph');
    const sent = async () => (await w.store.messages({ citizenId: carl })).messages.length;
    if (carried === 'waits') {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(await sent()).toBe(0);
      release();
    }
    await expect.poll(sent, { timeout: 20_000 }).toBeGreaterThan(0);
    release();
  },
  90_000,
);
