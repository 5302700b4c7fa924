import type { LegalDate } from '../core/calendar.ts';
import { ask, type Course, courseId, report, set } from '../core/machine.ts';
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

/** The transition of the day itself: asks for the deletion of every record. */
export const fallsDue = <C extends Retained>({ machine, rule }: Kind) => ({
  target: 'deleting' as const,
  actions: [
    set<C>(({ s }) => ({ dueOn: s.today }) as Partial<C>),
    report<C>(() => ({ type: 'deletion-begun', kind: machine, rule })),
    ask<C>(
      ({ context, s }) => ({ kind: 'delete-records', records: context.records, machine, item: s.item?.id ?? s.newId }),
      ({ s }) => courseId('retention', s.item?.id),
    ),
  ],
});

/** The state between the day and the proof: nothing but the proof leads out of it. */
export const beingDeleted = ({ machine, rule }: Kind) => ({
  on: {
    'records-deleted': { target: 'deleted' as const, actions: report(() => ({ type: 'record-deleted', kind: machine, rule })) },
  },
});

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
export const retained = { told: ['records-deleted'], leavingIn: 'deleting', goneIn: 'deleted' } as const;
