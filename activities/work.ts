import { asyncLocalStorage } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { dateAt } from '../machines/core/calendar.ts';
import type { Told } from '../machines/core/composition.ts';
import type { Work } from '../machines/core/types.ts';
import { educationOrderPdf } from './documents.ts';
import type { ActivityDeps } from './index.ts';
import { PortUnavailable } from './ports/http.ts';

type Doing = (
  deps: ActivityDeps,
  given: { readonly citizenId: string; readonly id: string; readonly work: Work; readonly course: string; readonly at: string },
) => Promise<readonly Told[]>;

const told = (id: string, machine: string, item: string, event: string, payload: unknown = {}): Told => ({
  id: `${id}.told`,
  machine,
  item,
  event,
  payload,
});

const itemOf = (work: Work): { machine: string; item: string } => ({ machine: String(work.machine), item: String(work.item) });

/** Which try of the activity this is; 1 outside of one. */
const attempt = (): number => asyncLocalStorage.getStore()?.info.attempt ?? 1;

/**
 * Jobnet is asked for a profile; the API waits for the row that this writes, and an operator sees in it how often Jobnet was asked.
 * Nothing secret is in it: an error is a name, never a body. @source 1.5
 */
const jobnetProfile: Doing = async ({ store, ports }, { citizenId, id, at }) => {
  const note = (status: 'done' | 'failing', error: string | null, result: unknown) =>
    store.noteWork({ effectId: id, citizenId, kind: 'jobnet-profile', status, attempts: attempt(), error, result, at });
  const { created } = await ports.jobnet.profile(citizenId, id).catch(async (error: unknown) => {
    await note('failing', error instanceof PortUnavailable ? error.message : 'unknown', null);
    throw error;
  });
  await note('done', null, { created });
  return [told(id, 'job-seeker-registration', 'job-seeker-registration', 'jobnet-profile-made', { created })];
};

/** The clock that is read may be a moment behind the one that fires (milliseconds). */
const MARGIN = 60_000;

/** Outward work by kind. */
const kinds: Readonly<Record<string, Doing>> = {
  'jobnet-profile': jobnetProfile,

  'udb-subscription': async ({ ports, store }, { citizenId, id, work, at }) => {
    const action = work.action === 'open' ? 'open' : 'close';
    const reason = typeof work.reason === 'number' ? work.reason : null;
    await ports.udb.subscription({ id, citizenId, action, reason });
    await store.putMessage({
      id,
      at,
      citizenId,
      to: 'udb',
      channel: 'udb',
      type: action === 'open' ? 'subscription-opened' : 'subscription-closed',
      data: { reason },
    });
    return [told(id, 'education-subscription', 'education-subscription', 'udb-told', { action, ordinal: work.ordinal })];
  },

  'look-up-institution': async ({ ports }, { id, work }) => {
    const found = await ports.institutions.find(String(work.institutionNumber));
    const { machine, item } = itemOf(work);
    return [told(id, machine, item, 'institution-found', { cvr: found?.cvr ?? null, pNumber: found?.pNumber ?? null })];
  },

  'make-document': async ({ store }, { citizenId, id, work, at }) => {
    const documentId = String(work.documentId);
    const person = await store.person(citizenId);
    const pdf = await educationOrderPdf({
      name: person?.name ?? '',
      jobcentre: String(work.jobcentre ?? ''),
      createdOn: String(work.createdOn ?? at.slice(0, 10)),
    });
    await store.putRecord({
      recordId: documentId,
      citizenId,
      commandId: id,
      kind: 'document',
      content: { pdf: pdf.toString('base64') },
      createdAt: at,
    });
    await store.own([documentId]);
    return [];
  },

  'profile-statistics': async ({ store, ports, now }, { citizenId, id, work, at }) => {
    const { machine, item } = itemOf(work);
    const tooLate = (instant: number): boolean => typeof work.giveUpOn === 'string' && dateAt(instant) > work.giveUpOn;
    if (tooLate(Date.parse(at))) return [];
    const statistics = await ports.profileTool.statistics(citizenId, id);
    const recordId = String(work.record);
    await store.putRecord({ recordId, citizenId, commandId: id, kind: 'profile-statistics', content: { statistics }, createdAt: at });
    if (tooLate((await now()) + MARGIN)) {
      // the day came while the tool was asked: the deletion may be over by now, and would not come again for this record
      await store.deleteRecord(recordId);
      return [];
    }
    await store.own([recordId]);
    return [told(id, machine, item, 'profile-statistics-made')];
  },

  'delete-records': async ({ store }, { id, work }) => {
    const records = (work.records as readonly string[] | undefined) ?? [];
    for (const record of records) await store.deleteRecord(record);
    for (const record of records) {
      if (!(await store.recordGone(record))) throw ApplicationFailure.retryable('a record is not gone', 'record-not-gone');
    }
    const { machine, item } = itemOf(work);
    return [told(id, machine, item, 'records-deleted')];
  },
};

/** Does a piece of work by its kind; an unknown kind fails and is tried again, since a later worker may know it. */
export const worker =
  (deps: ActivityDeps) =>
  async (citizenId: string, id: string, work: Work, course: string): Promise<readonly Told[]> => {
    const doing = kinds[work.kind];
    if (!doing) throw ApplicationFailure.retryable(`no such work: ${work.kind}`, 'unknown-work');
    return doing(deps, { citizenId, id, work, course, at: new Date(await deps.now()).toISOString() });
  };
