import { expect, test } from 'vitest';
import { and, not, or, setup } from 'xstate';
import { modules } from '../../machines/citizen.ts';
import { diagram, inWords, stateName, statesOf } from '../../machines/diagram.ts';

const yes = () => true;

test('every state, event and guard is in the text', () => {
  const machine = setup({ guards: { '1.1 a the group is 1': yes, '1.1 b: not late': yes, other: yes } }).createMachine({
    id: 'm',
    initial: 'open',
    on: { told: { actions: [] } },
    states: {
      open: {
        on: {
          close: [
            { guard: and(['1.1 a the group is 1', '1.1 b: not late']), target: 'end' },
            { guard: not('other'), target: 'end' },
          ],
          stay: { guard: or(['other', '1.1 a the group is 1']) },
        },
      },
      end: { on: { reopen: 'open' } },
      gone: {},
    },
  });
  expect(diagram({ machine, title: { en: 'A machine', da: 'En maskine' }, rule: '1.1', goneIn: 'gone' })).toBe(`---
title: "A machine (En maskine), 1.1"
---
stateDiagram-v2
  state "open" as open
  state "end" as s_end
  state "gone" as gone
  [*] --> open
  open --> s_end : close<br/>[1.1 a the group is 1<br/>1.1 b#58; not late]
  open --> s_end : close<br/>[not (other)]
  open --> open : stay<br/>[other or 1.1 a the group is 1]
  s_end --> open : reopen
  gone --> [*]
  note right of open
    in every state:
    told
  end note
`);
});

test.each(modules.map((m) => [m.id, m] as const))('the machine %s is drawn whole, and the same each time', (_, module) => {
  const text = diagram(module);
  for (const state of statesOf(module)) expect(text).toContain(stateName(module, state));
  for (const { name } of module.commands) expect(text).toContain(inWords(module, name));
  expect(text).not.toMatch(/undefined|\[object|a condition/);
  expect(diagram(module)).toBe(text);
});
