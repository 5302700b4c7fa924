import { describe, expect, it } from 'vitest';
import { action } from '../../machines/core/action.ts';
import { dateAt, startOfDay } from '../../machines/core/calendar.ts';
import { compose } from '../../machines/core/composition.ts';
import { isKnown, type Known, knownRows } from '../../machines/core/law.ts';
import type { MachineModule } from '../../machines/core/machine.ts';
import { type Rule, rule } from '../../machines/core/rule.ts';
import { setup } from '../../machines/core/setup.ts';
import type { CitizenState, Situation } from '../../machines/core/types.ts';

/** A permit that ends on a day which the law sets: a machine of its own, so that the law can change in the middle of its life. */
interface LastDay extends Known {
  readonly lastDay: string | null;
}
const CHANGE = '2023-06-15T10:00:00Z';
const before: LastDay = { lastDay: '2023-12-31' };
const until: LastDay = { ...before, knownTo: CHANGE };

const permit = (law: readonly LastDay[], rules: readonly Rule[] = []): MachineModule =>
  ({
    id: 'permit',
    title: { en: 'Permit', da: 'Tilladelse' },
    rule: '0',
    version: 1,
    cardinality: 'one',
    machine: setup<object, { type: 'over' | 'renew'; s: Situation }>()({
      actions: { end: action({ reports: { 'permit-ended': () => ({}) } }) },
    }).createMachine({
      id: 'permit',
      initial: 'valid',
      context: {},
      states: {
        valid: { on: { over: { target: 'ended', actions: 'end' }, renew: { target: 'valid' } } },
        ended: {},
      },
    }),
    commands: [{ name: 'renew', rule: '0', roles: ['operator'], on: 'one', rules, samples: () => [{}] }],
    subscribesTo: [],
    law,
    deadlines: [
      {
        event: 'over',
        rule: '0',
        on: ({ value }: { value: string }, state: CitizenState) => (value === 'ended' ? null : (knownRows(law, state)[0]?.lastDay ?? null)),
      },
    ],
  }) as unknown as MachineModule;

const at = (text: string): number => Date.parse(text);
const born = '1990-01-01';

