import { ApplicationFailure } from '@temporalio/common';
import type { Activities } from '../workflows/activities.ts';
import type { ActivityDeps } from './deps.ts';
import { callback } from './running.ts';

/** Deletes records, key and row, and proves that they are gone before it says so. @source 7.3 */
export const deleteRecords =
  ({ store }: ActivityDeps): Activities['deleteRecords'] =>
  async ({ id, work: { records, machine, item } }) => {
    for (const record of records) await store.deleteRecord(record);
    for (const record of records) {
      if (!(await store.recordGone(record))) throw ApplicationFailure.retryable('a record is not gone', 'record-not-gone');
    }
    return [callback(id, machine, item, 'records-deleted')];
  };
