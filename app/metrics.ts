import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Figures } from '../api/deps.ts';
import type { Census } from '../api/engine/census.ts';

/** How a command ended: `accepted`, or `refused` by a rule, or `unanswered`. */
export type Outcome = 'accepted' | 'refused' | 'unanswered';

export interface Metrics extends Figures {
  /** A command that the engine was asked. */
  command(command: string, outcome: Outcome, seconds: number): void;
  refusal(command: string, rule: string, code: string): void;
  /** The version of the workflows that a worker here takes new runs on. */
  works(buildId: string): void;
  /** A call to an outward system. */
  outward(port: string, outcome: string, seconds: number): void;
  /** What decisions left was carried out so long after it was handed to the outbox. */
  carriedOut(seconds: number): void;
  /** A try of that failed; it is made again. */
  notCarriedOut(): void;
  /** So many running workflows stand still since their tasks fail. */
  failing(count: number): void;
  /** Where the counts of what runs come from; asked when somebody reads. */
  countBy(census: () => Promise<Census>): void;
  /** Where the SDK's own figures are read. */
  sdkAt(url: string): void;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const LONG = [0.05, 0.25, 1, 5, 15, 60, 300, 1_800, 7_200];
/** A count costs the engine's database a scan: what was counted is good for so long (milliseconds). */
const COUNT_AGAIN_AFTER = 15_000;
/** A reader is not kept waiting for counts or for the SDK; what is late is left out, never a zero. */
const PATIENCE_MS = 5_000;

const inTime = <T>(work: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  return Promise.race([work.catch(() => undefined), late]).finally(() => clearTimeout(timer));
};

/** The figures of one process, as Prometheus reads them. Their labels are names of the program: never an id, never a person. */
export const createMetrics = (build: { readonly version: string; readonly roles: string }): Metrics => {
  const registry = new Registry();
  /** Counts of what runs: shown only while they are new. */
  const counts = new Registry();
  const registers = [registry];
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = [], of = registers) =>
    new Gauge({ name, help, labelNames, registers: of });
  const census = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) => gauge(name, help, labelNames, [counts]);
  const counted = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name, help, labelNames, registers });
  const timed = <L extends string>(name: string, help: string, labelNames: readonly L[], buckets = SECONDS) =>
    new Histogram({ name, help, labelNames, buckets, registers });

  gauge('register_build_info', 'The program that runs here.', ['version', 'roles', 'node']).set({ ...build, node: process.version }, 1);
  const worker = gauge('register_worker_version', 'The version of the workflows that new runs begin on here.', ['build_id']);
  const requests = timed('register_http_request_seconds', 'Requests by route and status.', ['method', 'route', 'status']);
  const problems = counted('register_problems_total', 'Requests that were answered with a problem.', ['route', 'code', 'rule']);
  const commands = timed('register_command_seconds', 'Commands, from asking the citizen to its answer.', ['command', 'outcome']);
  const refusals = counted('register_refusals_total', 'Commands that a rule refused.', ['command', 'rule', 'code']);
  const outward = timed('register_outward_seconds', 'Calls to outward systems.', ['port', 'outcome']);
  const lag = timed('register_outbox_lag_seconds', 'From a decision’s leavings being given out to their being carried out.', [], LONG);
  const failures = counted('register_outbox_failures_total', 'Tries of carrying out what decisions left that failed.', []);
  const citizens = census('register_citizens', 'Citizens.');
  const courses = census('register_courses', 'Running courses.', ['type', 'status']);
  const overdueWork = census('register_overdue_work', 'Running courses whose outward work is overdue.', ['type']);
  const dueToday = census('register_deadlines_due_today', 'Citizens whose next deadline is today.');
  const overdue = census('register_deadlines_overdue', 'Citizens whose next deadline has passed and was not taken.');
  const late = census('register_overdue_deletions', 'Records whose day of deletion has come and that are not proved gone.');
  const failing = gauge('register_failing_workflows', 'Running workflows that stand still since their tasks fail.');
  const process_ = { rss: gauge('process_resident_memory_bytes', 'Memory.'), cpu: gauge('process_cpu_seconds_total', 'Processor time.') };

  let countNow: (() => Promise<Census>) | undefined;
  let counting: Promise<void> | undefined;
  let countedAt = Number.NEGATIVE_INFINITY;
  let sdk: string | undefined;

  const take = (c: Census): void => {
    counts.resetMetrics();
    citizens.set(c.citizens);
    for (const { type, status, count } of c.courses) courses.set({ type, status }, count);
    for (const { type, count } of c.overdueWork) overdueWork.set({ type }, count);
    dueToday.set(c.dueToday);
    overdue.set(c.overdue);
    late.set(c.overdueDeletions);
    countedAt = performance.now();
  };

  const recount = async (): Promise<void> => {
    if (!countNow || performance.now() - countedAt < COUNT_AGAIN_AFTER) return;
    counting ??= countNow()
      .then(take)
      .finally(() => {
        counting = undefined;
      });
    await inTime(counting);
  };
  /** An old count is no count: it is not shown. */
  const fresh = (): boolean => performance.now() - countedAt < COUNT_AGAIN_AFTER * 4;

  const sdkText = async (): Promise<string> => {
    if (sdk === undefined) return '';
    const url = sdk;
    return (await inTime(fetch(url).then((answer) => answer.text()))) ?? '';
  };

  return {
    request: ({ method, route, status, seconds, code, rule }) => {
      requests.observe({ method, route, status: String(status) }, seconds);
      if (code !== undefined) problems.inc({ route, code, rule: rule ?? '' });
    },
    works: (build_id) => worker.set({ build_id }, 1),
    command: (command, outcome, seconds) => commands.observe({ command, outcome }, seconds),
    refusal: (command, rule, code) => refusals.inc({ command, rule, code }),
    outward: (port, outcome, seconds) => outward.observe({ port, outcome }, seconds),
    carriedOut: (seconds) => lag.observe(seconds),
    notCarriedOut: () => failures.inc(),
    failing: (count) => failing.set(count),
    countBy: (by) => {
      countNow = by;
    },
    sdkAt: (url) => {
      sdk = url;
    },
    contentType: registry.contentType,
    text: async () => {
      await recount();
      process_.rss.set(process.memoryUsage.rss());
      const { user, system } = process.cpuUsage();
      process_.cpu.set((user + system) / 1e6);
      return [await registry.metrics(), ...(fresh() ? [await counts.metrics()] : []), await sdkText()].join('\n');
    },
  };
};
