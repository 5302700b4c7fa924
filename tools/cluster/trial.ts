import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { each } from '../../app/each.ts';
import { ROOT } from '../../scripts/steps.mjs';
import type { Cluster } from './ground.ts';
import { callerOf, type Endpoint, nextCpr, type Seen, startLoad } from './load.ts';
import type { Part } from './part.ts';
import { sizeOf, usageOf, type Written, workflowsIn, writtenBy } from './usage.ts';

type Out = (line: string) => void;

const CALLERS = 8;
/** How long the load goes on after each event, so that what it broke late is seen. */
const AFTER_MS = 4_000;

const shown = ({ requests, failed, p50, p99, longest }: Seen): string =>
  `${requests} requests, ${failed.length} failed; p50 ${p50} ms, p99 ${p99} ms, longest ${longest} ms`;

/** Things that happen one after the other while callers go on; each with what the callers saw of it. */
const under = async (cluster: Cluster, out: Out, events: readonly (readonly [string, () => Promise<void>])[]): Promise<number> => {
  const load = startLoad(cluster, CALLERS);
  let failed = 0;
  try {
    await pause(AFTER_MS);
    out(`  nothing happens: ${shown(load.look())}`);
    for (const [what, happen] of events) {
      await happen();
      await pause(AFTER_MS);
      const seen = load.look();
      failed += seen.failed.length;
      out(`  ${what}: ${shown(seen)}`);
      for (const line of seen.failed.slice(0, 3)) out(`    ${line}`);
    }
  } finally {
    await load.stop();
  }
  const last = load.look();
  failed += last.failed.length;
  for (const line of last.failed.slice(0, 3)) out(`    ${line}`);
  return failed;
};

const restart = (part: Part) =>
  [
    `${part.name} stopped and started`,
    async () => {
      await part.stop();
      await part.start();
    },
  ] as const;

/** Every part in turn. A PostgreSQL server is one process here and has no other to stand in: while it is away, callers wait. */
export const rollAll = (cluster: Cluster, out: Out): Promise<number> =>
  under(cluster, out, [
    ...[cluster.databases.register, cluster.databases.temporal, ...cluster.apis, ...cluster.workers, ...cluster.servers].map(restart),
    ['proxy reloaded', () => cluster.proxy.reload()],
  ]);

const killed = (part: Part | undefined) =>
  [
    `${part?.name} killed, started 2 s later`,
    async () => {
      await part?.kill();
      await pause(2_000);
      await part?.start();
    },
  ] as const;

/** One of each, by SIGKILL. */
export const killEach = (cluster: Cluster, out: Out): Promise<number> =>
  under(cluster, out, [killed(cluster.apis[0]), killed(cluster.workers[0]), killed(cluster.servers[0])]);

export interface Night {
  readonly lines: number;
  /** All of a citizen's lines together, or one of each citizen's in turn. */
  readonly order: 'citizens' | 'rounds';
  readonly folder: string;
}

const LINES_EACH = 10;
const AT_ONCE = 16;
const KILLED_AT_PERCENT = 50;

/** A nightly file: hours of benefit for many citizens, who are made first. */
const nightly = async (cluster: Endpoint, { lines, order, folder }: Night) => {
  const { ask, close } = callerOf(cluster);
  const cprs = Array.from({ length: Math.ceil(lines / LINES_EACH) }, nextCpr);
  const citizens: string[] = [];
  await each(AT_ONCE, cprs, async (cpr) => {
    const made = await ask('POST', '/citizens', ['jobcentre', '101'], { cpr, name: 'Anna Andersen', jobcentre: '101' });
    if (made.status !== 201) throw new Error(`a citizen of the nightly file: ${made.status} ${made.body}`);
    citizens.push((JSON.parse(made.body) as { citizenId: string }).citizenId);
  });
  close();
  const nth = (cpr: string, n: number) => {
    if (n === 0) return { cpr, command: 'join-a-kasse', payload: { from: '2021-05-01' } };
    if (n === 1) return { cpr, command: 'start-benefit-period', payload: { firstDay: new Date().toISOString().slice(0, 10) } };
    return { cpr, command: 'report-benefit-hours', payload: { hoursUsed: 10 * n } };
  };
  const turns = Array.from({ length: LINES_EACH }, (_, n) => n);
  const all =
    order === 'rounds' ? turns.flatMap((n) => cprs.map((cpr) => nth(cpr, n))) : cprs.flatMap((cpr) => turns.map((n) => nth(cpr, n)));
  all.length = lines;
  const file = join(folder, 'nightly.ndjson');
  writeFileSync(file, all.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 });
  return { file, citizens };
};

/** How many lines of the file the timelines hold, read by HTTP; one that is there twice is told. */
const decidedIn = async (endpoint: Endpoint, citizens: readonly string[], out: Out): Promise<number> => {
  const { ask, close } = callerOf(endpoint);
  let found = 0;
  await each(AT_ONCE, citizens, async (id) => {
    // each is fetched from its history first: a machine that is busy answers some of them late
    let read = await ask('GET', `/citizens/${id}/timeline`, ['jobcentre', '101']);
    for (let tries = 1; read.status === 503 && tries < 10; tries += 1) {
      await pause(1_000);
      read = await ask('GET', `/citizens/${id}/timeline`, ['jobcentre', '101']);
    }
    const { status, body } = read;
    if (status !== 200) throw new Error(`the timeline of ${id}, of the nightly file: ${status} ${body}`);
    const { timeline } = JSON.parse(body) as { timeline: readonly { by: string; command: string }[] };
    const commands = timeline.filter(({ by }) => by === 'a-kasse 5');
    if (commands.length > LINES_EACH) out(`    ${id}: ${commands.map(({ command }) => command).join(', ')}`);
    found += commands.length;
  });
  close();
  return found;
};