describe('0 a change of law comes to citizens who are on their way', () => {
  it('0 a row is known from its instant on, and to the instant before its end', () => {
    const row = { knownFrom: '2023-01-01T00:00:00Z', knownTo: '2024-01-01T00:00:00Z' };
    const known = (text: string) => isKnown(row, { lawAsOf: at(text) });
    expect(known('2022-12-31T23:59:59Z')).toBe(false);
    expect(known('2023-01-01T00:00:00Z')).toBe(true);
    expect(known('2023-12-31T23:59:59Z')).toBe(true);
    expect(known('2024-01-01T00:00:00Z')).toBe(false);
    expect(() => isKnown({ knownFrom: '2023-01-01' }, { lawAsOf: 0 })).toThrow('no instant');
  });

  it('0 a date moves at the instant itself, with no command, and the timeline names rule, old and new date', () => {
    const { initial, advance, deadlines, lawChange } = compose([permit([until, { lastDay: '2024-06-30', knownFrom: CHANGE }])]);
    const state = initial('c', born);
    const eve = advance(state, at(CHANGE) - 1).state;
    expect(deadlines(eve).map((d) => d.on)).toEqual(['2023-12-31']);
    expect(lawChange(eve)?.at).toBe(at(CHANGE));
    const { state: then, entries } = advance(eve, at(CHANGE));
    expect(deadlines(then).map((d) => d.on)).toEqual(['2024-06-30']);
    expect(entries).toMatchObject([
      {
        by: 'clock',
        command: 'law-changed',
        rule: '0',
        effectiveOn: dateAt(at(CHANGE)),
        what: [{ type: 'deadline-moved', rule: '0', deadline: 'permit/permit/over', from: '2023-12-31', to: '2024-06-30' }],
      },
    ]);
    expect(lawChange(then)).toBeUndefined();
  });

  it('0 a date is withdrawn, and one is added', () => {
    const never = compose([permit([until, { lastDay: null, knownFrom: CHANGE }])]);
    const withdrawn = never.advance(never.initial('c', born), at('2025-01-01T00:00:00Z'));
    expect(withdrawn.entries.flatMap((e) => e.what)).toMatchObject([{ type: 'deadline-withdrawn', from: '2023-12-31', to: null }]);
    expect(withdrawn.state.items).toMatchObject({ permit: [{ value: 'valid' }] });

    const first = compose([
      permit([
        { lastDay: null, knownTo: CHANGE },
        { lastDay: '2024-06-30', knownFrom: CHANGE },
      ]),
    ]);
    const added = first.advance(first.initial('c', born), at('2023-07-01T00:00:00Z'));
    expect(added.entries.flatMap((e) => e.what)).toMatchObject([{ type: 'deadline-added', from: null, to: '2024-06-30' }]);
  });

  it('0 what happened before the register knew stays as it was, however late the clock is asked', () => {
    const late = '2024-02-01T00:00:00Z';
    const law = [
      { ...before, knownTo: late },
      { lastDay: null, knownFrom: late },
    ];
    const { initial, advance } = compose([permit(law)]);
    const { state, entries } = advance(initial('c', born), at('2025-01-01T00:00:00Z'));
    expect(state.items).toMatchObject({ permit: [{ value: 'ended' }] });
    expect(entries.map((e) => e.command)).toEqual(['over']);
  });

  it('0 in one go as step by step: the order of dates and of the law is that of their instants', () => {
    const { initial, advance } = compose([permit([until, { lastDay: '2023-06-16', knownFrom: CHANGE }])]);
    const steps = [at(CHANGE) - 1, at(CHANGE), startOfDay('2023-06-16') - 1, startOfDay('2023-06-16')];
    let state = initial('c', born);
    const commands: string[] = [];
    for (const now of steps) {
      const done = advance(state, now);
      state = done.state;
      commands.push(...done.entries.map((e) => e.command));
    }
    const once = advance(initial('c', born), steps.at(-1) ?? 0);
    expect(commands).toEqual(['law-changed', 'over']);
    expect(once.entries.map((e) => e.command)).toEqual(commands);
    expect(once.state).toEqual(state);
  });

  it('0 a citizen to whom the change makes no difference gets no entry', () => {
    const { initial, advance } = compose([permit([until, { ...before, knownFrom: CHANGE }])]);
    const { state, entries } = advance(initial('c', born), at(CHANGE));
    expect(entries).toEqual([]);
    expect(state.seq).toBe(0);
  });

  it('0 a rule refuses from the instant on from which it is known, though it was in force before', () => {
    const no = rule({ id: '0', code: 'no', en: 'never', da: 'aldrig', knownFrom: CHANGE, holds: () => false });
    const { initial, advance, decideOn } = compose([permit([], [no])]);
    const outcome = (now: number) =>
      decideOn(
        advance(initial('c', born), now).state,
        { id: '1', name: 'renew', payload: {}, caller: { role: 'operator', org: null } },
        now,
        () => true,
      ).outcome;
    expect(outcome(at(CHANGE) - 1)).toBe('accepted');
    expect(outcome(at(CHANGE))).toBe('refused');
  });
});

