import { expect, test } from 'vitest';
import { courseOn } from '../../tools/bench/course.ts';
import { citizenWorkflowId, courseWorkflowId } from '../../workflows/contract.ts';
import { openWorld } from './harness.ts';

/**
 * What a course of 20 commands, four of them refused, costs the engine: counted, not timed. A change that makes it a tenth dearer fails here:
 * look for what it now asks of the server, and raise the bound only for what is worth it. (The time-skipping server keeps the workflow task
 * of a refused command, three events; the real one keeps nothing.)
 */
const TODAY = '2022-03-14';
const LATER = '2022-04-20';
/** As counted when this was written. */
const COUNTED = {
  citizen: { events: 125, workflowTasks: 24, activities: 3 },
  courses: { events: 28, workflowTasks: 5, activities: 0 },
};

test('0 a course of 20 commands costs the engine what it did, or at most a tenth more', {
  timeout: 120_000,
}, async () => {
  const w = await openWorld({ start: TODAY });
  const id = await w.citizen('counted');
  const count = async (...workflowIds: readonly string[]) => {
    const histories = await Promise.all(workflowIds.map((of) => w.client.workflow.getHandle(of).fetchHistory()));
    const events = histories.flatMap((h) => h.events ?? []);
    return {
      events: events.length,
      workflowTasks: events.filter((e) => e.workflowTaskCompletedEventAttributes).length,
      activities: events.filter((e) => e.activityTaskScheduledEventAttributes).length,
    };
  };
  const accepted: string[] = [];
  for (const { who, name, body, refused } of courseOn(TODAY, LATER)) {
    const commandId = `command-${accepted.length}`;
    const answer = await w.command(id, who, name, body, refused === undefined ? commandId : `refused-${name}`);
    expect([name, answer.outcome === 'refused' ? answer.refusal.code : undefined]).toEqual([name, refused]);
    // what came of the one is over before the next one comes, so that the count does not depend on who was faster
    await w.clock.settle();
    if (refused === undefined) accepted.push(commandId);
  }

  expect(await w.timeline(id)).toHaveLength(accepted.length);
  const seen = {
    citizen: await count(citizenWorkflowId(id)),
    courses: await count(courseWorkflowId(id, 'contact-course/command-3'), courseWorkflowId(id, 'sick-leave/command-5')),
  };
  for (const part of ['citizen', 'courses'] as const)
    for (const what of ['events', 'workflowTasks', 'activities'] as const)
      expect(seen[part][what], `${what} of the ${part}`).toBeLessThanOrEqual(Math.floor(COUNTED[part][what] * 1.1));
});