interface Sent {
  readonly code: number | null;
  readonly text: string;
}

const send = (cluster: Endpoint, file: string, token: string) => {
  const args = ['--import', 'tsx', join(ROOT, 'tools', 'send.ts'), file, '--url', cluster.url, '--token', token];
  const child = spawn(process.execPath, args, { cwd: ROOT, env: cluster.env });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += chunk;
    });
  const ended = new Promise<Sent>((resolve) => child.once('close', (code) => resolve({ code, text })));
  /** The share of the file that it says is done. */
  const percent = (): number =>
    Number(
      text
        .match(/\((\d+) %\)/g)
        ?.at(-1)
        ?.match(/\d+/)?.[0] ?? 0,
    );
  return { kill: () => child.kill('SIGKILL'), ended, percent };
};

const lastLines = (text: string): string => text.trim().split('\n').slice(-2).join('\n    ');

/** Who has done how much of it. */
const spent = (parts: readonly Part[]) => {
  const before = parts.map((part) => usageOf(part.pid()).cpuMs);
  return (commands: number): string =>
    parts
      .map((part, i) => {
        const { cpuMs, memoryMb } = usageOf(part.pid());
        // what PostgreSQL's processes share would be counted for each
        const memory = part.name.startsWith('postgres') ? '' : ` (${memoryMb} MB)`;
        return `${part.name} ${((cpuMs - (before[i] ?? 0)) / commands).toFixed(1)} ms${memory}`;
      })
      .join(', ');
};

/** `npm run send` of a nightly file, its sender killed on the way and called again. */
export const sendNightly = async (
  endpoint: Endpoint,
  night: Night,
  parts: readonly Part[],
  out: Out,
  onMade = async () => {},
): Promise<number> => {
  const { lines } = night;
  const { file, citizens } = await nightly(endpoint, night);
  await onMade();
  const token = await endpoint.issuer.sign('a-kasse', '5');
  out(
    `  ${lines} commands of ${Math.ceil(lines / 10)} citizens, ${night.order === 'rounds' ? 'one of each in turn' : 'a citizen’s together'}`,
  );
  const used = spent(parts);
  const since = Date.now();
  const first = send(endpoint, file, token);
  let over = false;
  void first.ended.then(() => {
    over = true;
  });
  while (!over && first.percent() < KILLED_AT_PERCENT) await pause(100);
  const reached = first.percent();
  first.kill();
  const cut = await first.ended;
  out(`  the sender is killed at ${reached} %, after ${((Date.now() - since) / 1_000).toFixed(0)} s; called again:`);
  const whole = await send(endpoint, file, token).ended;
  out(`    ${lastLines(whole.text)}`);
  const took = (Date.now() - since) / 1_000;
  out(`  ${lines} lines in ${took.toFixed(0)} s: ${Math.round(lines / took)} a second, start of the two senders included`);
  out(`  processor time a command: ${used(lines)}`);
  if (whole.code !== 0) out(`    ${lastLines(cut.text)}\n${whole.text}`);
  const found = await decidedIn(endpoint, citizens, out);
  out(`  read back: ${found} lines of ${lines} in the timelines of ${citizens.length} citizens`);
  const answered = whole.text.includes(`${lines.toLocaleString('en')} accepted, 0 refused, 0 failed`);
  return whole.code === 0 && answered && found === lines ? 0 : 1;
};

/** How large the databases are, with so many citizens and commands in them. */
const sizes = async ({ databases }: Cluster): Promise<string> => {
  const of = [
    [databases.register, 'register'],
    [databases.temporal, 'keys'],
    [databases.temporal, 'temporal'],
    [databases.temporal, 'temporal_visibility'],
  ] as const;
  return (await Promise.all(of.map(async ([on, name]) => `${name} ${((await sizeOf(on, name)) / 1_048_576).toFixed(1)} MB`))).join(', ');
};

const IDLE_MS = 15_000;

/** The nightly file on the whole cluster, and what it costs there. */
export const sendToCluster = async (cluster: Cluster, night: Night, out: Out): Promise<number> => {
  const { temporal, register } = cluster.databases;
  const idle = spent(cluster.parts);
  await pause(IDLE_MS);
  out(`  nothing asked, processor time a second: ${idle(IDLE_MS / 1_000)}`);
  out(`  databases, empty: ${await sizes(cluster)}`);
  const before: Written[] = [];
  const failed = await sendNightly(cluster, night, cluster.parts, out, async () => {
    await pause(3_000); // what was begun for the citizens is done
    out(`  databases, ${Math.ceil(night.lines / 10)} citizens: ${await sizes(cluster)}`);
    before.push(await writtenBy(temporal), await writtenBy(register));
  });
  const after = [await writtenBy(temporal), await writtenBy(register)];
  out(`  databases, ${night.lines} commands more: ${await sizes(cluster)}`);
  out(`  workflows: ${await workflowsIn(temporal)}`);
  for (const [i, name] of ['postgres-temporal', 'postgres-register'].entries()) {
    const [from, to] = [before[i], after[i]];
    if (!from || !to) continue;
    const aLine = (what: keyof Written): number => (to[what] - from[what]) / night.lines;
    out(`  ${name} a command: ${aLine('commits').toFixed(1)} commits, ${(aLine('wal') / 1_024).toFixed(1)} KB of write-ahead log`);
  }
  return failed;
};
