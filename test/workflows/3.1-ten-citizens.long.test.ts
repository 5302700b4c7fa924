import { msToTs } from '@temporalio/common/lib/time.js';
import { afterEach, describe, expect, test } from 'vitest';
import { citizenWorkflowId, courseWorkflowId } from '../../workflows/contract.ts';
import { type CommandName, openWorld, type World } from './harness.ts';

const JC = 'jobcentre 101';
const GOAL = { planType: 'job-plan', jobGoal: { freeText: 'Tømrer' } };
const EDUCATION = { planType: 'education-plan' };

let world: World | undefined;
afterEach(() => world?.close());

/** Ids of every workflow that is open, in the engine's own list. */
const openWorkflows = async ({ client }: World): Promise<readonly string[]> => {
  const { executions } = await client.workflowService.listOpenWorkflowExecutions({
    namespace: 'default',
    maximumPageSize: 1_000,
    startTimeFilter: { earliestTime: msToTs(0), latestTime: msToTs(Date.parse('2100-01-01')) },
  });
  return (executions ?? []).map((e) => e.execution?.workflowId ?? '').sort();
};

/** A citizen in the world, and what it is asked and seen by. */
const inWorld = (w: World) => ({
  arrives: async (id: string, birthDate: string, contactGroup: number, category: string | null): Promise<void> => {
    await w.citizen(id, { birthDate });
    await w.does(id, JC, 'open-contact-group', { contactGroup });
    if (category !== null) await w.does(id, JC, 'assess-category', { category });
  },
  marked: (id: string, from: string, to?: string) =>
    w.does(id, JC, 'mark-pilot-participation', { from, ...(to === undefined ? {} : { to }) }),
  does: (id: string, name: CommandName, body?: Readonly<Record<string, unknown>>) => w.does(id, JC, name, body),
  refused: async (id: string, name: CommandName, body: Readonly<Record<string, unknown>>): Promise<string> => {
    const answer = await w.command(id, JC, name, body);
    return answer.outcome === 'refused' ? answer.refusal.code : answer.outcome;
  },
  pilot: async (id: string) => (await w.view(id)).pilot,
  participations: async (id: string): Promise<readonly string[]> =>
    (await w.timeline(id)).flatMap((e) =>
      e.what.flatMap((f) => (f.type === 'pilot-participation-marked' ? [String(f.participationId)] : [])),
    ),
  /** The course of the latest participation, or of an earlier one, as an operator sees it. */
  course: async function (id: string, nth = -1) {
    return w.see(id, `pilot/${(await this.participations(id)).at(nth)}`);
  },
});

const EXPIRED = { status: 'ended', reason: 'expired', to: '2023-12-31' };
const COMPLETED = { status: 'ended', reason: 'completed' };
const EXITED = { status: 'ended', reason: 'exited' };
const PARTICIPATING = { status: 'participating', reason: null };

const CITIZENS = ['anna', 'bo', 'carl', 'dina', 'erik', 'freja', 'gry', 'hans', 'ida', 'jens'] as const;

