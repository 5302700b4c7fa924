import { describe, expect, it } from 'vitest';
import { action } from '../../machines/core/action.ts';
import { addDays, addMonths, compareDates, startOfDay } from '../../machines/core/calendar.ts';
import { compose } from '../../machines/core/composition.ts';
import type { MachineModule } from '../../machines/core/machine.ts';
import { setup } from '../../machines/core/setup.ts';
import type { Situation } from '../../machines/core/types.ts';

/*
 * F1, inside: whatever date came past the door, in an older version or by another way, it holds up none of the citizen's other dates.
 */

/** A reminder with a date of its own; one that its chart does not take where it says so. */
const reminder = (id: string, on: () => string, taken = true): MachineModule =>
  ({
    id,
    title: { en: id, da: id },
    rule: '0',
    version: 1,
    cardinality: 'one',
    machine: setup<object, { type: 'due' | 'another'; s: Situation }>()({
      actions: { finish: action({ reports: { [`${id}-done`]: () => ({}) } }) },
    }).createMachine({
      id,
      initial: 'waiting',
      context: {},
      states: {
        waiting: { on: { [taken ? 'due' : 'another']: { target: 'done', actions: 'finish' } } },
        done: {},
      },
    }),
    commands: [],
    subscribesTo: [],
    deadlines: [{ event: 'due', rule: '0', on: ({ value }: { value: string }) => (value === 'done' ? null : on()) }],
  }) as unknown as MachineModule;

const noon = (day: string): number => Date.parse(`${day}T11:00:00Z`);
const passed = (modules: readonly MachineModule[], day: string) => {
  const { initial, advance, deadlines } = compose(modules);
  const before = initial('c', '1990-01-01');
  const { state, entries } = advance(before, noon(day));
  return { done: entries.flatMap((e) => e.what.map((w) => w.type)), left: deadlines(state).map((d) => [d.machine, d.on]) };
};

describe('F1 dates of a citizen', () => {
  it('F1 are in the order of their instants, beyond the year 9999 too', () => {
    const days = ['+010000-01-01', '2022-03-14', '9999-12-31', '+010000-06-30', '-000001-12-31', '0001-01-01', '+275000-01-01'];
    const inOrder = ['-000001-12-31', '0001-01-01', '2022-03-14', '9999-12-31', '+010000-01-01', '+010000-06-30', '+275000-01-01'];
    expect([...days].sort(compareDates)).toEqual(inOrder);
    expect(inOrder.map(startOfDay)).toEqual([...inOrder.map(startOfDay)].sort((a, b) => a - b));
    // as text the far ones come first
    expect([...days].sort()[0]).toBe('+010000-01-01');
  });

  it('F1 the day after the last, and six months on from it, are later and not earlier', () => {
    for (const day of [addDays('9999-12-31', 1), addMonths('9999-12-31', 6)]) {
      expect(day).toMatch(/^\+01/);
      expect(compareDates(day, '2022-03-14')).toBeGreaterThan(0);
      expect(compareDates('9999-12-31', day)).toBeLessThan(0);
    }
  });

  it('F1 one beyond 9999 waits, and the others happen on their days', () => {
    const all = [
      reminder('far', () => addMonths('9999-12-31', 6)),
      reminder('near', () => '2022-03-14'),
      reminder('last', () => '9999-12-31'),
    ];
    expect(passed(all, '2022-03-13')).toMatchObject({ done: [] });
    expect(passed(all, '2022-03-14')).toEqual({
      done: ['near-done'],
      left: [
        ['last', '9999-12-31'],
        ['far', '+010000-06-30'],
      ],
    });
  });

  it('F1 one that no transition takes stays, and holds up none of its day, before or after it', () => {
    const stuck = (on: string) => reminder('stuck', () => on, false);
    for (const day of ['2022-03-13', '2022-03-14', '2022-03-15'])
      expect(
        passed([stuck(day), reminder('first', () => '2022-03-14'), reminder('second', () => '2022-03-20')], '2022-03-20'),
        day,
      ).toEqual({
        done: ['first-done', 'second-done'],
        left: [['stuck', day]],
      });
  });

  it('F1 one that is no date at all, or that cannot be worked out, is left out, and the others happen', () => {
    const beyond = reminder('beyond', () => addMonths('+275760-09-01', 12));
    expect(passed([beyond, reminder('near', () => '2022-03-14')], '2022-03-14')).toEqual({ done: ['near-done'], left: [] });
  });
});
