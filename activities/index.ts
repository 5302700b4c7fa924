import { asyncLocalStorage } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Entry } from '../machines/core/composition.ts';
import type { Effect, Message } from '../machines/core/types.ts';
import type { Store } from '../store/store.ts';
import { citizenWorkflowId } from '../workflows/contract.ts';
import type { Batch, Tell } from '../workflows/entity/types.ts';
import type { Activities } from './contract.ts';
import type { Ports } from './ports/index.ts';
import { worker } from './work.ts';

export interface ActivityDeps {
  readonly store: Store;
  readonly ports: Ports;
  /** For telling courses: the same cluster that the worker works for. */
  readonly client: Client;
  readonly taskQueue: string;
  /** The engine's clock, epoch milliseconds. */
  readonly now: () => Promise<number>;
}

/** `contact-course` → `contactCourse`: the workflow type of a course. */
export const workflowTypeOf = (type: string): string => type.replace(/-(\w)/g, (_, c: string) => c.toUpperCase());

/** The workflow id of a citizen's course. */
export const courseWorkflowId = (citizenId: string, course: string): string => `${citizenWorkflowId(citizenId)}/${course}`;

/** Binds the activities to what is outside. */
export const createActivities = (deps: ActivityDeps): Activities => {
  const { store, client, taskQueue, ports } = deps;
  const doWorkOf = worker(deps);

  const tellCourse = async (citizenId: string, tell: Tell<Effect>): Promise<void> => {
    await client.workflow.signalWithStart(workflowTypeOf(tell.type), {
      workflowId: courseWorkflowId(citizenId, tell.course),
      taskQueue,
      args: [{ entity: citizenWorkflowId(citizenId), course: tell.course }],
      signal: 'tell',
      signalArgs: [tell],
      staticSummary: tell.summary,
    });
  };

  const sendMessage = async (citizenId: string, id: string, message: Message): Promise<void> => {
    await store.putMessage({
      id,
      at: new Date(await deps.now()).toISOString(),
      citizenId,
      to: message.to,
      channel: message.channel,
      type: message.type,
      ...(message.text === undefined ? {} : { text: message.text }),
      data: { ...message.data },
    });
  };

  const writeDown = async (citizenId: string, batch: Batch<Entry, Effect>): Promise<void> => {
    if (batch.records.length > 0) await store.own(batch.records);
    if (batch.entries.length > 0)
      await store.appendTimeline(
        citizenId,
        batch.entries.map((e) => ({ ...e, what: e.what.map((w) => ({ ...w })) })),
      );
    for (const effect of batch.effects) {
      if ('message' in effect) await sendMessage(citizenId, effect.id, effect.message);
    }
  };

  return {
    async carryOut(citizenId: string, batch: Batch<Entry, Effect>): Promise<void> {
      const tellAll = async (): Promise<void> => {
        for (const tell of batch.tells) await tellCourse(citizenId, tell);
      };
      try {
        await writeDown(citizenId, batch);
      } catch (error) {
        // with the store down the courses hear of it all the same, once: what is then overdue (a deletion) shows there
        if ((asyncLocalStorage.getStore()?.info.attempt ?? 1) === 1) await tellAll();
        throw error;
      }
      await tellAll();
    },

    async doWork(citizenId: string, effect: Effect) {
      if ('work' in effect) return doWorkOf(citizenId, effect.id, effect.work, effect.course ?? '');
      if (effect.message.channel === 'sms' || effect.message.channel === 'email') {
        await ports.gateway.send({
          id: effect.id,
          citizenId,
          channel: effect.message.channel,
          type: String(effect.message.type),
          data: effect.message.data ?? {},
        });
      }
      await sendMessage(citizenId, effect.id, effect.message);
      return [];
    },
  };
};
