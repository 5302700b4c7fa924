import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkflowBundle } from '../../app.ts';
import { citizenWorkflowId } from '../../workflows/contract.ts';
import { type ChangedProgram, changedProgram } from './changed-program.ts';
import { openWorld } from './harness.ts';

/**
 * F1, in the shell: a date that comes and that the machines do not do (a defect of theirs) is waited for once. It is not armed again, and the
 * citizen's other dates come on their days.
 */

/** On 1 April something falls due of which no machine knows; from then on it lies in the past. */
const STUCK_ON = '2022-04-01';
let broken: ChangedProgram;
let bundle: WorkflowBundle;
beforeAll(async () => {
  broken = changedProgram([
    {
      file: 'workflows/citizen-domain.ts',
      from: 'due: (state) => [',
      to: `due: (state) => [{ id: 'stuck', at: startOfDay('${STUCK_ON}'), summary: 'never done' }, `,
    },
  ]);
  bundle = await broken.bundle();
}, 120_000);
afterAll(() => broken?.remove());

test('F1 a date that came and was not done is not armed again, and the others come on their days', { timeout: 120_000 }, async () => {
  const w = await openWorld({ start: '2022-03-14', maxCachedWorkflows: 0 });
  await w.restartWorker(bundle);
  const id = await w.citizen('stuck');
  const ends = { from: '2022-03-14', to: '2022-04-20' };
  await w.does(id, 'jobcentre 101', 'open-contact-group', { contactGroup: 1 });
  await w.does(id, 'jobcentre 101', 'register-absence', { code: 10, ...ends });
  const events = async () => (await w.client.workflow.getHandle(citizenWorkflowId(id)).fetchHistory()).events ?? [];
  await w.at(STUCK_ON);
  const then = await events();
  // the date has come: its timer fired, once
  expect(then.filter((e) => e.timerFiredEventAttributes)).toHaveLength(1);
  expect((await w.view(id)).absences).toMatchObject([{ code: 10, status: 'active' }]);

  await w.at('2022-04-19');
  expect((await events()).slice(then.length)).toEqual([]);

  await w.at('2022-04-22');
  expect((await w.view(id)).absences).toMatchObject([{ code: 10, status: 'ended' }]);
  const after = await events();
  expect(after.filter((e) => e.timerFiredEventAttributes)).toHaveLength(2);
  expect(after.length - then.length).toBeLessThanOrEqual(20);
});
