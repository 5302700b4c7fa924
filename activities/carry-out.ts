import type { Entry } from '../machines/core/composition.ts';
import type { Effect } from '../machines/core/types.ts';
import type { Activities } from '../workflows/activities.ts';
import { citizenWorkflowId, courseWorkflowId, courseWorkflowType, workflowWords } from '../workflows/contract.ts';
import type { Batch, CourseUpdate } from '../workflows/entity/types.ts';
import type { ActivityDeps } from './deps.ts';
import { attempt } from './running.ts';
import { putMessage } from './send-message.ts';

/** Sends a course's workflow its update; starts it when there is none. */
const updateCourse = async (
  { client, taskQueue, pageUrl }: ActivityDeps,
  citizenId: string,
  update: CourseUpdate<Effect>,
): Promise<void> => {
  await client.workflow.signalWithStart(courseWorkflowType(update.type), {
    workflowId: courseWorkflowId(citizenId, update.course),
    taskQueue,
    args: [{ entity: citizenWorkflowId(citizenId), course: update.course }],
    signal: 'course-update',
    signalArgs: [update],
    ...workflowWords(update.summary, citizenId, pageUrl),
  });
};

const writeDown = async (deps: ActivityDeps, citizenId: string, batch: Batch<Entry, Effect>): Promise<void> => {
  const { store } = deps;
  if (batch.records.length > 0) await store.own(batch.records);
  if (batch.entries.length > 0) await store.appendTimeline(citizenId, batch.entries);
  for (const effect of batch.effects) {
    if ('message' in effect) await putMessage(deps, citizenId, effect.id, effect.message);
  }
};

/** What decisions have left, in order: the timeline and the messages first, then the courses. */
export const carryOut =
  (deps: ActivityDeps): Activities['carryOut'] =>
  async (citizenId, batch) => {
    const updateAll = async (): Promise<void> => {
      for (const update of batch.updates) await updateCourse(deps, citizenId, update);
    };
    try {
      await writeDown(deps, citizenId, batch);
    } catch (error) {
      // with the store down the courses hear of it all the same, once: what is then overdue (a deletion) shows there
      if (attempt() === 1) await updateAll();
      throw error;
    }
    await updateAll();
  };
