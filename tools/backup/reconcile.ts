import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { forgetCitizen } from '../../activities/forget.ts';
import type { Engine } from '../../api/engine/engine.ts';
import { citizenCodec, isForgotten, keyOfCitizen } from '../../store/codec/payload-codec.ts';
import type { KeyVault } from '../../store/keys/vault.ts';
import { type Citizen, KeyLost, type Store } from '../../store/store.ts';
import { keyOf } from '../../store/tables/records.ts';
import { citizenWorkflowId } from '../../workflows/contract.ts';
import { entryKey, type Known, knownOf, type Run, runsByCitizen } from './histories.ts';

/** What cannot be had again. Ids, codes and dates. */
export type Lost =
  | { readonly kind: 'lines'; readonly citizenId: string; readonly seqs: readonly number[] }
  | {
      readonly kind: 'command';
      readonly citizenId: string;
      readonly seq: number;
      readonly command: string;
      readonly by: string;
      readonly at: string;
      readonly commandId: string | undefined;
    }
  | { readonly kind: 'workflow'; readonly citizenId: string }
  | { readonly kind: 'citizen'; readonly citizenId: string }
  | { readonly kind: 'history'; readonly citizenId: string }
  | { readonly kind: 'content'; readonly citizenId: string; readonly recordId: string; readonly command: string }
  | { readonly kind: 'key'; readonly citizenId: string; readonly recordId: string; readonly record: string };

export interface Reconciled {
  readonly citizens: number;
  readonly lines: number;
  readonly messages: number;
  readonly deletedAgain: number;
  readonly forgottenAgain: number;
  /** Records of commands that are to be given again. */
  readonly disowned: number;
  readonly begun: number;
  readonly lost: readonly Lost[];
}

