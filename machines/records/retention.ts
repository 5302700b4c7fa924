import { action } from '../core/action.ts';
import type { LegalDate } from '../core/calendar.ts';
import { type Course, courseId } from '../core/machine.ts';
import type { Item, MachineId } from '../core/types.ts';

declare module '../core/types.ts' {
  interface CourseTypes {
    retention: true;
  }
}

/**
 * Deletion, the same for every kind of record: on its day the thing is being deleted, its content is given out no more, and it is gone
 * when the store has proved that every record is. What remains is one line of the timeline. @da sletning @source 7.3
 */
export interface Retained {
  /** Ids of the store's records that hold its texts: those of the commands that brought them. */
  readonly records: readonly string[];
  /** The day on which deletion fell due; null before. */
  readonly dueOn: LegalDate | null;
}

/** A kind of record, and the paragraph that says when it is deleted. */
export interface Kind {
  readonly machine: MachineId;
  readonly rule: string;
}

/** What every chart of retained things does on the day, and when the store has proved it. */
export const deletion = <C extends Retained>({ machine, rule }: Kind) => ({
  beginDeletion: action<C>({
    set: ({ s }) => ({ dueOn: s.today }) as Partial<C>,
    reports: { 'deletion-begun': () => ({ kind: machine, rule }) },
    asks: ({ context, s }) => ({ kind: 'delete-records', records: context.records, machine, item: s.item?.id ?? s.newId }),
    by: ({ s }) => courseId('retention', s.item?.id),
  }),
  endDeletion: action<C>({ reports: { 'record-deleted': () => ({ kind: machine, rule }) } }),
});

/** The transition of the day itself: asks for the deletion of every record. */
export const fallsDue = { target: 'deleting', actions: 'beginDeletion' } as const;

/** The state between the day and the proof: nothing but the proof leads out of it. */
export const beingDeleted = { on: { 'records-deleted': { target: 'deleted', actions: 'endDeletion' } } } as const;

export const isLeaving = (item: Item): boolean => item.value === 'deleting';

/** The retention course: there is one as long as there is a date. */
export const retentionCourse = (kind: Kind, item: Item, deleteOn: LegalDate | null): Omit<Course, 'id'> | undefined =>
  deleteOn === null
    ? undefined
    : {
        type: 'retention',
        rule: kind.rule,
        ended: false,
        facts: { kind: kind.machine, deleteOn, status: isLeaving(item) ? 'deleting' : 'kept' },
      };

/** What a machine of retained things says of itself. */
export const retained = { callbacks: ['records-deleted'], leavingIn: 'deleting', goneIn: 'deleted' } as const;
