import { describe, expect, it } from 'vitest';
import { and, not, or, setup } from 'xstate';
import { modules } from '../../machines/citizen.ts';
import { contactGroups } from '../../machines/code-lists/contact-groups.ts';
import { action } from '../../machines/core/action.ts';
import type { MachineModule } from '../../machines/core/machine.ts';
import { setup as chart } from '../../machines/core/setup.ts';
import type { Situation } from '../../machines/core/types.ts';
import { arrowsOf, bundlesOf, choosing, diagram, inWords, stateName, statesOf } from '../../machines/diagram.ts';

/** What stands in a `stateDiagram-v2`, line by line (Mermaid takes `#58;` for a character before it reads a line); throws for a line that is none of its forms. */
const parsed = (text: string) => {
  const [front, title, back, kind, ...lines] = text.trimEnd().split('\n');
  if (front !== '---' || back !== '---' || kind !== 'stateDiagram-v2') throw new Error(`no head of a state diagram: ${text}`);
  const states = new Set<string>();
  const arrows: { from: string; to: string; label: string }[] = [];
  let inNote = false;
  let depth = 0;
  for (const indented of lines) {
    const line = `  ${indented.trimStart()}`;
    if (!inNote && line === '  }') depth -= 1;
    else if (inNote) inNote = line !== '  end note';
    else if (/^ {2}note (right|left) of \w+$/.test(line)) inNote = true;
    else {
      const state = /^ {2}state "([^"]+)" as (\w+)(?: \{)?$/.exec(line);
      if (line.endsWith(' {')) depth += 1;
      const arrow = /^ {2}(\w+|\[\*\]) --> (\w+|\[\*\])(?: : ([^:;{}"]+))?$/.exec(line.replaceAll(/#\d+;/g, '?'));
      if (state?.[2]) states.add(state[2]);
      else if (arrow) arrows.push({ from: arrow[1] ?? '', to: arrow[2] ?? '', label: arrow[3] ?? '' });
      else throw new Error(`no line of a state diagram: ${line}`);
    }
  }
  if (inNote || depth !== 0) throw new Error('a note or a state does not end');
  return { title: JSON.parse(title?.replace(/^title: /, '') ?? '') as string, states, arrows };
};

const named = modules.map((m) => [m.id, m] as const);

/** The states that the picture shows, those that stand together taken apart. */
const shown = (text: string): readonly string[] =>
  [...text.matchAll(/^ *state "([^"]+)" as (\w+)(?: \{)?$/gm)].flatMap(([, names = '', id = '']) =>
    id.endsWith('_each') ? [] : names.split('<br/>'),
  );