export interface ReconcileDeps {
  readonly client: Client;
  readonly engine: Pick<Engine, 'startCitizen'>;
  readonly store: Store;
  readonly vault: KeyVault;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface ReconcileOptions {
  /** Says what it would do, and does nothing. */
  readonly dryRun?: boolean;
  /**
   * What Temporal does not know any more is given up: answers and content of such commands go, so that they can be given again; citizens
   * without a workflow begin anew. Else it is only reported.
   */
  readonly giveUp?: boolean;
}

const AT_ONCE = 8;
const PAGE = 500;

/**
 * Makes store, keys and Temporal agree after one of them, or all, were put back from an older copy. Run it before the program is started. In
 * this order: what was deleted goes again; what the histories know and the store does not is written; what is left is reported.
 */
export const reconcile = async (
  { client, engine, store, vault, onProgress }: ReconcileDeps,
  { dryRun = false, giveUp = false }: ReconcileOptions = {},
): Promise<Reconciled> => {
  const codec = citizenCodec(vault, { side: 'client' });
  const lost: Lost[] = [];
  const count = { lines: 0, messages: 0, deletedAgain: 0, forgottenAgain: 0, disowned: 0, begun: 0 };

  const runs = await runsByCitizen(client);
  const deletions = await store.deletions.all();
  const deleted = new Set(deletions.map((d) => d.keyId));

  const deleteAgain = async (): Promise<void> => {
    const records = [...deleted].flatMap((id) => (id.startsWith('record/') ? [id.slice('record/'.length)] : []));
    for (let from = 0; from < records.length; from += PAGE) {
      const page = records.slice(from, from + PAGE);
      const rows = await store.there(page);
      for (const id of page) {
        if (!rows.has(id) && !(await vault.has(keyOf(id)))) continue;
        if (!dryRun) await store.deleteRecord(id);
        count.deletedAgain += 1;
      }
    }
    for (const keyId of deleted) {
      if (!keyId.startsWith('citizen/')) continue;
      const citizenId = keyId.slice('citizen/'.length);
      const open = await isOpen(citizenId);
      if (!open && (await isForgotten(vault, citizenId)) && !(await vault.has(keyOfCitizen(citizenId)))) continue;
      // no other process runs that could still use its key
      if (!dryRun) await forgetCitizen({ client, vault, deletions: store.deletions, keptMs: 0 }, citizenId);
      count.forgottenAgain += 1;
    }
  };

  const isOpen = async (citizenId: string): Promise<boolean> => {
    for (const { workflowId, runId } of runs.get(citizenId) ?? [])
      try {
        const { status } = await client.workflow.getHandle(workflowId, runId).describe();
        if (status.name === 'RUNNING') return true;
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error; // a list may show what is not there any more
      }
    return false;
  };

  /** The run that lives now too, which a list may not show yet. */
  const runsOf = async (citizenId: string): Promise<readonly Run[]> => {
    const listed = runs.get(citizenId) ?? [];
    const workflowId = citizenWorkflowId(citizenId);
    try {
      const { runId } = await client.workflow.getHandle(workflowId).describe();
      return listed.some((run) => run.runId === runId) ? listed : [...listed, { workflowId, runId }];
    } catch {
      return listed;
    }
  };

  const write = async (citizenId: string, { entries, messages }: Known): Promise<void> => {
    const kept = await store.timeline(citizenId);
    const there = new Set(kept.map(entryKey));
    const missing = [...entries.values()].filter((entry) => !there.has(entryKey(entry))).sort((a, b) => a.seq - b.seq);
    if (missing.length > 0 && !dryRun) await store.appendTimeline(citizenId, missing);
    count.lines += missing.length;
    const inStore = new Set((await store.messages({ citizenId })).messages.map((m) => m.id));
    for (const message of messages) {
      if (inStore.has(message.id)) continue;
      if (!dryRun) await store.putMessage(message);
      count.messages += 1;
    }
    const seqs = new Set([...kept, ...entries.values()].map((entry) => entry.seq));
    const holes = Array.from({ length: Math.max(0, ...seqs) }, (_, i) => i + 1).filter((seq) => !seqs.has(seq));
    if (holes.length > 0) lost.push({ kind: 'lines', citizenId, seqs: holes });
  };

  /** What the store says was accepted, and the citizen does not know. */
  const beyond = async (citizenId: string, known: Known): Promise<void> => {
    const last = Math.max(0, ...[...known.entries.values()].map((entry) => entry.seq));
    const lines = (await store.timeline(citizenId)).filter((entry) => entry.seq > last);
    for (const { seq, command, by, recordedAt: at, commandId } of lines)
      lost.push({ kind: 'command', citizenId, seq, command, by, at, commandId });
    const commands = lines.flatMap((line) => line.commandId ?? []);
    if (commands.length > 0 && giveUp && !dryRun) count.disowned += await store.disown(commands);
  };

  const contents = async (citizenId: string, { records }: Known): Promise<void> => {
    const ids = [...records.keys()].filter((id) => !deleted.has(keyOf(id)));
    if (ids.length === 0) return;
    if (!dryRun) await store.own(ids);
    const rows = await store.there(ids);
    const destroyed = await vault.destroyed(ids.map(keyOf));
    for (const id of ids)
      if (!rows.has(id) && !destroyed.has(keyOf(id)))
        lost.push({ kind: 'content', citizenId, recordId: id, command: records.get(id)?.command ?? '' });
  };

  /** It is in the store, and Temporal knows of no run of it. */
  const withoutWorkflow = async (citizenId: string, citizen: Citizen | undefined): Promise<void> => {
    if (!citizen?.begun) return;
    lost.push({ kind: 'workflow', citizenId });
    await beyond(citizenId, { start: undefined, entries: new Map(), messages: [], records: new Map() });
    if (!giveUp) return;
    const { birthDate, jobcentre } = citizen;
    if (!dryRun) await engine.startCitizen({ citizenId, birthDate, jobcentre });
    count.begun += 1;
  };

  const one = async (citizenId: string): Promise<void> => {
    if (deleted.has(keyOfCitizen(citizenId)) || (await isForgotten(vault, citizenId))) return;
    const citizen = await store.citizen(citizenId);
    let known: Known;
    try {
      known = await knownOf(client, codec, await runsOf(citizenId));
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      lost.push({ kind: 'history', citizenId });
      return;
    }
    if (known.start === undefined) return withoutWorkflow(citizenId, citizen);
    if (citizen === undefined) lost.push({ kind: 'citizen', citizenId });
    else if (!citizen.begun && !dryRun) await store.noteBegun(citizenId);
    await write(citizenId, known);
    await beyond(citizenId, known);
    await contents(citizenId, known);
  };

  const keys = async (): Promise<void> => {
    const unreadable = await store.unreadable();
    const destroyed = await vault.destroyed(unreadable.map((r) => keyOf(r.recordId)));
    for (const { recordId, citizenId, kind } of unreadable) {
      if (!destroyed.has(keyOf(recordId))) lost.push({ kind: 'key', citizenId, recordId, record: kind });
      else {
        // destroyed before there was a list
        if (!dryRun) await store.deleteRecord(recordId);
        count.deletedAgain += 1;
      }
    }
  };

  await deleteAgain();
  const citizens = new Set(runs.keys());
  for (let after = ''; ; ) {
    const ids = await store.citizenIds(after);
    for (const id of ids) citizens.add(id);
    after = ids.at(-1) ?? after;
    if (ids.length < 1_000) break;
  }
  const waiting = [...citizens].sort();
  const of = waiting.length;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      await one(id);
      done += 1;
      onProgress?.(done, of);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await keys();
  return { citizens: of, ...count, lost };
};

/** Its key is lost, or is another one. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof KeyLost || (error instanceof Error && /unable to authenticate|Unsupported state/i.test(error.message));
