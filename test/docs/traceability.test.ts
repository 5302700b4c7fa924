import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Example, exampleOf, examplesOf, listScenarios, provedByScenario } from '../../tools/documents/examples.ts';
import { citationsOf, type Row, rows, type Section, sections } from '../../tools/documents/sections.ts';
import { brokenChain, mustHold, trace } from '../../tools/documents/trace.ts';

const known: readonly Section[] = [
  { id: '0', en: 'register', da: null, letters: [] },
  { id: '1.1', en: 'pilot', da: null, letters: ['a', 'b'] },
  { id: '1.8', en: 'recovery', da: null, letters: [] },
];

const row = (id: string, section: string, letter: string | null = null, kind: Row['kind'] = 'rule'): Row => ({
  id,
  section,
  letter,
  kind,
  text: 'Fejlen er rettet.',
  why: kind === 'background' ? 'no rule' : null,
});

const test = (title: string, ...around: readonly string[]): Example =>
  exampleOf({ file: 'test/x.test.ts', titles: [...around, title] }, known);

const scenario = (text: string): Example => ({
  kind: 'scenario',
  file: 'scenarios/x.yaml',
  title: 'x',
  cites: citationsOf('1.8', known),
  proves: provedByScenario(text),
});

const words = (text: string) => citationsOf(text, known).map((c) => `${c.section}${c.letter ?? ''}`);

describe('what a title cites', () => {
  it.each([
    ['0 the group is known', ['0']],
    ['1.8 the citizen is not registered again', ['1.8']],
    ['1.1 b a meeting', ['1.1b']],
    ['1.1b a meeting', ['1.1b']],
    ['1.1 a, the table', ['1.1a']],
    ['1.1 a and b the two', ['1.1a', '1.1b']],
    ['1.1 b, 1.8 both', ['1.1b', '1.8']],
    ['1.8 a citizen', ['1.8']],
    ['1.1 about it', ['1.1']],
    ['1.8: one', ['1.8']],
    ['9.9 is no section', ['9.9']],
    ['1. the first of five', []],
    ['10 appointments', []],
    ['3.5MB of text', []],
    ['2022-03-14 is the day', []],
    ['the 1.8 rule', []],
  ])('of "%s"', (title, cites) => {
    expect(words(title)).toEqual(cites);
  });

  it('is what stands nearest: its own title, else the describe around it', () => {
    expect(test('1.8 own', '1.1 a around').cites).toEqual([{ section: '1.8', letter: null }]);
    expect(test('none of its own', '1.8 outer', '1.1 a inner').cites).toEqual([{ section: '1.1', letter: 'a' }]);
    expect(test('none of its own', '1.8 outer', 'inner').title).toBe('1.8 outer: inner: none of its own');
    expect(test('none', 'none around').cites).toEqual([]);
  });

  it('lists a test that runs several times once', () => {
    const tests = ['PGlite', 'PostgreSQL'].map((engine) => ({ file: 'a.test.ts', titles: [engine, '1.8 gone'] }));
    expect(examplesOf(tests, [], known)).toHaveLength(1);
  });
});

