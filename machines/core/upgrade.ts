import type { MachineModule } from './machine.ts';
import type { CitizenState, Item, MachineId } from './types.ts';

/**
 * Carries a citizen's stored state to the machines of today. A state says which version of each machine it was written by; a machine that is
 * new is filled in, and one that has changed takes each thing through its migrations, one version after the other. What a machine that is not
 * here has left stays, unread, so that an older program can be gone back to. Pure; a state that is of today already comes back as it is, the same object.
 */
export interface Upgraded {
  readonly state: CitizenState;
  /** Machines that were filled in, migrated or taken away, for the timeline and the rehearsal. */
  readonly changes: readonly { readonly machine: string; readonly from: number | null; readonly to: number | null }[];
  /** Things whose state the machine of today does not have: the citizen stays on the version that it has. */
  readonly withoutTarget: readonly { readonly machine: string; readonly item: string; readonly value: unknown }[];
}

/** The versions of the machines, as a state carries them. */
export const versionsOf = (modules: readonly MachineModule[]): Readonly<Record<string, number>> =>
  Object.fromEntries(modules.map((m) => [m.id, m.version]));

/** Whether the chart has the state. */
const hasState = ({ machine }: MachineModule, { value, context }: Item): boolean => {
  try {
    machine.resolveState({ value, context });
    return true;
  } catch {
    return false;
  }
};

/** @param fresh a machine's only thing as it is from birth */
export const upgrade = (modules: readonly MachineModule[], fresh: (m: MachineModule) => Item, state: CitizenState): Upgraded => {
  const had = state.versions ?? {};
  const unknownTo = (m: MachineModule, things: readonly Item[] | undefined): Upgraded['withoutTarget'] =>
    (things ?? []).flatMap((item) => (hasState(m, item) ? [] : [{ machine: m.id, item: item.id, value: item.value }]));
  // looked at all the same: a state may have another name though the version was left as it was
  if (modules.every((m) => had[m.id] === m.version))
    return { state, changes: [], withoutTarget: modules.flatMap((m) => unknownTo(m, state.items[m.id as MachineId])) };
  const changes: { machine: string; from: number | null; to: number | null }[] = [];
  const withoutTarget: Upgraded['withoutTarget'][number][] = [];
  const items: Record<string, readonly Item[]> = { ...state.items };
  for (const m of modules) {
    // A state that carries no version of a machine that it holds things of was written by the first.
    const stored = state.items[m.id as MachineId] as readonly Item[] | undefined;
    const from = stored === undefined ? null : (had[m.id] ?? 1);
    // a state of a later version is that of a program that was gone back from: it is read as it is
    if (from === null || from < m.version) changes.push({ machine: m.id, from, to: m.version });
    if (stored === undefined) items[m.id] = m.cardinality === 'one' ? [fresh(m)] : [];
    else {
      const moved = stored.map((item) => migrated(m, item, from ?? 1));
      withoutTarget.push(...unknownTo(m, moved));
      items[m.id] = moved;
    }
  }
  const known = new Set<string>(modules.map((m) => m.id));
  for (const id of Object.keys(state.items)) if (!known.has(id)) changes.push({ machine: id, from: had[id] ?? 1, to: null });
  if (withoutTarget.length > 0) return { state, changes: [], withoutTarget };
  return {
    state: { ...state, items: items as CitizenState['items'], versions: later(had, versionsOf(modules)) },
    changes,
    withoutTarget,
  };
};

/** The later version of each machine. */
const later = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((id) => [id, Math.max(a[id] ?? 0, b[id] ?? 0)]));

const migrated = (m: MachineModule, item: Item, from: number): Item => {
  let now = item;
  for (let version = from; version < m.version; version++) {
    const step = m.migrations?.[version];
    if (!step) throw new Error(`machine ${m.id} has no migration from version ${version}`);
    now = step(now);
  }
  return now;
};
