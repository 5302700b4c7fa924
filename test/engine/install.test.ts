import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkNode } from '../../scripts/install.mjs';
import { MissingTool, PlainError, ROOT, runStep } from '../../scripts/steps.mjs';
import { findTemporalCli } from '../../tools/engine/temporal-cli.ts';
import { prepareTimeSkipping } from '../../tools/engine/time-skipping.ts';

const VERSION = 'echo "temporal version 9.9.9 (Server 1.29.1, UI 2.42.1)"';
let folder: string;
let bin: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-'));
  bin = join(folder, 'bin');
  cache = join(folder, 'cache');
  mkdirSync(bin);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(file: string, ...lines: string[]): string {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(file, 0o755);
  return file;
}

describe('where the Temporal CLI comes from, in this order', () => {
  const offline = async () => {
    throw new Error('no Internet');
  };
  const find = (env: NodeJS.ProcessEnv = {}, download: (to: string) => Promise<void> = offline) =>
    findTemporalCli({ env: { PATH: `${bin}:/bin:/usr/bin`, ...env }, cache, download });
  const go = (...lines: string[]) => program(join(bin, 'go'), `echo "$@" > ${folder}/go.args`, ...lines);

  test('1. TEMPORAL_CLI, before all others; one line when it is no program', async () => {
    program(join(bin, 'temporal'), VERSION);
    const chosen = program(join(folder, 'chosen'), VERSION);
    expect(await find({ TEMPORAL_CLI: chosen })).toBe(chosen);
    await expect(find({ TEMPORAL_CLI: join(folder, 'none') })).rejects.toThrow(PlainError);
  });

  test('2. the PATH, before a copy; another program of that name is passed over', async () => {
    const onPath = program(join(bin, 'temporal'), VERSION);
    const copy = program(join(cache, 'temporal-cli', 'temporal'), VERSION);
    expect(await find()).toBe(onPath);
    program(onPath, 'echo "temporal: a file manager"');
    expect(await find()).toBe(copy);
  });

  test('3. the copy of an earlier run, with no download', async () => {
    const copy = program(join(cache, 'temporal-cli', 'temporal'), VERSION);
    const never = () => Promise.reject(new Error('downloaded'));
    expect(await find({}, never)).toBe(copy);
  });

  test('4. the download, kept for the next run; several at once make one', async () => {
    let downloads = 0;
    const download = async (to: string) => {
      downloads++;
      await new Promise((resolve) => setTimeout(resolve, 50));
      program(to, VERSION);
    };
    const copy = join(cache, 'temporal-cli', 'temporal');
    expect(await Promise.all([find({}, download), find({}, download)])).toEqual([copy, copy]);
    expect(await find()).toBe(copy);
    expect(downloads).toBe(1);
  });

  test('5. go install, when the download fails or gives something else; a failed build says why', async () => {
    const copy = join(cache, 'temporal-cli', 'temporal');
    go('echo "go: some module does not exist" >&2', 'exit 1');
    await expect(find()).rejects.toThrow(/go install failed \(exit code 1\)[\s\S]*does not exist/);
    expect(existsSync(copy)).toBe(false);
    go(`printf '#!/bin/sh\\n${VERSION.replaceAll('"', '\\"')}\\n' > "$GOBIN/temporal"`, 'chmod +x "$GOBIN/temporal"');
    const broken = async (to: string) => void program(to, 'exit 1');
    expect(await find({}, broken)).toBe(copy);
    expect(readFileSync(join(folder, 'go.args'), 'utf8')).toBe('install -v github.com/temporalio/cli/cmd/temporal@v1.5.1\n');
  });

  test('else one line names the tool and the ways to get it', async () => {
    const nothing = findTemporalCli({ env: { PATH: bin }, cache, download: offline });
    await expect(nothing).rejects.toThrow(MissingTool);
    await expect(nothing).rejects.toThrow(/^temporal \(the Temporal CLI\) is missing\. Get it: .*Go .*TEMPORAL_CLI.*TEMPORAL_ADDRESS/);
  });
});

