import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioCommands } from '../../tools/scenario/commands.ts';
import { parseScenario } from '../../tools/scenario/parse.ts';
import { commandsForTests, withAnna } from './fake-world.ts';

const parse = (text: string) => parseScenario('file.yaml', text, commandsForTests);
const problem = (text: string): string => {
  try {
    parse(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no problem';
};
const payloadOf = (text: string): unknown => {
  const request = parse(withAnna(text)).steps[0]?.call?.request;
  return request?.kind === 'do' ? request.payload : undefined;
};
const doing = (rest: string): string => `  - { as: jobcentre 101, do: open-contact-group, ${rest} }`;

describe('a scenario file that cannot be played names the line', () => {
  it.each([
    ['an unknown key of the file', 'title: x\nstrat: 2022-03-14\n', 'file.yaml:2: unknown key "strat" in the file (did you mean "start"?)'],
    [
      'an unknown key of a step',
      withAnna('  - as: jobcentre 101\n    do: summon\n    wiht: {}'),
      'file.yaml:7: unknown key "wiht" in the step (did you mean "with"?)',
    ],
    [
      'an unknown key in a flow step',
      withAnna('  - { at: 2022-03-15 }\n  - { see: {}, se-not: {} }'),
      'file.yaml:6: unknown key "se-not" in the step (did you mean "see-not"?)',
    ],
    [
      'an unknown key of expect',
      withAnna('  - as: jobcentre 101\n    do: summon\n    expect:\n      rejectd: x'),
      'file.yaml:8: unknown key "rejectd" in expect (did you mean "rejected"?)',
    ],
    [
      'an unknown key of a citizen',
      'start: 2022-03-14\ncitizens:\n  anna:\n    cpr: "1"\n    name: A\n    jobcenter: "101"\nsteps: [{ at: 2022-03-15 }]',
      'file.yaml:6: unknown key "jobcenter" in citizen anna (did you mean "jobcentre"?)',
    ],
    ['a key that resembles none', withAnna('  - { zzz: 1 }'), 'file.yaml:5: unknown key "zzz" in the step'],
    [
      'an unknown command',
      withAnna('  - { at: 2022-03-15 }\n\n  - as: jobcentre 101\n    do: register-absense'),
      'file.yaml:8: unknown command "register-absense" (did you mean "register-absence"?)',
    ],
    [
      'an unknown role',
      withAnna('  - { as: jobcenter 101, do: summon }'),
      'file.yaml:5: unknown role "jobcenter" (did you mean "jobcentre"?)',
    ],
    ['a role with no number', withAnna('  - { as: a-kasse, do: summon }'), 'file.yaml:5: as: a-kasse needs its number (as: a-kasse 101)'],
    [
      'a month that is not',
      withAnna('  - at: 2022-13-01'),
      'file.yaml:5: at: "2022-13-01" is not a date (YYYY-MM-DD) or a time (YYYY-MM-DDTHH:mm)',
    ],
    [
      '30 February',
      withAnna('  - at: 2022-02-30'),
      'file.yaml:5: at: "2022-02-30" is not a date (YYYY-MM-DD) or a time (YYYY-MM-DDTHH:mm)',
    ],
    [
      '29 February of a common year',
      'start: 2022-02-29\nsteps: [{ at: 2022-03-15 }]',
      'file.yaml:1: start: "2022-02-29" is not a date (YYYY-MM-DD)',
    ],
    [
      'an hour that is not',
      withAnna('  - at: 2022-03-15T24:00'),
      'file.yaml:5: at: "2022-03-15T24:00" is not a date (YYYY-MM-DD) or a time (YYYY-MM-DDTHH:mm)',
    ],
    [
      'a time with no minutes',
      withAnna('  - at: 2022-03-15T12'),
      'file.yaml:5: at: "2022-03-15T12" is not a date (YYYY-MM-DD) or a time (YYYY-MM-DDTHH:mm)',
    ],
    [
      'a clock that goes back',
      withAnna('  - at: 2022-03-20\n  - at: 2022-03-20T11:59'),
      'file.yaml:6: at: 2022-03-20T11:59 is before the time that the clock stands at by then; it moves only forward',
    ],
    [
      'a clock before the start',
      withAnna('  - at: 2022-03-14T07:59'),
      'file.yaml:5: at: 2022-03-14T07:59 is before the time that the clock stands at by then; it moves only forward',
    ],
    ['an unknown citizen', withAnna('  - citizen: ana\n    see: {}'), 'file.yaml:5: unknown citizen "ana" (did you mean "anna"?)'],
    ['an unknown citizen as the caller', withAnna('  - { as: citizen bo, do: summon }'), 'file.yaml:5: unknown citizen "bo"'],
    [
      'a name that nothing stands for',
      withAnna(`  - as: citizen\n    do: summon\n    with:\n      a: 1\n      b: [ { c: "x \${leave}" } ]`),
      `file.yaml:9: \${leave} is neither a citizen nor saved by a step before this`,
    ],
    [
      'a name saved only later',
      withAnna(`  - get: /x/\${leave}\n    as: citizen\n  - { as: citizen, do: summon, save: { id: leave } }`),
      `file.yaml:5: \${leave} is neither a citizen nor saved by a step before this`,
    ],
    [
      'a name that is misspelt',
      withAnna(`  - { as: citizen, do: summon, save: { id: leave } }\n  - see: { x: "\${laeve}" }`),
      `file.yaml:6: \${laeve} is neither a citizen nor saved by a step before this (did you mean "leave"?)`,
    ],
    [
      'a step that does nothing',
      withAnna('  - { as: citizen }'),
      'file.yaml:5: the step does nothing: it needs at, do, get, see, see-not, messages or no-messages',
    ],
    ['an empty step', withAnna('  - at: 2022-03-15\n  -'), 'file.yaml:6: the step has to be a mapping (key: value)'],
    ['a command that nobody gives', withAnna('  - do: summon'), 'file.yaml:5: do needs as: a role'],
    ['do and get in one step', withAnna('  - as: citizen\n    do: summon\n    get: /x'), 'file.yaml:7: a step has do or get, not both'],
    ['with and no do', withAnna('  - see: {}\n    with: {}'), 'file.yaml:6: with needs do'],
    [
      'a rule and no rejection',
      withAnna(doing('expect: { rule: "1.1" }')),
      'file.yaml:5: rule needs rejected: an accepted answer names no rule',
    ],
    [
      'a path with no slash',
      withAnna('  - { as: citizen, get: citizens }'),
      'file.yaml:5: get: "citizens" is not a path: it starts with /',
    ],
    ['messages that are no list', withAnna('  - messages: { type: x }'), 'file.yaml:5: messages has to be a list'],
    ['a view that is no mapping', withAnna('  - see:'), 'file.yaml:5: see has to be a mapping (key: value)'],
    [
      'a citizen with no jobcentre',
      'start: 2022-03-14\ncitizens:\n  bo: { cpr: "1", name: Bo }\nsteps: [{ at: 2022-03-15 }]',
      'file.yaml:3: citizen bo has no jobcentre',
    ],
    ['no start', 'title: x\nsteps: [{ at: 2022-03-15 }]', 'file.yaml:1: the file has no start'],
    ['no steps', 'start: 2022-03-14', 'file.yaml:1: the file has no steps'],
    ['an empty list of steps', 'start: 2022-03-14\nsteps: []', 'file.yaml:2: steps is empty'],
    ['an empty file', '', 'file.yaml:1: the file is empty'],
    ['a file that is a list', '- a', 'file.yaml:1: the file has to be a mapping (key: value)'],
    ['the same key twice', 'title: x\ntitle: y', 'file.yaml:2: not YAML: Map keys must be unique'],
    [
      'a second document',
      'title: x\n---\ntitle: y',
      'file.yaml:2: not YAML: Source contains multiple documents; please use YAML.parseAllDocuments()',
    ],
    ['an alias of nothing', withAnna('  - see: *x'), 'file.yaml:5: no anchor &x before this'],
    [
      'saving over a citizen',
      withAnna('  - { as: citizen, do: summon, save: { id: anna } }'),
      'file.yaml:5: "anna" is the name of a citizen: save as another',
    ],
  ])('%s', (_, text, message) => {
    expect(problem(text)).toBe(message);
  });

  it('an unquoted reference inside { } is explained', () => {
    expect(problem(withAnna(`  - { as: citizen, get: /citizens/\${anna}/cv }`))).toMatch(
      /^file\.yaml:5: not YAML: .*; inside \{ \} a text with \$\{…\} has to be quoted$/,
    );
  });

  it('a citizen has to be named where there is more than one, for do, see, see-not and as: citizen', () => {
    const two = (step: string): string =>
      `start: 2022-03-14\ncitizens:\n  anna: { cpr: "1", name: A, jobcentre: "101" }\n  bo: { cpr: "2", name: B, jobcentre: "101" }\nsteps:\n  - ${step}\n`;
    for (const [step, key] of [
      ['{ as: jobcentre 101, do: summon }', 'do'],
      ['see: {}', 'see'],
      ['see-not: {}', 'see-not'],
      ['{ as: citizen, get: /messages }', 'as: citizen'],
    ] as const) {
      expect(problem(two(step))).toBe(`file.yaml:6: ${key} needs \`citizen\`, as there is more than one`);
    }
    expect(problem(two('{ messages: [], no-messages: [] }'))).toBe('no problem');
    expect(problem(two('{ as: jobcentre 101, get: /health }'))).toBe('no problem');
    expect(problem(two('{ as: citizen bo, citizen: anna, do: summon }'))).toBe('no problem');
  });

  it('an anchor that holds a bad name is found, and one that is used twice is read twice', () => {
    expect(problem(withAnna(`  - see: &part { a: "\${nobody}" }\n  - see: *part`))).toBe(
      `file.yaml:5: \${nobody} is neither a citizen nor saved by a step before this`,
    );
    const { steps } = parse(withAnna('  - see: &part { a: [ 2022-03-14 ] }\n  - see: *part\n  - see: { b: *part }'));
    expect(steps.map(({ see }) => see?.part)).toEqual([{ a: ['2022-03-14'] }, { a: ['2022-03-14'] }, { b: { a: ['2022-03-14'] } }]);
  });
});

describe('values of a scenario file', () => {
  it('dates are text in every position', () => {
    const payload = `  - as: jobcentre 101
    do: summon
    with:
      block: 2022-03-14
      quoted: "2022-03-14"
      time: 2022-03-14T10:00
      spaced: 2022-03-14 10:00:00
      zoned: 2022-03-14T10:00:00Z
      tagged: !!timestamp 2022-03-14
      list:
        - 2022-03-14
      flow: [ 2022-03-14, { from: 2022-03-14, to: 2022-04-01 } ]
      2022-03-14: key`;
    expect(payloadOf(payload)).toEqual({
      block: '2022-03-14',
      quoted: '2022-03-14',
      time: '2022-03-14T10:00',
      spaced: '2022-03-14 10:00:00',
      zoned: '2022-03-14T10:00:00Z',
      tagged: '2022-03-14',
      list: ['2022-03-14'],
      flow: ['2022-03-14', { from: '2022-03-14', to: '2022-04-01' }],
      '2022-03-14': 'key',
    });
  });

  it('dates are text in a file that asks for YAML 1.1', () => {
    const scenario = parse(`%YAML 1.1\n---\n${withAnna('  - see: { contactGroup: { since: 2022-03-14 } }')}`);
    expect(scenario.steps[0]?.see?.part).toEqual({ contactGroup: { since: '2022-03-14' } });
  });

  it('numbers stay numbers, but for digits that start with a zero', () => {
    expect(payloadOf(doing('with: { a: 1, b: "1", c: 0101909996, d: 0, e: -3, f: 1.5, g: 012, h: true, i: null, j: ~, k: yes }'))).toEqual({
      a: 1,
      b: '1',
      c: '0101909996',
      d: 0,
      e: -3,
      f: 1.5,
      g: '012',
      h: true,
      i: null,
      j: null,
      k: 'yes',
    });
  });

  it('what stands under with is not judged', () => {
    expect(payloadOf(doing('with: { nonsense: [ { at: 2022-13-45 } ], expect: 1 }'))).toEqual({
      nonsense: [{ at: '2022-13-45' }],
      expect: 1,
    });
    expect(payloadOf(doing('with: [ 1 ]'))).toEqual([1]);
    expect(payloadOf(doing('with: text'))).toBe('text');
    expect(payloadOf(doing('with: null'))).toBe(null);
    expect(payloadOf('  - { as: jobcentre 101, do: summon }')).toEqual({});
  });

  it('the fields of a citizen and a rule are text also when they are not quoted', () => {
    const scenario = parse(
      'rule: 1.10\nstart: 2022-03-14\ncitizens:\n  anna: { cpr: 0101909996, name: Anna, jobcentre: 101, address: null, administrativeCpr: true }\nsteps:\n  - { as: jobcentre 101, do: summon, expect: { rejected: no-way, rule: 1.10 } }\n',
    );
    expect(scenario.rule).toBe('1.10');
    expect(scenario.steps[0]?.call?.expect.rule).toBe('1.10');
    expect(scenario.citizens).toEqual([
      {
        name: 'anna',
        line: 4,
        jobcentre: '101',
        body: { cpr: '0101909996', name: 'Anna', jobcentre: '101', address: null, administrativeCpr: true },
      },
    ]);
  });

  it('a step knows the line that it begins at', () => {
    expect(parse(withAnna('  # why\n  - at: 2022-03-15\n    see: {}\n\n  - { at: 2022-03-16 }')).steps.map(({ line }) => line)).toEqual([
      6, 9,
    ]);
  });

  it.each([
    ['the start, at 08:00', '2022-03-14', null, '2022-03-14T07:00:00.000Z'],
    ['the start in summer time', '2022-07-01', null, '2022-07-01T06:00:00.000Z'],
    ['noon in winter', '2022-03-14', '2022-03-26', '2022-03-26T11:00:00.000Z'],
    ['noon on the day that summer time begins', '2022-03-14', '2022-03-27', '2022-03-27T10:00:00.000Z'],
    ['noon the day before summer time ends', '2022-03-14', '2022-10-29', '2022-10-29T10:00:00.000Z'],
    ['noon on the day that summer time ends', '2022-03-14', '2022-10-30', '2022-10-30T11:00:00.000Z'],
    ['a local time', '2022-03-14', '2022-05-02T00:05', '2022-05-01T22:05:00.000Z'],
    ['a local time with seconds', '2022-03-14', '2022-05-02T23:59:59', '2022-05-02T21:59:59.000Z'],
    ['a time that the spring change skips, an hour later', '2022-03-14', '2022-03-27T02:30', '2022-03-27T01:30:00.000Z'],
    ['a time that the autumn change repeats, the first', '2022-03-14', '2022-10-30T02:30', '2022-10-30T00:30:00.000Z'],
    ['29 February', '2024-02-01', '2024-02-29', '2024-02-29T11:00:00.000Z'],
  ])('the clock is of Copenhagen: %s', (_, start, at, instant) => {
    const scenario = parse(withAnna(at === null ? '  - see: {}' : `  - at: ${at}`, start));
    expect(new Date(at === null ? scenario.startEpochMs : (scenario.steps[0]?.at?.epochMs ?? 0)).toISOString()).toBe(instant);
  });

  it('the same time twice is no way back', () => {
    expect(problem(withAnna('  - at: 2022-03-14T08:00\n  - at: 2022-03-20\n  - at: 2022-03-20'))).toBe('no problem');
  });
});

describe('the scenarios of the project', () => {
  const folder = new URL('../../scenarios/', import.meta.url);
  it.each(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')))('%s can be read', (name) => {
    const scenario = parseScenario(name, readFileSync(new URL(name, folder), 'utf8'), scenarioCommands);
    expect(scenario.steps.length).toBeGreaterThan(0);
  });
});