describe('the diagram of each machine', () => {
  it.each(named)('%s is a state diagram of declared states, with one beginning', (_, module) => {
    const { title, states, arrows } = parsed(diagram(module));
    expect(title).toContain(module.title.da);
    expect(arrows.filter((a) => a.from === '[*]' && a.label === '').length).toBeGreaterThan(0);
    for (const { from, to } of arrows) for (const end of [from, to]) expect(end === '[*]' || states.has(end), end).toBe(true);
  });

  it.each(named)('%s shows every state once, by its name', (_, module) => {
    const names = statesOf(module).map((path) => stateName(module, path));
    expect([...shown(diagram(module))].sort()).toEqual([...names].sort());
  });

  it.each(named)('%s shows every transition with its event and what chooses its way', (_, module) => {
    const text = diagram(module).replaceAll(/#(\d+);/g, (_all, n: string) => String.fromCharCode(Number(n)));
    for (const bundle of bundlesOf(module)) {
      expect(text).toContain(inWords(module, bundle.event));
      // loops name their events alone
      if (bundle.to.length === 1 && bundle.to[0] !== bundle.from)
        for (const guard of choosing(bundle)) expect(text).toContain(inWords(module, guard));
    }
  });

  it.each(named)('%s leads to states that it has', (_, module) => {
    const states = statesOf(module);
    for (const { to } of arrowsOf(module)) if (to !== null) expect(states).toContain(to);
  });
});

describe('the diagram of the contact group', () => {
  const contactGroup = modules.find((m) => m.id === 'contact-group') as MachineModule;
  const name = (path: string): string => stateName(contactGroup, path);
  const moves = (from: string | null) =>
    bundlesOf(contactGroup)
      .filter((b) => b.from === from)
      .map((b) => `${b.event}: ${b.to.map(name).join(', ')}`);

  it('0 has every contact group of the code list as a state, by its id and its Danish name', () => {
    const groups = statesOf(contactGroup).filter((path) => path.startsWith('group.open.'));
    expect(groups.map(name)).toEqual(contactGroups.entries.map((e) => (e.id === null ? e.name : `${e.id} ${e.name}`)));
  });

  it('0 shows the moves of the jobcentre from any open group as one arrow, into every group but 24 and 25', () => {
    const change = bundlesOf(contactGroup).filter((b) => b.event === 'change-contact-group');
    expect(change.map((b) => b.from)).toEqual(['group.open']);
    expect(change[0]?.to.map(name)).toEqual(
      contactGroups.entries.filter((e) => e.id !== 24 && e.id !== 25).map((e) => (e.id === null ? e.name : `${e.id} ${e.name}`)),
    );
    expect(diagram(contactGroup).match(/kontaktgruppen skiftes/g)).toHaveLength(1);
  });

  it('0, 1.8, 3.1 shows each special move once: sick reports, recovery, the thirtieth birthday', () => {
    expect(moves('group.none').slice(-2)).toEqual(['sick-reported: 24 Sygemeldt fra beskæftigelse', 'sick-leave-recovered: ']);
    expect(moves('group.open.unemployment-benefit').slice(-1)).toEqual(['sick-reported: 25 Sygemeldt fra ledighed']);
    expect(moves('group.open.sick-from-unemployment')).toEqual(['sick-leave-recovered: 1 Dagpengemodtager']);
    expect(moves('group.open.sick-from-employment')).toEqual(['sick-leave-recovered: Ingen åben']);
    expect(moves('group.open.education-help')).toEqual(['thirtieth-birthday: 2 Kontanthjælpsmodtager']);
    expect(moves('group.open.education-order-transition-benefit-lab')).toEqual([
      'thirtieth-birthday: 26 Overgangsydelsesmodtager efter LAB',
    ]);
    for (const quiet of ['cash-benefit', 'job-clarification', 'employed']) expect(moves(`group.open.${quiet}`)).toEqual([]);
  });

  it('1.1 a shows why 75 rests, and what makes it active again', () => {
    const course = bundlesOf(contactGroup).filter((b) => b.from?.startsWith('contactCourse.') && b.event === 'group-moved');
    expect(course.map((b) => [b.from, ...b.to, ...b.guards])).toEqual([
      ['contactCourse.heldByAKasse', 'contactCourse.resting', '1.1 a the group is 13, 24 or 25'],
      ['contactCourse.resting', 'contactCourse.heldByAKasse', '1.1 a the group is 1'],
    ]);
  });
});

/** A machine with all that a diagram can meet. */
const odd = {
  id: 'odd',
  title: { en: 'An odd: machine', da: 'En "sær" maskine' },
  rule: '0',
  goneIn: 'gone',
  machine: setup({
    actions: { see: () => undefined },
    guards: { '0 one; two': () => true, '0 three': () => true, '0 four': () => false },
  }).createMachine({
    initial: 'end',
    on: { 'looked-at': { actions: 'see' }, 'sent-away': '.gone' },
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

  it('knows the facts that a transition may report, from the actions that it names', () => {
    type Go = { readonly type: 'go'; readonly s: Situation };
    const reporting = {
      machine: chart<object, Go>()({
        actions: {
          leave: action({ reports: { 'gone-there': () => ({ from: 'a' }), 'made-new': () => undefined } }),
          ask: action({ asks: () => undefined }),
          note: action({ reports: { noted: (_, { by }: { by: string }) => ({ by }) } }),
        },
      }).createMachine({
        id: 'a',
        context: {},
        initial: 'a',
        states: { a: { on: { go: { actions: ['leave', 'ask', { type: 'note', params: { by: 'me' } }] } } } },
      }),
    } as unknown as MachineModule;
    expect(arrowsOf(reporting)[0]?.facts).toEqual(['gone-there', 'made-new', 'noted']);
  });
});