describe('the time-skipping engine names what is missing', () => {
  const prepare = (...names: string[]) => {
    for (const name of names) program(join(bin, name), 'exit 1');
    return prepareTimeSkipping({ env: { PATH: bin }, cache });
  };

  test('java, and how to get it', async () => {
    await expect(prepare()).rejects.toThrow(MissingTool);
    await expect(prepare()).rejects.toThrow(/^java is missing\. Get it: apt-get install openjdk-17-jdk-headless/);
  });

  test('mvn, and how to get it', () => expect(prepare('java')).rejects.toThrow(/^mvn is missing\. Get it: apt-get install maven/));

  test('what Maven said when it fails, with nothing half-made left', async () => {
    program(join(bin, 'mvn'), 'echo "[ERROR] no such artifact"', 'exit 1');
    await expect(prepare('java')).rejects.toThrow('[ERROR] no such artifact');
    expect(readdirSync(join(cache, 'engine'))).toEqual([]);
  });
});

describe('packages', () => {
  /** A project of its own: the scripts, a lock file and an npm that notes its calls. */
  function project(lock: object): string {
    for (const name of ['steps.mjs', 'install.mjs', 'run.mjs']) {
      mkdirSync(join(folder, 'scripts'), { recursive: true });
      copyFileSync(join(ROOT, 'scripts', name), join(folder, 'scripts', name));
    }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', engines: { node: '>=20.19' } }));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    writeFileSync(
      join(folder, 'hello.ts'),
      'const code: number = Number(process.argv[2]); console.log(process.argv.slice(3)); process.exit(code);',
    );
    program(
      join(bin, 'npm'),
      `echo "$@" >> ${folder}/npm.calls`,
      `mkdir -p ${folder}/node_modules && ln -sfn ${ROOT}/node_modules/tsx ${folder}/node_modules/tsx`,
    );
    return join(folder, 'scripts', 'run.mjs');
  }
  const lock = (version: string) => ({
    packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version: '1', optional: true } },
  });
  const calls = () => (existsSync(join(folder, 'npm.calls')) ? readFileSync(join(folder, 'npm.calls'), 'utf8').trim().split('\n') : []);
  const run = (script: string, ...args: string[]) => {
    const { npm_execpath: _, ...env } = process.env;
    return promisify(execFile)(process.execPath, [script, ...args], { env: { ...env, PATH: `${bin}:${env.PATH}` } });
  };

  test('npm ci when node_modules is missing and when the lock file has changed, and then no more', async () => {
    const script = project(lock('1'));
    await run(script, 'hello.ts', '0');
    await run(script, 'hello.ts', '0');
    expect(calls()).toEqual(['ci --include=dev --no-audit --no-fund --loglevel=error']);
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock('2')));
    await run(script, 'hello.ts', '0');
    expect(calls()).toHaveLength(2);
  });

  test('what someone installed by hand is left as it is when it fits the lock file', async () => {
    const script = project(lock('1'));
    mkdirSync(join(folder, 'node_modules'));
    await promisify(execFile)('ln', ['-s', join(ROOT, 'node_modules', 'tsx'), join(folder, 'node_modules', 'tsx')]);
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: { 'node_modules/a': { version: '1' } } }));
    await run(script, 'hello.ts', '0');
    expect(calls()).toEqual([]);
  });

  test('run.mjs passes on arguments and the exit code', async () => {
    const script = project(lock('1'));
    const ended = await run(script, 'hello.ts', '7', 'a', '--b').catch((error) => error);
    expect([ended.code, ended.stdout]).toEqual([7, "[ 'a', '--b' ]\n"]);
  });

  test('an old Node is one line', () => {
    expect(() => checkNode('20.18.3')).toThrow('Node 20.18.3 is too old: Node 20.19 or later is needed');
    expect(() => checkNode('18.20.0')).toThrow(PlainError);
    for (const version of ['20.19.0', '20.20.2', '22.1.0', '24.0.0']) checkNode(version);
  });
});

test('a step that fails gives the last lines of what it said', async () => {
  const step = runStep({ what: 'a step', command: 'sh', args: ['-c', 'echo one; echo two >&2; exit 3'] });
  await expect(step).rejects.toThrow(/^a step failed \(exit code 3\)\.\n {2}one\n {2}two$/);
});
