import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { alone, CACHE, findOnPath, hashOf, isProgram, MissingTool, PlainError, runStep } from '../../scripts/steps.mjs';

export { MissingTool } from '../../scripts/steps.mjs';

/** The version of io.temporal:temporal-test-server: the clock's behaviour noted in clock.ts was measured on this one. */
const TEST_SERVER = '1.38.0';
const SOURCE = fileURLToPath(new URL('./TimeSkippingHost.java', import.meta.url));

const GET_JAVA = 'apt-get install openjdk-17-jdk-headless (Debian, Ubuntu), brew install openjdk@17 (macOS), or another JDK from 17 on';
const GET_MAVEN = 'apt-get install maven (Debian, Ubuntu) or brew install maven (macOS)';

export interface TimeSkippingServer {
  /** `127.0.0.1:port`, for Connection and NativeConnection. */
  readonly address: string;
  close(): Promise<void>;
}

interface Answer {
  id?: string;
  port?: number;
  ready?: boolean;
  error?: string;
}

/**
 * One JVM that hosts any number of time-skipping Temporal servers, each an empty world with a clock of its own.
 *
 * Measured on two cores (JDK 17): the JVM is ready after 0.05 s, the first server opens after 0.6 s more (class loading), each further
 * one in 2–5 ms; the first run on a machine adds the jars (seconds) and the compilation (1.3 s). The JVM ends when this process does,
 * however that ends: its stdin is closed then.
 */
export class TimeSkippingHost {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<string, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  readonly #ended: Promise<void>;
  #dead: Error | undefined;
  #stderr = '';
  #count = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.stderr?.on('data', (chunk) => {
      this.#stderr = (this.#stderr + chunk).slice(-4000);
    });
    child.stdin?.on('error', () => {}); // the JVM is gone: 'close' below says so
    if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => this.#take(line));
    this.#ended = new Promise((resolve) => {
      child.on('error', (error) => this.#die(`the time-skipping engine did not start: ${error.message}`));
      child.on('close', (code, signal) => {
        this.#die(`the time-skipping engine ended (${signal ?? `exit code ${code}`}).\n${this.#stderr.trim()}`);
        resolve();
      });
    });
  }

  /** Starts the JVM; installs the jars first where they are missing. @throws MissingTool without java, or without mvn on the first run */
  static async start(): Promise<TimeSkippingHost> {
    const { java, args } = await prepareTimeSkipping();
    // Detached: Ctrl-C reaches a whole process group, and the workers need the server while they shut down.
    const child = spawn(java, ['-Xmx1g', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', ...args], { stdio: 'pipe', detached: true });
    const host = new TimeSkippingHost(child);
    await host.#answer('ready');
    return host;
  }

  /** Opens a new, empty server whose clock starts at `start` (epoch milliseconds) and stands until it is moved. */
  async open(start: number): Promise<TimeSkippingServer> {
    if (!Number.isSafeInteger(start) || start <= 0) throw new PlainError(`the clock cannot start at ${start}: expected epoch milliseconds`);
    const id = `s${++this.#count}`;
    const { port } = await this.#ask(`open ${id} ${start}`, id);
    let closing: Promise<void> | undefined;
    return {
      address: `127.0.0.1:${port}`,
      close: () => {
        closing ??= this.#dead ? Promise.resolve() : this.#ask(`close ${id}`, id).then(() => {});
        return closing;
      },
    };
  }

  /** Ends the JVM and with it every server that is still open. */
  async close(): Promise<void> {
    this.#child.stdin?.end();
    await this.#ended;
  }

  #ask(command: string, id: string): Promise<Answer> {
    const answer = this.#answer(id);
    this.#child.stdin?.write(`${command}\n`);
    return answer;
  }

  #answer(id: string): Promise<Answer> {
    if (this.#dead) return Promise.reject(this.#dead);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #take(line: string): void {
    const answer = JSON.parse(line) as Answer;
    const id = answer.ready ? 'ready' : (answer.id ?? '');
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (answer.error === undefined) waiting?.resolve(answer);
    else waiting?.reject(new Error(`the time-skipping engine: ${answer.error}`));
  }

  #die(reason: string): void {
    this.#dead ??= new PlainError(reason);
    for (const { reject } of this.#waiting.values()) reject(this.#dead);
    this.#waiting.clear();
  }
}

