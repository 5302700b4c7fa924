import { describe, expect, it } from 'vitest';
import { modules } from '../../machines/citizen.ts';
import type { MachineModule } from '../../machines/core/machine.ts';
import { report } from '../../machines/core/machine.ts';
import { and, not, or, setup } from '../../machines/core/xstate.ts';
import { arrowsOf, diagram, statesOf } from '../../machines/diagram.ts';

/** What stands in a `stateDiagram-v2`, line by line (Mermaid takes `#58;` for a character before it reads a line); throws for a line that is none of its forms. */
const parsed = (text: string) => {
  const [front, title, back, kind, ...lines] = text.trimEnd().split('\n');
  if (front !== '---' || back !== '---' || kind !== 'stateDiagram-v2') throw new Error(`no head of a state diagram: ${text}`);
  const states = new Set<string>();
  const arrows: { from: string; to: string; label: string }[] = [];
  let inNote = false;
  for (const line of lines) {
    if (inNote) inNote = line !== '  end note';
    else if (/^ {2}note (right|left) of \w+$/.test(line)) inNote = true;
    else {
      const state = /^ {2}state "([^"]+)" as (\w+)$/.exec(line);
      const arrow = /^ {2}(\w+|\[\*\]) --> (\w+|\[\*\])(?: : ([^:;{}"]+))?$/.exec(line.replaceAll(/#\d+;/g, '?'));
      if (state?.[2]) states.add(state[2]);
      else if (arrow) arrows.push({ from: arrow[1] ?? '', to: arrow[2] ?? '', label: arrow[3] ?? '' });
      else throw new Error(`no line of a state diagram: ${line}`);
    }
  }
  if (inNote) throw new Error('a note does not end');
  return { title: JSON.parse(title?.replace(/^title: /, '') ?? '') as string, states, arrows };
};

const named = modules.map((m) => [m.id, m] as const);

describe('the diagram of each machine', () => {
  it.each(named)('%s is a state diagram of declared states, with one beginning', (_, module) => {
    const { title, states, arrows } = parsed(diagram(module));
    expect(title).toContain(module.title.da);
    expect(states.size).toBe(statesOf(module).length);
    expect(arrows.filter((a) => a.from === '[*]')).toHaveLength(1);
    for (const { from, to } of arrows) for (const end of [from, to]) expect(end === '[*]' || states.has(end), end).toBe(true);
  });

  it.each(named)('%s shows every transition with its event and its guards', (_, module) => {
    const text = diagram(module).replaceAll(/#(\d+);/g, (_all, n: string) => String.fromCharCode(Number(n)));
    for (const { event, guards } of arrowsOf(module)) {
      expect(text).toContain(event);
      for (const guard of guards) expect(text).toContain(guard);
    }
  });

  it.each(named)('%s leads to states that it has', (_, module) => {
    const states = statesOf(module);
    for (const { to } of arrowsOf(module)) if (to !== null) expect(states).toContain(to);
  });
});

/** A machine with all that a diagram can meet. */
const odd = {
  id: 'odd',
  title: { en: 'An odd: machine', da: 'En "sær" maskine' },
  rule: '0',
  goneIn: 'gone',
  machine: setup({ guards: { '0 one; two': () => true, '0 three': () => true, '0 four': () => false } }).createMachine({
    initial: 'end',
    on: { 'looked-at': { actions: report(() => ({ type: 'seen' })) }, 'sent-away': '.gone' },
    states: {
      end: {
        on: {
          go: [
            { guard: and(['0 one; two', not('0 three')]), target: 'gone' },
            { guard: or(['0 three', '0 four']), target: 'still-here' },
          ],
        },
      },
      'still-here': { on: { go: 'gone' } },
      gone: {},
    },
  }),
} as unknown as MachineModule;

describe('a diagram of what is odd', () => {
  it('escapes what Mermaid reads as its own, and keeps a state of that name apart', () => {
    const { states, title } = parsed(diagram(odd));
    expect([...states]).toEqual(['s_end', 'still_here', 'gone']);
    expect(title).toBe('An odd: machine (En "sær" maskine), 0');
  });

  it('draws and, or and not, the way out, and what is taken in every state', () => {
    const text = diagram(odd);
    expect(text).toContain('s_end --> gone : go<br/>[0 one#59; two<br/>not (0 three)]');
    expect(text).toContain('s_end --> still_here : go<br/>[0 three or 0 four]');
    expect(text).toContain('gone --> [*]');
    expect(text).toContain('in every state:');
    expect(text).toContain('sent-away → gone');
  });

  it('shows the facts that a transition reports, both where a condition chooses', () => {
    const says = (fn: unknown) => ({ event: { says: fn } });
    const reporting = {
      machine: {
        config: {
          states: {
            a: {
              on: {
                go: {
                  actions: [
                    says(() => ({ type: 'gone-there', from: 'a' })),
                    says((x: boolean) => ({ type: x ? 'made-new' : 'made-again' })),
                  ],
                },
              },
            },
          },
        },
      },
    } as unknown as MachineModule;
    expect(arrowsOf(reporting)[0]?.facts).toEqual(['gone-there', 'made-new', 'made-again']);
  });
});
