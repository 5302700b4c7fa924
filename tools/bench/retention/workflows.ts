import { continueAsNew, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../../activities/contract.ts';
import type { Entry, Told } from '../../../machines/core/composition.ts';
import type { Effect } from '../../../machines/core/types.ts';
import { ATTRIBUTE_TYPES } from '../../../workflows/attributes.ts';
import { createEntity } from '../../../workflows/entity/entity.ts';
import type { Carried, Change, CourseState, Domain, Due } from '../../../workflows/entity/types.ts';

/**
 * What the measurement runs: the real retention course, and in the place of the citizen a register that knows nothing but records with a date
 * of deletion, on the same shell. Dates of the real citizen are whole days; here they are instants, so that a minute can be waited for.
 */

export { retention } from '../../../workflows/courses/index.ts';

export interface Kept {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

interface Register {
  readonly citizenId: string;
  readonly seq: number;
  /** One course a record, or one for all records of the citizen. */
  readonly courses: 'record' | 'citizen';
  readonly kept: readonly Kept[];
  readonly deleting: readonly string[];
}

export type RegisterStart = Omit<Register, 'seq' | 'deleting'>;

const KIND = 'preparation-form';
const RULE = '7.2';

const courseOf = (state: Register, id: string): string => (state.courses === 'record' ? `retention/${id}` : 'retention');

const entry = (state: Register, now: number, command: string, type: string): Entry => ({
  seq: state.seq + 1,
  recordedAt: new Date(now).toISOString(),
  effectiveOn: new Date(now).toISOString().slice(0, 10),
  by: 'clock',
  command,
  rule: RULE,
  what: [{ type, kind: KIND, rule: RULE }],
});

const advance = (state: Register, now: number): Change<Register, Entry, Effect> => {
  const entries: Entry[] = [];
  const effects: Effect[] = [];
  let current = state;
  if (state.seq === 0) {
    // what makes the register tell its courses for the first time
    const written = entry(state, now, 'register', 'records-kept');
    entries.push(written);
    current = { ...current, seq: written.seq };
  }
  for (const { id, at } of state.kept) {
    if (at > now) continue;
    const written = entry(current, now, 'deletion-due', 'deletion-begun');
    entries.push(written);
    effects.push({
      id: `${id}.1`,
      course: courseOf(state, id),
      work: { kind: 'delete-records', records: [id], machine: KIND, item: id },
    });
    current = { ...current, seq: written.seq, kept: current.kept.filter((k) => k.id !== id), deleting: [...current.deleting, id] };
  }
  return { state: current, entries, effects };
};

const tell = (state: Register, told: Told, now: number): Change<Register, Entry, Effect> => {
  if (!state.deleting.includes(told.item)) return { state, entries: [], effects: [] };
  const written = entry(state, now, 'records-deleted', 'record-deleted');
  return {
    state: { ...state, seq: written.seq, deleting: state.deleting.filter((id) => id !== told.item) },
    entries: [written],
    effects: [],
  };
};

const due = (state: Register): readonly Due[] =>
  state.kept.map(({ id, at }) => ({ id, at, summary: `${RULE}: deletion-due`, course: courseOf(state, id) }));

const course = (state: Register, id: string, dates: readonly Due[], status: string): CourseState => ({
  id,
  type: 'retention',
  ended: false,
  facts: { kind: KIND, status, rule: RULE },
  due: dates,
  summary: `retention of citizen ${state.citizenId} (${RULE})`,
});

const courses = (state: Register): readonly CourseState[] => {
  const dates = due(state);
  if (state.courses === 'citizen')
    return state.kept.length + state.deleting.length === 0
      ? []
      : [course(state, 'retention', dates, state.deleting.length > 0 ? 'deleting' : 'kept')];
  return [
    ...state.kept.map((k) =>
      course(
        state,
        courseOf(state, k.id),
        dates.filter((d) => d.id === k.id),
        'kept',
      ),
    ),
    ...state.deleting.map((id) => course(state, courseOf(state, id), [], 'deleting')),
  ];
};

const domain: Domain<Register, { id: string }, Told, Entry, Effect, null> = {
  decide: () => ({ outcome: 'refused', message: 'no-commands', detail: null }),
  advance,
  tell,
  due,
  courses,
  attributes: (state) => ({ citizenId: state.citizenId }),
  details: () => '',
};

const { carryOut } = proxyActivities<Activities>({ startToCloseTimeout: '1 minute' });

export async function register(start: RegisterStart, carried?: Carried<Register, null, Entry, Effect>): Promise<void> {
  const entity = createEntity<Register, { id: string }, Told, Entry, Effect, null>({
    domain,
    start: carried ?? { state: { ...start, seq: 0, deleting: [] }, answers: [], told: {}, tells: 0, recent: [] },
    updateName: 'command',
    refusedType: 'refused',
    attributeTypes: ATTRIBUTE_TYPES,
    recordsOf: () => [],
    carryOut: (batch) => carryOut(start.citizenId, batch),
  });
  await entity.live((next) => continueAsNew<typeof register>(start, next));
}
