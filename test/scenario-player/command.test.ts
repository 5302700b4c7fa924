import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenWorlds, scenarioCommand } from '../../tools/scenario/command.ts';
import { type FakeWorld, fakeWorlds, withAnna } from './fake-world.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenario-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const good = withAnna('  - { as: jobcentre 101, do: summon }\n  - { at: 2022-03-15, see: { jobcentre: "101" } }');
const bad = withAnna('  - { as: jobcentre 101, do: summon }\n  - see: { jobcentre: "102" }\n  - at: 2022-03-20');
const file = (name: string, text: string): void => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
};

const run = async (args: string[], prepare?: (world: FakeWorld) => void, open?: OpenWorlds, folders = [folder]) => {
  const out: string[] = [];
  const err: string[] = [];
  const asked: { workflowCache: boolean }[] = [];
  const worlds = fakeWorlds(prepare);
  const openWorlds: OpenWorlds = async (options) => {
    asked.push(options);
    return worlds;
  };
  // names are looked for in the folders, as the shell's are in the current one
  const code = await scenarioCommand(args, open ?? openWorlds, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    folders: ['/nowhere', ...folders],
  });
  return { code, out: out.map((line) => line.replaceAll(`${folder}/`, '')), err, asked, worlds, last: out.at(-1) };
};

describe('npm run scenario', () => {
  it('prints one line a step and, last, how many files passed', async () => {
    file('a.yaml', good);
    const { code, out, last, worlds } = await run(['a.yaml']);
    expect(code).toBe(0);
    expect(out.slice(0, 4)).toEqual([
      'a.yaml  A file',
      '  ✓    3                    citizen anna, jobcentre 101',
      '  ✓    5                    jobcentre 101: summon anna',
      '  ✓    6  2022-03-15        see anna: jobcentre',
    ]);
    expect(out[4]).toMatch(/^✓ passed {2}a\.yaml {2}\(\d+\.\d s\)$/);
    expect(out[5]).toMatch(/^total \d+\.\d s$/);
    expect(last).toBe('1 passed, 0 failed');
    expect(worlds.closed).toBe(true);
    expect(worlds.opened).toEqual([Date.parse('2022-03-14T07:00:00Z')]);
  });

  it('prints what a failed step expected and saw, and goes on with the other files', async () => {
    file('a.yaml', bad);
    file('b.yaml', good);
    const { code, out, last } = await run(['--lanes', '1', 'a.yaml', 'b.yaml']);
    expect(code).toBe(1);
    expect(last).toBe('1 passed, 1 failed');
    expect(out.slice(3, 7)).toEqual([
      '  ✗    6                    see anna: jobcentre',
      '           expected  jobcentre: "102"',
      '           seen      jobcentre: "101"',
      '        1 more step not played',
    ]);
  });

  it('takes a folder as all its .yaml files, sorted, also those below, and each file once', async () => {
    for (const name of ['z.yaml', 'b/y.yaml', 'b/a.yml', 'a.yaml', 'notes.txt', '.hidden/x.yaml']) file(name, good);
    const { out, last } = await run(['--lanes', '1', '.', 'z.yaml']);
    expect(out.filter((line) => line.startsWith('✓')).map((line) => line.split(/\s+/)[2])).toEqual([
      'a.yaml',
      'b/a.yml',
      'b/y.yaml',
      'z.yaml',
    ]);
    expect(last).toBe('4 passed, 0 failed');
  });

  it('a file with an error is one line and a failed file, and no engine is started for it alone', async () => {
    file('a.yaml', withAnna('  - { as: jobcentre 101, do: sumon }'));
    file('b.yaml', good);
    const alone = await run(['a.yaml']);
    expect(alone).toMatchObject({
      code: 1,
      asked: [],
      err: [],
      out: ['✗ a.yaml:5: unknown command "sumon" (did you mean "summon"?)', '0 passed, 1 failed'],
    });
    expect((await run(['a.yaml', 'b.yaml'])).last).toBe('1 passed, 1 failed');
  });

  it('lines of files that are played side by side do not mix', async () => {
    for (const name of ['a', 'b', 'c', 'd'])
      file(
        `${name}.yaml`,
        withAnna(Array.from({ length: 8 }, () => `  - { as: jobcentre 101, do: summon, with: { file: ${name} } }`).join('\n')).replace(
          'A file',
          name,
        ),
      );
    const { out, last } = await run(['--lanes', '4', '.']);
    const order = out.filter((line) => /^[a-d]\.yaml/.test(line) || line.startsWith('✓')).map((line) => /([a-d])\.yaml/.exec(line)?.[1]);
    for (let i = 0; i < order.length; i += 2) expect(order[i]).toBe(order[i + 1]);
    expect(out.filter((line) => line.startsWith('  ✓'))).toHaveLength(36);
    expect(last).toBe('4 passed, 0 failed');
  });

  it('--no-cache asks for a worker that keeps nothing, --quiet prints the steps of failed files only', async () => {
    file('a.yaml', bad);
    file('b.yaml', good);
    const { asked, out } = await run(['--no-cache', '--quiet', '.']);
    expect(asked).toEqual([{ workflowCache: false }]);
    expect(out.filter((line) => /^ {2}[✓✗]/.test(line))).toHaveLength(3);
    expect((await run(['b.yaml'])).asked).toEqual([{ workflowCache: true }]);
  });

  it('--repeat plays a file again in a new world; a file passes when every round did', async () => {
    file('a.yaml', good);
    let round = 0;
    const broken = await run(['--repeat', '3', 'a.yaml'], (world) => {
      round += 1;
      if (round === 2) world.answers.set('summon', { status: 422, body: { code: 'no' } });
    });
    expect(broken.worlds.opened).toHaveLength(3);
    expect(broken).toMatchObject({ code: 1, last: '0 passed, 1 failed' });
    expect(await run(['--repeat', '3', 'a.yaml'])).toMatchObject({ code: 0, last: '1 passed, 0 failed' });
  });

  it('an engine that cannot be started, or a world that cannot be opened, is one line', async () => {
    file('a.yaml', good);
    const noEngine = await run(['a.yaml'], undefined, async () => {
      throw new Error('mvn is missing\n    at somewhere');
    });
    expect(noEngine).toMatchObject({
      code: 1,
      err: ['scenario: the engine cannot be started: mvn is missing'],
      out: ['0 passed, 1 failed'],
    });
    const noWorld = await run(['a.yaml'], undefined, async () => ({
      open: async () => {
        throw new Error('no port is free');
      },
      close: async () => {},
    }));
    expect(noWorld.code).toBe(1);
    expect(noWorld.out[1]).toBe('  ✗     no world to play in: no port is free');
  });

  it.each([
    [[], 'scenario: no scenario file named; npm run scenario -- FILE... (--help tells more)'],
    [['nope.yaml'], 'scenario: nope.yaml: no such file or folder'],
    [['empty'], 'scenario: empty: no .yaml file in this folder'],
    [['--lanes', '0', '.'], 'scenario: --lanes needs a number from 1 on, not "0"'],
    [['--laens', '2'], "scenario: Unknown option '--laens'"],
  ])('called wrongly, it exits 2 with one line: %j', async (args, line) => {
    mkdirSync(join(folder, 'empty'));
    expect(await run(args)).toMatchObject({ code: 2, err: [line], out: [], asked: [] });
  });

  it('--help tells the options', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    expect(out.join('\n')).toContain('--no-cache');
  });
});