describe('the chain from the note to the tests can break', () => {
  it('holds when every row is shown and every example shows one', () => {
    const all = [row('1.1-1', '1.1', 'b'), row('1.8-1', '1.8'), row('0-1', '0', null, 'background'), row('0', '0', null, 'requirement')];
    expect(brokenChain(all, [test('1.1 b one [1.1-1]'), test('1.8 two', 'around it [1.8-1]'), test('0 three')], known)).toEqual([]);
  });

  it('at a sentence with no test whose title names it and no scenario that proves it', () => {
    for (const kind of ['rule', 'text'] as const) {
      const cites = [test('1.8 of its section'), test('1.8 of another sentence [1.8-2]'), scenario('# proves 1.8-2\n')];
      const all = [row('1.8-1', '1.8', null, kind), row('1.8-2', '1.8', null, kind)];
      expect(brokenChain(all, cites, known)).toEqual([`no test's title has [1.8-1] and no scenario proves it: "Fejlen er rettet."`]);
      expect(trace(all, cites).map((t) => [t.state, t.examples.length])).toEqual([
        ['empty', 0],
        ['held', 2],
      ]);
    }
  });

  it('at a test or a scenario that proves a sentence that there is not', () => {
    expect(brokenChain([], [test('1.8 one [1.8-9]'), scenario('# proves 1.8-8')], known)).toEqual([
      'test/x.test.ts: test "1.8 one [1.8-9]" proves 1.8-9, which is no sentence of the note',
      'scenarios/x.yaml: scenario "x" proves 1.8-8, which is no sentence of the note',
    ]);
  });

  it('at a row of the requirements that only its section’s tests cite, where it has a letter', () => {
    const lettered = row('1.1 b', '1.1', 'b', 'requirement');
    expect(brokenChain([lettered], [test('1.1 all of it'), test('1.1 a another')], known)).toEqual([
      `no test's title begins with "1.1 b": "Fejlen er rettet."`,
    ]);
    expect(brokenChain([row('0', '0', null, 'requirement')], [test('0 any')], known)).toEqual([]);
  });

  it('not at a sentence that is half built: it has no tick, whatever names it', () => {
    const half = row('1.8-1', '1.8', null, 'partly');
    expect(brokenChain([half], [], known)).toEqual([]);
    expect(trace([half], [test('1.8 the half of it [1.8-1]')])[0]).toMatchObject({ state: 'partly', examples: [{ kind: 'test' }] });
  });

  it('at a test or a scenario of a section that there is not', () => {
    const nine: Example = { kind: 'scenario', file: 'scenarios/9.yaml', title: 'x', cites: citationsOf('9.9', known), proves: [] };
    expect(brokenChain([], [test('7.4 deleted'), nine], known)).toEqual([
      'test/x.test.ts: test "7.4 deleted" cites 7.4, which is no section',
      'scenarios/9.yaml: scenario "x" cites 9.9, which is no section',
    ]);
  });

  it('at a scenario with no rule', () => {
    const none: Example = { kind: 'scenario', file: 'scenarios/x.yaml', title: 'x', cites: [], proves: [] };
    expect(brokenChain([], [none], known)).toEqual(['scenarios/x.yaml has no `rule` that is a section of the note']);
  });

  it('not at what has nothing to build', () => {
    for (const kind of ['background', 'other-system'] as const) {
      expect(brokenChain([row('1.8-1', '1.8', null, kind)], [], known)).toEqual([]);
      expect(trace([row('1.8-1', '1.8', null, kind)], [])[0]?.state).toBe('none');
    }
  });
});

describe('the rows', () => {
  it('are every statement of a known section, with the lettered rows a to h of 1.1', () => {
    const ids = sections().map((s) => s.id);
    for (const r of rows()) expect(ids).toContain(r.section);
    const letters = new Set(rows().flatMap((r) => (r.section === '1.1' && r.letter !== null && mustHold(r) ? [r.letter] : [])));
    expect([...letters].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  it('have ids of their own', () => {
    const ids = rows().map((r) => r.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a sentence of the note that has a tick', () => {
  const TESTS = new URL('../', import.meta.url);

  /** The titles in the text of the tests: a sentence's number in brackets, as a title carries it. This file's own are inventions. */
  const inTitles = (): readonly string[] =>
    readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && !name.endsWith('traceability.test.ts'))
      .flatMap((name) => [...readFileSync(new URL(name, TESTS), 'utf8').matchAll(/\[(\d\.\d-\d+(?:, \d\.\d-\d+)*)\]/g)])
      .flatMap(([, ids = '']) => ids.split(', '));

  it('is named by a test’s title or by a scenario', () => {
    const named = new Set([...listScenarios(sections()).flatMap(({ proves }) => proves), ...inTitles()]);
    expect(named.size).toBeGreaterThan(50);
    expect(
      rows()
        .filter(({ id, kind }) => kind === 'rule' && !named.has(id))
        .map(({ id, text }) => `${id} ${text}`),
    ).toEqual([]);
  });

  it('and is half built or no rule has none', () => {
    const without = ['3.1-3', '3.1-7', '4.2-2', '5.1-6', '7.2-1'];
    const traced = trace(rows(), listScenarios(sections()));
    expect(traced.filter(({ row }) => without.includes(row.id)).map(({ row, state }) => `${row.id} ${state}`)).toEqual([
      '3.1-3 partly',
      '3.1-7 partly',
      '4.2-2 none',
      '5.1-6 partly',
      '7.2-1 partly',
    ]);
    expect(traced.find(({ row }) => row.id === '3.1-12')?.examples.length).toBeGreaterThan(0);
  });
});
