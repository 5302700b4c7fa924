import { expect, test } from 'vitest';
import { decide, newCitizen, whatIf } from '../../machines/citizen.ts';
import { byWhoeverMay } from '../../machines/consequences.ts';
import { leavesOf } from '../../machines/core/decision.ts';
import type { MachineModule } from '../../machines/core/machine.ts';
import type { CitizenState, Role } from '../../machines/core/types.ts';
import { setup } from '../../machines/core/xstate.ts';
import { chartOf, charts, NO_NEXT, pictureOf } from '../../machines/drawing.ts';

const NOON = Date.parse('2022-03-14T11:00:00Z');

const given = (steps: readonly (readonly [role: Role, org: string | null, name: string, payload: unknown])[], now = NOON) => {
  let state: CitizenState = newCitizen({ citizenId: 'anna', birthDate: '1999-01-01', jobcentre: '101' });
  const entries = steps.flatMap(([role, org, name, payload], i) => {
    const answer = decide(state, { id: `c${i}`, name, payload, caller: { role, org } }, now);
    if (answer.outcome === 'refused') throw new Error(`${name}: ${answer.refusal.code}`);
    state = answer.state;
    return answer.entries;
  });
  return { state, entries };
};

const contactCourse = [
  ['a-kasse', '5', 'join-a-kasse', { from: '2021-05-01' }],
  ['jobcentre', '101', 'open-contact-group', { contactGroup: 1 }],
  ['a-kasse', '5', 'register-absence', { code: 75, from: '2022-03-14' }],
] as const;

test('what may come next for one machine is what it is among all, and none is none', () => {
  const { state } = given(contactCourse);
  const whole = pictureOf(state, NOON);
  for (const { machine } of charts()) {
    const part = pictureOf(state, NOON, machine);
    expect(part.next).toEqual(whole.next.filter((n) => n.machine === machine));
    expect({ ...part, next: [] }).toEqual({ ...whole, next: [] });
  }
  expect(pictureOf(state, NOON, NO_NEXT)).toEqual({ ...whole, next: [] });
});

test('every chart is drawn with every state and arrow that it has', () => {
  for (const chart of charts()) {
    const ids = new Set(chart.states.map((s) => s.id));
    expect(ids.size).toBe(chart.states.length);
    expect(chart.states.some((s) => s.initial)).toBe(true);
    for (const arrow of chart.arrows)
      for (const to of arrow.to) expect([chart.machine, to, ids.has(to)]).toEqual([chart.machine, to, true]);
  }
});

test('nested states and parallel regions are drawn with their parents', () => {
  const machine = setup({}).createMachine({
    id: 'deep',
    type: 'parallel',
    states: {
      left: { initial: 'a', states: { a: { on: { go: 'b' } }, b: { initial: 'x', states: { x: {}, y: {} } } } },
      right: { initial: 'off', states: { off: { on: { turn: 'on' } }, on: {} } },
    },
  });
  const chart = chartOf({ id: 'deep', title: { en: '', da: '' }, rule: '0', cardinality: 'one', machine } as unknown as MachineModule);
  expect(chart.states.map((s) => [s.id, s.parent, s.kind, s.initial])).toEqual([
    ['left', null, 'compound', true],
    ['left.a', 'left', 'atomic', true],
    ['left.b', 'left', 'compound', false],
    ['left.b.x', 'left.b', 'atomic', true],
    ['left.b.y', 'left.b', 'atomic', false],
    ['right', null, 'compound', true],
    ['right.off', 'right', 'atomic', true],
    ['right.on', 'right', 'atomic', false],
  ]);
  expect(chart.arrows.map((a) => [a.from, a.event, a.to])).toEqual([
    ['left.a', 'go', ['left.b']],
    ['right.off', 'turn', ['right.on']],
  ]);
  expect(leavesOf({ left: { b: 'x' }, right: 'off' })).toEqual(['left.b.x', 'right.off']);
});

test('where the citizen stands is a state of the chart, for every thing that there is', () => {
  const { items } = pictureOf(given(contactCourse).state, NOON);
  for (const { machine, present } of items) {
    const known = charts().find((c) => c.machine === machine)?.states ?? [];
    expect(present.length).toBeGreaterThan(0);
    for (const id of present) expect(known.map((s) => s.id)).toContain(id);
  }
});

test('an entry keeps which thing went from which state to which', () => {
  const { entries } = given(contactCourse);
  const moves = entries.flatMap((e) => e.moves ?? []);
  expect(moves).toContainEqual({ machine: 'membership', item: 'membership', from: ['none'], to: ['member'] });
  expect(moves.filter((m) => m.machine === 'absence')).toEqual([{ machine: 'absence', item: 'c2', from: [], to: ['running'] }]);
});

test('what may come next: a rule closes a way by its code, a decision that passes opens one, a deadline dates one', () => {
  const { state } = given([...contactCourse, ['jobcentre', '101', 'register-absence', { code: 10, from: '2022-03-14', to: '2022-03-20' }]]);
  const { next } = pictureOf(state, NOON);
  const way = (event: string, item: string | null = null) => next.filter((n) => n.event === event && n.item === item);
  expect(way('summon')).toMatchObject([{ how: 'closed', refusal: { code: 'contact-course-at-a-kasse', rule: '1.1' } }]);
  expect(way('end-absence', 'c2')).toMatchObject([{ how: 'open', to: ['ended'], by: ['a-kasse'] }]);
  expect(way('end-date', 'c3')).toMatchObject([{ how: 'dated', on: '2022-03-21' }]);
});

test('a command of others is foreseen as whoever may give it would give it', () => {
  const { state } = given([...contactCourse, ['benefit-system', null, 'report-sick', { firstSickDay: '2022-03-14' }]]);
  const asked = {
    id: 'x',
    name: 'report-recovered',
    payload: { recoveredOn: '2022-03-15' },
    caller: { role: 'jobcentre', org: '101' },
  } as const;
  const tomorrow = '2022-03-15';
  expect(whatIf(state, asked, NOON, tomorrow)).toMatchObject({ outcome: 'refused', refusal: { code: 'forbidden-role' } });
  const answer = whatIf(state, byWhoeverMay(state, asked), NOON, tomorrow);
  expect(answer).toMatchObject({ outcome: 'accepted' });
  const own = { ...asked, name: 'close-contact-group', payload: {} };
  expect(byWhoeverMay(state, own)).toBe(own);
});
