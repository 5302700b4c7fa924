import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAND_OVER_SIGNAL } from '../../app/versions.ts';
import type { WorkflowBundle } from '../../app.ts';
import { instantOf } from '../../machines/core/calendar.ts';
import { citizenWorkflowId } from '../../workflows/contract.ts';
import { type ChangedProgram, changedProgram, law727 } from './changed-program.ts';
import { openWorld, type World } from './harness.ts';

/** Law 727/2023 made the pilot permanent: the program with its row takes over from today's while citizens take part. */

let next: ChangedProgram;
let bundle: WorkflowBundle;
beforeAll(async () => {
  next = changedProgram([law727]);
  bundle = await next.bundle();
}, 120_000);
afterAll(() => next?.remove());

const MARKED = '2023-12-01';
const JOBCENTRE = 'jobcentre 101';

/** Marked in the pilot, in a world that is in December 2023. */
const participant = async (w: World, id: string): Promise<void> => {
  await w.citizen(id, { birthDate: '1998-06-15' });
  await w.does(id, JOBCENTRE, 'open-contact-group', { contactGroup: 12 });
  await w.does(id, JOBCENTRE, 'assess-category', { category: 'education-ready' });
  await w.does(id, JOBCENTRE, 'mark-pilot-participation', { from: MARKED });
};

const lawEntry = {
  by: 'clock',
  command: 'law-changed',
  rule: '3.1',
  effectiveOn: '2023-12-20',
  what: [
    {
      type: 'deadline-withdrawn',
      rule: '3.1',
      deadline: expect.stringMatching(/^pilot\/.*\/pilot-over$/),
      from: '2024-01-01',
      to: null,
    },
  ],
};

/** The entry as the store has it, without what every entry has. */
const ofTheLaw = async (w: World, id: string) => (await w.timeline(id)).filter((e) => e.command === 'law-changed');

describe('3.1 law 727/2023 comes to those who take part', () => {
  test('3.1 who takes part in December 2023 goes on: the end on 1 January is withdrawn at the instant, and the timeline says so', {
    timeout: 240_000,
  }, async () => {
    const w = await openWorld({ start: MARKED, maxCachedWorkflows: 0 });
    for (const id of ['hans', 'ida', 'jens', 'karl']) await participant(w, id);
    // one has an offer that is finished, one left in time, one has a last day of its own
    await w.does('ida', JOBCENTRE, 'start-pilot-offer', { on: MARKED });
    await w.does('jens', JOBCENTRE, 'end-pilot-participation', { on: MARKED });
    await w.at('2023-12-10');
    await w.does('ida', JOBCENTRE, 'finish-pilot-offer', { on: '2023-12-10' });
    const ended = (await w.view('jens')).pilot;
    expect(ended).toMatchObject({ status: 'ended', reason: 'exited' });

    // the roll-out: the new program takes over, and every run is asked to continue on it
    await w.restartWorker(bundle);
    for (const id of ['hans', 'ida', 'jens', 'karl']) await w.client.workflow.getHandle(citizenWorkflowId(id)).signal(HAND_OVER_SIGNAL);
    await w.at('2023-12-20T09:59');
    for (const id of ['hans', 'ida', 'karl']) {
      expect((await w.see(id)).attributes).toMatchObject({
        nextDeadlineRule: '3.1',
        nextDeadline: new Date(instantOf('2024-01-01T00:00')),
      });
      expect(await ofTheLaw(w, id)).toEqual([]);
    }

    await w.at('2023-12-20T10:01');
    for (const id of ['hans', 'ida', 'karl']) {
      expect(await ofTheLaw(w, id)).toMatchObject([{ ...lawEntry, recordedAt: expect.stringContaining('2023-12-20T') }]);
      // what comes next is the thirtieth birthday
      expect((await w.see(id)).attributes.nextDeadline).toEqual(new Date(instantOf('2028-06-15T00:00')));
      expect((await w.see(id)).details).not.toContain('pilot-over');
    }
    expect(await ofTheLaw(w, 'jens')).toEqual([]);

    await w.at('2024-01-02');
    expect((await w.view('hans')).pilot).toMatchObject({ status: 'participating', to: null });
    expect((await w.view('ida')).pilot).toMatchObject({ status: 'participating', offer: 'finished' });
    expect((await w.view('jens')).pilot).toEqual(ended);
    // what the pilot allows it allows in 2024
    await w.does('karl', JOBCENTRE, 'start-pilot-offer', { on: '2024-01-02' });
    await w.does('jens', JOBCENTRE, 'mark-pilot-participation', { from: '2024-01-02' });
    expect((await w.view('jens')).pilot).toMatchObject({ status: 'participating', from: '2024-01-02' });
    await w.close();
  });

  test('3.1 a program that comes after the instant withdraws the end before it happens; an end that has happened stays', {
    timeout: 240_000,
  }, async () => {
    const w = await openWorld({ start: MARKED, maxCachedWorkflows: 0 });
    await participant(w, 'late');
    await participant(w, 'too-late');
    await w.at('2023-12-28');
    await w.restartWorker(bundle);
    await w.client.workflow.getHandle(citizenWorkflowId('late')).signal(HAND_OVER_SIGNAL);
    await w.at('2023-12-28T12:05');
    expect(await ofTheLaw(w, 'late')).toMatchObject([{ ...lawEntry, recordedAt: expect.stringContaining('2023-12-28T') }]);
    // the old program again: one has learned of the law, the other lives on as before
    await w.restartWorker();
    await w.at('2024-01-02');
    expect((await w.view('too-late')).pilot).toMatchObject({ status: 'ended', reason: 'expired', to: '2023-12-31' });
    await w.restartWorker(bundle);
    await w.client.workflow.getHandle(citizenWorkflowId('too-late')).signal(HAND_OVER_SIGNAL);
    await w.at('2024-01-03');
    expect((await w.view('too-late')).pilot).toMatchObject({ status: 'ended', reason: 'expired', to: '2023-12-31' });
    expect(await ofTheLaw(w, 'too-late')).toEqual([]);
    await w.close();
  });
});