describe.each([
  ['with a workflow cache', 200],
  ['with a replay at every task', 0],
])('3.1 the whole pilot, %s', (_, maxCachedWorkflows) => {
  test('3.1 ten citizens take ten ways through the pilot at once, and no course is left open', { timeout: 180_000 }, async () => {
    world = await openWorld({ start: '2022-03-28', maxCachedWorkflows });
    const w = world;
    const { arrives, does, marked, refused, pilot, ...more } = inWorld(w);
    const all = (...done: readonly Promise<unknown>[]): Promise<unknown> => Promise.all(done);

    // before the pilot: nobody is marked, and nobody in 12 and 28 has a job plan
    await all(
      arrives('anna', '2000-01-01', 12, 'education-ready'),
      arrives('bo', '1999-02-02', 28, 'activity-ready'),
      arrives('carl', '1998-03-03', 12, 'activity-ready'),
      arrives('dina', '1997-04-04', 12, 'education-ready'),
      arrives('erik', '2001-05-05', 12, 'education-ready'),
      arrives('freja', '2000-06-06', 28, 'education-ready'),
      arrives('gry', '1992-10-10', 12, 'activity-ready'),
      arrives('hans', '2000-02-29', 28, 'activity-ready'),
      arrives('ida', '2002-07-07', 12, 'education-ready'),
      arrives('jens', '2003-08-08', 12, 'obviously-education-ready'),
    );
    await all(does('erik', 'publish-plan', EDUCATION), does('gry', 'publish-plan', EDUCATION));
    await w.at('2022-03-31T23:58');
    for (const id of CITIZENS) {
      expect(await refused(id, 'mark-pilot-participation', { from: '2022-03-31' })).toBe('pilot-not-in-force');
      expect(await refused(id, 'publish-plan', GOAL)).toBe('pilot-not-in-force');
      expect(await pilot(id)).toBeNull();
    }

    // the first day, from its first minute, with no deployment
    await w.at('2022-04-01T00:00');
    expect(await refused('anna', 'publish-plan', GOAL)).toBe('pilot-participation-required');
    expect(await refused('anna', 'mark-pilot-participation', { from: '2022-03-31' })).toBe('pilot-not-in-force');
    expect(await refused('jens', 'mark-pilot-participation', { from: '2022-04-01' })).toBe('not-in-pilot-target-group');
    await does('jens', 'assess-category', { category: 'education-ready' });
    await all(
      ...['anna', 'bo', 'carl', 'erik', 'freja', 'gry', 'jens'].map((id) => marked(id, '2022-04-01')),
      marked('dina', '2022-04-01', '2023-12-31'),
      marked('hans', '2022-04-01', '2024-02-29'),
      marked('ida', '2022-04-01', '2022-08-31'),
    );
    await all(...CITIZENS.map((id) => does(id, 'publish-plan', GOAL)));
    await w.clock.settle();
    for (const id of ['erik', 'gry']) expect((await w.view(id)).educationSubscription).toMatchObject({ status: 'closed', reason: 8 });
    expect(await refused('erik', 'publish-plan', EDUCATION)).toBe('pilot-participation-open');
    expect(await openWorkflows(w)).toHaveLength(2 * CITIZENS.length);
    expect(await more.course('ida')).toMatchObject({
      status: 'RUNNING',
      attributes: { citizenId: 'ida', course: 'pilot', courseStatus: 'participating', nextDeadlineRule: '3.1', contactGroup: '12' },
    });
    expect((await more.course('ida')).details).toContain('| to | 2022-08-31 |');

    // erik: ended by a command; out of the pilot, his education plan opens the subscription again
    await w.at('2022-06-15');
    await does('erik', 'end-pilot-participation', { on: '2022-06-14' });
    expect(await pilot('erik')).toMatchObject({ ...EXITED, to: '2022-06-14' });
    await does('erik', 'publish-plan', EDUCATION);
    // freja leaves 12 and 28; jens' group is closed while his offer runs; bo finishes an offer and stays
    await all(
      does('freja', 'change-contact-group', { contactGroup: 2 }),
      does('jens', 'start-pilot-offer', { on: '2022-06-15' }),
      does('bo', 'start-pilot-offer', { on: '2022-06-01' }),
    );
    await all(does('jens', 'close-contact-group'), does('bo', 'finish-pilot-offer', { on: '2022-06-15' }));
    for (const id of ['freja', 'jens']) expect(await pilot(id)).toMatchObject({ ...EXITED, to: '2022-06-15' });
    expect(await pilot('bo')).toMatchObject({ ...PARTICIPATING, offer: 'finished' });
    await w.clock.settle();
    for (const id of ['erik', 'freja', 'jens'])
      expect(await more.course(id)).toMatchObject({ status: 'COMPLETED', attributes: { courseStatus: 'ended' } });
    expect(await w.see('erik', 'education-subscription')).toMatchObject({ status: 'RUNNING', attributes: { courseStatus: 'open' } });

    // ida: her own last day, and a second participation from that day on
    await w.at('2022-08-31T23:58');
    expect(await pilot('ida')).toMatchObject(PARTICIPATING);
    await w.at('2022-09-01T00:01');
    expect(await pilot('ida')).toMatchObject({ ...EXITED, to: '2022-08-31' });
    expect(await refused('ida', 'mark-pilot-participation', { from: '2022-08-30' })).toBe('already-in-pilot');
    await marked('ida', '2022-08-31');
    expect(await refused('ida', 'mark-pilot-participation', { from: '2022-09-01' })).toBe('already-in-pilot');

    // gry turns 30
    await w.at('2022-10-09T23:58');
    expect(await w.view('gry')).toMatchObject({ contactGroup: { id: 12 }, plan: { status: 'published' }, pilot: PARTICIPATING });
    await w.at('2022-10-10T00:01');
    expect(await w.view('gry')).toMatchObject({
      contactGroup: { id: 2, since: '2022-10-10' },
      plan: { type: 'job-plan', status: 'inactive' },
      pilot: { status: 'ended', reason: 'aged-out', to: '2022-10-09' },
      educationSubscription: { status: 'closed', reason: 8 },
    });
    expect((await more.course('gry')).status).toBe('COMPLETED');

    // the last year: a second offer of bo's, carl's that begins on the last day, hans' that runs on; erik's subscription ends by his move
    await w.at('2023-11-01');
    await all(does('bo', 'start-pilot-offer', { on: '2023-11-01' }), does('hans', 'start-pilot-offer', { on: '2023-10-02' }));
    await does('erik', 'change-contact-group', { contactGroup: 2 });
    await w.at('2023-12-15');
    await does('bo', 'finish-pilot-offer', { on: '2023-12-14' });
    await w.at('2023-12-31T23:58');
    expect(await refused('gry', 'mark-pilot-participation', { from: '2023-12-31' })).toBe('not-in-pilot-target-group');
    await does('carl', 'start-pilot-offer', { on: '2023-12-31' });
    for (const id of ['anna', 'bo', 'carl', 'dina', 'hans', 'ida']) expect(await pilot(id)).toMatchObject(PARTICIPATING);

    // the first minute of 2024, with no command and no deployment
    await w.at('2024-01-01T00:01');
    expect(await pilot('anna')).toMatchObject({ ...EXPIRED, offer: null });
    expect(await pilot('ida')).toMatchObject({ ...EXPIRED, from: '2022-08-31' });
    expect(await pilot('bo')).toMatchObject({ ...COMPLETED, to: '2023-12-31', offer: 'finished' });
    // what was registered for this citizen comes before the end of the pilot, on the same day
    expect(await pilot('dina')).toMatchObject({ ...EXITED, to: '2023-12-31' });
    for (const id of ['carl', 'hans']) {
      expect(await pilot(id)).toMatchObject({ ...PARTICIPATING, offer: 'running' });
      expect((await more.course(id)).status).toBe('RUNNING');
    }
    expect(await refused('anna', 'mark-pilot-participation', { from: '2024-01-01' })).toBe('pilot-not-in-force');
    expect(await refused('carl', 'start-pilot-offer', { on: '2024-01-01' })).toBe('pilot-not-in-force');
    for (const id of ['anna', 'bo', 'dina', 'ida']) expect((await more.course(id)).status).toBe('COMPLETED');

    await w.at('2024-02-15');
    await does('carl', 'finish-pilot-offer', { on: '2024-02-14' });
    expect(await pilot('carl')).toMatchObject({ ...COMPLETED, to: '2024-02-14' });
    // 29 February is a day like others: hans' own last one, whatever his offer does
    await w.at('2024-02-29T23:58');
    expect(await pilot('hans')).toMatchObject(PARTICIPATING);
    await w.at('2024-03-01T00:01');
    expect(await pilot('hans')).toMatchObject({ ...EXITED, to: '2024-02-29', offer: 'running' });

    // nothing is left but the citizens themselves
    await w.at('2024-03-31');
    expect(await openWorkflows(w)).toEqual(CITIZENS.map(citizenWorkflowId).sort());
    const marks = await Promise.all(CITIZENS.map((id) => more.participations(id)));
    expect(marks.map((m) => m.length)).toEqual(CITIZENS.map((id) => (id === 'ida' ? 2 : 1)));
    for (const [i, id] of CITIZENS.entries()) {
      for (const participation of marks[i] ?? []) {
        const { status } = await w.client.workflow.getHandle(courseWorkflowId(id, `pilot/${participation}`)).describe();
        expect([id, status.name]).toEqual([id, 'COMPLETED']);
      }
      expect((await w.see(id)).details).not.toMatch(/(pilot|participation)-over/);
    }
    for (const id of ['erik', 'gry']) expect((await w.see(id, 'education-subscription')).status).toBe('COMPLETED');
    expect(await w.store.openWork()).toEqual([]);
    // each ended once, at the door of the citizen
    for (const [i, id] of CITIZENS.entries()) {
      const ends = (await w.timeline(id)).flatMap((e) => e.what.filter((f) => f.type === 'pilot-participation-ended'));
      expect(ends).toHaveLength(marks[i]?.length ?? 0);
    }
  });
});

test('3.1 born on 29 February: the thirtieth birthday is 1 March, with no command', async () => {
  world = await openWorld({ start: '2022-02-28' });
  const w = world;
  const lea = await w.citizen('lea', { birthDate: '1992-02-29' });
  await w.does(lea, JC, 'open-contact-group', { contactGroup: 28 });
  await w.does(lea, JC, 'publish-plan', EDUCATION);
  await w.at('2022-02-28T23:58');
  expect(await w.view(lea)).toMatchObject({
    contactGroup: { id: 28 },
    plan: { status: 'published' },
    educationSubscription: { status: 'open' },
  });
  await w.at('2022-03-01T00:01');
  expect(await w.view(lea)).toMatchObject({
    contactGroup: { id: 26, since: '2022-03-01' },
    plan: { status: 'inactive' },
    educationSubscription: { status: 'closed', reason: 5, since: '2022-03-01', udbTold: true },
  });
  expect(await openWorkflows(w)).toEqual([citizenWorkflowId(lea)]);
});
