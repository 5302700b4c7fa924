import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advance, deadlines, modules, takeOver, upgrade } from '../../machines/citizen.ts';
import { compose } from '../../machines/core/composition.ts';
import type { MachineModule } from '../../machines/core/machine.ts';
import { registry } from '../../machines/registry.ts';
import { viewAt } from '../../machines/view.ts';
import { readSnapshots, statesIn } from '../../tools/histories/snapshots.ts';

/** Citizens as each released version has stored them, taken over by the machines of today. */

const FOLDER = new URL('../snapshots/', import.meta.url).pathname;
const versions = readdirSync(FOLDER).map((file) => file.replace('.br', ''));
const LATER = Date.parse('2026-01-01T12:00:00Z');

for (const version of versions) {
  const stored = readSnapshots(join(FOLDER, version));
  describe(`0 what ${version} has stored is read`, () => {
    it.each(stored)('0 $name', ({ state, dates }) => {
      const over = takeOver(state, dates, LATER);
      expect(over.withoutTarget).toEqual([]);
      expect(Object.fromEntries(modules.map((m) => [m.id, over.state.versions?.[m.id]]))).toEqual(
        Object.fromEntries(modules.map((m) => [m.id, m.version])),
      );
      // a date that is another stands in the entry; one that stands in none is as it was
      const said = new Map(over.entries.flatMap((e) => e.what).flatMap((f) => ('deadline' in f ? [[f.deadline, f.to] as const] : [])));
      expect(Object.fromEntries(deadlines(over.state).map((d) => [d.id, d.on]))).toEqual(
        Object.fromEntries([...dates.map((d) => [d.id, said.get(d.id) ?? d.on] as const), ...said].filter(([id]) => said.get(id) !== null)),
      );
      // and life goes on
      expect(viewAt(advance(over.state, LATER).state, LATER, 'operator')).toBeDefined();
    });

    it('0 they stand in every state of the charts in which a citizen can be met', () => {
      expect(new Set(stored.flatMap(({ state }) => statesIn(state))).size).toBeGreaterThan(60);
    });
  });
}

describe('0 a change without a migration is found on what is stored', () => {
  const stored = readSnapshots(join(FOLDER, '0.2.0'));
  const withChanged = (id: string, change: Partial<MachineModule>) =>
    compose(registry.map((m) => (m.id === id ? ({ ...m, ...change } as MachineModule) : m)));

  it('0 a version that grows with no migration from the one before', () => {
    const { version } = modules.find((m) => m.id === 'pilot') as MachineModule;
    const { upgrade: next } = withChanged('pilot', { version: version + 1 });
    const taking = stored.filter(({ state }) => statesIn(state).some((s) => s.startsWith('pilot ')));
    expect(taking.length).toBeGreaterThan(0);
    for (const { state } of taking) expect(() => next(state)).toThrow(`machine pilot has no migration from version ${version}`);
  });

  it('0 a migration into a state that there is not: machine, thing and state are named, and the citizen is left as it is', () => {
    const { version } = modules.find((m) => m.id === 'pilot') as MachineModule;
    const { upgrade: next } = withChanged('pilot', {
      version: version + 1,
      migrations: { [version]: (item) => ({ ...item, value: item.value === 'ended' ? 'over' : item.value }) },
    });
    const ended = stored.filter(({ state }) => statesIn(state).includes('pilot ended'));
    expect(ended.length).toBeGreaterThan(0);
    for (const { state } of ended) {
      const { withoutTarget, state: left } = next(state);
      expect(withoutTarget).toContainEqual({ machine: 'pilot', item: expect.any(String), value: 'over' });
      expect(left).toBe(state);
    }
    expect(upgrade(ended[0]?.state as never).withoutTarget).toEqual([]);
  });
});
