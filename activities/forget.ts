import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { destroyCitizenKey, KEY_KEPT_MS, keyOfCitizen, markForgotten } from '../store/codec/payload-codec.ts';
import type { KeyVault } from '../store/keys/vault.ts';
import type { DeletionList } from '../store/store.ts';
import { citizenWorkflowId } from '../workflows/contract.ts';

/** Stands in the history of every workflow that is ended because its citizen is forgotten. */
export const FORGOTTEN = "the citizen's key was destroyed";

export interface ForgetDeps {
  readonly client: Client;
  readonly vault: KeyVault;
  /** Where it is noted, so that an older copy of the keys does not bring the citizen back. */
  readonly deletions: DeletionList;
  /** How long other processes may still use a key that they looked up (milliseconds). */
  readonly keptMs?: number;
}

const UNIMPLEMENTED = 12;
const PAGE = 200;
const FAR = Date.parse('9999-12-31T00:00:00Z');

interface Running {
  readonly workflowId: string;
  readonly runId: string;
}

/** The time-skipping engine has no list by query, only this one. */
const listOpen = async (client: Client, nextPageToken: Uint8Array): ReturnType<Client['workflowService']['listOpenWorkflowExecutions']> =>
  client.workflowService.listOpenWorkflowExecutions({
    namespace: client.options.namespace,
    maximumPageSize: PAGE,
    nextPageToken,
    startTimeFilter: { earliestTime: msToTs(0), latestTime: msToTs(FAR) },
  });

/** The citizen's workflows that the lists show as open; they lag a moment behind. */
const openOf = async (client: Client, citizenId: string): Promise<Running[]> => {
  const own = citizenWorkflowId(citizenId);
  const query = `WorkflowId STARTS_WITH '${own}' AND ExecutionStatus = 'Running'`;
  const found: Running[] = [];
  let token: Uint8Array = Buffer.alloc(0);
  let byQuery = true;
  for (;;) {
    const page = byQuery
      ? await client.workflowService
          .listWorkflowExecutions({ namespace: client.options.namespace, query, pageSize: PAGE, nextPageToken: token })
          .catch((error: { code?: unknown }) => {
            if (error.code !== UNIMPLEMENTED) throw error;
            byQuery = false;
            return listOpen(client, token);
          })
      : await listOpen(client, token);
    for (const { execution } of page.executions ?? []) {
      const { workflowId, runId } = execution ?? {};
      if (workflowId && runId && (workflowId === own || workflowId.startsWith(`${own}/`))) found.push({ workflowId, runId });
    }
    token = page.nextPageToken ?? Buffer.alloc(0);
    if (token.length === 0) return found;
  }
};

/** @returns whether it was open */
const terminate = async (client: Client, workflowId: string): Promise<boolean> => {
  try {
    await client.workflow.getHandle(workflowId).terminate(FORGOTTEN);
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
};

const isCitizenId = (text: string): boolean => /^[\w-]{1,100}$/.test(text);

/**
 * Forgets what Temporal holds of a citizen: ends its open workflows and destroys the key that all their histories are sealed under. Not
 * done unless it returns; call again until it does. The store is another matter: its records have keys of their own.
 *
 * In this order: it is noted in the list of deletions; no new key can be made (a mark in the vault); the workflows are ended; the key goes; and, when every process has forgotten
 * it too, a last look finds no workflow that was started meanwhile.
 * @returns the ids of the workflows that it ended
 */
export const forgetCitizen = async (
  { client, vault, deletions, keptMs = KEY_KEPT_MS }: ForgetDeps,
  citizenId: string,
): Promise<{ readonly ended: readonly string[] }> => {
  if (!isCitizenId(citizenId)) throw new RangeError('this is no id of a citizen');
  const ended = new Set<string>();
  const endAll = async (): Promise<number> => {
    // the citizen itself by its id, so that a list that lags cannot hide it: nobody but it starts courses
    let count = 0;
    if (await terminate(client, citizenWorkflowId(citizenId))) {
      ended.add(citizenWorkflowId(citizenId));
      count += 1;
    }
    for (const { workflowId } of await openOf(client, citizenId)) {
      if (!(await terminate(client, workflowId))) continue;
      ended.add(workflowId);
      count += 1;
    }
    return count;
  };

  await deletions.note([{ keyId: keyOfCitizen(citizenId), at: new Date().toISOString() }]);
  await markForgotten(vault, citizenId);
  await endAll();
  if (!(await destroyCitizenKey(vault, citizenId))) throw new Error('the key of the citizen is not gone');
  for (let quietSince = performance.now(); ; ) {
    if ((await endAll()) > 0) quietSince = performance.now();
    if (performance.now() - quietSince >= keptMs) break;
    await new Promise((resolve) => setTimeout(resolve, Math.min(1_000, keptMs)));
  }
  // a process that looked the key up before may have made it anew just before it saw the mark
  if (!(await destroyCitizenKey(vault, citizenId))) throw new Error('the key of the citizen is not gone');
  return { ended: [...ended] };
};