/** Installs what the host needs, once for a machine, and answers how to run it. */
export async function prepareTimeSkipping({ env = process.env, cache = CACHE } = {}): Promise<{ java: string; args: string[] }> {
  const java = javaTool('java', env);
  if (!java) throw new MissingTool('java', GET_JAVA);
  const folder = join(cache, 'engine');
  const jars = join(folder, `lib-${TEST_SERVER}`);
  if (!existsSync(jars)) await alone(`${jars}.lock`, () => installJars(jars, env));
  const classes = join(folder, `host-${hashOf(readFileSync(SOURCE), TEST_SERVER)}`);
  if (!existsSync(classes)) {
    await checkVersion(java);
    const javac = javaTool('javac', env);
    // Without javac, java itself may still compile (0.9 s at each start), unless it is a JRE.
    if (!javac) return { java, args: ['-cp', join(jars, '*'), await withCompiler(java)] };
    await alone(`${classes}.lock`, () => compile(javac, jars, classes));
  }
  return { java, args: ['-cp', [classes, join(jars, '*')].join(process.platform === 'win32' ? ';' : ':'), 'TimeSkippingHost'] };
}

function javaTool(name: 'java' | 'javac', env: NodeJS.ProcessEnv): string | undefined {
  const home = env.JAVA_HOME;
  if (home && isProgram(join(home, 'bin', name))) return join(home, 'bin', name);
  const found = findOnPath(name, env.PATH);
  if (found || name === 'java') return found;
  const java = findOnPath('java', env.PATH);
  const beside = java && join(dirname(realpathSync(java)), name);
  return beside && isProgram(beside) ? beside : undefined;
}

async function checkVersion(java: string): Promise<void> {
  const text = await runStep({ what: 'java --version', command: java, args: ['--version'] }).catch(() => '');
  const major = Number(/^\S+ (\d+)/.exec(text)?.[1] ?? 0);
  if (major < 17) throw new MissingTool(`Java 17 (found: ${text.split('\n')[0] || 'an older one'})`, GET_JAVA);
}

async function withCompiler(java: string): Promise<string> {
  const modules = await runStep({ what: 'java --list-modules', command: java, args: ['--list-modules'] });
  if (!/^jdk\.compiler@/m.test(modules)) throw new MissingTool('javac', GET_JAVA);
  return SOURCE;
}

/** Makes `folder` at once, whole, by a rename: a killed run leaves nothing that looks finished. */
async function makeFolder(folder: string, fill: (work: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}.part-`);
  try {
    await fill(work);
    renameSync(work, folder);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function installJars(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  return makeFolder(folder, async (work) => {
    const mvn = findOnPath('mvn', env.PATH);
    if (!mvn) throw new MissingTool('mvn', GET_MAVEN);
    const pom = join(work, 'pom.xml');
    writeFileSync(
      pom,
      `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>engine</groupId><artifactId>engine</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency>
    <groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${TEST_SERVER}</version>
  </dependency></dependencies>
</project>
`,
    );
    let files = 0;
    await runStep({
      what: `time-skipping engine: fetching temporal-test-server ${TEST_SERVER} with Maven`,
      command: mvn,
      env,
      args: ['--batch-mode', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${work}`, '-DincludeScope=runtime'],
      progress: (line) => (/^Downloaded from|Copying /.test(line.replace(/^\[INFO\] /, '')) ? `${++files} files` : undefined),
    });
    if (!readdirSync(work).some((file) => file.startsWith('temporal-test-server'))) throw new PlainError('Maven copied no test server');
  });
}

function compile(javac: string, jars: string, folder: string): Promise<void> {
  return makeFolder(folder, async (work) => {
    const args = ['-proc:none', '-cp', join(jars, '*'), '-d', work, SOURCE];
    await runStep({ what: 'time-skipping engine: compiling its host', command: javac, args });
  });
}
