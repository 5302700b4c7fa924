import { afterEach, describe, expect, test } from 'vitest';
import { jobnetOverHttp } from '../../activities/ports/jobnet-http.ts';
import * as does from '../ports/outside.ts';
import { openWorld, type World } from './harness.ts';

const JOBCENTRE = 'jobcentre 101';
const TITLES = { jobTitles: [{ title: 'Tømrer' }] };

let world: World | undefined;
let server: does.Outside | undefined;
afterEach(async () => {
  await world?.close();
  await server?.close();
});

/** Jobnet behind HTTP, as it is made to behave; it makes one profile for each key. */
const jobnetThat = async () => {
  const state: { does: does.Behaviour } = { does: does.answers({ created: true }) };
  server = await does.outside((request, response) => state.does(request, response));
  return { state, server, jobnet: jobnetOverHttp({ url: server.url, timeoutMs: 200 }) };
};

const factsOf = async (w: World, citizenId: string) => (await w.timeline(citizenId)).flatMap((e) => e.what.map((f) => f.type));

/** Waits, in real time, for what an activity writes. */
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 200; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it did not come to pass');
};

describe.each([
  ['with a workflow cache', 100],
  ['with a replay at every task', 0],
])('1.5 Jobnet is down for an hour, %s', (_, maxCachedWorkflows) => {
  test('1.5 the registration stands, nothing is lost, and the profile is asked for once it is back', async () => {
    const { state, server: outside, jobnet } = await jobnetThat();
    state.does = does.closes;
    world = await openWorld({ start: '2022-03-14', ports: { jobnet }, maxCachedWorkflows });
    const w = world;
    const anna = await w.citizen();
    const { id } = await w.does(anna, JOBCENTRE, 'register-job-seeker', TITLES);
    const effect = `${id}.1`;

    // the API waits for this row, and answers what is pending
    await until(async () => (await w.store.work(effect))?.status === 'failing');
    expect(await w.store.work(effect)).toMatchObject({
      kind: 'jobnet-profile',
      citizenId: anna,
      error: 'jobnet: unreachable',
      result: null,
    });
    expect((await w.view(anna)).registration).toEqual({ status: 'registered', since: '2022-03-14' });

    await w.at('2022-03-14T08:30');
    if (maxCachedWorkflows === 0) await w.restartWorker();
    await w.at('2022-03-14T08:59');
    expect(await w.see(anna, `one-off-task/${effect}`)).toMatchObject({
      status: 'RUNNING',
      attributes: { citizenId: anna, overdue: true },
    });
    expect((await w.store.openWork()).map((o) => [o.effectId, o.status])).toEqual([[effect, 'failing']]);
    expect((await w.store.work(effect))?.attempts).toBeGreaterThan(50);
    expect(await factsOf(w, anna)).toEqual(['job-seeker-registered', 'jobnet-profile-asked']);
    // the citizen is held up by nothing
    await w.does(anna, JOBCENTRE, 'open-contact-group', { contactGroup: 1 });

    state.does = does.answersTwice({ created: true });
    await w.at('2022-03-14T09:02');
    expect(await w.store.work(effect)).toMatchObject({ status: 'done', error: null, result: { created: true } });
    expect(await w.store.openWork()).toEqual([]);
    const made = (await w.timeline(anna)).filter((e) => e.what.some((f) => f.type === 'jobnet-profile-made'));
    expect(made).toMatchObject([{ by: 'course', what: [{ type: 'jobnet-profile-made', created: true, rule: '1.5' }] }]);
    expect(made[0]?.recordedAt).toMatch(/^2022-03-14T0(7:59|8:0)/);
    expect((await w.see(anna, `one-off-task/${effect}`)).status).toBe('COMPLETED');

    // every try carried the same id, and when it was answered nobody asked again
    expect(new Set(outside.seen.map((s) => s.key))).toEqual(new Set([effect]));
    const asked = outside.seen.length;
    await w.at('2022-03-20');
    expect(outside.seen).toHaveLength(asked);
  });

  test('1.8 the course of a sick leave is seen with its facts, asks Jobnet after recovery, and ends when that is done', async () => {
    const { state, server: outside, jobnet } = await jobnetThat();
    world = await openWorld({ start: '2022-03-14', ports: { jobnet }, maxCachedWorkflows });
    const w = world;
    const anna = await w.citizen();
    await w.does(anna, JOBCENTRE, 'open-contact-group', { contactGroup: 1 });
    await w.does(anna, JOBCENTRE, 'register-job-seeker', TITLES);
    await w.at('2022-05-06');
    await w.does(anna, JOBCENTRE, 'deregister-job-seeker');
    const { result: first } = await w.does(anna, 'benefit-system', 'report-sick', { firstSickDay: '2022-05-02' });
    await w.clock.settle();
    const course = `sick-leave/${first.sickLeaveId}`;
    const seen = await w.see(anna, course);
    expect(seen).toMatchObject({
      status: 'RUNNING',
      attributes: { citizenId: anna, course: 'sick-leave', courseStatus: 'sick', contactGroup: '25', jobcentre: '101', overdue: false },
    });
    for (const row of ['| firstSickDay | 2022-05-02 |', '| groupBefore | 1 |', '| registeredBefore | true |', '| recoveredOn | none |'])
      expect(seen.details).toContain(row);

    state.does = does.saysNothing;
    await w.at('2022-05-16');
    const before = outside.seen.length;
    await w.does(anna, 'batch', 'report-recovered', { recoveredOn: '2022-05-16' });
    expect((await w.view(anna)).registration).toEqual({ status: 'registered', since: '2022-05-16' });
    await until(async () => outside.seen.length > before);
    await w.at('2022-05-16T12:30');
    expect(await w.see(anna, course)).toMatchObject({ status: 'RUNNING', attributes: { courseStatus: 'ended', overdue: true } });

    // the next one does not wait for it
    const { result: second } = await w.does(anna, 'benefit-system', 'report-sick', { firstSickDay: '2022-05-16' });
    await w.clock.settle();
    // begun on the first well day of the other it continues that one: the day before the first of them decides
    expect((await w.see(anna, `sick-leave/${second.sickLeaveId}`)).details).toContain('| registeredBefore | true |');

    state.does = does.answers({ created: false });
    await w.at('2022-05-16T13:30');
    const ended = await w.see(anna, course);
    expect(ended).toMatchObject({ status: 'COMPLETED', attributes: { courseStatus: 'ended', overdue: false } });
    expect(ended.details).toContain('| reregistered | true |');
    expect((await factsOf(w, anna)).filter((f) => f === 'jobnet-profile-made')).toHaveLength(2);
    expect(await w.store.openWork()).toEqual([]);
    expect((await w.view(anna)).sickLeaves).toMatchObject([
      { status: 'recovered', reregistered: true },
      { status: 'sick', reregistered: false },
    ]);
  });
});