describe('0 a stored state is carried to the machines of today', () => {
  const old = compose([permit([before])]).initial('c', born);
  const renamed = (migrations: MachineModule['migrations']): MachineModule => {
    const { migrations: _, ...now } = { ...permit([before]), version: 2, migrations: undefined };
    const machine = setup<object, { type: 'over'; s: Situation }>()({}).createMachine({
      id: 'permit',
      initial: 'current',
      context: {},
      states: { current: {}, ended: {} },
    });
    return { ...now, machine, deadlines: [], commands: [], ...(migrations ? { migrations } : {}) } as unknown as MachineModule;
  };

  it('0 one of today comes back as it is', () => {
    const { upgrade } = compose([permit([before])]);
    expect(upgrade(old).state).toBe(old);
  });

  it('0 a machine that is new is filled in, one that is gone is named and leaves its things unread', () => {
    const other = { ...permit([before]), id: 'other' } as unknown as MachineModule;
    const { state, changes } = compose([other]).upgrade(old);
    expect(state.items).toMatchObject({ other: [{ id: 'other', value: 'valid' }] });
    expect(state.items).toMatchObject({ permit: [{ value: 'valid' }] });
    expect(changes).toEqual([
      { machine: 'other', from: null, to: 1 },
      { machine: 'permit', from: 1, to: null },
    ]);
  });

  it('0 a changed one comes through its migration', () => {
    const { upgrade } = compose([renamed({ 1: (item) => ({ ...item, value: item.value === 'valid' ? 'current' : item.value }) })]);
    const { state, changes } = upgrade(old);
    expect(state.items).toMatchObject({ permit: [{ value: 'current' }] });
    expect(state.versions).toEqual({ permit: 2 });
    expect(changes).toEqual([{ machine: 'permit', from: 1, to: 2 }]);
    expect(upgrade(state).state).toBe(state);
  });

  it('0 whoever is taken over gets one entry: the machine, and each date with the old day and the new one', () => {
    const now = at('2023-03-01T10:00:00Z');
    const later = {
      ...permit([{ lastDay: '2024-06-30' }]),
      version: 2,
      migrations: { 1: (item: unknown) => item },
    } as unknown as MachineModule;
    const dates = [{ id: 'permit/permit/over', on: '2023-12-31', rule: '0' }];
    const { takeOver } = compose([later]);
    const { state, entries } = takeOver(old, dates, now);
    expect(entries).toEqual([
      {
        seq: old.seq + 1,
        recordedAt: '2023-03-01T10:00:00.000Z',
        effectiveOn: '2023-03-01',
        by: 'register',
        command: 'program-changed',
        rule: '0',
        what: [
          { type: 'machine-changed', machine: 'permit', from: 1, to: 2, title: { en: 'Permit', da: 'Tilladelse' } },
          { type: 'deadline-moved', rule: '0', deadline: 'permit/permit/over', from: '2023-12-31', to: '2024-06-30' },
        ],
      },
    ]);
    expect(state.seq).toBe(old.seq + 1);
    // the same program takes over with no word
    expect(takeOver(state, [{ ...dates[0], id: 'permit/permit/over', on: '2024-06-30', rule: '0' }], now)).toMatchObject({
      state,
      entries: [],
    });
  });

  it('0 a state that has no target is named, and nothing is moved', () => {
    const { upgrade } = compose([renamed({ 1: (item) => item })]);
    const { state, withoutTarget } = upgrade(old);
    expect(withoutTarget).toEqual([{ machine: 'permit', item: 'permit', value: 'valid' }]);
    expect(state).toBe(old);
  });

  it('0 a state that has another name is named though the version was left as it was', () => {
    const { upgrade } = compose([{ ...renamed({ 1: (item) => item }), version: 1 } as MachineModule]);
    const { state, withoutTarget } = upgrade(old);
    expect(withoutTarget).toEqual([{ machine: 'permit', item: 'permit', value: 'valid' }]);
    expect(state).toBe(old);
  });

  it('0 gone back, a state of a later version is read as it is, and goes forward again unmigrated', () => {
    const toEnded = { 1: () => ({ id: 'permit', value: 'ended', context: {} }) };
    const forward = compose([renamed(toEnded)]);
    const moved = forward.upgrade(old).state;
    const back = compose([permit([before])]).upgrade(moved);
    expect(back.changes).toEqual([]);
    expect(back.state.versions).toEqual({ permit: 2 });
    expect(forward.upgrade(back.state).state).toBe(back.state);
  });

  it('0 a version with no migration to it is a defect that is named', () => {
    expect(() => compose([renamed(undefined)]).upgrade(old)).toThrow('machine permit has no migration from version 1');
  });
});
